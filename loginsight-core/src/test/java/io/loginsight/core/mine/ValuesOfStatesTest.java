package io.loginsight.core.mine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.LogInsightException;
import io.loginsight.api.Pattern;
import io.loginsight.api.SlotStats;
import io.loginsight.api.SlotStats.ValueCount;
import io.loginsight.core.state.StateReader;
import io.loginsight.core.state.StateWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What states know of the values of variables. */
class ValuesOfStatesTest {

  /** An event, and the place in the input that decides whether it is drawn. */
  private record Line(int number, String message) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void union_ofPartsInAnyOrder_isTheStateOfTheWhole(long seed) {
    Random random = new Random(seed);
    List<Line> lines = lines(seed, 8_000);
    byte[] want = bytes(state(lines));
    Collections.shuffle(lines, random);
    List<MinerState> parts = new ArrayList<>();
    for (int from = 0; from < lines.size(); ) {
      int to =
          Math.min(lines.size(), from + 1 + random.nextInt(random.nextInt(10) == 0 ? 5_000 : 300));
      parts.add(state(lines.subList(from, to)));
      from = to;
    }
    assertArrayEquals(want, bytes(union(parts)), "seed " + seed);
  }

  /** Their events are drawn alike, so that ranks are equal. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void union_ofInputsInAnyOrderAndGrouping_givesTheSameBytes(long seed) {
    MinerState a = state(lines(seed, 3_000));
    MinerState b = state(lines(100 + seed, 2_000));
    MinerState c = state(lines(200 + seed, 40));
    byte[] want = bytes(union(List.of(union(List.of(a, b)), c)));
    assertArrayEquals(want, bytes(union(List.of(a, union(List.of(b, c))))), "seed " + seed);
    assertArrayEquals(want, bytes(union(List.of(union(List.of(c, a)), b))), "seed " + seed);
    assertArrayEquals(want, bytes(union(List.of(c, b, a))), "seed " + seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void restore_givesTheSameStatistics(long seed) {
    Miner miner = learn(lines(seed, 6_000));
    byte[] written = bytes(state(miner));
    MinerState read = read(written);
    assertArrayEquals(written, bytes(read), "seed " + seed);
    Miner restored = restored(read);
    assertEquals(byId(miner), byId(restored), "seed " + seed);
    assertArrayEquals(written, bytes(state(restored)), "seed " + seed);
  }

  @Test
  void restore_thenLearning_addsToWhatWasSeen() {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < 6_000; i++) {
      lines.add(new Line(i, "Wrote " + i + " pages"));
    }
    Miner restored = restored(state(lines.subList(0, 3_000)));
    learn(restored, lines.subList(3_000, 6_000));
    assertEquals(byId(learn(lines)), byId(restored));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void redrawn_saysTheSame(long seed) {
    MinerState state = state(lines(seed, 6_000));
    MinerState redrawn = state.redrawn(seed);
    assertEquals(byId(restored(state)), byId(restored(redrawn)), "seed " + seed);
    assertArrayEquals(bytes(redrawn), bytes(read(bytes(redrawn))), "seed " + seed);
  }

  /** They begin alike: each of 16 modules is started by the same line of each of them. */
  @Test
  void redrawn_ofManyAlikeInputs_letsNoLineStandForAll() {
    List<MinerState> pods = new ArrayList<>();
    for (int pod = 0; pod < 400; pod++) {
      List<Line> lines = new ArrayList<>();
      for (int module = 0; module < 16; module++) {
        lines.add(new Line(module, "Started unit " + (1_000 + module) + " of 16"));
      }
      pods.add(state(lines).redrawn(pod));
    }
    SlotStats stats = byId(restored(union(pods))).get(0).slots().get(0).stats();
    assertEquals(400 * 16, stats.values());
    assertEquals(16, stats.distinct());
    for (ValueCount module : stats.top()) {
      assertEquals(400, module.count(), 400, module::toString);
    }
  }

  /** Of the heaviest 1,000 there are sketches, and of the others 16 events. */
  @Test
  void state_ofMoreSketchesThanItKeeps_hasThoseOfTheHeaviest() {
    List<Line> lines = new ArrayList<>();
    int kinds = 1_100;
    for (int kind = 0; kind < kinds; kind++) {
      for (int n = kind < 1_000 ? 600 : 500; n > 0; n--) {
        lines.add(new Line(lines.size(), "The " + letters(kind) + " holds " + n));
      }
    }
    Collections.shuffle(lines, new Random(1));
    MinerState a = state(lines.subList(0, 300_000));
    MinerState b = state(lines.subList(300_000, lines.size()));
    assertArrayEquals(bytes(union(List.of(a, b))), bytes(union(List.of(b, a))));
    Miner restored = restored(read(bytes(state(lines))));
    Map<Boolean, Integer> sketched = new HashMap<>();
    for (int kind = 0; kind < kinds; kind++) {
      SkeletonValues values = restored.slotValues().of(hash("The " + letters(kind) + " holds 1"));
      assertEquals(kind < 1_000 ? 600 : 500, values.events());
      assertTrue(values.at(6).sampled() >= SlotSample.LEAST_EVENTS);
      sketched.merge(kind < 1_000, values.sketches(), Integer::sum);
    }
    assertTrue(sketched.get(true) > 900 && sketched.get(false) <= 1_000 - sketched.get(true));
  }

