package io.loginsight.core.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.TimeRange;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BurstsTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void of_anyCounts_agreesWithThePlainWay(long seed) {
    Random random = new Random(seed);
    long[] before = counts(random, random.nextInt(80) + 1);
    long[] after = counts(random, random.nextInt(80) + 1);
    assertEquals(plain(before, after), of(before, after), 1e-9, "seed " + seed);
  }

  /** With all intervals, those without events, too. */
  private static double plain(long[] before, long[] after) {
    double most = 0;
    for (int length = 1; ; length *= 2) {
      double squares = 12;
      double freedom = 4;
      for (long[] counts : new long[][] {before, after}) {
        int stretches = counts.length / length;
        long total = java.util.Arrays.stream(counts).sum();
        if (stretches < 8 || total == 0) {
          continue;
        }
        double[] found = new double[stretches];
        double[] lengths = new double[stretches];
        for (int i = 0; i < counts.length; i++) {
          int stretch = Math.min(i / length, stretches - 1);
          found[stretch] += counts[i];
          lengths[stretch]++;
        }
        for (int i = 0; i < stretches; i++) {
          double expected = (double) total / counts.length * lengths[i];
          squares += Math.pow(found[i] - expected, 2) / expected;
        }
        freedom += stretches - 1;
      }
      if (freedom == 4) {
        return length == 1 ? 3 : Math.max(1, most);
      }
      most = Math.max(most, squares / freedom);
    }
  }

  @Test
  void of_independentEvents_isAboutOne() {
    Random random = new Random(7);
    long[] counts = new long[600];
    for (int i = 0; i < 6_000; i++) {
      counts[random.nextInt(counts.length)]++;
    }
    double bursts = of(counts, counts);
    assertTrue(bursts < 2, "" + bursts);
  }

  @Test
  void of_allInOneMinute_isAboutTheirNumber() {
    long[] counts = new long[60];
    counts[17] = 500;
    double bursts = of(counts, new long[60]);
    assertTrue(bursts > 400, "" + bursts);
  }

  @Test
  void of_burstsOfManyMinutes_areBurstsAllTheSame() {
    long[] counts = new long[600];
    for (int i = 100; i < 160; i++) {
      counts[i] = 10;
    }
    double bursts = of(counts, new long[600]);
    assertTrue(bursts > 200, "" + bursts);
  }

  @Test
  void of_tooShortATime_isWhatIsAssumed() {
    assertEquals(3, of(new long[] {5, 5, 5}, new long[] {9}));
  }

  private static long[] counts(Random random, int intervals) {
    long[] counts = new long[intervals];
    for (int i = 0; i < intervals; i++) {
      counts[i] = random.nextInt(3) == 0 ? random.nextInt(20) : 0;
    }
    counts[0] = 1; // so that the window is as long
    counts[intervals - 1] = 1;
    return counts;
  }

  private static double of(long[] before, long[] after) {
    return Bursts.of(
        Sides.series(before, 0), window(before), Sides.series(after, 0), window(after));
  }

  private static TimeRange window(long[] counts) {
    return new TimeRange(Instant.EPOCH, Instant.ofEpochSecond(60L * counts.length - 30));
  }
}
