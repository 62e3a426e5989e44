package io.loginsight.api;

/**
 * How far a run has come.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param bytes bytes read so far, unpacked ones not counted
 * @param totalBytes bytes to read in all; -1 if a source does not know its size
 * @param lines physical lines read so far
 */
public record Progress(long bytes, long totalBytes, long lines) {}
