package io.loginsight.api;

/**
 * How much a {@link Finding} matters to the person who reads it, in rising order. An event has a
 * {@link Level} instead.
 *
 * <p><b>Threads:</b> Immutable.
 */
public enum Severity {
  /** Worth knowing; nothing to do. */
  INFO,
  /** Look at it when there is time. */
  LOW,
  /** Look at it today. */
  MEDIUM,
  /** Somebody is affected; look at it now. */
  HIGH,
  /** Service is lost or data is at risk. */
  CRITICAL
}
