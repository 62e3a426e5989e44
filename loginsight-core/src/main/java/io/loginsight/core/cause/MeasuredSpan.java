package io.loginsight.core.cause;

/**
 * A span as a tracer has measured it.
 *
 * @param trace the id of its trace
 * @param id its own, within the trace
 * @param parent that of the span it is part of; another text if it is part of none
 * @param service who did it
 * @param operation what was done
 * @param start nanoseconds since 1970
 * @param end nanoseconds since 1970
 * @param event its number in the input
 */
public record MeasuredSpan(
    String trace,
    String id,
    String parent,
    String service,
    String operation,
    long start,
    long end,
    int event) {}
