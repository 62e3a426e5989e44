package io.loginsight.core.mine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.NumberStats;
import io.loginsight.api.NumberStats.Quantile;
import io.loginsight.api.Pattern;
import io.loginsight.api.Slot;
import io.loginsight.api.SlotStats;
import io.loginsight.api.SlotStats.ValueCount;
import io.loginsight.api.SlotType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What slots say about their values, as the engine feeds them: in blocks, by several workers. */
class SlotStatsTest {

  @Test
  void stats_fewEvents_areExact() {
    Slot slot = only(messages(10, i -> "took " + (i + 1) + "ms"));
    assertEquals(SlotType.DURATION, slot.type());
    SlotStats stats = slot.stats();
    assertEquals(10, stats.values());
    assertEquals(10, stats.sampled());
    assertEquals(10, stats.distinct());
    NumberStats numbers = stats.numbers();
    assertEquals(NumberStats.Unit.NANOSECONDS, numbers.unit());
    assertEquals(1e6, numbers.min());
    assertEquals(10e6, numbers.max());
    assertEquals(0, numbers.relativeError());
    assertEquals(5e6, quantile(numbers, 0.5));
    assertEquals(10e6, quantile(numbers, 0.95));
  }

  @Test
  void stats_constantWordsOfSkeletons_countAllEvents() {
    String[] tasks = {"com.acme.Sync", "com.acme.Sync", "com.acme.Mail", "com.acme.Index"};
    Pattern pattern = patterns(messages(4_000, i -> "Ran " + tasks[i % 4] + " now"), 500, 2).get(0);
    assertEquals("Ran com.acme.<*> now", pattern.template());
    SlotStats stats = pattern.slots().get(0).stats();
    assertEquals(4_000, stats.sampled());
    assertEquals(
        List.of(
            new ValueCount("Sync", 2_000),
            new ValueCount("Index", 1_000),
            new ValueCount("Mail", 1_000)),
        stats.top());
  }

  @Test
  void stats_fewWords_areAWordSet() {
    String[] users = {"anna", "boris", "clara"};
    Slot slot = only(messages(600, i -> "user=" + users[i % 3]));
    assertEquals(SlotType.WORD_SET, slot.type());
    assertTrue(slot.stats().isComplete());
  }

  @ParameterizedTest
  @CsvSource({
    "port=%d open, PORT",
    "localPort: %d, PORT",
    "report=%d, NUMBER",
    "port=7%d1111, NUMBER",
    "took %d ms, DURATION",
    "latency_ms=%d, DURATION",
    "waitMs=%d, DURATION",
    "got %d bytes, SIZE",
    "max_bytes=%d, SIZE",
    "items=%d, NUMBER",
    "s=%d, NUMBER",
  })
  void type_number_isWhatTheTextAroundSays(String message, SlotType want) {
    assertEquals(want, only(messages(40, i -> String.format(message, 10 + i))).type());
  }

