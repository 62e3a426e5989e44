package io.loginsight.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.EventId;
import io.loginsight.api.Evidence;
import io.loginsight.api.Finding;
import io.loginsight.api.LogInsight;
import io.loginsight.api.Severity;
import io.loginsight.core.engine.Inputs.Bytes;
import io.loginsight.core.engine.Inputs.Result;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the analyzer {@code pattern} says of whole logs. */
class PatternAnalyzerTest {

  private final StringBuilder log = new StringBuilder();
  private int second;

  @Test
  void findings_fatalErrorAndWarning_areSeriousInThatOrder() {
    line("INFO", "all is well", 5);
    line("WARN", "queue is long", 1);
    line("FATAL", "reactor is out of coolant", 1);
    line("ERROR", "pump has stopped", 1);
    assertEquals(
        List.of(Severity.HIGH, Severity.MEDIUM, Severity.LOW),
        findings().stream().map(Finding::severity).toList());
  }

  @Test
  void findings_fatalThatSaysSoInItsText_isCritical() {
    line("FATAL", "reactor is out of coolant", 1);
    line("FATAL", "pump was terminated", 1);
    line("FATAL", "failed pumps .....: 3", 1);
    line("ERROR", "valve failed", 1);
    assertEquals(
        List.of(Severity.CRITICAL, Severity.HIGH, Severity.HIGH, Severity.MEDIUM),
        findings().stream().map(Finding::severity).toList());
    assertTrue(findings().get(0).summary().contains("pump was terminated"));
  }

  @Test
  void findings_mostlyBelowFatal_isNotCritical() {
    line("FATAL", "valve failed", 1);
    line("ERROR", "valve failed", 2);
    assertEquals(Severity.HIGH, findings().get(0).severity());
  }

  @Test
  void findings_errorInABurst_comeBeforeErrorsAllOverTheLog() {
    for (int minute = 0; minute < 40; minute++) {
      line("INFO", "heartbeat", 55);
      line("ERROR", "favicon is missing", 1);
      line(minute == 20 ? "ERROR" : "INFO", minute == 20 ? "ledger is locked" : "heartbeat", 4);
    }
    assertTrue(findings().get(0).summary().contains("ledger is locked"));
  }

  @Test
  void findings_levelBelowWarnWithFailureWord_isBelieved() {
    line("INFO", "retry after failed attempt", 5);
    assertEquals(List.of(), findings());
  }

  @Test
  void findings_stackTraceAtInfo_isAFinding() {
    line("INFO", "job ended", 1);
    log.append("java.lang.IllegalStateException: no\n\tat com.acme.Job.run(Job.java:7)\n");
    line("INFO", "job began", 3);
    Finding only = findings().get(0);
    assertEquals("error-wording", only.kind());
    assertTrue(only.evidence().get(1).statement().contains("IllegalStateException at Job.run"));
  }

  @Test
  void findings_stackTraceThatTwoPatternsShare_eachPointsAtItsOwnEvents() {
    String trace = "java.lang.IllegalStateException: no\n\tat com.acme.Job.run(Job.java:7)\n";
    line("ERROR", "job ended", 1);
    log.append(trace);
    line("ERROR", "retry is not worth it", 1);
    log.append(trace);
    for (Finding finding : findings()) {
      String own = finding.summary().contains("job ended") ? "app.log:1" : "app.log:4";
      for (Evidence evidence : finding.evidence()) {
        assertEquals(List.of(own), evidence.events().stream().map(EventId::toString).toList());
      }
    }
    assertEquals(2, findings().size());
  }

  @Test
  void findings_patternThatAppearsLate_isNewWithWhenAndWhere() {
    String[] usual =
        "opened|closed for tonight|sold bread|baked two cakes|cleaned all|paid rent".split("\\|");
    for (int round = 0; round < 20; round++) {
      for (String message : usual) {
        line("INFO", message, 3);
        line("INFO", "today we " + message + " again", 3);
      }
    }
    line("INFO", "entering maintenance mode", 1);
    Finding only = findings().get(0);
    assertEquals("new-pattern", only.kind());
    Evidence why = only.evidence().get(0);
    assertEquals("first seen at 2024-05-17 10:12:00 UTC", why.observed());
    assertEquals("app.log:721", why.events().get(0).toString());
  }

  @Test
  void findings_logThatKeepsShowingNewPatterns_callsNoneNew() {
    String[] words = "one two three four five six seven eight nine ten".split(" ");
    for (String word : words) {
      line("INFO", "chapter of " + word + " begins here", 40);
    }
    assertEquals(List.of(), findings());
  }

  @Test
  void findings_allHaveEvidenceThatIsInTheLog() {
    Result result =
        Inputs.analyze(LogInsight.builder(), Bytes.of("m.log", Inputs.mixed(11, 1_500)));
    long lines = result.report().lines().total();
    for (Finding finding : result.report().findings()) {
      for (Evidence evidence : finding.evidence()) {
        evidence.events().forEach(id -> assertTrue(id.line() <= lines, id.toString()));
      }
    }
  }

  @Test
  void findings_errorBehindManyOfThePatternThatAreNone_isItsEvidence() {
    line("INFO", "answered with 200", 50);
    line("WARN", "answered with 404", 2);
    line("ERROR", "answered with 500", 1);
    line("INFO", "answered with 200", 5);
    Evidence why = findings().get(0).evidence().get(0);
    assertEquals("1 event at ERROR", why.observed());
    assertEquals(List.of("app.log:53"), why.events().stream().map(EventId::toString).toList());
  }

  @Test
  void findings_manyFailedLogins_areMoreThanLow() {
    for (int i = 0; i < 9; i++) {
      log.append("sshd: Failed password for root from 10.0.0.").append(i).append('\n');
    }
    assertEquals(List.of(Severity.LOW), severities());
    log.append("sshd: Failed password for root from 10.0.1.1\n");
    assertEquals(List.of(Severity.MEDIUM), severities());
  }

  @Test
  void findings_ofOneSeverity_frequentOnesComeFirst() {
    for (int i = 0; i < 50; i++) {
      log.append("lookup of host ").append(i).append(" failed - try again\n");
      log.append("till ").append(i).append(" is open\n");
    }
    log.append("shutter 1 is stuck: power failure\n");
    assertEquals("50 events saying 'failed'", findings().get(0).evidence().get(0).observed());
    assertEquals(2, findings().size());
  }

  @Test
  void findings_countedErrors_areNone() {
    for (int i = 0; i < 20; i++) {
      log.append("scan ended with ").append(i).append(" errors, 0 failures and no exceptions\n");
    }
    assertEquals(List.of(), findings());
  }

  private List<Severity> severities() {
    return findings().stream().map(Finding::severity).toList();
  }

  private void line(String level, String message, int times) {
    for (int i = 0; i < times; i++) {
      int at = second++;
      log.append(
          String.format(
              "2024-05-17T%02d:%02d:%02dZ %s %s%n",
              10 + at / 3600, at / 60 % 60, at % 60, level, message));
    }
  }

  private List<Finding> findings() {
    return new ArrayList<>(
        Inputs.analyze(LogInsight.builder(), Bytes.of("app.log", log.toString()))
            .report()
            .findings());
  }
}
