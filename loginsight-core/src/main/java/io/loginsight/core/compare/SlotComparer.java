package io.loginsight.core.compare;

import io.loginsight.api.NumberStats;
import io.loginsight.api.NumberStats.Quantile;
import io.loginsight.api.NumberStats.Unit;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Slot;
import io.loginsight.api.SlotStats;
import io.loginsight.api.SlotStats.ValueCount;
import io.loginsight.api.SlotType;
import io.loginsight.api.ValueChange;
import io.loginsight.core.chance.Surprise;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Compares the values that the slots of patterns have taken on both sides. Where there are few
 * different ones, their shares are compared; else how numbers are distributed.
 *
 * <p><b>Threads:</b> Confined.
 */
final class SlotComparer {

  /** Quantiles are tried as borders one after the other, which makes a chance find likelier. */
  private static final double BITS_FOR_TRYING = 2;

  private static final int FINE = 20;

  /** What is said of probabilities holds for so many values and more. */
  private static final int ENOUGH = 25;

  private final double leastTimes;
  private final List<ValueChange> tested = new ArrayList<>();

  /**
   * Makes one.
   *
   * @param leastTimes a value or share that is less times as large has not changed
   */
  SlotComparer(double leastTimes) {
    this.leastTimes = leastTimes;
  }

  /** Returns what changed in all that was added, most surely first. */
  List<ValueChange> significant() {
    double believed =
        Discoveries.threshold(tested.stream().mapToDouble(ValueChange::bits).toArray());
    return tested.stream()
        .filter(change -> change.bits() >= believed)
        .sorted(
            Comparator.comparingDouble(ValueChange::bits)
                .reversed()
                .thenComparing(change -> change.patternAfter().pattern().id())
                .thenComparing(ValueChange::slot)
                .thenComparing(change -> change.value() == null ? "" : change.value()))
        .toList();
  }

  /**
   * Adds a pattern that is on both sides.
   *
   * @param bursts the variance by mean of its counts
   */
  void add(PatternStats before, PatternStats after, double bursts) {
    List<Slot> slots = before.pattern().slots();
    for (int slot = 0; slot < slots.size(); slot++) {
      SlotStats statsBefore = slots.get(slot).stats();
      SlotStats statsAfter = after.pattern().slots().get(slot).stats();
      if (statsBefore == null
          || statsAfter == null
          || slots.get(slot).type() == SlotType.TIMESTAMP) {
        continue;
      }
      Side one = new Side(statsBefore, bursts);
      Side other = new Side(statsAfter, bursts);
      if (Math.min(one.independent, other.independent) >= ENOUGH) {
        add(before, after, slot, one, other);
      }
    }
  }

  /** The values on one side, and how many of them are independent of each other. */
  private record Side(SlotStats stats, double independent, Map<String, Double> shares) {

    /**
     * The values of one burst may be alike. Of those that were sampled, the fewer come from the
     * same burst the smaller the part that was.
     */
    Side(SlotStats stats, double bursts) {
      this(
          stats,
          stats.sampled() / (1 + (bursts - 1) * stats.sampled() / stats.values()),
          new HashMap<>());
      for (ValueCount value : stats.top()) {
        shares.put(value.value(), Math.min(1, (double) value.count() / stats.values()));
      }
    }

    /** Returns the share of a value, or NaN if it is not known. */
    double share(String value) {
      Double share = shares.get(value);
      return share != null ? share : stats.isComplete() ? 0 : Double.NaN;
    }

    /** Whether so many values differ that it matters little where quantiles lie among equals. */
    boolean isFine() {
      return stats.distinct() >= FINE;
    }

    boolean repeats() {
      return stats.distinct() * 2 <= stats.sampled();
    }
  }

