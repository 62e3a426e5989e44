package io.loginsight.core.analyze;

import io.loginsight.api.Analysis;
import io.loginsight.api.Evidence;
import io.loginsight.api.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much of what an analyzer says is kept: enough for any person, too little to hurt a host. */
final class Bounds {

  static final int FINDINGS = 1_000;

  private static final int EVIDENCE = 20;
  private static final int REFERENCES = 100;
  private static final int CHARS = 1_000;

  private Bounds() {}

  /** Keeps the beginning of each list and of each text, and takes line breaks out of texts. */
  static Analysis of(Analysis analysis) {
    return new Analysis(
        analysis.analyzerId(),
        first(FINDINGS, analysis.findings()).stream().map(Bounds::of).toList());
  }

  private static Finding of(Finding finding) {
    return new Finding(
        finding.analyzerId(),
        text(finding.kind()),
        finding.severity(),
        finding.score(),
        finding.when(),
        text(finding.summary()),
        first(REFERENCES, finding.patterns()),
        first(EVIDENCE, finding.evidence()).stream().map(Bounds::of).toList());
  }

  private static Evidence of(Evidence evidence) {
    return new Evidence(
        text(evidence.statement()),
        text(evidence.observed()),
        text(evidence.expected()),
        first(REFERENCES, evidence.events()),
        of(evidence.surprise()));
  }

  private static Evidence.@Nullable Surprise of(Evidence.@Nullable Surprise surprise) {
    return surprise == null
        ? null
        : new Evidence.Surprise(surprise.bits(), text(surprise.baseline()), surprise.maturity());
  }

  private static <T> List<T> first(int most, List<T> all) {
    return all.subList(0, Math.min(most, all.size()));
  }

  /** Keeps the beginning of a text, in one line. */
  static String text(String text) {
    String kept = text;
    if (text.length() > CHARS) {
      int end = Character.isHighSurrogate(text.charAt(CHARS - 2)) ? CHARS - 2 : CHARS - 1;
      kept = text.substring(0, end) + "…";
    }
    return kept.replaceAll("\\R", " ");
  }
}
