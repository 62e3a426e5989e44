package io.loginsight.core.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Experience;
import io.loginsight.api.LogInsightException;
import io.loginsight.api.NumberStats.Quantile;
import io.loginsight.api.Pattern;
import io.loginsight.api.PatternId;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Slot;
import io.loginsight.api.SlotStats.ValueCount;
import io.loginsight.core.engine.EngineState.Counted;
import io.loginsight.core.engine.EngineState.CountedTrace;
import io.loginsight.core.engine.Inputs.Bytes;
import io.loginsight.core.format.LearnedFormatProvider;
import io.loginsight.spi.EngineSettings;
import io.loginsight.spi.LogSource;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineStateTest {

  @Test
  void restore_ofASnapshot_isTheSameState() {
    EngineState state = learn(log(1, 4_000));
    EngineState restored = EngineState.restore(state.snapshot());
    assertArrayEquals(state.snapshot(), restored.snapshot());
    assertEquals(state.patterns(), restored.patterns());
  }

  @Test
  void restore_ofNothing_isEmpty() {
    assertEquals(List.of(), EngineState.restore(EngineState.EMPTY.snapshot()).patterns());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void merge_ofPartsInAnyOrder_givesPatternsAndCountsOfTheWhole(long seed) {
    Random random = new Random(seed);
    List<String> events = log(seed, 2_000);
    List<EngineState> parts = new ArrayList<>();
    for (int from = 0; from < events.size(); ) {
      int to = Math.min(events.size(), from + 100 + random.nextInt(700));
      parts.add(learn(events.subList(from, to)));
      from = to;
    }
    Collections.shuffle(parts, random);
    assertEquals(
        withoutSlots(learn(events)), withoutSlots(EngineState.merge(parts)), "seed " + seed);
  }

  @Test
  void patterns_ofARestoredState_areThoseOfTheReport() {
    List<String> events = log(1, 4_000);
    List<Pattern> restored =
        EngineState.restore(learn(events).snapshot()).patterns().stream()
            .map(Counted::pattern)
            .toList();
    List<Pattern> reported =
        run(engine -> engine.analyze(sources(events), null)).chunk().patterns().stream()
            .map(PatternStats::pattern)
            .sorted(Comparator.comparing(Pattern::id))
            .toList();
    assertEquals(reported, restored);
  }

  @Test
  void stackTraces_ofARestoredState_areThoseOfTheReport() {
    List<String> events = log(1, 4_000);
    EngineState restored = EngineState.restore(learn(events).snapshot());
    List<CountedTrace> reported =
        run(engine -> engine.analyze(sources(events), null)).chunk().stackTraces().stream()
            .map(
                t ->
                    new CountedTrace(
                        t.fingerprint(),
                        t.causes(),
                        t.summary(),
                        t.events(),
                        t.seen(),
                        t.patterns()))
            .toList();
    assertEquals(5, reported.size());
    assertEquals(reported, restored.stackTraces());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void merge_ofPartsInAnyOrder_givesTheStackTracesOfTheWhole(long seed) {
    List<String> events = log(seed, 3_000);
    EngineState first = learn(events.subList(0, 700));
    EngineState second = learn(events.subList(700, 900));
    EngineState third = learn(events.subList(900, 3_000));
    List<CountedTrace> want = learn(events).stackTraces();
    assertEquals(want, third.merge(first).merge(second).stackTraces(), "seed " + seed);
    assertEquals(want, first.merge(second.merge(third)).stackTraces(), "seed " + seed);
  }

  /** Of more kinds than there is room for, the most frequent stay, and the others are counted. */
  @Test
  void merge_ofTooManyStackTraces_keepsTheMostFrequent() {
    List<String> often = new ArrayList<>();
    List<String> once = new ArrayList<>();
    for (int i = 0; i < 1_500; i++) {
      String error = "java.lang.Error: no\n\tat shop.Pay.go" + letters(i) + "(Pay.java:1)";
      often.add(head(i) + "Order failed\n" + error);
      often.add(head(i) + "Order failed\n" + error);
      once.add(head(i) + "Till failed\n" + error.replace("Pay", "Till"));
    }
    EngineState a = learn(often);
    EngineState b = learn(once);
    List<CountedTrace> kept = a.merge(b).stackTraces();
    assertEquals(2_000, kept.size());
    assertEquals(1_500 * 2 + 500, kept.stream().mapToLong(CountedTrace::events).sum());
    assertArrayEquals(a.merge(b).snapshot(), b.merge(a).snapshot());
  }

  private static String letters(int number) {
    return number < 26
        ? String.valueOf((char) ('a' + number))
        : letters(number / 26) + letters(number % 26);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void merge_ofPartsWithFewEvents_givesTheStatisticsOfTheWhole(long seed) {
    List<String> events = log(seed, 40); // no skeleton has more than 16
    Random random = new Random(seed);
    int cut = 1 + random.nextInt(39);
    EngineState first = learn(events.subList(0, cut));
    EngineState rest = learn(events.subList(cut, 40));
    assertEquals(statistics(learn(events)), statistics(rest.merge(first)), "seed " + seed);
  }

  private static List<String> statistics(EngineState state) {
    return state.patterns().stream()
        .flatMap(counted -> counted.pattern().slots().stream())
        .map(slot -> String.valueOf(slot.stats()))
        .toList();
  }

  /**
   * Of 20,000 events about 320 are drawn, in the parts as in the whole; a share of {@code p} is
   * thus off by {@code sqrt(p (1 - p) / 320)}, less than .028.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void merge_ofManyParts_givesStatisticsNearThoseOfAllEvents(long seed) {
    Random random = new Random(seed);
    List<EngineState> parts = new ArrayList<>();
    List<String> part = new ArrayList<>();
    double[] millis = new double[20_000];
    for (int i = 0; i < millis.length; i++) {
      millis[i] = Math.round(100 * Math.exp(random.nextGaussian()));
      String state = random.nextInt(5) == 0 ? "500" : "200";
      part.add(head(i) + "Request took " + (long) millis[i] + " ms and gave " + state);
      if (i == millis.length - 1 || random.nextInt(1_000) == 0) {
        parts.add(learn(part));
        part.clear();
      }
    }
    Collections.shuffle(parts, random);
    List<Slot> slots = EngineState.merge(parts).patterns().get(0).pattern().slots();
    Arrays.sort(millis);
    for (Quantile quantile : slots.get(0).stats().numbers().quantiles()) {
      double most = quantile.value() / 1e6;
      double share = Arrays.stream(millis).filter(value -> value <= most).count() / 20_000.0;
      assertEquals(quantile.share(), share, 0.1, () -> quantile + " of " + share + ", " + seed);
    }
    for (ValueCount value : slots.get(1).stats().top()) {
      double want = value.value().equals("200") ? 0.8 : 0.2;
      assertEquals(want, value.count() / 20_000.0, 0.1, () -> value + ", seed " + seed);
    }
    assertEquals(20_000, slots.get(1).stats().values());
    assertEquals(2, slots.get(1).stats().distinct());
  }

  @Test
  void publish_ofPatternsThatGrow_tellsTheirHistoryAlsoAfterARestore() {
    EngineState one = learn(List.of(head(1) + "Login of user anna refused")).publish(1);
    EngineState two = learn(List.of(head(2) + "Login of user boris refused"));
    PatternId was = one.patterns().get(0).pattern().id();
    EngineState both = EngineState.restore(one.snapshot()).merge(two).publish(2);
    EngineState restored = EngineState.restore(both.snapshot());
    Pattern now = restored.patterns().get(0).pattern();
    assertEquals(now.id(), restored.successor(was));
    assertEquals(
        List.of("Login of user anna refused -> Login of user <*> refused"),
        restored.history(was).stream().map(c -> c.was() + " -> " + c.is()).toList());
  }

  @Test
  void merge_inAnyOrderAndGrouping_givesTheSameBytes() {
    EngineState a = learn(log(1, 4_000)).publish(1);
    EngineState b = learn(log(2, 300)).publish(1);
    EngineState c = learn(log(3, 300)).publish(2);
    byte[] want = a.merge(b).merge(c).snapshot();
    assertArrayEquals(want, b.merge(a).merge(c).snapshot());
    assertArrayEquals(want, a.merge(c.merge(b)).snapshot());
    assertArrayEquals(want, EngineState.merge(List.of(c, a, b)).snapshot());
  }

  @Test
  void merge_withNothing_changesNothing() {
    EngineState state = learn(log(1, 300));
    assertArrayEquals(state.snapshot(), state.merge(EngineState.EMPTY).snapshot());
  }

  @Test
  void merge_withItself_countsTwice() {
    EngineState state = learn(log(1, 300));
    assertEquals(2 * events(state.patterns()), events(state.merge(state).patterns()));
  }

  /**
   * Small caps, so that most of what the states know finds no room. All counts stay; of the events
   * of patterns that make up more than a hundredth of the events, 98 % stay with their pattern.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void merge_beyondTheCaps_losesNoCountAndKeepsWhatIsFrequent(long seed) {
    int most = 60;
    List<EngineState> states = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      List<String> events = log(seed + i, 500);
      Random random = new Random(31 * seed + i);
      for (int j = 0; j < 300; j++) {
        events.add(head(j) + word(random) + " met " + word(random) + " at the " + word(random));
      }
      states.add(learn(events));
    }
    List<Counted> want = EngineState.merge(states).patterns();
    for (int i = 0; i < 3; i++) {
      Collections.shuffle(states, new Random(seed + i));
      List<Counted> got = EngineState.merge(states, most).patterns(most);
      assertEquals(6 * 800, events(got));
      assertTrue(got.size() <= most + 1, () -> got.size() + " patterns");
      long frequent = 0;
      long kept = 0;
      for (Counted pattern : want) {
        long events = pattern.counts().events();
        if (events > 48) {
          frequent += events;
          kept += Math.min(events, eventsOf(pattern.pattern().id(), got));
        }
      }
      assertTrue(kept >= 0.98 * frequent, "seed " + seed + ": " + kept + " of " + frequent);
    }
  }

  private static long eventsOf(PatternId id, List<Counted> patterns) {
    return events(patterns.stream().filter(p -> p.pattern().id().equals(id)).toList());
  }

  @Test
  void merge_ofTwoBeyondTheCaps_doesNotMindTheirOrder() {
    EngineState a = learn(log(1, 900));
    EngineState b = learn(log(2, 900));
    assertArrayEquals(
        EngineState.merge(List.of(a, b), 20).snapshot(),
        EngineState.merge(List.of(b, a), 20).snapshot());
  }

  @Test
  void restore_ofEveryPrefix_isRefused() {
    byte[] snapshot = learn(log(1, 60)).snapshot();
    for (int length = 0; length < snapshot.length; length++) {
      byte[] prefix = Arrays.copyOf(snapshot, length);
      assertThrows(LogInsightException.class, () -> EngineState.restore(prefix), "" + length);
    }
  }

  @Test
  void restore_withAnyByteFlipped_isRefused() {
    byte[] snapshot = learn(log(1, 60)).snapshot();
    Random random = new Random(1);
    for (int at = 0; at < snapshot.length; at++) {
      byte[] flipped = snapshot.clone();
      flipped[at] ^= (byte) (1 + random.nextInt(255));
      assertThrows(LogInsightException.class, () -> EngineState.restore(flipped), "byte " + at);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, a newer version", "-1, an older version"})
  void restore_ofAnotherVersion_saysSo(int later, String version) {
    byte[] snapshot = learn(log(1, 60)).snapshot();
    snapshot[7] += (byte) later;
    LogInsightException e =
        assertThrows(LogInsightException.class, () -> EngineState.restore(sealed(snapshot)));
    assertTrue(e.getMessage().contains("written by " + version), e.getMessage());
  }

  @Test
  void restore_ofADamagedOne_saysSo() {
    byte[] snapshot = learn(log(1, 60)).snapshot();
    snapshot[100]++;
    LogInsightException e =
        assertThrows(LogInsightException.class, () -> EngineState.restore(snapshot));
    assertEquals("The snapshot is damaged: its length or its checksum is wrong", e.getMessage());
  }

  /** What is made room for must be there, else a few bytes could fill the memory. */
  @Test
  void restore_ofForgedLengths_allocatesNoMoreThanTheSnapshotJustifies() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    byte[] snapshot = learn(log(1, 60)).snapshot();
    restored(snapshot);
    for (int at = 12; at < snapshot.length - 16; at++) {
      byte[] forged = snapshot.clone();
      System.arraycopy(new byte[] {-1, -1, -1, -1, 7}, 0, forged, at, 5); // 2^31 - 1
      byte[] sealed = sealed(forged);
      long before = threads.getCurrentThreadAllocatedBytes();
      restored(sealed);
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      assertTrue(allocated < 20_000_000, "byte " + at + ": " + allocated);
    }
  }

  /** What somebody forged has a right checksum. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void restore_ofForgedBytes_isRefusedOrCanBeUsed(long seed) {
    byte[] snapshot = published().snapshot();
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      byte[] forged = snapshot.clone();
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        int at = 12 + random.nextInt(forged.length - 16);
        forged[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) 0xff;
      }
      use(sealed(forged));
    }
    for (int i = 0; i < 2_000; i++) {
      byte[] noise = Arrays.copyOf(snapshot, 16 + random.nextInt(60));
      for (int at = 12; at < noise.length; at++) {
        noise[at] = (byte) (random.nextInt(3) == 0 ? random.nextInt() : random.nextInt(4));
      }
      use(sealed(noise));
    }
  }

  /** As above, with sketches of values that are too many. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void restore_ofForgedSketches_isRefusedOrCanBeUsed(long seed) {
    List<String> events = new ArrayList<>();
    for (int i = 0; i < 4_000; i++) {
      events.add(head(i) + "Wrote " + i + " KB to " + i % 7 + " disks");
    }
    byte[] snapshot = learn(events).snapshot();
    Random random = new Random(seed);
    for (int i = 0; i < 3_000; i++) {
      byte[] forged = snapshot.clone();
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        int at = 12 + random.nextInt(forged.length - 16);
        forged[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (forged[at] ^ 1);
      }
      use(sealed(forged));
    }
  }

  /** A state of which each byte can be tried. */
  static EngineState small() {
    return learn(log(3, 2)).publish(1);
  }

  static EngineState published() {
    return learn(log(1, 20)).publish(1).merge(learn(log(2, 60))).publish(2);
  }

  /** Fails if a snapshot is neither refused nor a state that can be used. */
  static void use(byte[] snapshot) {
    EngineState state = restored(snapshot);
    if (state == null) {
      return;
    }
    byte[] written = state.snapshot(); // without the texts that nothing needs
    assertArrayEquals(written, EngineState.restore(written).snapshot());
    EngineState twice = state.merge(state).publish(3);
    twice.patterns();
    twice.stackTraces();
  }

  /** Returns null if the snapshot is refused; anything else than that is a failure. */
  private static EngineState restored(byte[] snapshot) {
    try {
      return EngineState.restore(snapshot);
    } catch (LogInsightException e) {
      return null;
    }
  }

  /** Puts length and checksum right. */
  static byte[] sealed(byte[] snapshot) {
    byte[] sealed = snapshot.clone();
    ByteBuffer buffer = ByteBuffer.wrap(sealed).putInt(8, sealed.length - 16);
    CRC32C checksum = new CRC32C();
    checksum.update(sealed, 0, sealed.length - 4);
    buffer.putInt(sealed.length - 4, (int) checksum.getValue());
    return sealed;
  }

  private static long events(List<Counted> patterns) {
    return patterns.stream().mapToLong(pattern -> pattern.counts().events()).sum();
  }

  /** Types and examples are of those events that were looked at, a few of each part. */
  private static List<String> withoutSlots(EngineState state) {
    return state.patterns().stream()
        .map(
            counted ->
                String.join(
                    " ",
                    counted.pattern().id().toString(),
                    counted.pattern().template(),
                    counted.counts().toString(),
                    String.valueOf(counted.seen()),
                    counted.series().toString()))
        .toList();
  }

  static EngineState learn(List<String> events) {
    return run(engine -> engine.learn(sources(events)));
  }

  private static List<LogSource> sources(List<String> events) {
    return List.of(Bytes.of("app.log", String.join("\n", events)));
  }

  private static <T> T run(Function<CoreEngine, T> what) {
    EngineSettings settings =
        new EngineSettings(
            List.of(new LearnedFormatProvider()),
            List.of(),
            List.of(),
            Map.of(),
            null,
            new EngineSettings.Reading(ZoneOffset.UTC, null, null, null, null, false, 20_000),
            2,
            null,
            InstantSource.system(),
            progress -> {},
            finding -> {},
            incident -> {},
            Experience.NONE);
    try (CoreEngine engine = new CoreEngine(settings)) {
      return what.apply(engine);
    }
  }

  /** Events of a few kinds, of one line or several. */
  private static List<String> log(long seed, int count) {
    Random random = new Random(seed);
    List<String> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int n = random.nextInt(40);
      String name = List.of("anna", "boris", "carla", "dmitri", "elena").get(n % 5);
      events.add(
          head(i)
              + switch (random.nextInt(9)) {
                case 0 -> "Login of user " + name + " from 10.0.0." + n;
                case 1 -> "Wrote " + n + (n % 3 == 0 ? " KB" : " MB") + " to part." + n % 7 + "x";
                case 2 -> "Loaded org.shop." + name + ".Part" + n + " in " + n + " ms";
                case 3 -> "Nodes alive:" + " 7,".repeat(n % 4) + " " + n;
                case 4 -> "Order failed\njava.lang.Error: " + n + trace(name);
                case 5 -> "State of till is " + (n % 2 == 0 ? "open" : "closed");
                case 6 -> "Greetings " + word(random) + " and welcome";
                case 7 -> "Queue \"" + name + "\" of node-" + n + ".example.org is full";
                default -> "eth" + n % 4 + ": link " + (n % 2 == 0 ? "up" : "down");
              });
    }
    return events;
  }

  private static String trace(String name) {
    return "\n\tat shop.Pay."
        + name
        + "(Pay.java:1)\nCaused by: shop.Broke: no\n\tat shop.Bank.take(B.java:2)";
  }

  private static String head(int i) {
    return String.format("2024-05-17 10:%02d:%02d.000 ", i / 60 % 60, i % 60)
        + (i % 7 == 0 ? "WARN" : "INFO")
        + "  [main] shop.Till - ";
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 7; i++) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }
}
