package io.loginsight.core.mine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Pattern;
import io.loginsight.core.state.StateReader;
import io.loginsight.core.state.StateWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinerStateTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void write_sameMessagesInAnyOrder_givesTheSameBytes(long seed) {
    List<byte[]> messages = messages(seed, 2_000);
    byte[] want = bytes(stateOf(messages));
    Collections.shuffle(messages, new Random(seed));
    assertArrayEquals(want, bytes(stateOf(messages)), "seed " + seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void union_ofPartsInAnyOrder_isTheStateOfTheWhole(long seed) {
    Random random = new Random(seed);
    List<byte[]> messages = messages(seed, 2_000);
    List<MinerState> parts = new ArrayList<>();
    for (int from = 0; from < messages.size(); ) {
      int to = Math.min(messages.size(), from + 1 + random.nextInt(600));
      parts.add(stateOf(messages.subList(from, to)));
      from = to;
    }
    Collections.shuffle(parts, random);
    assertArrayEquals(bytes(stateOf(messages)), bytes(union(parts)), "seed " + seed);
  }

  @Test
  void union_groupedInAnyWay_givesTheSameBytes() {
    MinerState a = stateOf(messages(1, 500));
    MinerState b = stateOf(messages(2, 500));
    MinerState c = stateOf(messages(3, 500));
    byte[] left = bytes(union(List.of(union(List.of(a, b)), c)));
    assertArrayEquals(left, bytes(union(List.of(a, union(List.of(b, c))))));
    assertArrayEquals(left, bytes(union(List.of(union(List.of(c, a)), b))));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void restore_givesTheSamePatterns(long seed) {
    List<byte[]> messages = messages(seed, 2_000);
    Mining mining = mining(messages, Miner.DEFAULT_PATTERNS);
    Miner restored = new Miner();
    restored.restore(read(bytes(state(mining.miner))), number -> 1);
    assertEquals(byId(mining), byId(new Mining(restored)), "seed " + seed);
  }

  @Test
  void restore_goesOnAsIfNothingHadHappened() {
    List<byte[]> messages = messages(7, 2_000);
    Mining whole = mining(messages, Miner.DEFAULT_PATTERNS);
    Miner restored = new Miner();
    restored.restore(stateOf(messages.subList(0, 900)), number -> 1);
    Mining rest = new Mining(restored);
    messages.subList(900, 2_000).forEach(rest::add);
    assertArrayEquals(bytes(state(whole.miner)), bytes(state(restored)));
  }

  @Test
  void restore_beyondTheCaps_keepsWhatTheOtherKept() {
    Miner miner = mining(messages(4, 3_000), 300).miner;
    assertTrue(miner.folded() > 0);
    Miner restored = new Miner(300);
    restored.restore(state(miner), number -> 1);
    assertArrayEquals(bytes(state(miner)), bytes(state(restored)));
  }

  @Test
  void restore_ofAMinerThatHasLearnt_isRefused() {
    Mining mining = Mining.of(List.of("one apple"));
    MinerState state = state(mining.miner);
    assertThrows(IllegalStateException.class, () -> mining.miner.restore(state, number -> 1));
  }

  @Test
  void state_doesNotChangeWithWhatIsLearntLater() {
    Mining mining = Mining.of(List.of("took 1 ms in web.v2x", "took 2 ms in web.v2x"));
    MinerState state = state(mining.miner);
    byte[] before = bytes(state);
    for (int i = 3; i < 20; i++) {
      mining.add("took " + i + " ms in web.v" + i + "x");
    }
    assertArrayEquals(before, bytes(state));
  }

  private static List<byte[]> messages(long seed, int count) {
    Messages messages = new Messages(seed);
    List<byte[]> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      made.add(i % 9 == 0 ? messages.noise(80) : messages.next());
    }
    return made;
  }

  private static Mining mining(List<byte[]> messages, int maxPatterns) {
    Mining mining = new Mining(new Miner(maxPatterns));
    messages.forEach(mining::add);
    return mining;
  }

  private static MinerState stateOf(List<byte[]> messages) {
    return state(mining(messages, Miner.DEFAULT_PATTERNS).miner);
  }

  private static MinerState state(Miner miner) {
    return miner.state(new int[miner.skeletons()]);
  }

  private static MinerState union(List<MinerState> parts) {
    MinerState.Union union = new MinerState.Union();
    parts.forEach(union::add);
    return union.state(new int[union.size() + 1]);
  }

  private static byte[] bytes(MinerState state) {
    StateWriter out = new StateWriter();
    state.write(out);
    return out.finish();
  }

  private static MinerState read(byte[] bytes) {
    return MinerState.read(new StateReader(bytes));
  }

  private static List<Pattern> byId(Mining mining) {
    List<Pattern> patterns = new ArrayList<>(mining.patterns());
    patterns.sort(Comparator.comparing(Pattern::id));
    return patterns;
  }
}
