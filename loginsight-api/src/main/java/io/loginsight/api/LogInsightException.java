package io.loginsight.api;

import org.jspecify.annotations.Nullable;

/**
 * A set-up that cannot work: a missing or broken plugin, an input that cannot be read at all. The
 * message says what to do. A bad log line never throws: it is counted.
 */
public class LogInsightException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * Makes an exception.
   *
   * @param message what is wrong and what to do, for a person
   */
  public LogInsightException(String message) {
    super(message);
  }

  /**
   * Makes an exception with a cause.
   *
   * @param message what is wrong and what to do, for a person
   * @param cause what was thrown
   */
  public LogInsightException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
