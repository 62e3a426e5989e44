package io.loginsight.lab;

import java.util.List;

/**
 * A stream of random numbers that is the same on every machine and every Java version.
 *
 * <p>SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014,
 * figure 16) with the distributions built on {@link StrictMath}: what the JDK's own generators draw
 * for a bounded number is not promised to stay the same from one version to the next.
 *
 * <p>Each component of a simulation draws from a stream of its own, named after it, so that one
 * more component leaves what the others draw as it was.
 */
final class Dice {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  private Dice(long state) {
    this.state = state;
  }

  static Dice of(long seed, String component) {
    return of(seed, component, 0);
  }

  /** The {@code number}th of the streams that a component owns. */
  static Dice of(long seed, String component, long number) {
    return new Dice(mix(mix(seed + GOLDEN) ^ hash(component)) ^ mix(number));
  }

  long next() {
    state += GOLDEN;
    return mix(state);
  }

  /** From 0 (included) to 1 (excluded). */
  double unit() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  /** From 0 (included) to {@code bound} (excluded). */
  int below(int bound) {
    return (int) (unit() * bound);
  }

  /** Both ends included. */
  int between(int low, int high) {
    return low + below(high - low + 1);
  }

  double between(double low, double high) {
    return low + unit() * (high - low);
  }

  boolean chance(double probability) {
    return unit() < probability;
  }

  <T> T pick(List<T> from) {
    return from.get(below(from.size()));
  }

  double exponential(double mean) {
    return -mean * StrictMath.log(1 - unit());
  }

  double gaussian() {
    return StrictMath.sqrt(-2 * StrictMath.log(1 - unit()))
        * StrictMath.cos(2 * StrictMath.PI * unit());
  }

  double logNormal(double median, double sigma) {
    return median * StrictMath.exp(sigma * gaussian());
  }

  /** A number below {@code bound} that is small more often than large, as popularity is. */
  int popular(int bound) {
    double u = unit();
    return (int) (u * u * bound);
  }

  String hex(int digits) {
    StringBuilder out = new StringBuilder(digits);
    long bits = 0;
    for (int i = 0; i < digits; i++) {
      bits = i % 16 == 0 ? next() : bits >>> 4;
      out.append("0123456789abcdef".charAt((int) (bits & 15)));
    }
    return out.toString();
  }

  String text(int length, String alphabet) {
    StringBuilder out = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      out.append(alphabet.charAt(below(alphabet.length())));
    }
    return out.toString();
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** FNV-1a over the characters. */
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
