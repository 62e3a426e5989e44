package io.loginsight.benchmarks;

/**
 * How far a number lies outside of the range of those before it, in their standard deviations. The
 * range closes slowly, so that what is long ago is forgotten. 48 bytes a series.
 *
 * <p><b>Threads:</b> Confined.
 */
final class RangeSoFar {

  private static final double HALF_LIFE = 1_500; // numbers
  private static final double CLOSING = 1 / 4_000.0; // of its distance from the mean, a number

  private double weight;
  private double mean;
  private double squares;
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;

  /**
   * Learns a number, and returns 0 if it is within the range, else 2 and more: doubled is 1 more.
   */
  double add(double number) {
    double score = 0;
    if (weight > 1) {
      double outside = Math.max(number - high, low - number);
      double deviation = Math.sqrt(squares / weight);
      if (outside > 0) {
        score = 2 + Math.log1p(4 * outside / Math.max(deviation, 1e-9)) / Math.log(2);
      }
      high -= (high - mean) * CLOSING;
      low += (mean - low) * CLOSING;
    }
    high = Math.max(high, number);
    low = Math.min(low, number);
    double keep = Math.pow(2, -1 / HALF_LIFE);
    weight = weight * keep + 1;
    double off = number - mean;
    mean += off / weight;
    squares = squares * keep + off * (number - mean);
    return score;
  }
}
