package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Why an analyzer has nothing to say: the analysis of an error, in place of findings. The other
 * analyzers are not touched by it.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param kind what sort of failure it is
 * @param during which call failed
 * @param message what went wrong, in one line; of an exception its text, which may be the text of
 *     anybody
 * @param notLookedAt what nobody has looked at because of it, in one line
 * @param steps what to do about it, in this order
 */
public record AnalysisFailure(
    Kind kind, Call during, String message, String notLookedAt, List<String> steps) {

  /** What sorts of failures there are. */
  public enum Kind {
    /** It does not take its options, or what they name is not there. */
    REFUSED,
    /** It threw an exception, or its answer was one. */
    THREW,
    /** It gave no answer in time. */
    TOOK_TOO_LONG,
    /** Its answer was none, or that of another analyzer. */
    WRONG_ANSWER,
    /** It was not asked, because it had failed too often before. */
    CUT_OFF,
    /** The program that asked has been stopped. */
    INTERRUPTED
  }

  /** The calls of an analyzer. */
  public enum Call {
    /** {@link io.loginsight.spi.AnalyzerProvider#create}. */
    CREATE,
    /** {@link io.loginsight.spi.Analyzer#analyze}. */
    ANALYZE
  }

  /**
   * Copies the steps.
   *
   * @throws IllegalArgumentException if there are none
   */
  public AnalysisFailure {
    requireNonNull(kind, "kind");
    requireNonNull(during, "during");
    requireNonNull(message, "message");
    requireNonNull(notLookedAt, "notLookedAt");
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a failure needs a step: " + message);
    }
  }
}
