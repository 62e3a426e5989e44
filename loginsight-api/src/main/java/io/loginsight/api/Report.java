package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that was found in an input. The same input gives the same report, whatever the number of
 * threads; it holds nothing about the run itself.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param sources how each source was read, in the order of the input
 * @param chunk the events, folded into patterns
 * @param analyses what each analyzer said, in the order of their ids
 * @param incidents what the findings add up to, the most urgent first, and behind them those that
 *     are settled. How urgent one is: its severity, from 1 to 5, times {@code 1 +} the share of its
 *     patterns that began with it, times {@code 1 + log2} of the number of its services; and once
 *     people have judged its like, times {@code 1 + (r - n) / (r + n + 1)}, of {@code r} that were
 *     real and {@code n} that were not a problem, of the finding for which that is most
 * @param ledger what became of each finding, in the order of {@link #findings}
 * @param problems what went wrong, such as sources that could not be read and analyzers that were
 *     cut off; one line each
 * @param reliability how far the confidence of findings can be taken at its word; null if nobody
 *     has judged incidents
 */
public record Report(
    List<SourceReport> sources,
    Chunk chunk,
    List<Analysis> analyses,
    List<Diagnosis> incidents,
    List<FoldedFinding> ledger,
    List<String> problems,
    @Nullable Reliability reliability) {

  /** Copies the lists. */
  public Report {
    requireNonNull(chunk, "chunk");
    sources = List.copyOf(sources);
    analyses = List.copyOf(analyses);
    incidents = List.copyOf(incidents);
    ledger = List.copyOf(ledger);
    problems = List.copyOf(problems);
  }

  /**
   * Has no incidents, as if nobody had looked for them.
   *
   * @param sources how each source was read
   * @param chunk the events, folded into patterns
   * @param analyses what each analyzer said
   * @param problems what went wrong, one line each
   */
  public Report(
      List<SourceReport> sources, Chunk chunk, List<Analysis> analyses, List<String> problems) {
    this(sources, chunk, analyses, List.of(), List.of(), problems);
  }

  /**
   * Is of an input of whose incidents nobody has judged any.
   *
   * @param sources how each source was read
   * @param chunk the events, folded into patterns
   * @param analyses what each analyzer said
   * @param incidents what the findings add up to
   * @param ledger what became of each finding
   * @param problems what went wrong, one line each
   */
  public Report(
      List<SourceReport> sources,
      Chunk chunk,
      List<Analysis> analyses,
      List<Diagnosis> incidents,
      List<FoldedFinding> ledger,
      List<String> problems) {
    this(sources, chunk, analyses, incidents, ledger, problems, null);
  }

  /** Returns the same with other problems. */
  Report withProblems(List<String> others) {
    return new Report(sources, chunk, analyses, incidents, ledger, others, reliability);
  }

  /**
   * Returns what became of all physical lines.
   *
   * @return the sum over the sources
   */
  public LineCounts lines() {
    return sources.stream().map(SourceReport::lines).reduce(LineCounts.NONE, LineCounts::plus);
  }

  /**
   * Returns the findings of all analyzers.
   *
   * @return most severe first, then highest score, then the order of the analyses
   */
  public List<Finding> findings() {
    return analyses.stream()
        .flatMap(analysis -> analysis.findings().stream())
        .sorted(Comparator.comparing(Finding::severity).thenComparing(Finding::score).reversed())
        .toList();
  }

  /**
   * Returns what the engine thinks of the findings.
   *
   * @return by finding; without those that were not assessed
   */
  public Map<Finding, Assessment> assessments() {
    Map<Finding, Assessment> assessments = new HashMap<>();
    for (Analysis analysis : analyses) {
      analysis.assessments().forEach(one -> assessments.putIfAbsent(one.finding(), one));
    }
    return Collections.unmodifiableMap(assessments);
  }
}
