package io.loginsight.core.mine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The values of one place, against counting them. */
class ValueSketchTest {

  private static final MessageScanner SCANNER = new MessageScanner();

  private record Seen(long rank, byte[] record) {}

  @ParameterizedTest
  @CsvSource({"1, 3", "2, 32", "3, 33", "4, 100", "5, 5000"})
  void addAll_anyPartsInAnyOrder_isTheSame(long seed, int different) {
    List<Seen> events = events(seed, 2_000, different, 1);
    ValueSketch all = new ValueSketch();
    events.forEach(event -> all.add(event.rank, 1, event.record, 0));
    Random random = new Random(seed);
    Collections.shuffle(events, random);
    List<ValueSketch> parts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      parts.add(new ValueSketch());
    }
    events.forEach(event -> parts.get(random.nextInt(40)).add(event.rank, 1, event.record, 0));
    while (parts.size() > 1) {
      ValueSketch part = parts.remove(random.nextInt(parts.size()));
      parts.get(random.nextInt(parts.size())).addAll(part);
    }
    assertEquals(all.toString(), parts.get(0).toString());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void count_upToThirtyTwoValues_isExact(long seed) {
    List<Seen> events = events(seed, 3_000, 32, 3);
    Map<String, Long> want = new HashMap<>();
    ValueSketch sketch = new ValueSketch();
    for (Seen event : events) {
      sketch.add(event.rank, 1, event.record, 0);
      want.merge(text(ValueRecord.text(event.record, 0)), 1L, Long::sum);
    }
    Map<String, Long> got = new HashMap<>();
    for (int i = 0; i < sketch.size(); i++) {
      got.put(text(sketch.text(i)), sketch.count(i));
    }
    assertEquals(want, got);
  }

  /** A third of the events have one of three values, the others hardly ever the same. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void count_frequentAmongThousands_isFoundAndNearlyRight(long seed) {
    List<Seen> events = events(seed, 6_000, 50_000, 1);
    ValueSketch sketch = new ValueSketch();
    events.forEach(event -> sketch.add(event.rank, 1, event.record, 0));
    for (int i = 0; i < 3_000; i++) {
      sketch.add(rank(seed, 6_000 + i), 1, record("n=" + (-1 - i % 3)), 0);
    }
    Map<String, Long> frequent = new HashMap<>();
    for (int i = 0; i < sketch.size(); i++) {
      if (sketch.count(i) > 0) {
        frequent.put(text(sketch.text(i)), sketch.count(i));
      }
    }
    assertEquals(Set.of("-1", "-2", "-3"), frequent.keySet());
    frequent.forEach(
        (value, count) -> assertEquals(1_000, count, 60, () -> value + ", seed " + seed));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 100, 500, 1_000, 10_000, 300_000})
  void estimate_differentHashes_isAboutRight(int different) {
    DistinctCount count = new DistinctCount();
    for (int i = 0; i < different; i++) {
      byte[] text = Integer.toString(i * 7).getBytes(StandardCharsets.UTF_8);
      count.add(SkeletonHash.ofText(text, 0, text.length));
      count.add(SkeletonHash.ofText(text, 0, text.length));
    }
    assertEquals(different, count.estimate(), different * 0.15);
  }

  @ParameterizedTest
  @ValueSource(ints = {39, 40, 41, 4_000})
  void text_longValue_isCutButToldApart(int length) {
    ValueSketch sketch = new ValueSketch();
    sketch.add(1, 1, record("/" + "a".repeat(length - 2) + "b"), 0);
    sketch.add(2, 1, record("/" + "a".repeat(length - 2) + "c"), 0);
    assertEquals(2, sketch.size());
    String text = text(sketch.text(0));
    assertEquals(length > 40, text.endsWith("a…"));
    assertTrue(text.length() <= 41);
  }

  /** Numbers from 0 on; of 3, the larger the number is, the rarer. */
  private static List<Seen> events(long seed, int count, int different, int skew) {
    Random random = new Random(seed);
    List<Seen> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int value = (int) (different * Math.pow(random.nextDouble(), skew));
      events.add(new Seen(rank(seed, i), record("n=" + value)));
    }
    return events;
  }

  private static long rank(long seed, int line) {
    return SlotSampler.rank((int) seed, line);
  }

  private static byte[] record(String message) {
    byte[] text = message.getBytes(StandardCharsets.UTF_8);
    SCANNER.scan(text, 0, text.length);
    byte[] record = new byte[ValueRecord.MOST_BYTES];
    ValueRecord.write(text, SCANNER.tokens(), record);
    return record;
  }

  private static String text(byte[] text) {
    return new String(text, StandardCharsets.UTF_8);
  }
}
