package io.loginsight.api;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How serious the program that logged an event said it is. A {@link Finding} has a {@link Severity}
 * instead: how serious Log Insight says it is.
 *
 * <p><b>Threads:</b> Immutable.
 */
public enum Level {
  /** Steps of an algorithm. */
  TRACE,
  /** What only a developer wants to know. */
  DEBUG,
  /** What happens in normal operation; NOTICE and CONFIG map to it. */
  INFO,
  /** Something unexpected that the program could deal with. */
  WARN,
  /** An operation failed; SEVERE and ERR map to it. */
  ERROR,
  /** The program cannot go on; CRIT, ALERT, EMERG and PANIC map to it. */
  FATAL;

  private static final Level[] VALUES = values();

  /**
   * Returns the level that a word stands for, whatever its case.
   *
   * @param word a level word such as {@code warn}, {@code SEVERE} or {@code crit}
   * @return the level, or null if the word is not a level word
   */
  public static @Nullable Level ofWord(String word) {
    return switch (word.toUpperCase(Locale.ROOT)) {
      case "TRACE", "FINEST", "FINER", "VERBOSE", "TRC", "VRB" -> TRACE;
      case "DEBUG", "FINE", "DBG", "DEBG" -> DEBUG;
      case "INFO",
          "INFORMATION",
          "INFORMATIONAL",
          "NOTICE",
          "CONFIG",
          "AUDIT",
          "LOG",
          "INF",
          "NOTE" ->
          INFO;
      case "WARN", "WARNING", "WRN" -> WARN;
      case "ERROR", "ERR", "SEVERE", "FAILURE", "EROR" -> ERROR;
      case "FATAL",
          "CRITICAL",
          "CRIT",
          "ALERT",
          "EMERG",
          "EMERGENCY",
          "PANIC",
          "FTL",
          "CRT",
          "PNC" ->
          FATAL;
      default -> null;
    };
  }

  /**
   * Returns the level with the given ordinal without the copy that {@link #values()} makes.
   *
   * @param ordinal {@code 0 .. 5}
   * @return the level
   */
  public static Level ofOrdinal(int ordinal) {
    return VALUES[ordinal];
  }
}
