package io.loginsight.core.engine;

import io.loginsight.api.Cause;
import io.loginsight.api.Diagnosis;
import io.loginsight.api.Evidence;
import io.loginsight.api.PastIncident;
import io.loginsight.api.PatternId;
import io.loginsight.api.Report;
import io.loginsight.api.SimilarIncident;
import io.loginsight.api.TimeRange;
import io.loginsight.core.bytes.Hashes;
import io.loginsight.core.experience.Continuation;
import io.loginsight.core.experience.Lessons;
import io.loginsight.core.experience.PastCauses;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts what is remembered beside incidents: their ids, what people said about them, and what was
 * like them.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Recall {

  static final String EXPERIENCE = "experience";

  private final Lessons lessons;
  private final Set<Long> ids = new HashSet<>();

  Recall(Lessons lessons) {
    this.lessons = lessons;
  }

  /**
   * Returns the id of an incident that nobody remembers; of two with the same patterns that begin
   * at the same time each has its own.
   *
   * @param title counts if there are no patterns
   */
  String idOf(TimeRange when, List<PatternId> patterns, String title) {
    String text = when.first() + (patterns.isEmpty() ? title : "");
    long hash = 0;
    for (int i = 0; i < text.length(); i++) {
      hash = Hashes.mix(hash, text.charAt(i));
    }
    for (PatternId id : patterns.stream().sorted().toList()) {
      hash = Hashes.mix(hash, id.bits());
    }
    while (!ids.add(hash)) {
      hash = Hashes.mix(hash, 1);
    }
    return new PatternId(hash).toString(); // 16 hex digits, too
  }

  /** Returns causes with what experience says of each, the most likely one first. */
  List<Cause> experienced(List<Cause> causes) {
    List<Cause> all = new ArrayList<>();
    for (Cause cause : causes) {
      PatternId pattern = cause.pattern() == null ? null : cause.pattern().id();
      PastCauses.Times times = lessons.causes().of(cause.service(), pattern);
      all.add(times.lean() > 0 ? experienced(cause, times) : cause);
    }
    all.sort(Comparator.comparingDouble(Cause::score).reversed()); // stable
    List<Cause> ranked = new ArrayList<>();
    for (Cause cause : all) {
      ranked.add(
          new Cause(
              ranked.size() + 1,
              cause.service(),
              cause.pattern(),
              cause.score(),
              cause.terms(),
              cause.evidence()));
    }
    return ranked;
  }

  private static Cause experienced(Cause cause, PastCauses.Times times) {
    double more = cause.score() * times.lean();
    Map<String, Double> terms = new TreeMap<>(cause.terms());
    terms.put(EXPERIENCE, more);
    Evidence first = cause.evidence().get(0);
    List<Evidence> evidence = new ArrayList<>(cause.evidence());
    evidence.add(
        1,
        new Evidence(
            "People said of earlier incidents that this was the cause",
            timesOf(times.was()),
            times.wasNot() == 0
                ? "not known"
                : "ranked first and not the cause " + timesOf(times.wasNot()),
            first.events()));
    return new Cause(
        cause.rank(), cause.service(), cause.pattern(), cause.score() + more, terms, evidence);
  }

  private static String timesOf(int count) {
    return count == 1 ? "once" : count + " times";
  }

  /**
   * Adds what is remembered.
   *
   * @param analyzed knows the patterns of the incidents
   * @param incidents the earliest first
   * @return the most urgent one first, and behind them those that are settled
   */
  List<Diagnosis> recalled(Report analyzed, List<Diagnosis> incidents) {
    Map<String, PastIncident> now = remembered(analyzed, incidents);
    Map<String, PastIncident> known =
        Continuation.of(List.copyOf(now.values()), lessons.experience().incidents());
    Set<String> present = new HashSet<>(now.keySet());
    known.values().forEach(one -> present.add(one.id()));
    List<Diagnosis> recalled = new ArrayList<>();
    for (Diagnosis one : incidents) {
      recalled.add(recalled(one, now.get(one.id()), known.get(one.id()), present));
    }
    recalled.sort(
        Comparator.comparing(Diagnosis::isSettled)
            .thenComparing(Comparator.comparingDouble(Diagnosis::urgency).reversed())
            .thenComparing(one -> one.incident().number()));
    return recalled;
  }

  private static Map<String, PastIncident> remembered(Report analyzed, List<Diagnosis> incidents) {
    Report with =
        new Report(
            analyzed.sources(),
            analyzed.chunk(),
            analyzed.analyses(),
            incidents,
            List.of(),
            List.of());
    Map<String, PastIncident> now = new LinkedHashMap<>();
    PastIncident.of(with).forEach(one -> now.put(one.id(), one));
    return now;
  }

  private Diagnosis recalled(
      Diagnosis of, @Nullable PastIncident now, @Nullable PastIncident past, Set<String> present) {
    List<SimilarIncident> similar = now == null ? List.of() : lessons.likeness().to(now, present);
    return new Diagnosis(
        past == null ? of.id() : past.id(),
        of.incident(),
        of.state(),
        of.reopens(),
        of.urgency(),
        of.title(),
        of.patterns(),
        of.findings(),
        of.impact(),
        of.causes(),
        of.conclusive(),
        of.concentrations(),
        of.events(),
        of.missing(),
        of.remediations(),
        past,
        similar);
  }
}
