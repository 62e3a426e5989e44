/**
 * What lines say or imply beyond time, level and message: the attributes of events, and the labels
 * of patterns. Nothing here sees every line; it works on the events that are kept as examples and
 * evidence, and on patterns.
 */
@NullMarked
package io.loginsight.core.enrich;

import org.jspecify.annotations.NullMarked;