  private enum Lie {
    MORE_SAMPLED_THAN_EVENTS,
    TOO_MANY_PLACES,
    NO_RECORD
  }

  @ParameterizedTest
  @EnumSource
  void read_ofLies_isRefused(Lie lie) {
    StateWriter out = new StateWriter();
    out.number(lie == Lie.MORE_SAMPLED_THAN_EVENTS ? 1 : 9);
    out.number(2);
    for (int i = 0; i < 2; i++) {
      out.fixed(i);
      out.bytes(lie == Lie.NO_RECORD ? new byte[] {0, 0, 9, 0} : new byte[] {0, 0, 1, 0, 'x'});
    }
    out.number(0);
    out.number(lie == Lie.TOO_MANY_PLACES ? 33 : 0);
    StateReader in = new StateReader(out.finish());
    assertThrows(LogInsightException.class, () -> SkeletonValues.read(in));
  }

  private static List<Line> lines(long seed, int count) {
    Random random = new Random(seed);
    Messages messages = new Messages(seed);
    String[] users = {"anna", "boris", "carla"};
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String message =
          switch (random.nextInt(9)) {
            case 0 -> "Order " + random.nextInt(100_000) + " paid in " + random.nextInt(90) + " ms";
            case 1 -> "Cache of user=" + users[random.nextInt(3)] + " holds " + i % 40 + " KB";
            case 2 ->
                "Node 10.0.0." + random.nextInt(256) + ":" + random.nextInt(65_536) + " is up";
            case 3 -> "Kind " + letters(random.nextInt(40)) + " of " + random.nextGaussian();
            case 4 -> random.nextInt(40) == 0 ? "Rare " + random.nextInt(99) : "No value at all";
            case 5 -> "Long" + (" /" + "x".repeat(60) + i).repeat(random.nextInt(32));
            case 6 -> "Wrote " + -random.nextInt(1 << 30) + " to /var/" + letters(i) + "/x.log";
            default -> new String(messages.next(), StandardCharsets.ISO_8859_1);
          };
      lines.add(new Line(i, message));
    }
    return lines;
  }

  private static String letters(int number) {
    StringBuilder letters = new StringBuilder("w");
    for (int n = number; n > 0; n /= 20) {
      letters.append((char) ('g' + n % 20));
    }
    return letters.append('w').toString();
  }

  private static long hash(String message) {
    byte[] text = message.getBytes(StandardCharsets.UTF_8);
    return new MessageScanner().scan(text, 0, text.length);
  }

  /** As a worker and the merger do, in one block. */
  private static Miner learn(List<Line> lines) {
    Miner miner = new Miner();
    learn(miner, lines);
    return miner;
  }

  private static void learn(Miner miner, List<Line> lines) {
    SlotSampler sampler = new SlotSampler();
    SkeletonTable numbers = new SkeletonTable();
    MessageScanner scanner = new MessageScanner();
    SlotSample sample = new SlotSample();
    sampler.begin(sample);
    for (Line line : lines) {
      byte[] text = line.message.getBytes(StandardCharsets.ISO_8859_1);
      long hash = scanner.scan(text, 0, text.length);
      miner.observe(miner.learn(hash, text, 0, text.length), text, 0, text.length);
      miner.slotValues().addEvents(hash, 1);
      if (sampler.wants(numbers.idOf(hash), 0, line.number)) {
        sampler.take(hash, text, 0, text.length);
      }
    }
    sampler.end();
    miner.slotValues().add(sample);
  }

  private static MinerState state(List<Line> lines) {
    return state(learn(lines));
  }

  private static MinerState state(Miner miner) {
    return miner.state(new int[miner.skeletons()]);
  }

  private static MinerState union(List<MinerState> parts) {
    MinerState.Union union = new MinerState.Union();
    parts.forEach(union::add);
    return union.state(new int[union.size() + 1]);
  }

  private static Miner restored(MinerState state) {
    Miner miner = new Miner();
    miner.restore(state, number -> 1);
    return miner;
  }

  private static byte[] bytes(MinerState state) {
    StateWriter out = new StateWriter();
    state.write(out);
    return out.finish();
  }

  private static MinerState read(byte[] bytes) {
    return MinerState.read(new StateReader(bytes));
  }

  private static List<Pattern> byId(Miner miner) {
    return IntStream.range(0, miner.patterns())
        .mapToObj(miner::pattern)
        .sorted((a, b) -> a.id().compareTo(b.id()))
        .toList();
  }
}
