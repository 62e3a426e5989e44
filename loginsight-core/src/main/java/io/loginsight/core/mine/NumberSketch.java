package io.loginsight.core.mine;

import io.loginsight.core.state.StateReader;
import io.loginsight.core.state.StateWriter;
import java.util.Arrays;

/**
 * How numbers are distributed, in bounded room: how many of them fall into buckets whose width is a
 * constant part of the numbers in them. When there are too many buckets, each two neighbours become
 * one, all over [1]. What is held is thus a function of the multiset of numbers: neither their
 * order matters nor in which parts they were added.
 *
 * <p>A bucket is the numbers that have the leading bits in common: the exponent and at first six
 * bits of the fraction, so finding it needs no logarithm, and its bounds are no matter of rounding.
 *
 * <p>[1] Epicoco et al., UDDSketch: Accurate Tracking of Quantiles in Data Streams, 2020, section
 * 3. https://arxiv.org/abs/2004.08604
 */
final class NumberSketch {

  /** The error is 1.5 % where numbers differ by a factor of 256, and 3 % where it is 65,536. */
  static final int MOST_BUCKETS = 256;

  private static final int FRACTION_BITS = 6;
  private static final int SHIFT = 52 - FRACTION_BITS;
  private static final long INFINITY = Double.doubleToLongBits(Double.POSITIVE_INFINITY);

  private int[] buckets = new int[8]; // rising
  private int[] counts = new int[8];
  private int size;
  private int shift; // how many times neighbours were made one
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  /** Adds a finite number so many times. */
  void add(double number, int times) {
    double x = number + 0.0; // no negative zero
    min = Math.min(min, x);
    max = Math.max(max, x);
    addBucket(bucket(x) >> shift, times);
  }

  /** Adds all that another one holds. */
  void addAll(NumberSketch other) {
    while (shift < other.shift) {
      coarsen();
    }
    min = Math.min(min, other.min);
    max = Math.max(max, other.max);
    int size = other.size; // in case it is this one
    int[] theirs = other.buckets.clone();
    int[] times = other.counts.clone();
    int shiftOfTheirs = other.shift;
    for (int i = 0; i < size; i++) {
      addBucket(theirs[i] >> (shift - shiftOfTheirs), times[i]);
    }
  }

  /**
   * Below zero the buckets are those above it, mirrored, and {@code ~} mirrors them, shifted too.
   */
  private static int bucket(double number) {
    int bucket = (int) (Double.doubleToLongBits(Math.abs(number)) >>> SHIFT);
    return number < 0 ? ~bucket : bucket;
  }

  private void addBucket(int bucket, int times) {
    int at = Arrays.binarySearch(buckets, 0, size, bucket);
    if (at >= 0) {
      counts[at] = sum(counts[at], times);
      return;
    }
    insert(~at, bucket, times);
    while (size > MOST_BUCKETS) {
      coarsen();
    }
  }

  /** Adds counts; what is too much for an {@code int} stays at the largest one. */
  static int sum(int a, int b) {
    return (int) Math.min(Integer.MAX_VALUE, (long) a + b);
  }

  private void insert(int at, int bucket, int times) {
    if (size == buckets.length) {
      buckets = Arrays.copyOf(buckets, size * 2);
      counts = Arrays.copyOf(counts, size * 2);
    }
    System.arraycopy(buckets, at, buckets, at + 1, size - at);
    System.arraycopy(counts, at, counts, at + 1, size - at);
    buckets[at] = bucket;
    counts[at] = times;
    size++;
  }

  private void coarsen() {
    shift++;
    int kept = 0;
    for (int i = 0; i < size; i++) {
      int bucket = buckets[i] >> 1;
      if (kept > 0 && buckets[kept - 1] == bucket) {
        counts[kept - 1] = sum(counts[kept - 1], counts[i]);
      } else {
        buckets[kept] = bucket;
        counts[kept++] = counts[i];
      }
    }
    size = kept;
  }

  int size() {
    return size;
  }

  int count(int bucket) {
    return counts[bucket];
  }

  double min() {
    return min;
  }

  double max() {
    return max;
  }

  /** A number of the bucket that is as wrong for its smallest one as for its largest. */
  double value(int bucket) {
    int index = buckets[bucket];
    double low = bound(index < 0 ? ~index : index);
    double high = bound((index < 0 ? ~index : index) + 1);
    double middle = low == 0 ? 0 : 2 * low / (1 + low / high);
    return Math.max(min, Math.min(max, index < 0 ? -middle : middle));
  }

  private double bound(long index) {
    long bits = index << (SHIFT + shift);
    return bits < 0 || bits >= INFINITY ? Double.MAX_VALUE : Double.longBitsToDouble(bits);
  }

  /** By which part of itself {@link #value} may differ from a number of its bucket. */
  double relativeError() {
    double ratio =
        shift <= FRACTION_BITS
            ? 1 + Math.scalb(1.0, shift - FRACTION_BITS)
            : Math.scalb(1.0, 1 << (shift - FRACTION_BITS));
    return Double.isInfinite(ratio) ? 1 : (ratio - 1) / (ratio + 1);
  }

  /** Writes all of it. */
  void write(StateWriter out) {
    out.number(shift);
    writeNumber(out, min);
    writeNumber(out, max);
    out.number(size);
    for (int i = 0; i < size; i++) {
      out.signed(i == 0 ? buckets[0] : buckets[i] - buckets[i - 1]);
      out.number(counts[i]);
    }
  }

  /** Numbers that people write have few digits, and so their last bits are zero. */
  static void writeNumber(StateWriter out, double number) {
    out.number(Long.reverse(Double.doubleToLongBits(number)));
  }

  /** Reads what {@link #writeNumber} wrote: a finite number, or NaN. */
  static double readNumber(StateReader in) {
    double number = Double.longBitsToDouble(Long.reverse(in.number()));
    StateReader.check(!Double.isInfinite(number), "a number is infinite");
    return number;
  }

  /** Reads what {@link #write} wrote. */
  static NumberSketch read(StateReader in) {
    NumberSketch read = new NumberSketch();
    read.shift = in.upTo(Long.SIZE - 1 - SHIFT, "a shift");
    read.min = readNumber(in);
    read.max = readNumber(in);
    StateReader.check(read.min <= read.max, "the smallest number is not");
    int size = in.upTo(MOST_BUCKETS, "buckets");
    long bucket = 0;
    for (int i = 0; i < size; i++) {
      long step = in.signed();
      StateReader.check(i == 0 || step > 0, "buckets do not rise");
      bucket += step;
      StateReader.check(bucket == (int) bucket, "a bucket is out of range");
      int times = in.upTo(Integer.MAX_VALUE, "a count");
      StateReader.check(times > 0, "a bucket is empty");
      read.insert(i, (int) bucket, times);
    }
    StateReader.check(
        size > 0
            && read.buckets[0] == bucket(read.min) >> read.shift
            && read.buckets[size - 1] == bucket(read.max) >> read.shift,
        "the outermost buckets are not those of the smallest and the largest number");
    return read;
  }

  @Override
  public String toString() {
    return min
        + ".."
        + max
        + " /"
        + shift
        + Arrays.toString(Arrays.copyOf(buckets, size))
        + Arrays.toString(Arrays.copyOf(counts, size));
  }
}
