package io.loginsight.lab;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A number that may not exist, such as the precision of what nobody predicted.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param value the number; null if it is not defined
 * @param reason why it is not defined, as part of a sentence; empty if it is
 */
public record Measure(@Nullable Double value, String reason) {

  /**
   * Checks that it is either.
   *
   * @throws IllegalArgumentException if the number is not finite, or there is neither a number nor
   *     a reason
   */
  public Measure {
    requireNonNull(reason, "reason");
    if (value == null ? reason.isEmpty() : !Double.isFinite(value)) {
      throw new IllegalArgumentException("a number or a reason is needed, got " + value);
    }
  }

  /**
   * Returns a number that exists.
   *
   * @param value the number, finite
   * @return the measure
   */
  public static Measure of(double value) {
    return new Measure(value, "");
  }

  /**
   * Returns a number that does not exist.
   *
   * @param reason why, as part of a sentence; not empty
   * @return the measure
   */
  public static Measure undefined(String reason) {
    return new Measure(null, reason);
  }

  /**
   * Returns the number for a person.
   *
   * @return with three digits behind the point, or {@code -} if it is not defined
   */
  public String shown() {
    return value == null ? "-" : String.format(Locale.ROOT, "%.3f", value);
  }

  /** Returns a share, or the reason for none of nothing. */
  static Measure share(long part, long whole, String reason) {
    return ratio((double) part, (double) whole, reason);
  }

  /** Returns one number by another, or the reason for none by zero. */
  static Measure ratio(double number, double by, String reason) {
    return by == 0 ? undefined(reason) : of(number / by);
  }
}
