package io.loginsight.core.cause;

/**
 * What was measured of a service at one time.
 *
 * @param service of whom
 * @param name of what
 * @param time nanoseconds since 1970
 * @param value how much
 * @param event its number in the input
 */
public record Measurement(String service, String name, long time, double value, int event) {}
