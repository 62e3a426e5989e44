package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Which services an incident may come from.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param sources the names of what was read
 * @param when the time that was asked of
 * @param events how many events of that time were looked at
 * @param causes the hypotheses, most likely first
 * @param conclusive whether the first one stands out; if not, the first ones are rivals
 * @param concentrations which values most of what fails has in common, the surest first; at most 5
 * @param missing what would tell more, a sentence each
 * @param problems what could not be read or understood, a sentence each
 */
public record CauseReport(
    List<String> sources,
    TimeRange when,
    long events,
    List<Cause> causes,
    boolean conclusive,
    List<Concentration> concentrations,
    List<String> missing,
    List<String> problems) {

  /** Copies the lists. */
  public CauseReport {
    requireNonNull(when, "when");
    sources = List.copyOf(sources);
    causes = List.copyOf(causes);
    concentrations = List.copyOf(concentrations);
    missing = List.copyOf(missing);
    problems = List.copyOf(problems);
  }
}
