package io.loginsight.core.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Comparison;
import io.loginsight.api.NumberStats;
import io.loginsight.api.NumberStats.Quantile;
import io.loginsight.api.NumberStats.Unit;
import io.loginsight.api.PatternChange;
import io.loginsight.api.PatternChange.Kind;
import io.loginsight.api.PatternId;
import io.loginsight.api.SlotStats;
import io.loginsight.api.SlotStats.ValueCount;
import io.loginsight.api.SlotType;
import io.loginsight.api.ValueChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a change of patterns and of values, and what is none. */
class ComparerTest {

  @ParameterizedTest
  @CsvSource({"10, 10, SAME", "10, 11, SAME", "10, 30, RISEN", "30, 10, FALLEN", "0, 5, NEW"})
  void compare_steadyPattern_hasChangedIfItsRateHas(long before, long after, Kind kind) {
    Comparison found = compare(usual(60).steady(9, before), usual(60).steady(9, after));
    PatternChange change = change(found, 9);
    assertEquals(kind, change.kind());
    assertEquals(kind != Kind.SAME, change.significant());
  }

  @Test
  void compare_tripled_saysThreeTimes() {
    Comparison found = compare(usual(60).steady(9, 10), usual(60).steady(9, 30));
    assertEquals(3, change(found, 9).times(), 0.01);
    assertEquals(1, found.volume(), 0.01);
  }

  @Test
  void compare_tinyChangeOfVeryManyEvents_isNone() {
    Comparison found = compare(usual(600).steady(9, 100_000), usual(600).steady(9, 110_000));
    assertEquals(Kind.SAME, change(found, 9).kind());
  }

  @Test
  void compare_sidesOfDifferentLength_haveNotChanged() {
    Comparison found = compare(usual(30).steady(9, 10), usual(300).steady(9, 10));
    assertTrue(found.patterns().stream().noneMatch(PatternChange::significant));
    assertEquals(10, found.volume(), 0.5);
  }

  @Test
  void compare_twiceTheTrafficWithTheSameHeartbeats_hasChangedInNeither() {
    Sides before = Sides.of(60);
    Sides after = Sides.of(60);
    for (int id = 1; id <= 9; id++) {
      before.steady(id, 10);
      after.steady(id, 20);
    }
    Comparison found = compare(before.steady(99, 50), after.steady(99, 50));
    assertTrue(found.patterns().stream().noneMatch(PatternChange::significant));
    assertEquals(2, found.volume(), 0.01);
  }

  @Test
  void compare_floodOfOnePattern_makesNothingElseFall() {
    Comparison found = compare(usual(60).steady(9, 10), usual(60).steady(9, 100_000));
    List<PatternChange> changed =
        found.patterns().stream().filter(PatternChange::significant).toList();
    assertEquals(1, changed.size(), changed.toString());
    assertEquals(new PatternId(9), found.patterns().get(0).pattern().id());
  }

  @Test
  void compare_oneBurstOfANewPattern_mayBeChance() {
    long[] burst = new long[60];
    burst[30] = 1_000;
    PatternChange change = change(compare(usual(60), usual(60).add(9, burst)), 9);
    assertEquals(Kind.NEW, change.kind());
    assertFalse(change.significant());
    assertTrue(change.bits() < 6, change.toString());
  }

  @Test
  void compare_withoutTimes_isByTheOtherPatternsAlone() {
    Sides before = Sides.withoutTimes();
    Sides after = Sides.withoutTimes();
    for (int id = 1; id <= 9; id++) {
      before.untimed(id, 100 * id);
      after.untimed(id, 300 * id);
    }
    Comparison found = compare(before.untimed(99, 100), after.untimed(99, 3_000));
    assertEquals(Kind.RISEN, change(found, 99).kind());
    assertEquals(10, change(found, 99).times(), 0.01);
    assertEquals(1, found.patterns().stream().filter(PatternChange::significant).count());
  }

