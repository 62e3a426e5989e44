package io.loginsight.core.experience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Experience;
import io.loginsight.api.PastIncident;
import io.loginsight.api.SimilarIncident;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LikenessTest {

  private static final List<String> TEMPLATES =
      List.of("order lost", "card refused", "pool exhausted", "disk full", "cache cold", "slow");
  private static final List<String> SERVICES = List.of("shop", "cart", "bank");

  @Test
  void to_samePatterns_isAllAlike() {
    PastIncident past = Pasts.of(1, Pasts.minutes(0, 5), List.of("shop"), List.of("order lost"));
    PastIncident now = Pasts.of(2, Pasts.minutes(90, 95), List.of("shop"), List.of("order lost"));
    assertEquals(List.of(new SimilarIncident(past, 1)), to(now, past));
  }

  @Test
  void to_itself_isNone() {
    PastIncident past = Pasts.of(1, Pasts.minutes(0, 5), List.of("shop"), List.of("order lost"));
    assertEquals(List.of(), to(past, past));
  }

  @Test
  void to_sameServiceAlone_isNone() {
    PastIncident past = Pasts.of(1, Pasts.minutes(0, 5), List.of("shop"), List.of("order lost"));
    PastIncident now = Pasts.of(2, Pasts.minutes(90, 95), List.of("shop"), List.of("disk full"));
    assertEquals(List.of(), to(now, past));
  }

  @Test
  void to_idsHaveMoved_goesByWords() {
    PastIncident past =
        Pasts.of(1, Pasts.minutes(0, 5), List.of(), List.of("order <*> lost after retry"));
    PastIncident now =
        Pasts.of(2, Pasts.minutes(90, 95), List.of(), List.of("order <*> lost after <*> retry"));
    assertEquals(1, to(now, past).size());
  }

  @Test
  void to_whatAllHave_countsLessThanWhatFewHave() {
    List<PastIncident> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(Pasts.of(i, Pasts.minutes(i, i + 1), List.of(), List.of("order lost", "other " + i)));
    }
    PastIncident now = Pasts.of(99, Pasts.minutes(90, 95), List.of(), List.of("order lost", "new"));
    assertEquals(List.of(), to(now, all.toArray(PastIncident[]::new)));
  }

  @Test
  void to_many_namesThreeTheMostSimilarFirst() {
    PastIncident[] all = new PastIncident[6];
    for (int i = 0; i < all.length; i++) {
      all[i] = Pasts.of(i, Pasts.minutes(i, i + 1), List.of(), TEMPLATES.subList(0, i + 1));
    }
    PastIncident now = Pasts.of(99, Pasts.minutes(90, 95), List.of(), TEMPLATES);
    assertEquals(
        List.of(all[5].id(), all[4].id(), all[3].id()),
        to(now, all).stream().map(one -> one.past().id()).toList());
  }

  /** The twin counts and weighs trait by trait, without tables. */
  @Test
  void to_randomIncidents_agreesWithThePlainWay() {
    Random random = new Random(1);
    for (int round = 0; round < 300; round++) {
      List<PastIncident> past = new ArrayList<>();
      for (int i = 0; i <= random.nextInt(8); i++) {
        past.add(random(i, random));
      }
      PastIncident now = random(99, random);
      TreeMap<String, Double> expected = new TreeMap<>();
      for (PastIncident one : past) {
        double similarity = plain(now, one, past);
        if (similarity >= Likeness.LEAST) {
          expected.put(one.id(), similarity);
        }
      }
      List<SimilarIncident> found = to(now, past.toArray(PastIncident[]::new));
      assertEquals(Math.min(3, expected.size()), found.size(), "round " + round);
      for (SimilarIncident one : found) {
        assertEquals(
            expected.getOrDefault(one.past().id(), -1.0), one.similarity(), 1e-9, "round " + round);
      }
    }
  }

  @Test
  void to_anything_isAShare() {
    Random random = new Random(2);
    for (int round = 0; round < 300; round++) {
      PastIncident past = random(1, random);
      for (SimilarIncident one : to(random(2, random), past)) {
        assertTrue(one.similarity() >= Likeness.LEAST && one.similarity() <= 1, one.toString());
      }
    }
  }

  private static PastIncident random(int id, Random random) {
    return Pasts.of(
        id,
        Pasts.minutes(id, id + 1),
        SERVICES.stream().filter(s -> random.nextBoolean()).toList(),
        TEMPLATES.stream().filter(s -> random.nextInt(3) == 0).toList());
  }

  private static double plain(PastIncident a, PastIncident b, List<PastIncident> past) {
    Function<PastIncident, Set<String>> ids =
        one -> one.patterns().stream().map(p -> p.id().toString()).collect(Collectors.toSet());
    Function<PastIncident, Set<String>> words =
        one ->
            one.patterns().stream()
                .flatMap(p -> Set.of(p.template().split(" ")).stream())
                .collect(Collectors.toSet());
    Function<PastIncident, Set<String>> services = one -> new HashSet<>(one.services());
    boolean shareIds = ids.apply(a).stream().anyMatch(ids.apply(b)::contains);
    double[] what = weights(shareIds ? ids : words, a, b, past);
    double[] where = weights(services, a, b, past);
    return what[0] == 0 ? 0 : (what[0] + where[0] / 4) / (what[1] + where[1] / 4);
  }

  private static double[] weights(
      Function<PastIncident, Set<String>> traits,
      PastIncident a,
      PastIncident b,
      List<PastIncident> past) {
    Set<String> any = new HashSet<>(traits.apply(a));
    any.addAll(traits.apply(b));
    double[] weights = new double[2];
    for (String trait : any) {
      long having = past.stream().filter(one -> traits.apply(one).contains(trait)).count();
      double weight = Math.log((past.size() + 1.0) / Math.max(1, having)) / Math.log(2);
      weights[1] += weight;
      weights[0] += traits.apply(a).contains(trait) && traits.apply(b).contains(trait) ? weight : 0;
    }
    return weights;
  }

  private static List<SimilarIncident> to(PastIncident now, PastIncident... past) {
    return new Likeness(new Experience(List.of(past))).to(now, Set.of(now.id()));
  }

  @Test
  void to_rememberedUnderAnotherId_isNotAmongThem() {
    PastIncident past = Pasts.of(1, Pasts.minutes(0, 5), List.of(), List.of("order lost"));
    PastIncident now = Pasts.of(2, Pasts.minutes(0, 9), List.of(), List.of("order lost"));
    Likeness likeness = new Likeness(new Experience(List.of(past)));
    assertEquals(List.of(), likeness.to(now, Set.of(past.id())));
  }
}
