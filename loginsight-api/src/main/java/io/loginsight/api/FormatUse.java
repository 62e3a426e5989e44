package io.loginsight.api;

import static java.util.Objects.requireNonNull;

/**
 * A format that was found in a source.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param id the id of the format's provider
 * @param description the layout in words
 * @param confidence the share of the lines that are in it, in {@code [0, 1]}, among those that it
 *     was found by: the source's first lines or, where lines change, some further behind
 * @param events how many events of the whole source were read by it
 */
public record FormatUse(String id, String description, double confidence, long events) {

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if {@code confidence} is NaN or outside {@code [0, 1]}
   */
  public FormatUse {
    requireNonNull(id, "id");
    requireNonNull(description, "description");
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence must be in [0, 1], got " + confidence);
    }
  }
}
