package io.loginsight.core.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loginsight.api.TimeSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeBucketsTest {

  private static final int[] IDENTITY = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

  private record Add(int key, long nanos) {}

  @Test
  void series_fewEvents_keepsTenSeconds() {
    TimeBuckets buckets = new TimeBuckets(100);
    buckets.add(0, -1, 1); // the last nanosecond before 1970
    buckets.add(0, 0, 1);
    buckets.add(0, 9_999_999_999L, 1);
    buckets.add(0, 10_000_000_000L, 1);
    TimeSeries series = buckets.series(IDENTITY, 1)[0];
    assertEquals(
        TimeSeries.of(Duration.ofSeconds(10), new long[] {-10, 0, 10}, new long[] {1, 2, 1}),
        series);
  }

  @Test
  void series_twoHours_keepsTenSeconds() {
    TimeBuckets buckets = new TimeBuckets(100);
    buckets.add(0, 0, 1);
    buckets.add(0, 7_199_999_999_999L, 1);
    assertEquals(Duration.ofSeconds(10), buckets.series(IDENTITY, 1)[0].step());
  }

  @Test
  void series_moreThanTwoHours_keepsMinutes() {
    TimeBuckets buckets = new TimeBuckets(100);
    buckets.add(0, 0, 1);
    buckets.add(0, 59_999_999_999L, 1);
    buckets.add(0, 7_200_000_000_000L, 1);
    TimeSeries series = buckets.series(IDENTITY, 1)[0];
    assertEquals(
        TimeSeries.of(Duration.ofMinutes(1), new long[] {0, 7_200}, new long[] {2, 1}), series);
  }

  @Test
  void clear_afterFollowing_countsInTheLongerIntervals() {
    TimeBuckets whole = new TimeBuckets(100);
    whole.add(0, 0, 1);
    whole.add(0, 7_200_000_000_000L, 1);
    TimeBuckets part = new TimeBuckets(100);
    part.follow(whole);
    part.clear();
    part.add(0, 15_000_000_000L, 1);
    assertEquals(
        TimeSeries.of(Duration.ofMinutes(1), new long[] {0}, new long[] {1}),
        part.series(IDENTITY, 1)[0]);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void series_anyOrder_agreesWithTheShortestStepThatKeepsTheCap(long seed) {
    Random random = new Random(seed);
    double span = seed % 2 == 0 ? 40 * 86_400e9 : 7_190e9;
    List<Add> adds = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      adds.add(new Add(random.nextInt(10), (long) (random.nextDouble() * span)));
    }
    int cap = seed == 1 ? 5_000 : 500;
    TimeSeries[] want = plain(adds, cap);
    for (int turn = 0; turn < 3; turn++) {
      Collections.shuffle(adds, random);
      TimeBuckets buckets = new TimeBuckets(cap);
      adds.forEach(add -> buckets.add(add.key, add.nanos, 1));
      assertArrayEquals(want, buckets.series(IDENTITY, 10), "seed " + seed);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void addAll_partsOfAStream_areTheStream(long seed) {
    Random random = new Random(seed);
    TimeBuckets whole = new TimeBuckets(300);
    TimeBuckets sum = new TimeBuckets(300);
    int[] swapped = {9, 8, 7, 6, 5, 4, 3, 2, 1, 0};
    for (int part = 0; part < 20; part++) {
      TimeBuckets local = new TimeBuckets(Integer.MAX_VALUE);
      for (int i = 0; i < 100; i++) {
        int key = random.nextInt(10);
        long nanos = (long) (random.nextDouble() * 9 * 86_400e9);
        whole.add(swapped[key], nanos, 1);
        local.add(key, nanos, 1);
      }
      sum.addAll(local, swapped);
    }
    assertArrayEquals(whole.series(IDENTITY, 10), sum.series(IDENTITY, 10), "seed " + seed);
  }

  @Test
  void series_timesOfAllCenturies_staysUnderTheCap() {
    TimeBuckets buckets = new TimeBuckets(100);
    Random random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      buckets.add(random.nextInt(10), random.nextLong(), 1);
    }
    int size = 0;
    long events = 0;
    for (TimeSeries series : buckets.series(IDENTITY, 10)) {
      size += series.size();
      events += series.total();
    }
    assertEquals(100_000, events);
    assertEquals(true, size <= 100, size + " intervals");
  }

  /** The obvious way: try each step until the number of pairs fits. */
  private static TimeSeries[] plain(List<Add> adds, int cap) {
    long from = adds.stream().mapToLong(Add::nanos).min().orElse(0) / 10_000_000_000L;
    long to = adds.stream().mapToLong(Add::nanos).max().orElse(0) / 10_000_000_000L;
    for (long step : new long[] {10, 60, 300, 900, 3_600, 21_600, 86_400, 604_800}) {
      List<TreeMap<Long, Long>> maps = new ArrayList<>();
      for (int key = 0; key < 10; key++) {
        maps.add(new TreeMap<>());
      }
      for (Add add : adds) {
        long start = Math.floorDiv(add.nanos, step * 1_000_000_000L) * step;
        maps.get(add.key).merge(start, 1L, Long::sum);
      }
      boolean shortEnough = step > 10 || to - from < 720;
      if (shortEnough && maps.stream().mapToInt(TreeMap::size).sum() <= cap) {
        return maps.stream()
            .map(
                map ->
                    TimeSeries.of(
                        Duration.ofSeconds(step),
                        map.keySet().stream().mapToLong(Long::longValue).toArray(),
                        map.values().stream().mapToLong(Long::longValue).toArray()))
            .toArray(TimeSeries[]::new);
      }
    }
    throw new AssertionError("the test's events fit in no step");
  }
}
