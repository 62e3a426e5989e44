package io.loginsight.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loginsight.lab.Spans.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpansTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void first_ofRandomSpans_isThatOfLookingAtEach(long seed) {
    Random random = new Random(seed);
    for (int run = 0; run < 500; run++) {
      List<Span> spans = new ArrayList<>();
      for (int i = random.nextInt(8); i > 0; i--) {
        spans.add(span(random));
      }
      List<Span> sorted = spans.stream().sorted(Comparator.comparingLong(Span::first)).toList();
      Span other = span(random);
      int expected = -1;
      for (int i = sorted.size() - 1; i >= 0; i--) {
        expected = sorted.get(i).touches(other) ? i : expected;
      }
      assertEquals(expected, new Spans(spans).first(other), spans + " " + other);
    }
  }

  private static Span span(Random random) {
    int first = random.nextInt(20);
    return new Span(first, first + random.nextInt(6));
  }
}
