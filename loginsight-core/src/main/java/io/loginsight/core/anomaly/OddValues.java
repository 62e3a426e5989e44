package io.loginsight.core.anomaly;

import io.loginsight.api.Chunk;
import io.loginsight.api.NumberStats;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Slot;
import io.loginsight.api.SlotStats;
import io.loginsight.api.SlotStats.ValueCount;
import io.loginsight.api.SlotType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers far beyond all others at their place, and words that came once where few others always
 * come. The tail behind the 99th of a hundred numbers is taken to go on as it did from the 90th: as
 * a power (Hill's estimate of it), and no faster than the tenth.
 */
final class OddValues {

  private static final int LEAST = 200; // values looked at
  private static final double STEEPEST = 10;
  private static final double LN2 = Math.log(2);

  private final Chunk chunk;
  private final double factor;

  OddValues(Chunk chunk, double factor) {
    this.chunk = chunk;
    this.factor = factor;
  }

  List<Sign> signs() {
    List<Sign> signs = new ArrayList<>();
    double slots =
        chunk.patterns().stream().mapToDouble(stats -> stats.pattern().slots().size()).sum();
    for (PatternStats stats : chunk.patterns()) {
      List<Slot> of = stats.pattern().slots();
      for (int i = 0; i < of.size(); i++) {
        SlotStats values = of.get(i).stats();
        if (values != null && values.sampled() >= LEAST) {
          Sign sign = sign(stats, of.get(i), i + 1, values, slots);
          if (sign != null) {
            signs.add(sign);
          }
        }
      }
    }
    return signs;
  }

  private @Nullable Sign sign(
      PatternStats stats, Slot slot, int place, SlotStats values, double slots) {
    NumberStats numbers = values.numbers();
    boolean counts = slot.type() == SlotType.NUMBER && numbers != null && isCounter(values);
    boolean measured =
        slot.type() == SlotType.NUMBER
            || slot.type() == SlotType.DURATION
            || slot.type() == SlotType.SIZE;
    if (numbers != null && measured && !counts) {
      double bits = Scene.ofMany(bits(numbers, values.sampled(), factor), slots);
      return sign(
          stats,
          values,
          bits,
          "The largest number at variable " + name(slot, place) + " is far beyond all others",
          number(numbers.max(), numbers.unit()),
          "99 of 100 are at most " + number(quantile(numbers, 0.99), numbers.unit()));
    }
    if (slot.type() == SlotType.WORD_SET && values.isComplete()) {
      ValueCount rarest = values.top().get(values.top().size() - 1);
      double once = values.top().stream().filter(value -> value.count() == rarest.count()).count();
      double share = rarest.count() * once / values.values();
      double bits = Scene.ofMany(-Math.log(share) / LN2, slots);
      return rarest.count() > 1
          ? null
          : sign(
              stats,
              values,
              bits,
              "A word at variable " + name(slot, place) + " came once",
              "'" + rarest.value().replaceAll("\\R", " ") + "' once",
              "one of " + Words.count(values.distinct() - 1, "other word"));
    }
    return null;
  }

  /** Numbers that hardly repeat are ids and counters: the largest is only the last. */
  private static boolean isCounter(SlotStats values) {
    return values.distinct() * 2 > values.sampled() && values.top().isEmpty();
  }

  /**
   * Returns the surprise of the largest number.
   *
   * @param sampled how many numbers were looked at
   * @param factor how many times larger than the 99th of a hundred it must be
   */
  static double bits(NumberStats numbers, long sampled, double factor) {
    double high = quantile(numbers, 0.9);
    double tail = quantile(numbers, 0.99);
    if (high <= 0 || numbers.max() < factor * tail) {
      return 0;
    }
    double steep = Math.min(STEEPEST, Math.log(10) / Math.log(Math.max(tail / high, 1.000_001)));
    double expected = sampled * 0.01;
    return Math.max(0, (steep * Math.log(numbers.max() / tail) - Math.log(expected)) / LN2);
  }

  private static double quantile(NumberStats numbers, double share) {
    return numbers.quantiles().stream()
        .filter(quantile -> Math.abs(quantile.share() - share) < 1e-9)
        .mapToDouble(NumberStats.Quantile::value)
        .findFirst()
        .orElse(0);
  }

  private static String name(Slot slot, int place) {
    String name = slot.name();
    return name == null ? place + "" : "'" + name.replaceAll("\\R", " ") + "'";
  }

  private static String number(double number, NumberStats.Unit unit) {
    return switch (unit) {
      case NANOSECONDS -> Words.seconds(number / 1e9);
      case BYTES -> Words.about(number) + " bytes";
      case NONE -> Words.about(number);
    };
  }

  private static Sign sign(
      PatternStats stats,
      SlotStats values,
      double bits,
      String statement,
      String observed,
      String expected) {
    return new Sign(
        "odd-value",
        Words.level(stats),
        false,
        List.of(stats),
        null,
        bits,
        1 - 100.0 / (100 + values.sampled()),
        statement,
        observed,
        expected,
        Words.count(values.sampled(), "value") + " that were looked at",
        Words.events(stats));
  }
}
