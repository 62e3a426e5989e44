package io.loginsight.core.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loginsight.api.AlertDecision.Reason;
import io.loginsight.api.Chunk;
import io.loginsight.api.EventId;
import io.loginsight.api.Evidence;
import io.loginsight.api.Evidence.Surprise;
import io.loginsight.api.Finding;
import io.loginsight.api.Level;
import io.loginsight.api.PatternId;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Severity;
import io.loginsight.api.TimeRange;
import io.loginsight.tck.ChunkBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class FindingFolderTest {

  private Predicate<Finding> noProblem = finding -> false;

  private static final Instant START = Instant.parse("2026-05-04T10:00:00Z");

  /** Two hours in which everything comes once a minute, but for what fails in an hour. */
  private final ChunkBuilder log =
      new ChunkBuilder()
          .events("order <*> placed", Level.INFO, START, Duration.ofMinutes(1), 120)
          .events("till <*> idle", Level.INFO, START, Duration.ofMinutes(1), 120)
          .events("order <*> lost", Level.ERROR, at(30), Duration.ofSeconds(30), 20)
          .events("card <*> refused", Level.ERROR, at(33), Duration.ofSeconds(30), 10)
          .events("lamp <*> broken", Level.WARN, START, Duration.ofMinutes(10), 12)
          .attributes("order <*> placed", Map.of("service", "orders"))
          .attributes("order <*> lost", Map.of("service", "orders"))
          .attributes("card <*> refused", Map.of("service", "payments"))
          .attributes("till <*> idle", Map.of("service", "tills"));

  @Test
  void fold_surprisingFinding_isAnIncident() {
    Finding lost = surprising("order <*> lost", Severity.LOW, 30, 40);
    assertEquals(List.of(Map.of(lost, Reason.OPENS)), reasons(fold(lost)));
  }

  @Test
  void fold_saidToBeNoProblem_isNone() {
    noProblem = finding -> true;
    assertEquals(List.of(), fold(surprising("order <*> lost", Severity.HIGH, 30, 40)));
  }

  @Test
  void fold_saidToBeNoProblemAmidAnIncident_comesWithIt() {
    Finding lost = surprising("order <*> lost", Severity.HIGH, 30, 40);
    Finding again = surprising("order <*> lost", Severity.LOW, 31, 39);
    noProblem = again::equals;
    assertEquals(
        List.of(Map.of(lost, Reason.OPENS, again, Reason.REPEATS)), reasons(fold(lost, again)));
  }

  @Test
  void fold_goodNews_isNone() {
    assertEquals(List.of(), fold(surprising("order <*> lost", Severity.INFO, 30, 40)));
  }

  @Test
  void fold_whatIsMerelyThere_isNone() {
    assertEquals(List.of(), fold(plain("lamp <*> broken", Severity.MEDIUM, 0, 120)));
  }

  @Test
  void fold_burstOfTheWorst_isAnIncidentWithoutAnySurprise() {
    assertEquals(1, fold(plain("order <*> lost", Severity.HIGH, 30, 40)).size());
  }

  @Test
  void fold_theWorstNowAndThen_isNone() {
    assertEquals(List.of(), fold(plain("lamp <*> broken", Severity.HIGH, 0, 110)));
  }

  @Test
  void fold_sameServiceAtTheSameTime_isOneIncident() {
    Finding lost = surprising("order <*> lost", Severity.HIGH, 30, 40);
    Finding fewer = surprising("order <*> placed", Severity.LOW, 33, 38);
    assertEquals(
        List.of(Map.of(lost, Reason.OPENS, fewer, Reason.ADDS)), reasons(fold(lost, fewer)));
  }

  @Test
  void fold_otherServiceThatBeginsLater_isAnIncidentOfItsOwn() {
    Finding lost = surprising("order <*> lost", Severity.HIGH, 30, 40);
    Finding refused = surprising("card <*> refused", Severity.HIGH, 33, 38);
    assertEquals(2, fold(lost, refused).size());
  }

  @Test
  void fold_otherServiceOfTheSameTrace_isOneIncident() {
    log.attributes("order <*> lost", Map.of("service", "orders", "trace", "t-1"));
    log.attributes("card <*> refused", Map.of("service", "payments", "trace", "t-1"));
    Finding lost = surprising("order <*> lost", Severity.HIGH, 30, 40);
    Finding refused = surprising("card <*> refused", Severity.HIGH, 33, 38);
    assertEquals(1, fold(lost, refused).size());
  }

  @Test
  void fold_otherServiceThatBeginsInTheSameMinute_isOneIncident() {
    Finding lost = surprising("order <*> lost", Severity.HIGH, 30, 40);
    Finding tills = surprising("till <*> idle", Severity.LOW, 31, 38);
    assertEquals(1, fold(lost, tills).size());
  }

  @Test
  void fold_samePatternsSoonAfter_goOnWithTheIncident() {
    Finding first = surprising("order <*> lost", Severity.HIGH, 30, 40);
    Finding second = surprising("order <*> lost", Severity.HIGH, 49, 55);
    List<FindingGroup> groups = fold(first, second);
    assertEquals(List.of(Map.of(first, Reason.OPENS, second, Reason.REPEATS)), reasons(groups));
    assertEquals(at(55), groups.get(0).when().last());
  }

  @Test
  void fold_samePatternsLongAfter_areAnotherIncident() {
    Finding first = surprising("order <*> lost", Severity.HIGH, 30, 40);
    Finding second = surprising("order <*> lost", Severity.HIGH, 51, 55);
    assertEquals(2, fold(first, second).size());
  }

  @Test
  void fold_whatLastsAllTheTime_takesNothingElse() {
    Finding drift = surprising("order <*> placed", Severity.LOW, 0, 110);
    Finding lost = surprising("order <*> lost", Severity.HIGH, 30, 40);
    assertEquals(2, fold(drift, lost).size());
  }

  @Test
  void fold_findingWhoseEventsLieInTheIncident_comesWithIt() {
    Finding lost = surprising("order <*> lost", Severity.HIGH, 30, 40);
    Finding same = plain("order <*> lost", Severity.MEDIUM, 30, 40);
    assertEquals(
        List.of(Map.of(lost, Reason.OPENS, same, Reason.REPEATS)), reasons(fold(lost, same)));
  }

  @Test
  void fold_findingWithoutTime_isOfTheBackground() {
    Finding untimed =
        new Finding(
            "test", "odd", Severity.HIGH, 0.5, null, "odd", List.of(), List.of(evidence(null)));
    assertEquals(List.of(), fold(untimed));
  }

  @Test
  void fold_anyOrder_isTheSame() {
    List<Finding> findings = new ArrayList<>();
    Random random = new Random(7);
    List<String> templates =
        List.of("order <*> lost", "card <*> refused", "till <*> idle", "order <*> placed");
    for (int i = 0; i < 40; i++) {
      int from = random.nextInt(110);
      String template = templates.get(random.nextInt(templates.size()));
      Severity severity = Severity.values()[random.nextInt(4)];
      findings.add(
          random.nextBoolean()
              ? surprising(template, severity, from, from + random.nextInt(20))
              : plain(template, severity, from, from + random.nextInt(20)));
    }
    List<Map<Finding, Reason>> expected = reasons(fold(findings.toArray(Finding[]::new)));
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(findings, random);
      assertEquals(expected, reasons(fold(findings.toArray(Finding[]::new))));
    }
  }

  @Test
  void fold_manyFindings_eachIsInOneIncidentAtMost() {
    Random random = new Random(8);
    Finding[] findings = new Finding[60];
    for (int i = 0; i < findings.length; i++) {
      int from = random.nextInt(110);
      String template = random.nextBoolean() ? "order <*> lost" : "card <*> refused";
      findings[i] = surprising(template, Severity.values()[i % 4], from, from + random.nextInt(9));
    }
    Set<Finding> seen = new HashSet<>();
    int all = 0;
    for (FindingGroup group : fold(findings)) {
      seen.addAll(group.reasons().keySet());
      all += group.reasons().size();
    }
    assertEquals(all, seen.size());
  }

  private List<FindingGroup> fold(Finding... findings) {
    return new FindingFolder(
            log.build(), event -> event.attributes().getOrDefault("service", ""), noProblem)
        .fold(List.of(findings));
  }

  private static List<Map<Finding, Reason>> reasons(List<FindingGroup> groups) {
    return groups.stream().map(FindingGroup::reasons).toList();
  }

  private Finding surprising(String template, Severity severity, int from, int to) {
    return finding(template, severity, from, to, new Surprise(40, "the rest", 0.9));
  }

  private Finding plain(String template, Severity severity, int from, int to) {
    return finding(template, severity, from, to, null);
  }

  private Finding finding(String template, Severity severity, int from, int to, Surprise surprise) {
    return new Finding(
        "test",
        "kind",
        severity,
        0.5,
        new TimeRange(at(from), at(to)),
        template + " from " + from + " to " + to + " " + severity + " " + surprise,
        List.of(idOf(template)),
        List.of(evidence(surprise)));
  }

  private static Evidence evidence(Surprise surprise) {
    return new Evidence("seen", "1", "0", List.of(new EventId("app.log", 1)), surprise);
  }

  private PatternId idOf(String template) {
    Chunk chunk = log.build();
    return chunk.patterns().stream()
        .map(PatternStats::pattern)
        .filter(pattern -> pattern.template().equals(template))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static Instant at(int minute) {
    return START.plus(Duration.ofMinutes(minute));
  }
}
