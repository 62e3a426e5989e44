package io.loginsight.core.mine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Pattern;
import io.loginsight.api.PatternId;
import io.loginsight.core.mine.PatternChange.Kind;
import io.loginsight.core.state.StateReader;
import io.loginsight.core.state.StateWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternHistoryTest {

  @Test
  void publish_nothingNew_isNoChange() {
    Mining mining = Mining.of(List.of("Started module web.v2x now"));
    PatternHistory history = PatternHistory.EMPTY.publish(mining.miner, 1).publish(mining.miner, 2);
    assertEquals(List.of(), history.of(0, mining.miner));
  }

  @Test
  void publish_placeThatBeginsToVary_isRewritten() {
    Mining mining = Mining.of(List.of("Started module web.v2x now"));
    PatternId id = mining.patternOf(0).id();
    PatternHistory history = PatternHistory.EMPTY.publish(mining.miner, 1);
    mining.add("Started module web.v3x now");
    assertEquals(
        List.of(
            new PatternChange(
                5, Kind.REWRITTEN, id, "Started module web.v2x now", id, "Started module <*> now")),
        history.publish(mining.miner, 5).of(0, mining.miner));
  }

  @Test
  void publish_patternsThatBecomeOne_tellWhatTheyWere() {
    Mining mining = Mining.of(List.of("Login of user anna refused"));
    List<PatternId> ids = new ArrayList<>(List.of(mining.patternOf(0).id()));
    PatternHistory history = PatternHistory.EMPTY.publish(mining.miner, 1);
    for (String name : List.of("boris", "carla", "dmitri", "elena", "farid", "greta")) {
      mining.add("Login of user " + name + " refused");
      history = history.publish(mining.miner, ids.size() + 1);
      ids.add(mining.patternOf(0).id());
    }
    Pattern now = mining.patternOf(0);
    List<PatternChange> changes = history.of(0, mining.miner);
    assertEquals("Login of user anna refused", changes.get(0).was());
    assertEquals("Login of user <*> refused", now.template());
    assertEquals(
        new HashSet<>(ids).size() > 1, changes.stream().anyMatch(c -> c.kind() == Kind.RENAMED));
    assertEquals(now.id(), changes.get(changes.size() - 1).after());
    ids.forEach(id -> assertEquals(0, mining.miner.numberOf(id)));
  }

  @Test
  void publish_twoPublishedPatternsThatBecomeOne_haveJoined() {
    List<String> names = List.of("anna", "boris", "carla", "dmitri", "elena", "farid");
    Mining mining = new Mining(new Miner());
    names.forEach(name -> mining.add("Greetings " + name));
    PatternHistory history = PatternHistory.EMPTY.publish(mining.miner, 1);
    assertEquals(6, mining.miner.patterns());
    for (char c = 'a'; c < 'k'; c++) {
      mining.add("Greetings k" + c);
    }
    List<PatternChange> changes = history.publish(mining.miner, 2).of(0, mining.miner);
    assertTrue(changes.stream().anyMatch(change -> change.kind() == Kind.JOINED), "" + changes);
    assertTrue(
        changes.stream().allMatch(change -> change.is().equals("Greetings <*>")), "" + changes);
  }

  @Test
  void publish_patternThatPeopleSplit_tellsIntoWhat() {
    Mining before = Mining.of(List.of("Login of user anna refused", "Login of user boris refused"));
    PatternHistory history = PatternHistory.EMPTY.publish(before.miner, 1);
    Miner after = new Miner(PatternRules.parse("p", "pin Login of user anna refused"));
    after.restore(before.miner.state(new int[before.miner.skeletons()]), number -> 1);
    Set<Kind> kinds = new HashSet<>();
    PatternHistory next = history.publish(after, 2);
    for (int number = 0; number < after.patterns(); number++) {
      next.of(number, after).forEach(change -> kinds.add(change.kind()));
    }
    assertTrue(kinds.contains(Kind.SPLIT), kinds.toString());
  }

  @Test
  void publish_manyChanges_keepsTheLastOnes() {
    Mining mining = Mining.of(List.of("took a.1x and b.1x and c.1x and d.1x and e.1x"));
    PatternHistory history = PatternHistory.EMPTY;
    Random random = new Random(3);
    for (int when = 0; when < 60; when++) {
      mining.add("took " + (char) ('a' + random.nextInt(26)) + ".1x for user u" + word(random));
      mining.add("Loaded org." + word(random) + " by " + word(random) + when % 2);
      history = history.publish(mining.miner, when);
    }
    for (int number = 0; number < mining.miner.patterns(); number++) {
      assertTrue(history.of(number, mining.miner).size() <= PatternHistory.MOST_CHANGES);
    }
  }

  /** Whatever was published once leads to a pattern for ever after. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void numberOf_everyIdThatWasPublished_leadsToThePatternOfItsMessages(long seed) {
    Messages messages = new Messages(seed);
    Mining mining = new Mining(new Miner());
    List<PatternId> published = new ArrayList<>();
    for (int i = 0; i < 1_500; i++) {
      mining.add(messages.next());
      if (i % 50 == 49) {
        mining.patterns().forEach(pattern -> published.add(pattern.id()));
      }
    }
    for (PatternId id : published) {
      assertTrue(mining.miner.numberOf(id) >= 0, () -> "seed " + seed + ", " + id);
    }
    for (int i = 0; i < 1_500; i++) {
      Pattern pattern = mining.patternOf(i);
      int number = mining.miner.numberOf(pattern.id());
      assertEquals(pattern, mining.miner.pattern(number), "seed " + seed);
    }
  }

  @Test
  void numberOf_anIdThatNoPatternHad_isNone() {
    assertEquals(-1, Mining.of(List.of("one apple")).miner.numberOf(new PatternId(7)));
  }

  @Test
  void merge_inAnyOrderAndGrouping_givesTheSameBytes() {
    PatternHistory a = history(1);
    PatternHistory b = history(2);
    PatternHistory c = history(3);
    byte[] want = bytes(a.merge(b).merge(c));
    assertArrayEquals(want, bytes(a.merge(c.merge(b))));
    assertArrayEquals(want, bytes(c.merge(a).merge(b)));
    assertArrayEquals(bytes(a), bytes(a.merge(a)));
  }

  @Test
  void read_ofWhatWasWritten_isTheSame() {
    byte[] bytes = bytes(history(4));
    assertArrayEquals(bytes, bytes(PatternHistory.read(new StateReader(bytes))));
  }

  private static PatternHistory history(long seed) {
    Random random = new Random(seed);
    Mining mining = new Mining(new Miner());
    PatternHistory history = PatternHistory.EMPTY;
    for (int i = 0; i < 30; i++) {
      mining.add("Login of user " + word(random) + " refused by gate." + i % 4 + "x");
      mining.add("Greetings " + word(random) + " and welcome");
      history = history.publish(mining.miner, i * 10 + seed);
    }
    return history;
  }

  private static byte[] bytes(PatternHistory history) {
    StateWriter out = new StateWriter();
    history.write(out);
    return out.finish();
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }
}
