package io.loginsight.core.enrich;

/**
 * What a term of the lexicon says when it is met.
 *
 * @param kind the kind of label it speaks for
 * @param value the value it speaks for
 * @param weight how much it says: 1 a hint, 2 the usual meaning, 3 hardly anything else, 4 even
 *     against others
 * @param within the context in which alone it says so; empty for any
 */
record Clue(String kind, String value, int weight, String within) {}
