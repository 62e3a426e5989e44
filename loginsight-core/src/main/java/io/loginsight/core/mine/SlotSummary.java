package io.loginsight.core.mine;

import io.loginsight.api.NumberStats;
import io.loginsight.api.NumberStats.Quantile;
import io.loginsight.api.SlotStats;
import io.loginsight.api.SlotStats.ValueCount;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of one slot of a pattern, joined from all its skeletons. What was counted in a sample
 * of a skeleton's events stands for all of them, so each skeleton counts by its own share.
 */
final class SlotSummary {

  private static final double[] SHARES = {0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99};

  private static final int MOST_CHARS = 80;

  /** So often does each value come on average where all of them are frequent. */
  private static final int OFTEN = 4;

  private static final String ELLIPSIS =
      new String("…".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

  private long values;
  private long sampled;
  private final Map<String, Frequency> frequencies = new HashMap<>();
  private final Set<Long> hashes = new HashSet<>();
  private final DistinctCount distinct = new DistinctCount();
  private boolean exact = true;

  /** How often a value came among the sampled ones, and about how often in all. */
  private record Frequency(long sampled, long events) {
    Frequency plus(Frequency other) {
      return new Frequency(sampled + other.sampled, events + other.events);
    }
  }

  private record Weighted(double number, long count) {}

  private final List<Weighted> numbers = new ArrayList<>();
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;
  private double relativeError;

  /** Adds a text that all events of a skeleton have here. */
  void addConstant(String text, long events) {
    values += events;
    sampled += events;
    count(text, events, events);
    hashes.add(hash(text));
  }

  /**
   * Adds what was seen at a place of a skeleton.
   *
   * @param seen not empty
   * @param events how many events the skeleton has
   * @param before what the slot has in front of the place
   * @param behind what the slot has behind it
   * @param unit what the template shows behind the slot, with a space in front; or empty
   */
  void add(ValueSketch seen, long events, String before, String behind, String unit) {
    values += events;
    sampled += seen.sampled();
    boolean alone = before.isEmpty() && behind.isEmpty();
    long around = alone ? 0 : hash(before + '\0' + behind);
    for (int i = 0; i < seen.size(); i++) {
      long count = scaled(seen.count(i), events, seen.events());
      if (count > 0) {
        String text = new String(seen.text(i), StandardCharsets.ISO_8859_1);
        count(before + without(unit, text) + behind, seen.count(i), count);
      }
      if (seen.isExact()) {
        hashes.add(seen.hash(i) ^ around);
        if (!Double.isNaN(seen.number(i))) {
          addNumber(seen.number(i), count);
        }
      }
    }
    if (!seen.isExact()) {
      exact = false;
      seen.addDistinct(distinct);
    }
    NumberSketch sketch = seen.numbers();
    if (sketch != null) {
      for (int i = 0; i < sketch.size(); i++) {
        addNumber(sketch.value(i), scaled(sketch.count(i), events, seen.events()));
      }
      min = Math.min(min, sketch.min());
      max = Math.max(max, sketch.max());
      relativeError = Math.max(relativeError, sketch.relativeError());
    }
  }

  /** Longer texts, which have constant parts, are cut. */
  private void count(String text, long sampled, long events) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    int end = ValueRecord.cut(bytes, 0, bytes.length, MOST_CHARS);
    frequencies.merge(
        end < bytes.length ? text.substring(0, end) + ELLIPSIS : text,
        new Frequency(sampled, events),
        Frequency::plus);
  }

  private static long hash(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return SkeletonHash.ofText(bytes, 0, bytes.length);
  }

  private static String without(String unit, String text) {
    return text.endsWith(unit) ? text.substring(0, text.length() - unit.length()) : text;
  }

  private static long scaled(long count, long events, long sampled) {
    return Math.round((double) count * events / sampled);
  }

  private void addNumber(double number, long count) {
    numbers.add(new Weighted(number, count));
    min = Math.min(min, number);
    max = Math.max(max, number);
  }

  /**
   * Returns the statistics.
   *
   * @param unit what numbers are counted in; null if the values are no numbers
   * @param factor how much of the unit a number that was added is
   * @return null if nothing was added
   */
  @Nullable SlotStats stats(NumberStats.@Nullable Unit unit, double factor) {
    if (sampled == 0) {
      return null;
    }
    NumberStats ofNumbers = unit == null || numbers.isEmpty() ? null : numbers(unit, factor);
    long distinct = distinct();
    return new SlotStats(values, sampled, distinct, top(distinct), ofNumbers);
  }

  private long distinct() {
    if (exact) {
      return hashes.size();
    }
    hashes.forEach(distinct::add);
    return Math.max(ValueSketch.MOST_VALUES + 1, Math.min(sampled, distinct.estimate()));
  }

  /** What came only once or twice in a sample may be any of many; but not if all come often. */
  private List<ValueCount> top(long distinct) {
    boolean any = sampled == values || sampled >= OFTEN * distinct;
    return frequencies.entrySet().stream()
        .filter(value -> any || value.getValue().sampled() >= ValueSketch.LEAST_COUNT)
        .map(value -> new ValueCount(Lexicon.decode(value.getKey()), value.getValue().events()))
        .sorted(
            Comparator.comparingLong(ValueCount::count).reversed().thenComparing(ValueCount::value))
        .limit(SlotStats.MOST_TOP)
        .toList();
  }

  private NumberStats numbers(NumberStats.Unit unit, double factor) {
    numbers.sort(Comparator.comparingDouble(Weighted::number));
    long all = 0;
    for (Weighted number : numbers) {
      all += number.count();
    }
    List<Quantile> quantiles = new ArrayList<>(SHARES.length);
    int at = 0;
    long passed = numbers.get(0).count();
    for (double share : SHARES) {
      while (passed < share * all && at + 1 < numbers.size()) {
        passed += numbers.get(++at).count();
      }
      double value = Math.max(min, Math.min(max, numbers.get(at).number()));
      quantiles.add(new Quantile(share, value * factor));
    }
    return new NumberStats(unit, all, min * factor, max * factor, quantiles, relativeError);
  }
}
