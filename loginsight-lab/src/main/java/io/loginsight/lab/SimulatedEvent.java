package io.loginsight.lab;

import io.loginsight.api.Level;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a simulated service logged, and what only the simulator knows about it.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param file the name of the file it belongs to, such as {@code orders.log}
 * @param line the number of its first physical line in that file, from 1
 * @param lineCount how many physical lines it takes: more than 1 if it carries a stack trace
 * @param time when it was logged, to the microsecond, even where the text is coarser or the clock
 *     of the one who logs is wrong
 * @param service the service that logged it
 * @param pod the instance that logged it
 * @param level its level; an access line has that of its status (5xx ERROR, 4xx WARN, else INFO)
 * @param traceId the request it belongs to, even where the text does not say so; null if none
 * @param text what is written, lines separated by LF, without the last LF
 * @param incidentId the incident it is part of; null if it has nothing to do with the fault
 * @param causal whether it shows the cause of that incident
 */
public record SimulatedEvent(
    String file,
    long line,
    int lineCount,
    Instant time,
    String service,
    String pod,
    Level level,
    @Nullable String traceId,
    String text,
    @Nullable String incidentId,
    boolean causal) {}
