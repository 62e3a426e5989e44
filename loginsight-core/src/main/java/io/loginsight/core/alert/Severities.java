package io.loginsight.core.alert;

import io.loginsight.api.Severity;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads how bad others take an alert to be. */
final class Severities {

  private Severities() {}

  /** Returns the severity, or null if the word is not known. */
  static @Nullable Severity parse(String text) {
    return switch (text.strip().toUpperCase(Locale.ROOT)) {
      case "TRACE", "DEBUG", "INFO", "INFORMATIONAL", "NOTICE", "NONE", "OK" -> Severity.INFO;
      case "LOW", "MINOR" -> Severity.LOW;
      case "MEDIUM", "MODERATE", "WARN", "WARNING" -> Severity.MEDIUM;
      case "HIGH", "MAJOR", "ERR", "ERROR" -> Severity.HIGH;
      case "CRITICAL", "CRIT", "FATAL", "ALERT", "EMERG", "EMERGENCY", "PAGE" -> Severity.CRITICAL;
      default -> null;
    };
  }
}
