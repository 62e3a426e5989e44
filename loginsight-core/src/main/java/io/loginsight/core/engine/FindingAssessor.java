package io.loginsight.core.engine;

import io.loginsight.api.Assessment;
import io.loginsight.api.Chunk;
import io.loginsight.api.Evidence;
import io.loginsight.api.Finding;
import io.loginsight.api.Impact;
import io.loginsight.api.Level;
import io.loginsight.api.PatternId;
import io.loginsight.api.PatternStats;
import io.loginsight.api.TimeRange;
import io.loginsight.core.experience.Calibration;
import io.loginsight.core.incident.FindingFolder;
import io.loginsight.core.incident.Lifecycle;
import io.loginsight.core.remedy.Remedies;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Says of single findings of a chunk what {@link IncidentStage} says of incidents, as far as the
 * chunk alone tells it, and how sure they are.
 *
 * <p><b>Threads:</b> Confined.
 */
final class FindingAssessor {

  /** So many patterns of a finding are looked at for what may help. */
  private static final int MOST_TELLING = 10;

  private final Chunk chunk;
  private final Map<PatternId, PatternStats> patterns = new HashMap<>();

  private final Calibration calibration;

  FindingAssessor(Chunk chunk, Calibration calibration) {
    this.chunk = chunk;
    this.calibration = calibration;
    chunk.patterns().forEach(stats -> patterns.put(stats.pattern().id(), stats));
  }

  Assessment assess(Finding finding) {
    List<PatternStats> known =
        finding.patterns().stream().distinct().map(patterns::get).filter(Objects::nonNull).toList();
    Impact impact = known.isEmpty() ? null : impact(known, finding.when());
    Evidence.Surprise surprise = mostTrusted(finding);
    if (surprise == null) {
      long events = Math.max(impact == null ? 0 : impact.events(), pointedAt(finding));
      double maturity = events / (events + 1.0);
      String because =
          "1 bit, as no surprise was calculated, and the maturity n / (n + 1) of n = %,d events";
      return assessment(finding, maturity, told(because, events), impact, known);
    }
    String because = "%.1f bits of surprise and the maturity %.2f";
    return assessment(
        finding,
        surprise.bits() * surprise.maturity(),
        told(because, surprise.bits(), surprise.maturity()),
        impact,
        known);
  }

  private String told(String how, Object... of) {
    return "1 - 2^-(bits x maturity) of " + String.format(Locale.ROOT, how, of) + calibrated();
  }

  private String calibrated() {
    if (calibration.isEmpty()) {
      return "; not calibrated";
    }
    String judged =
        calibration.incidents()
            + (calibration.incidents() == 1 ? " judged incident" : " judged incidents");
    return calibration.isEnough()
        ? "; calibrated by " + judged
        : "; moved by " + judged + ", too few to be calibrated";
  }

  private Assessment assessment(
      Finding finding,
      double bits,
      String because,
      @Nullable Impact impact,
      List<PatternStats> known) {
    double raw = 1 - StrictMath.pow(2, -bits); // the same on every machine
    return new Assessment(
        finding,
        calibration.of(raw),
        raw,
        calibration.isEnough(),
        because,
        impact,
        Remedies.builtIn().fitting(telling(known)));
  }

  private static Evidence.@Nullable Surprise mostTrusted(Finding finding) {
    Evidence.@Nullable Surprise most = null;
    for (Evidence evidence : finding.evidence()) {
      Evidence.Surprise one = evidence.surprise();
      if (one != null
          && (most == null || one.bits() * one.maturity() > most.bits() * most.maturity())) {
        most = one;
      }
    }
    return most;
  }

  private static long pointedAt(Finding finding) {
    return finding.evidence().stream()
        .flatMap(evidence -> evidence.events().stream())
        .distinct()
        .count();
  }

  /** Of warnings and errors among others these alone tell what is wrong. */
  private static List<PatternStats> telling(List<PatternStats> known) {
    List<PatternStats> wrong =
        known.stream().filter(stats -> IncidentStage.isMostly(Level.WARN, stats)).toList();
    List<PatternStats> telling = wrong.isEmpty() ? known : wrong;
    return telling.subList(0, Math.min(MOST_TELLING, telling.size()));
  }

  private Impact impact(List<PatternStats> known, @Nullable TimeRange when) {
    Map<String, Long> services = new TreeMap<>();
    long sum = 0;
    for (PatternStats stats : known) {
      long events = eventsIn(stats, when);
      sum += events;
      IncidentStage.servicesOf(stats)
          .forEach(service -> services.merge(service, events, Long::sum));
    }
    long all =
        when == null ? chunk.counts().events() : FindingFolder.eventsIn(chunk.events(), when);
    Duration step = chunk.events().step();
    return new Impact(
        IncidentStage.counted(services),
        sum,
        all == 0 ? 0 : Math.min(1, (double) sum / all),
        null,
        null,
        when == null ? Impact.Trend.STEADY : Lifecycle.trendOf(known, when, step));
  }

  private static long eventsIn(PatternStats stats, @Nullable TimeRange when) {
    return when == null ? stats.counts().events() : FindingFolder.eventsIn(stats.series(), when);
  }
}
