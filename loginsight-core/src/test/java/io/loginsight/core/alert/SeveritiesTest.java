package io.loginsight.core.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.loginsight.api.Severity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeveritiesTest {

  @ParameterizedTest
  @CsvSource({
    "INFO, INFO",
    "informational, INFO",
    "notice, INFO",
    "ok, INFO",
    "Low, LOW",
    "minor, LOW",
    "medium, MEDIUM",
    "Warning, MEDIUM",
    "warn, MEDIUM",
    "HIGH, HIGH",
    "major, HIGH",
    "err, HIGH",
    "error, HIGH",
    "critical, CRITICAL",
    "Crit, CRITICAL",
    "emerg, CRITICAL",
    "page, CRITICAL"
  })
  void parse_word_isASeverity(String word, Severity severity) {
    assertEquals(severity, Severities.parse(word));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "purple", "5", "higher"})
  void parse_anythingElse_isNull(String word) {
    assertNull(Severities.parse(word));
  }
}