  @Test
  void compare_nothingAtAll_isNoChange() {
    assertTrue(compare(Sides.withoutTimes(), Sides.withoutTimes()).patterns().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void compare_sidesExchanged_saysTheOpposite(long seed) {
    Random random = new Random(seed);
    Sides one = random(random);
    Sides other = random(random);
    Comparison there = compare(one, other);
    Comparison back = compare(other, one);
    assertEquals(1, there.volume() * back.volume(), 1e-9, "seed " + seed);
    for (PatternChange change : there.patterns()) {
      PatternChange opposite = change(back, (int) change.pattern().id().bits());
      assertEquals(opposite(change.kind()), opposite.kind(), "seed " + seed);
      assertEquals(change.significant(), opposite.significant(), "seed " + seed);
      assertEquals(change.bits(), opposite.bits(), 1e-6 * (1 + change.bits()), "seed " + seed);
    }
  }

  private static Kind opposite(Kind kind) {
    return switch (kind) {
      case NEW -> Kind.GONE;
      case GONE -> Kind.NEW;
      case RISEN -> Kind.FALLEN;
      case FALLEN -> Kind.RISEN;
      case SAME -> Kind.SAME;
    };
  }

  /** Patterns of rates of their own, in bursts of their own, which are the same on both sides. */
  @Test
  void compare_burstyPatternsThatDoNotChange_areHardlyEverSaidToHaveChanged() {
    int changed = 0;
    int all = 0;
    for (long seed = 1; seed <= 50; seed++) {
      Random random = new Random(seed);
      Comparison found = compare(random(random), random(random));
      changed += found.patterns().stream().filter(PatternChange::significant).count();
      all += found.patterns().size();
    }
    assertTrue(changed <= all / 500, changed + " of " + all);
  }

  private static Sides random(Random random) {
    Sides side = Sides.of(120);
    Random rates = new Random(99);
    for (int id = 1; id <= 40; id++) {
      double rate = Math.exp(rates.nextDouble() * 6 - 4); // bursts a minute
      int most = 1 + rates.nextInt(20); // events of a burst
      long[] counts = new long[120];
      for (int i = 0; i < counts.length; i++) {
        for (double p = Math.exp(-rate), q = random.nextDouble(); q > p; p += 0) {
          counts[i] += 1 + random.nextInt(most);
          q *= random.nextDouble();
        }
      }
      side.add(id, counts);
    }
    return side;
  }

  @Test
  void compare_longerDurations_areAChange() {
    Comparison found =
        compare(
            usual(60).slot(9, SlotType.DURATION, durations(1, 2_000)),
            usual(60).slot(9, SlotType.DURATION, durations(2, 2_000)));
    ValueChange change = found.values().get(0);
    assertEquals(ValueChange.Kind.NUMBERS, change.kind());
    assertEquals(2, change.after() / change.before(), 0.1);
    assertEquals(1, found.values().size());
  }

  @ParameterizedTest
  @CsvSource({"1.0, 2000", "1.1, 2000", "1.5, 8"})
  void compare_durationsThatAreAlmostAlikeOrFew_areNoChange(double factor, int sampled) {
    Comparison found =
        compare(
            usual(60).slot(9, SlotType.DURATION, durations(1, sampled)),
            usual(60).slot(9, SlotType.DURATION, durations(factor, sampled)));
    assertEquals(List.of(), found.values());
  }

  @Test
  void compare_numbersThatCountUp_areNoChange() {
    Comparison found =
        compare(
            usual(60).slot(9, SlotType.NUMBER, ids(1_000)),
            usual(60).slot(9, SlotType.NUMBER, ids(9_000)));
    assertEquals(List.of(), found.values());
  }

  @Test
  void compare_valueThatWasNotThere_isNew() {
    Comparison found =
        compare(
            usual(60).slot(9, SlotType.NUMBER, values(900, 100, 0)),
            usual(60).slot(9, SlotType.NUMBER, values(800, 100, 100)));
    ValueChange change = found.values().get(0);
    assertEquals(ValueChange.Kind.NEW_VALUE, change.kind());
    assertEquals("v2", change.value());
    assertEquals(0.1, change.after(), 1e-9);
  }

  @Test
  void compare_valueThatComesMoreOften_hasAnotherShare() {
    Comparison found =
        compare(
            usual(60).slot(9, SlotType.WORD_SET, values(900, 90, 10)),
            usual(60).slot(9, SlotType.WORD_SET, values(800, 90, 110)));
    assertEquals(1, found.values().size(), found.values().toString());
    assertEquals(ValueChange.Kind.SHARE, found.values().get(0).kind());
    assertEquals("v2", found.values().get(0).value());
  }

  @Test
  void compare_dates_areNoChange() {
    Comparison found =
        compare(
            usual(60).slot(9, SlotType.TIMESTAMP, values(1_000, 0, 0)),
            usual(60).slot(9, SlotType.TIMESTAMP, values(0, 1_000, 0)));
    assertEquals(List.of(), found.values());
  }

  private static SlotStats durations(double factor, int sampled) {
    return numbers(
        Unit.NANOSECONDS,
        sampled,
        new double[] {5, 8, 10, 14, 20, 28, 40, 50, 80},
        factor * 1e6,
        2 * factor * 1e6,
        1e8 * factor);
  }

  private static SlotStats ids(double from) {
    double[] rising = {10, 50, 100, 250, 500, 750, 900, 950, 990};
    double[] ids = DoubleStream.of(rising).map(id -> from + id).toArray();
    return numbers(Unit.NONE, 1_000, ids, 1, from, from + 1_000);
  }

  private static SlotStats numbers(
      Unit unit, int sampled, double[] values, double factor, double min, double max) {
    double[] shares = {0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99};
    List<Quantile> quantiles = new ArrayList<>();
    for (int i = 0; i < shares.length; i++) {
      quantiles.add(new Quantile(shares[i], values[i] * factor));
    }
    NumberStats numbers = new NumberStats(unit, sampled, min, max, quantiles, 0);
    return new SlotStats(sampled, sampled, sampled, List.of(), numbers);
  }

  private static SlotStats values(long... counts) {
    List<ValueCount> top = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        top.add(new ValueCount("v" + i, counts[i]));
      }
    }
    long all = Arrays.stream(counts).sum();
    return new SlotStats(all, all, top.size(), top, null);
  }

  private static Sides usual(int minutes) {
    Sides side = Sides.of(minutes);
    for (int id = 1; id <= 5; id++) {
      side.steady(id, id);
    }
    return side;
  }

  private static Comparison compare(Sides before, Sides after) {
    return Comparer.compare(before.report(), after.report());
  }

  private static PatternChange change(Comparison found, int id) {
    return found.patterns().stream()
        .filter(change -> change.pattern().id().bits() == id)
        .findFirst()
        .orElseThrow();
  }
}
