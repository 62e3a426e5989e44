package io.loginsight.lab;

import io.loginsight.api.Chunk;
import io.loginsight.api.EventId;
import io.loginsight.api.Evidence;
import io.loginsight.api.Finding;
import io.loginsight.api.PatternId;
import io.loginsight.api.PatternStats;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Goes and looks whether what findings name is there. */
final class EvidenceChecker {

  private static final int EXAMPLES = 5;

  private final Set<PatternId> patterns;
  private final Sources sources;

  EvidenceChecker(Chunk chunk, Sources sources) {
    this.patterns =
        chunk.patterns().stream()
            .map(PatternStats::pattern)
            .map(pattern -> pattern.id())
            .collect(Collectors.toSet());
    this.sources = sources;
  }

  Evaluation.EvidenceCheck check(List<Finding> findings) {
    List<String> examples = new ArrayList<>();
    long invented = 0;
    for (Finding finding : findings) {
      String wrong = wrong(finding);
      if (wrong != null) {
        invented++;
        if (examples.size() < EXAMPLES) {
          examples.add("'" + finding.summary() + "' names " + wrong);
        }
      }
    }
    return new Evaluation.EvidenceCheck(
        findings.size(),
        invented,
        Measure.share(invented, findings.size(), "there is no finding"),
        examples);
  }

  /** Returns the first thing that a finding names though it is not there; null if all is. */
  private @Nullable String wrong(Finding finding) {
    for (PatternId pattern : finding.patterns()) {
      if (!patterns.contains(pattern)) {
        return "the pattern " + pattern + ", which is not there";
      }
    }
    Set<PatternId> named = new HashSet<>(finding.patterns());
    for (Evidence evidence : finding.evidence()) {
      for (EventId id : evidence.events()) {
        LineIndex.Row row = sources.row(id);
        if (row == null) {
          return id + ", where there is no event";
        }
        if (!named.isEmpty() && !named.contains(row.pattern())) {
          return id + ", an event of none of its patterns";
        }
      }
    }
    return null;
  }
}
