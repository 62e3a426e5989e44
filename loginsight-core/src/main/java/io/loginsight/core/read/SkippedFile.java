package io.loginsight.core.read;

/**
 * A file or directory that was found and left out. Immutable.
 *
 * @param name its path, as the names of sources are written
 * @param reason why, in words that make sense behind the name
 */
record SkippedFile(String name, String reason) {}
