package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All that was found in an input. The same input gives the same report, whatever the number of
 * threads; it holds nothing about the run itself.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param sources how each source was read, in the order of the input
 * @param chunk the events, folded into patterns
 * @param analyses what each analyzer said, in the order of their ids
 * @param incidents what the findings add up to, the most urgent first. How urgent one is: its
 *     severity, from 1 to 5, times {@code 1 +} the share of its patterns that began with it, times
 *     {@code 1 + log2} of the number of its services
 * @param ledger what became of each finding, in the order of {@link #findings}
 * @param problems what went wrong, such as sources that could not be read and analyzers that were
 *     cut off; one line each
 */
public record Report(
    List<SourceReport> sources,
    Chunk chunk,
    List<Analysis> analyses,
    List<Diagnosis> incidents,
    List<FoldedFinding> ledger,
    List<String> problems) {

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

  /** Returns the same with other problems. */
  Report withProblems(List<String> others) {
    return new Report(sources, chunk, analyses, incidents, ledger, others);
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
