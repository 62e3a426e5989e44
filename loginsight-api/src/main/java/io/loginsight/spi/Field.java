package io.loginsight.spi;

/**
 * The fields of a header that every part of Log Insight knows by name. What else a line says about
 * its origin is an attribute.
 *
 * <p><b>Threads:</b> Immutable.
 */
public enum Field {
  /** The machine or pod. */
  HOST,
  /** The deployable unit the event belongs to, when the line says so itself. */
  SERVICE,
  /** The program: a syslog tag without its process id. */
  PROCESS,
  /** The process id. */
  PID,
  /** The thread name or number. */
  THREAD,
  /** The logger, class or component that wrote the event. */
  LOGGER,
  /** The trace id. */
  TRACE,
  /** The span id. */
  SPAN
}
