package io.loginsight.core.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SharedValuesTest {

  private static final Place SHARD = said("shard");
  private static final Place CUSTOMER = said("customer");
  private final List<Case> cases = new ArrayList<>();
  private final List<List<Held>> held = new ArrayList<>();
  private final Random random = new Random(7);

  private static Place said(String name) {
    return new Place(name, "", Place.Sort.SAID);
  }

  /** Adds a case of one event with these places and values in turn. */
  private void add(boolean failing, boolean now, Set<Integer> ways, Object... values) {
    int event = held.size();
    List<Held> of = new ArrayList<>();
    for (int i = 0; i < values.length; i += 2) {
      of.add(new Held((Place) values[i], String.valueOf(values[i + 1]), event));
    }
    held.add(of);
    cases.add(new Case(failing, now, ways, List.of(event)));
  }

  private void passing(int times, Place place) {
    for (int i = 0; i < times; i++) {
      add(false, i % 2 == 0, Set.of(), place, random.nextInt(10));
    }
  }

  private List<SharedValue> shared() {
    return SharedValues.of(cases, held::get, event -> true);
  }

  private List<String> names() {
    return shared().stream().map(one -> one.place().name() + "=" + one.value()).toList();
  }

  @Test
  void of_mostFailuresHaveAValueThatFewOthersHave_isThatValue() {
    passing(500, SHARD);
    for (int i = 0; i < 100; i++) {
      add(true, true, Set.of(), SHARD, i < 93 ? 7 : random.nextInt(7));
    }

    SharedValue one = shared().get(0);
    long others =
        Stream.iterate(0, i -> i < 500, i -> i + 1)
            .filter(i -> held.get(i).get(0).value().equals("7"))
            .count();
    assertEquals(
        new SharedValue(SHARD, "7", 93, 100, (int) others, 500, one.nats(), one.events()), one);
  }

  @Test
  void of_failuresHaveAllValues_isNone() {
    passing(500, SHARD);
    for (int i = 0; i < 100; i++) {
      add(true, true, Set.of(), SHARD, random.nextInt(10));
    }

    assertEquals(List.of(), shared());
  }

  @Test
  void of_valuesThatEachFailureHasForItself_isNone() {
    for (int i = 0; i < 600; i++) {
      add(i >= 500, i % 2 == 0, Set.of(), said("order"), i);
    }

    assertEquals(List.of(), shared());
  }

  @Test
  void of_nothingElseHasThePlace_isNone() {
    passing(500, SHARD);
    for (int i = 0; i < 100; i++) {
      add(true, true, Set.of(), said("reason"), "refused");
    }

    assertEquals(List.of(), shared());
  }

  @Test
  void of_valueThatIsNewForAllThatPassToo_isNone() {
    for (int i = 0; i < 500; i++) {
      add(false, i >= 250, Set.of(), said("epoch"), i < 250 ? 16 : 17);
    }
    for (int i = 0; i < 100; i++) {
      add(true, true, Set.of(), said("epoch"), 17);
    }

    assertEquals(List.of(), shared());
  }

  @Test
  void of_valueThatStandsInComplaintsAlone_isNone() {
    passing(500, said("status"));
    for (int i = 0; i < 100; i++) {
      add(true, true, Set.of(), said("status"), 500);
    }

    assertEquals(List.of(), SharedValues.of(cases, held::get, event -> event < 500));
  }

  @Test
  void of_valueOfAllThatComeTheSameWay_isNone() {
    for (int i = 0; i < 500; i++) {
      boolean order = i % 5 == 0;
      add(false, i % 2 == 0, Set.of(order ? 1 : 2), said("method"), order ? "POST" : "GET");
    }
    for (int i = 0; i < 50; i++) {
      add(true, true, Set.of(1), said("method"), "POST");
    }

    assertEquals(List.of(), shared());
  }

  @Test
  void of_valueThatFollowsFromAnother_isLeftOut() {
    for (int i = 0; i < 800; i++) {
      boolean failing = i >= 700;
      int shard = failing ? 7 : i % 10;
      add(failing, i % 3 == 0 || failing, Set.of(), SHARD, shard, said("region"), shard / 5);
    }

    assertEquals(List.of("shard=7"), names());
  }

  @Test
  void of_twoNamesOfOneThing_areBoth() {
    for (int i = 0; i < 800; i++) {
      boolean failing = i >= 700;
      int customer = failing ? 42 : i % 100;
      add(
          failing,
          i % 3 == 0 || failing,
          Set.of(),
          CUSTOMER,
          customer,
          said("user"),
          "user-" + customer);
    }

    assertEquals(List.of("customer=42", "user=user-42"), names());
  }

  @Test
  void of_fewFailures_isNone() {
    passing(500, SHARD);
    for (int i = 0; i < SharedValues.LEAST - 1; i++) {
      add(true, true, Set.of(), SHARD, 7);
    }

    assertEquals(List.of(), shared());
  }

  @Test
  void of_newVersionThatIsAllThereIs_isShared() {
    Place version = new Place("version of shop", "shop", Place.Sort.ORIGIN);
    for (int i = 0; i < 500; i++) {
      add(false, i >= 250, Set.of(), version, i < 250 ? "1" : "2");
    }
    for (int i = 0; i < 100; i++) {
      add(true, true, Set.of(), version, "2");
    }

    assertEquals(List.of("version of shop=2"), names());
  }

  @Test
  void of_hostileNumberOfValues_isBounded() {
    passing(500, SHARD);
    for (int i = 0; i < 100; i++) {
      add(
          true,
          true,
          Set.of(),
          Stream.iterate(0, v -> v < 300, v -> v + 1)
              .flatMap(v -> Stream.<Object>of(said("p" + random.nextInt()), v))
              .toArray());
    }

    assertEquals(List.of(), shared());
  }

  @Test
  void of_oneValueAndNoWays_isThePlainRatioWithoutWhatChanceMayHaveTried() {
    for (long seed = 0; seed < 200; seed++) {
      cases.clear();
      held.clear();
      random.setSeed(seed);
      TreeMap<String, Integer> counts = new TreeMap<>();
      double share = random.nextDouble();
      for (int i = 0; i < 400; i++) {
        boolean failing = i >= 300;
        boolean has = random.nextDouble() < (failing ? 0.5 + share / 2 : share / 3);
        boolean now = failing || i >= 150;
        add(failing, now, Set.of(), SHARD, has ? 7 : -1);
        counts.merge(
            (failing ? "fail" : now ? "pass" : "before") + (has ? "+" : "-"), 1, (a, b) -> a + b);
      }
      List<SharedValue> found = shared().stream().filter(one -> one.value().equals("7")).toList();
      double expected =
          Math.min(ratio(counts, "pass"), ratio(counts, "before")) - Math.log(counts(counts));
      for (SharedValue one : found) {
        assertEquals(expected, one.nats(), 1e-9, "seed " + seed);
      }
      boolean sure = expected > Math.log(1_000) + 20 && counts.getOrDefault("fail+", 0) >= 50;
      assertTrue(!sure || !found.isEmpty(), "seed " + seed);
    }
  }

  private static int counts(TreeMap<String, Integer> counts) {
    return counts.containsKey("fail-") ? 2 : 1;
  }

  private static double ratio(TreeMap<String, Integer> counts, String others) {
    int k = counts.getOrDefault("fail+", 0);
    int k2 = counts.getOrDefault(others + "+", 0);
    return Likelihood.ratio(
        k, k + counts.getOrDefault("fail-", 0), k2, k2 + counts.getOrDefault(others + "-", 0));
  }
}
