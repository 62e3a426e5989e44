package io.loginsight.product;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Comparison;
import io.loginsight.api.Event;
import io.loginsight.api.LogInsight;
import io.loginsight.api.PatternChange;
import io.loginsight.api.PatternChange.Kind;
import io.loginsight.lab.Fault;
import io.loginsight.lab.Simulator;
import io.loginsight.lab.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said to have changed where nothing has, and where the truth is known. */
class DiffOfShopsTest {

  private static final int LINES = 10_000;

  @TempDir Path folder;

  /** Of some 1,000 patterns none has changed; five of a thousand may be said to have. */
  @Test
  void compareAt_halvesOfHealthyRuns_reportHardlyAnything() throws IOException {
    int changed = 0;
    int all = 0;
    for (long seed = 1; seed <= 10; seed++) {
      Path logs = folder.resolve("run-" + seed);
      Truth truth = Simulator.of(Fault.NONE, seed).lines(LINES).run(logs);
      Instant middle =
          truth.start().plus(Duration.between(truth.start(), truth.end()).dividedBy(2));
      try (LogInsight insight = LogInsight.builder().build()) {
        Comparison found = insight.compareAt(List.of(logs.toString()), middle);
        changed += reported(found);
        all += found.patterns().size();
      }
    }
    assertTrue(all > 800, all + " patterns");
    assertTrue(changed <= all / 200, changed + " of " + all);
  }

  /** Each event goes to a side by chance. */
  @Test
  void compare_shuffledRuns_reportHardlyAnything() throws IOException {
    int changed = 0;
    int all = 0;
    for (long seed = 1; seed <= 5; seed++) {
      Path before = Files.createDirectories(folder.resolve("before-" + seed));
      Path after = Files.createDirectories(folder.resolve("after-" + seed));
      Random random = new Random(seed);
      Map<Path, StringBuilder> files = new TreeMap<>();
      Simulator.of(Fault.NONE, seed)
          .lines(LINES)
          .run(
              event -> {
                Path side = random.nextBoolean() ? before : after;
                files
                    .computeIfAbsent(side.resolve(event.file()), file -> new StringBuilder())
                    .append(event.text())
                    .append('\n');
              });
      for (Map.Entry<Path, StringBuilder> file : files.entrySet()) {
        Files.writeString(file.getKey(), file.getValue());
      }
      try (LogInsight insight = LogInsight.builder().build()) {
        Comparison found = insight.compare(before, after);
        changed += reported(found);
        all += found.patterns().size();
      }
    }
    assertTrue(changed <= all / 200, changed + " of " + all);
  }

  private static int reported(Comparison found) {
    long patterns = found.patterns().stream().filter(PatternChange::significant).count();
    return (int) patterns + found.values().size();
  }

  /**
   * The surest of what is new or risen is of the incident, and lines of the cause are among them.
   * Of a service that stops they cannot be: it says what it says at each restart.
   */
  @ParameterizedTest
  @CsvSource({
    "DEPENDENCY_DOWN, 1", "DEPENDENCY_DOWN, 2", "DEPENDENCY_DOWN, 3",
    "POOL_EXHAUSTED, 1", "POOL_EXHAUSTED, 2", "POOL_EXHAUSTED, 3",
    "BAD_DEPLOY, 1", "BAD_DEPLOY, 2", "BAD_DEPLOY, 3"
  })
  void compareAt_theBeginOfAnIncident_showsItFirst(Fault fault, long seed) throws IOException {
    Truth truth = Simulator.of(fault, seed).lines(20_000).run(folder);
    Truth.Incident incident = truth.incidents().get(0);
    try (LogInsight insight = LogInsight.builder().until(incident.end()).build()) {
      Comparison found = insight.compareAt(List.of(folder.toString()), incident.begin());
      PatternChange first =
          found.patterns().stream()
              .filter(change -> change.kind() == Kind.NEW || change.kind() == Kind.RISEN)
              .findFirst()
              .orElseThrow();
      assertTrue(first.significant(), first.toString());
      assertTrue(isOfIncident(truth, first), first.toString());
      boolean shown = incident.causal().stream().anyMatch(line -> isNew(found, line));
      assertTrue(shown || fault == Fault.DEPENDENCY_DOWN, incident.causal().toString());
    }
  }

  private static boolean isOfIncident(Truth truth, PatternChange change) {
    for (Event event : change.seen().examples()) {
      for (Truth.LogFile file : truth.files()) {
        boolean here = event.id().source().endsWith("/" + file.name());
        for (Truth.LineRange range : file.incidentLines()) {
          if (here && range.first() <= event.id().line() && event.id().line() <= range.last()) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Whether the line is of a pattern that is new or has risen. */
  private static boolean isNew(Comparison found, Truth.CausalLine line) {
    return found.patterns().stream()
        .filter(change -> change.kind() == Kind.NEW || change.kind() == Kind.RISEN)
        .anyMatch(change -> fits(change.pattern().template(), line.text()));
  }

  private static boolean fits(String template, String text) {
    String expression =
        Arrays.stream(template.split(Pattern.quote("<*>"), -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return Pattern.compile(expression).matcher(text).find();
  }
}