  private void add(PatternStats before, PatternStats after, int slot, Side one, Side other) {
    NumberStats numbersBefore = one.stats.numbers();
    NumberStats numbersAfter = other.stats.numbers();
    if (numbersBefore != null && numbersAfter != null && areMeasured(numbersBefore, numbersAfter)) {
      addNumbers(before, after, slot, numbersBefore, one, numbersAfter, other);
    } else if (one.stats.isComplete() || other.stats.isComplete()) {
      TreeSet<String> values = new TreeSet<>(one.shares.keySet());
      values.addAll(other.shares.keySet());
      for (String value : values) {
        addShare(before, after, slot, value, one, other);
      }
    } else if (numbersBefore != null
        && numbersAfter != null
        && one.repeats() // else they may count up
        && other.repeats()) {
      addNumbers(before, after, slot, numbersBefore, one, numbersAfter, other);
    }
  }

  private static boolean areMeasured(NumberStats before, NumberStats after) {
    return before.unit() == after.unit() && before.unit() != Unit.NONE;
  }

  private void addNumbers(
      PatternStats before,
      PatternStats after,
      int slot,
      NumberStats numbersBefore,
      Side one,
      NumberStats numbersAfter,
      Side other) {
    double medianBefore = quantile(numbersBefore, 0.5);
    double medianAfter = quantile(numbersAfter, 0.5);
    boolean large =
        isLarge(medianBefore, medianAfter)
            || isLarge(quantile(numbersBefore, 0.95), quantile(numbersAfter, 0.95));
    double bits =
        Math.max(
                bits(numbersBefore, one.independent, numbersAfter, other.independent),
                bits(numbersAfter, other.independent, numbersBefore, one.independent))
            - BITS_FOR_TRYING;
    if (one.isFine() && other.isFine()) {
      bits =
          Math.max(
              bits, Ranks.bits(numbersBefore, one.independent, numbersAfter, other.independent));
    }
    tested.add(
        new ValueChange(
            ValueChange.Kind.NUMBERS,
            before,
            after,
            slot,
            null,
            medianBefore,
            medianAfter,
            large ? Math.max(0, bits) : 0));
  }

  /** Whether two numbers differ by more than a small part of the smaller one. */
  private boolean isLarge(double before, double after) {
    double smaller = Math.min(Math.abs(before), Math.abs(after));
    return Math.abs(before - after) > (leastTimes - 1) * smaller;
  }

  private void addShare(
      PatternStats before, PatternStats after, int slot, String value, Side one, Side other) {
    double shareBefore = one.share(value);
    double shareAfter = other.share(value);
    if (!Double.isNaN(shareBefore) && !Double.isNaN(shareAfter)) {
      double usual =
          Math.max(shareBefore / leastTimes, Math.min(shareBefore * leastTimes, shareAfter));
      double evidence =
          Surprise.ofShares(Math.min(1, usual), one.independent, shareAfter, other.independent);
      tested.add(
          new ValueChange(
              shareBefore == 0 ? ValueChange.Kind.NEW_VALUE : ValueChange.Kind.SHARE,
              before,
              after,
              slot,
              value,
              shareBefore,
              shareAfter,
              Surprise.bits(evidence)));
    }
  }

  /** How surprising the most different shares on one side of a border are. */
  private static double bits(NumberStats one, double ofOne, NumberStats other, double ofOther) {
    double most = 0;
    for (Quantile border : one.quantiles()) {
      double share = border.share();
      double least = shareBelow(other, border.value());
      double atMost = shareUpTo(other, border.value());
      double nearest = Math.max(least, Math.min(atMost, share));
      most = Math.max(most, Surprise.ofShares(share, ofOne, nearest, ofOther));
    }
    return Surprise.bits(most);
  }

  /** The largest share that numbers up to a border may have. */
  private static double shareUpTo(NumberStats numbers, double border) {
    for (Quantile quantile : numbers.quantiles()) {
      if (quantile.value() > border) {
        return quantile.share();
      }
    }
    return 1;
  }

  /** The smallest share that numbers below a border may have. */
  private static double shareBelow(NumberStats numbers, double border) {
    double share = 0;
    for (Quantile quantile : numbers.quantiles()) {
      if (quantile.value() < border) {
        share = quantile.share();
      }
    }
    return share;
  }

  /** Returns the first quantile of a share or more. */
  private static double quantile(NumberStats numbers, double share) {
    return numbers.quantiles().stream()
        .filter(quantile -> quantile.share() >= share)
        .findFirst()
        .map(Quantile::value)
        .orElse(numbers.max());
  }
}
