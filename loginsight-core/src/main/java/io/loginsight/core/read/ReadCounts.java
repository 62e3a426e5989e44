package io.loginsight.core.read;

/**
 * What was met while reading one source. Immutable.
 *
 * @param bytes read so far, after unpacking and without a byte order mark, line ends included
 * @param lines physical lines so far
 * @param cutLines lines of which only the beginning was kept
 * @param cutBytes what was dropped of those, line ends not included
 * @param invalidLines lines whose kept part is not well-formed UTF-8
 * @param nulBytes in the kept part of all lines
 */
public record ReadCounts(
    long bytes, long lines, long cutLines, long cutBytes, long invalidLines, long nulBytes) {}
