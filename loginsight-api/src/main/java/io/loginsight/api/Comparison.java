package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * What is different between two sides, such as the logs before and after a release. A pattern has
 * the same id on both.
 *
 * <p>It adds up: the events of each side are those of {@link #patterns}, each of which is either on
 * both sides, new or gone.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param before one side, without analyses
 * @param after the other side, without analyses
 * @param volume how many events a pattern has after for each that it had before, if nothing is the
 *     matter with it: the middle of all patterns. More traffic makes it larger, and so does a
 *     longer time
 * @param patterns all patterns, those that changed most surely first
 * @param values what changed in the values of slots, most surely first; only what is significant
 */
public record Comparison(
    Report before,
    Report after,
    double volume,
    List<PatternChange> patterns,
    List<ValueChange> values) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if the volume is not above 0
   */
  public Comparison {
    requireNonNull(before, "before");
    requireNonNull(after, "after");
    if (!(volume > 0)) { // written so that NaN fails too
      throw new IllegalArgumentException("volume must be above 0, got " + volume);
    }
    patterns = List.copyOf(patterns);
    values = List.copyOf(values);
  }

  /**
   * Returns the patterns with a kind of change.
   *
   * @param kind such as those that are new
   * @return those that changed most surely first; those that are new or gone need not be
   *     significant
   */
  public List<PatternChange> patterns(PatternChange.Kind kind) {
    return patterns.stream().filter(change -> change.kind() == kind).toList();
  }

  /**
   * Returns what could not be read.
   *
   * @return the problems of both sides, without those that they have in common twice
   */
  public List<String> problems() {
    List<String> all = new ArrayList<>(before.problems());
    after.problems().stream().filter(problem -> !all.contains(problem)).forEach(all::add);
    return List.copyOf(all);
  }
}
