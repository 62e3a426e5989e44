package io.loginsight.core.experience;

import io.loginsight.api.EventId;
import io.loginsight.api.Evidence;
import io.loginsight.api.Experience;
import io.loginsight.api.Feedback;
import io.loginsight.api.Feedback.Verdict;
import io.loginsight.api.Finding;
import io.loginsight.api.PastIncident;
import io.loginsight.api.PatternId;
import io.loginsight.api.Severity;
import io.loginsight.api.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes what is remembered. */
final class Pasts {

  static final Instant START = Instant.parse("2026-05-04T10:00:00Z");

  private final List<PastIncident> all = new ArrayList<>();

  Experience experience() {
    return new Experience(all);
  }

  Pasts add(PastIncident incident) {
    all.add(incident);
    return this;
  }

  /** Adds incidents of one finding, of the pattern 1. */
  Pasts judged(int times, Verdict verdict, double bits, double confidence) {
    for (int i = 0; i < times; i++) {
      add(
          new PastIncident(
              new PatternId(1_000 + all.size()).toString(),
              "title",
              minutes(60 * all.size(), 60 * all.size() + 5),
              Severity.HIGH,
              List.of(),
              List.of(),
              List.of(
                  new PastIncident.Finding("test", "burst", new PatternId(1), bits, confidence)),
              List.of(),
              new Feedback(verdict, "", START)));
    }
    return this;
  }

  /** Adds an incident of which a service was said to be the cause. */
  Pasts cause(String said, PastIncident.Cause... ranked) {
    return add(
        new PastIncident(
            new PatternId(1_000 + all.size()).toString(),
            "title",
            minutes(0, 5),
            Severity.HIGH,
            List.of(),
            List.of(),
            List.of(),
            List.of(ranked),
            new Feedback(Verdict.REAL, said, null, "", START)));
  }

  static PastIncident of(long id, TimeRange when, List<String> services, List<String> templates) {
    return new PastIncident(
        new PatternId(id).toString(),
        "title",
        when,
        Severity.HIGH,
        services,
        templates.stream()
            .map(text -> new PastIncident.Pattern(new PatternId(text.hashCode()), text))
            .toList(),
        List.of(),
        List.of(),
        null);
  }

  static TimeRange minutes(long from, long to) {
    return new TimeRange(START.plusSeconds(60 * from), START.plusSeconds(60 * to));
  }

  static Finding finding(long pattern, double bits) {
    return new Finding(
        "test",
        "burst",
        Severity.HIGH,
        0.5,
        minutes(0, 5),
        "more than before",
        List.of(new PatternId(pattern)),
        List.of(
            new Evidence(
                "seen",
                "1",
                "0",
                List.of(new EventId("app.log", 1)),
                new Evidence.Surprise(bits, "before", 1))));
  }
}
