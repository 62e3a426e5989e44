package io.loginsight.lab;

import io.loginsight.api.EventId;
import io.loginsight.api.Evidence;
import io.loginsight.api.Finding;
import io.loginsight.api.PatternId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A finding that counts, and what is to be asked of it again and again. */
final class Claim {
  final Finding finding;
  final Set<PatternId> patterns;
  final Set<EventId> events = new HashSet<>();
  boolean isJudged;
  boolean isRight;

  Claim(Finding finding) {
    this.finding = finding;
    this.patterns = new HashSet<>(finding.patterns());
    for (Evidence evidence : finding.evidence()) {
      events.addAll(evidence.events());
    }
  }

  void judge(boolean right) {
    isJudged = true;
    isRight |= right;
  }

  /** Returns what it takes for what it covers, out of some classes; abnormal if it names none. */
  String className(Set<String> classes) {
    String severity = finding.severity().name().toLowerCase(Locale.ROOT);
    return classes.contains(finding.kind())
        ? finding.kind()
        : classes.contains(severity) ? severity : Labels.ABNORMAL;
  }

  /** Who names a class decides over who does not, and then the more severe and surer one. */
  static List<Claim> leastDecisiveFirst(List<Claim> claims, Set<String> classes) {
    return claims.stream()
        .sorted(
            Comparator.comparing((Claim claim) -> !claim.className(classes).equals(Labels.ABNORMAL))
                .thenComparing(claim -> claim.finding.severity())
                .thenComparing(claim -> claim.finding.score()))
        .toList();
  }
}