  @Test
  void numbers_unitBehind_areInBaseUnits() {
    NumberStats numbers = only(messages(10, i -> "took " + i + " ms")).stats().numbers();
    assertEquals(9e6, numbers.max());
    assertEquals(4e6, quantile(numbers, 0.5));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void stats_manyEvents_areNearlyThoseOfAll(long seed) {
    Random random = new Random(seed);
    double[] all = new double[100_000];
    String[] states = new String[all.length];
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < all.length; i++) {
      all[i] = Math.round(1_000 + 50_000 * Math.exp(random.nextGaussian()));
      states[i] = random.nextInt(10) == 0 ? "500" : random.nextInt(4) == 0 ? "404" : "200";
      messages.add("GET took " + (long) all[i] + "us with " + states[i]);
    }
    Pattern pattern = patterns(messages, 8_192, 2).get(0);
    Arrays.sort(all);
    SlotStats time = pattern.slots().get(0).stats();
    assertEquals(all.length, time.values());
    assertTrue(time.sampled() < all.length / 16);
    assertTrue(time.numbers().relativeError() < 0.07);
    for (Quantile quantile : time.numbers().quantiles()) {
      double rank = rank(all, quantile.value() / 1e3);
      assertEquals(
          quantile.share(), rank, 0.05, () -> quantile + " has rank " + rank + ", seed " + seed);
    }
    List<ValueCount> top = pattern.slots().get(1).stats().top();
    assertEquals(List.of("200", "404", "500"), top.stream().map(ValueCount::value).toList());
    for (ValueCount value : top) {
      long want = Arrays.stream(states).filter(value.value()::equals).count();
      assertEquals(want, value.count(), 5_000, () -> value + ", seed " + seed);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void patterns_anyCutAndAnyWorkers_areTheSame(long seed) {
    List<String> messages = mixed(seed, 6_000);
    String want = describe(patterns(messages, messages.size(), 1));
    for (int block : new int[] {1, 7, 100, 1_000}) {
      for (int workers = 1; workers <= 3; workers++) {
        assertEquals(want, describe(patterns(messages, block, workers)), "blocks of " + block);
      }
    }
  }

  @Test
  void patterns_rateFalls_areTheSameWhateverTheCut() {
    List<String> messages = messages(180_000, i -> "took " + (i * 7919L) % 3_000 + " ms");
    String want = describe(patterns(messages, messages.size(), 1));
    assertEquals(want, describe(patterns(messages, 1_000, 3)));
    assertEquals(want, describe(patterns(messages, 8_192, 2)));
    SlotStats stats = only(messages).stats();
    assertTrue(stats.sampled() < 3_500, () -> stats.toString());
    assertEquals(180_000, stats.numbers().count(), 1_000);
  }

  @Test
  void add_blocksInAnotherOrder_makesNoDifference() {
    List<String> messages = mixed(5, 6_000);
    assertEquals(
        describe(patterns(messages, 500, 1, false)), describe(patterns(messages, 500, 1, true)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void stats_hostileMessages_addUp(long seed) {
    Messages hostile = new Messages(seed);
    Miner miner = new Miner();
    feed(miner, new Worker(), IntStream.range(0, 3_000).mapToObj(i -> hostile.next()).toList(), 0);
    for (int i = 0; i < miner.patterns(); i++) {
      Pattern pattern = miner.pattern(i);
      for (Slot slot : pattern.slots()) {
        SlotStats stats = slot.stats();
        if (stats != null) { // what the record itself does not check
          long top = stats.top().stream().mapToLong(ValueCount::count).sum();
          assertTrue(top <= stats.values() + 10, () -> pattern + ", seed " + seed);
          assertTrue(stats.top().size() <= stats.distinct(), () -> pattern + ", seed " + seed);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"n=1e999999999", "n=-1e400", "n=NaN", "n=0x1p3", "n=1.2.3.4.5", "n=--5"})
  void numbers_notANumber_areLeftOut(String odd) {
    for (Slot slot : patterns(List.of(odd, "n=7", "n=8"), 3, 1).get(0).slots()) {
      NumberStats numbers = slot.stats() == null ? null : slot.stats().numbers();
      assertTrue(numbers == null || numbers.max() <= 8, () -> slot.toString());
    }
  }

  @Test
  void stats_moreSkeletonsThanSketches_lastOnesHaveAFew() {
    String numbers = " 1".repeat(30);
    List<String> messages = new ArrayList<>();
    for (int n = 0; n < 2_000; n++) {
      for (int i = 0; i < 260; i++) {
        messages.add("Unlike " + n + " is " + letters(i) + numbers);
      }
    }
    Miner miner = new Miner();
    feed(miner, new Worker(), bytes(messages), 0);
    int sketched = 0;
    int skeletons = 0;
    for (int i = 0; i < 260; i++) {
      byte[] text = messages.get(i).getBytes(StandardCharsets.UTF_8);
      long hash = new MessageScanner().scan(text, 0, text.length);
      ValueSketch first = miner.slotValues().of(hash).at(2);
      skeletons += first.events() >= 3 ? 1 : 0;
      sketched += first.events() > SlotSample.LEAST_EVENTS ? 1 : 0;
    }
    assertEquals(260, skeletons);
    assertTrue(sketched > 200 && sketched <= 258, "of 8,000 / 31");
  }

  private static String letters(int number) {
    StringBuilder letters = new StringBuilder("w");
    for (int n = number; n > 0; n /= 20) {
      letters.append((char) ('g' + n % 20));
    }
    return letters.append('w').toString();
  }

  private static double rank(double[] sorted, double value) {
    int below = 0;
    while (below < sorted.length && sorted[below] <= value) {
      below++;
    }
    return (double) below / sorted.length;
  }

  private static double quantile(NumberStats numbers, double share) {
    return numbers.quantiles().stream()
        .filter(quantile -> quantile.share() == share)
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static List<String> messages(int count, IntFunction<String> message) {
    return IntStream.range(0, count).mapToObj(message).toList();
  }

  private static List<String> mixed(long seed, int count) {
    Random random = new Random(seed);
    String[] services = {"acme.Cart", "acme.Pay", "acme.Till", "acme.Mail"};
    return messages(
        count,
        i ->
            switch (random.nextInt(6)) {
              case 0 ->
                  "Order " + random.nextInt(100_000) + " paid in " + random.nextInt(9) + " ms";
              case 1 -> "Cache holds " + random.nextInt(900) + " KB for user=u" + random.nextInt(9);
              case 2 -> "Started " + services[random.nextInt(4)] + " on node-" + random.nextInt(40);
              case 3 -> random.nextInt(50) == 0 ? "rare " + random.nextGaussian() : "tick";
              case 4 -> "from 10.0.0." + random.nextInt(256) + ":" + random.nextInt(65_536);
              default -> "word" + letters(random.nextInt(300)) + " has " + random.nextDouble();
            });
  }

  private static Slot only(List<String> messages) {
    List<Pattern> patterns = patterns(messages, 100, 1);
    assertEquals(1, patterns.size(), patterns::toString);
    assertEquals(1, patterns.get(0).slots().size(), patterns::toString);
    return patterns.get(0).slots().get(0);
  }

  private static List<Pattern> patterns(List<String> messages, int block, int workers) {
    return patterns(messages, block, workers, false);
  }

  private static List<Pattern> patterns(
      List<String> messages, int block, int workers, boolean backwards) {
    Miner miner = new Miner();
    Worker[] all = new Worker[workers];
    Arrays.setAll(all, i -> new Worker());
    int blocks = (messages.size() + block - 1) / block;
    for (int i = 0; i < blocks; i++) {
      int at = (backwards ? blocks - 1 - i : i) * block;
      List<String> part = messages.subList(at, Math.min(messages.size(), at + block));
      feed(miner, backwards ? new Worker() : all[i % workers], bytes(part), at);
    }
    return IntStream.range(0, miner.patterns()).mapToObj(miner::pattern).toList();
  }

  private static List<byte[]> bytes(List<String> messages) {
    return messages.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /** What a worker remembers from block to block. */
  private static final class Worker {
    final SlotSampler sampler = new SlotSampler();
    final SkeletonTable numbers = new SkeletonTable();
  }

  /** One block, as a worker and the merger treat it. */
  private static void feed(Miner miner, Worker worker, List<byte[]> block, int firstLine) {
    SlotSampler sampler = worker.sampler;
    MessageScanner scanner = new MessageScanner();
    SlotSample sample = new SlotSample();
    sampler.begin(sample);
    for (int i = 0; i < block.size(); i++) {
      byte[] text = block.get(i);
      long hash = scanner.scan(text, 0, text.length);
      miner.learn(hash, text, 0, text.length);
      miner.slotValues().addEvents(hash, 1);
      if (sampler.wants(worker.numbers.idOf(hash), 0, firstLine + i)) {
        sampler.take(hash, text, 0, text.length);
      }
    }
    sampler.end();
    miner.slotValues().add(sample);
  }

  private static String describe(List<Pattern> patterns) {
    StringBuilder text = new StringBuilder();
    for (Pattern pattern : patterns.stream().sorted((a, b) -> a.id().compareTo(b.id())).toList()) {
      text.append(pattern.template()).append('\n');
      pattern.slots().forEach(slot -> text.append("  ").append(slot.stats()).append('\n'));
    }
    return text.toString();
  }
}
