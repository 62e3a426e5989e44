package io.loginsight.core.mine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That quantiles are as right as they say, and that no order or part shows. */
class NumberSketchTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void value_everyNumber_isWithinTheRelativeError(long seed) {
    double[] numbers = numbers(seed, 5_000);
    NumberSketch sketch = sketch(numbers);
    Arrays.sort(numbers);
    int at = 0;
    for (int i = 0; i < sketch.size(); i++) {
      for (long n = 0; n < sketch.count(i); n++, at++) {
        double number = numbers[at];
        double error = Math.abs(sketch.value(i) - number);
        assertTrue(
            error <= Math.abs(number) * sketch.relativeError() * (1 + 1e-12),
            () -> number + " in " + sketch + ", seed " + seed);
      }
    }
    assertEquals(numbers.length, at);
    assertEquals(numbers[0], sketch.min());
    assertEquals(numbers[at - 1], sketch.max());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void addAll_anyPartsInAnyOrder_isTheSame(long seed) {
    double[] numbers = numbers(seed, 3_000);
    String want = sketch(numbers).toString();
    Random random = new Random(seed);
    NumberSketch[] parts = new NumberSketch[5];
    Arrays.setAll(parts, i -> new NumberSketch());
    for (double number : numbers) {
      parts[random.nextInt(5)].add(number, 1);
    }
    NumberSketch right = new NumberSketch();
    for (int i = 4; i > 1; i--) {
      right.addAll(parts[i]);
    }
    parts[1].addAll(right);
    parts[1].addAll(parts[0]);
    assertEquals(want, parts[1].toString(), () -> "seed " + seed);
  }

  @Test
  void add_numbersOfAllSizes_keepsTheBound() {
    NumberSketch sketch = new NumberSketch();
    for (double number = Double.MIN_VALUE; number < Double.MAX_VALUE; number *= 3) {
      sketch.add(number, 1);
      sketch.add(-number, 1);
    }
    sketch.add(0, 1);
    sketch.add(Double.MAX_VALUE, 1);
    assertTrue(sketch.size() <= NumberSketch.MOST_BUCKETS);
    assertTrue(sketch.relativeError() <= 1);
    for (int i = 0; i < sketch.size(); i++) {
      assertTrue(Double.isFinite(sketch.value(i)), sketch::toString);
    }
  }

  @Test
  void relativeError_latencies_isSmall() {
    Random random = new Random(1);
    double[] numbers = new double[10_000];
    Arrays.setAll(numbers, i -> 20e6 * Math.exp(random.nextGaussian()));
    assertTrue(sketch(numbers).relativeError() < 0.04);
  }

  private static NumberSketch sketch(double[] numbers) {
    NumberSketch sketch = new NumberSketch();
    for (double number : numbers) {
      sketch.add(number, 1);
    }
    return sketch;
  }

  private static double[] numbers(long seed, int count) {
    Random random = new Random(seed);
    DoubleSupplier[] kinds = {
      () -> random.nextInt(100),
      () -> Math.exp(random.nextGaussian() * 3),
      () -> random.nextGaussian() * 1e6,
      () -> Math.exp(random.nextDouble() * 1400 - 700),
      () -> -Math.exp(random.nextGaussian()),
      () -> random.nextInt(3) - 1,
    };
    DoubleSupplier kind = kinds[(int) (seed % kinds.length)];
    double[] numbers = new double[count];
    Arrays.setAll(numbers, i -> kind.getAsDouble());
    return numbers;
  }
}
