package io.loginsight.core.anomaly;

import io.loginsight.api.Analysis;
import io.loginsight.api.Chunk;
import io.loginsight.api.Evidence;
import io.loginsight.api.Finding;
import io.loginsight.api.Level;
import io.loginsight.api.PatternId;
import io.loginsight.api.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks all detectors, folds what they have seen into findings, and keeps the budget. */
final class AnomalyAnalyzer {

  /** From so many times the least surprise on a finding is more severe. */
  private static final double STRONG = 3;

  /** What is told of one cause; its patterns are named all the same. */
  private static final int EVIDENCE = 8;

  private final double leastBits;
  private final double factor;
  private final int findingsADay;

  AnomalyAnalyzer(double leastBits, double factor, int findingsADay) {
    this.leastBits = leastBits;
    this.factor = factor;
    this.findingsADay = findingsADay;
  }

  Analysis analyze(Chunk chunk) {
    Scene scene = Scene.of(chunk, factor, leastBits);
    List<Sign> signs = new ArrayList<>();
    signs.addAll(new Rarity(chunk).signs());
    signs.addAll(new OddValues(chunk, factor).signs());
    if (scene != null) {
      signs.addAll(new RateChanges(scene).signs());
      signs.addAll(new LevelChanges(scene).signs());
      signs.addAll(new Drift(scene).signs());
      signs.addAll(new Silence(scene).signs());
      signs.addAll(new News(scene).signs());
    }
    List<Cause> causes = Cause.of(signs.stream().filter(this::counts).toList(), scene);
    List<Finding> findings =
        new Budget(findingsADay, chunk.window())
            .keep(causes).stream()
                .map(this::finding)
                .collect(Collectors.toCollection(ArrayList::new));
    findings.sort(
        Comparator.comparing(Finding::severity)
            .reversed()
            .thenComparing(Comparator.comparingDouble(Finding::score).reversed()));
    return new Analysis(AnomalyAnalyzerProvider.ID, findings);
  }

  private boolean counts(Sign sign) {
    return sign.bits() > 0 && sign.weight() >= leastBits;
  }

  private Finding finding(Cause cause) {
    Set<PatternId> patterns = new LinkedHashSet<>();
    List<Evidence> evidence = new ArrayList<>();
    Severity severity = Severity.INFO;
    for (Sign sign : cause.signs()) {
      sign.patterns().forEach(stats -> patterns.add(stats.pattern().id()));
      if (evidence.size() < EVIDENCE) {
        evidence.add(sign.evidence());
      }
      Severity one = severity(sign);
      severity = one.compareTo(severity) > 0 ? one : severity;
    }
    double weight = cause.head().weight();
    return new Finding(
        AnomalyAnalyzerProvider.ID,
        cause.head().kind(),
        severity,
        weight / (weight + 2 * leastBits + 1),
        cause.head().when(),
        summary(cause, patterns.size()),
        List.copyOf(patterns),
        evidence);
  }

  private Severity severity(Sign sign) {
    boolean strong = sign.weight() >= STRONG * leastBits;
    if (sign.isGoodNews() || sign.kind().equals(LevelChanges.TRAFFIC_RISE)) {
      return Severity.INFO; // that users ask for more is no incident by itself
    }
    if (Words.isAtLeast(sign.level(), Level.ERROR)) {
      return strong ? Severity.HIGH : Severity.MEDIUM;
    }
    boolean warns = Words.isAtLeast(sign.level(), Level.WARN) || sign.kind().equals("silence");
    if (warns) {
      return strong ? Severity.MEDIUM : Severity.LOW;
    }
    return strong ? Severity.LOW : Severity.INFO;
  }

  private static String summary(Cause cause, int patterns) {
    Sign head = cause.head();
    String others = patterns <= 1 ? "" : ", with " + Words.count(patterns - 1L, "other pattern");
    return head.observed() + others + ": " + Words.template(head.patterns().get(0));
  }
}
