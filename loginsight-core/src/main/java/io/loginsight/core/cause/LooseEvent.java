package io.loginsight.core.cause;

/**
 * An event that belongs to no trace.
 *
 * @param time nanoseconds since 1970
 * @param service who logged it
 * @param kind what it says
 * @param took how long something took, as it says, in milliseconds; {@code NaN} if it does not
 * @param event its number in the input
 */
public record LooseEvent(long time, String service, Kind kind, double took, int event) {}
