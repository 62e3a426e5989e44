package io.loginsight.core.cause;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * Finds which values most failing cases have, and the others have not.
 *
 * <p>Like is compared with like: cases that have any value at the same place, and came the same way
 * to where the failing ones fail; so what every order has does not count where only orders fail. A
 * value must be more frequent than among those that pass at the same time, and than before; else
 * whatever is new in the log would be shared by what fails. It must also stand in an event that
 * complains of nothing, or it is part of the failure.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class SharedValues {

  /** Of fewer cases nothing is concluded. */
  public static final int LEAST = 5;

  /** What is less sure than one in a thousand, all values together, is chance. In nats. */
  private static final double SURE = Math.log(1_000);

  /** The odds to fail with a value are so many times those without. */
  private static final double ODDS = 4;

  /** Two values that so many of the same cases have are two names of one thing. */
  private static final double SAME = 0.9;

  private static final int MOST = 5;
  private static final int EVENTS = 5;

  /** More ways than so many are taken for one, and so are more values than so many. */
  private static final int MOST_WAYS = 32;

  private static final int MOST_VALUES = 200_000;

  private record Value(Place place, String text) {}

  private static final class Candidate {
    final Value value;
    final List<Integer> events = new ArrayList<>(EVENTS);
    final BitSet cases = new BitSet();
    boolean ordinary; // in an event that complains of nothing
    double nats;

    Candidate(Value value) {
      this.value = value;
    }
  }

  private final List<Case> cases;
  private final IntFunction<List<Held>> heldBy;
  private final IntPredicate ordinary;
  private final BitSet all = new BitSet();
  private final BitSet failing = new BitSet();
  private final BitSet now = new BitSet();
  private final Map<Value, Integer> counts = new LinkedHashMap<>(); // of failing cases
  private final Map<Value, Candidate> candidates = new LinkedHashMap<>();
  private final Map<Place, BitSet> places = new HashMap<>(); // the cases with a value there

  private SharedValues(List<Case> cases, IntFunction<List<Held>> heldBy, IntPredicate ordinary) {
    this.cases = cases;
    this.heldBy = heldBy;
    this.ordinary = ordinary;
    all.set(0, cases.size());
    for (int i = 0; i < cases.size(); i++) {
      failing.set(i, cases.get(i).failing());
      now.set(i, cases.get(i).now());
    }
  }

  /**
   * Finds the values.
   *
   * @param cases of the incident and of before it
   * @param heldBy the values of an event by its number; asked twice for some
   * @param ordinary whether an event complains of nothing
   * @return the surest first; at most 5
   */
  public static List<SharedValue> of(
      List<Case> cases, IntFunction<List<Held>> heldBy, IntPredicate ordinary) {
    return new SharedValues(cases, heldBy, ordinary).find();
  }

  private List<SharedValue> find() {
    int fail = failing.cardinality();
    if (fail < LEAST) {
      return List.of();
    }
    countFailing();
    counts.forEach(
        (value, times) -> {
          if (times >= LEAST && 2 * times >= fail) {
            candidates.put(value, new Candidate(value));
            places.put(value.place, new BitSet());
          }
        });
    for (int i = 0; i < cases.size() && !candidates.isEmpty(); i++) {
      look(i);
    }
    return chosen().stream().map(this::told).toList();
  }

  private void countFailing() {
    Map<Value, Integer> last = new HashMap<>(); // the case that was counted last
    failing.stream()
        .forEach(
            i -> {
              for (int event : cases.get(i).events()) {
                for (Held held : heldBy.apply(event)) {
                  Value value = new Value(held.place(), held.value());
                  boolean fits = counts.size() < MOST_VALUES || counts.containsKey(value);
                  if (fits && !Integer.valueOf(i).equals(last.put(value, i))) {
                    counts.merge(value, 1, Integer::sum);
                  }
                }
              }
            });
  }

  private void look(int number) {
    for (int event : cases.get(number).events()) {
      for (Held held : heldBy.apply(event)) {
        BitSet at = places.get(held.place());
        if (at == null) {
          continue;
        }
        at.set(number);
        Candidate candidate = candidates.get(new Value(held.place(), held.value()));
        if (candidate != null) {
          candidate.cases.set(number);
          candidate.ordinary |= ordinary.test(event);
          if (failing.get(number) && candidate.events.size() < EVENTS) {
            candidate.events.add(event);
          }
        }
      }
    }
  }

  private List<Candidate> chosen() {
    List<BitSet> ways = ways();
    List<Candidate> sorted = new ArrayList<>();
    for (Candidate candidate : candidates.values()) {
      candidate.nats = nats(candidate, ways);
      if (candidate.ordinary && candidate.nats >= SURE && odds(candidate, ways) >= ODDS) {
        sorted.add(candidate);
      }
    }
    sorted.sort(
        Comparator.comparing((Candidate c) -> c.value.place.sort() == Place.Sort.OPERATION)
            .thenComparing(Comparator.comparingDouble((Candidate c) -> c.nats).reversed())
            .thenComparing(c -> c.value.place.name())
            .thenComparing(c -> c.value.place.of())
            .thenComparing(c -> c.value.text));
    List<Candidate> chosen = new ArrayList<>();
    for (Candidate candidate : sorted) {
      if (chosen.size() < MOST
          && chosen.stream().noneMatch(one -> explains(one, candidate, ways))) {
        chosen.add(candidate);
      }
    }
    return chosen;
  }

  /** Returns the cases that came the same way, for each way that can be compared. */
  private List<BitSet> ways() {
    Map<Integer, BitSet> byWay = new LinkedHashMap<>();
    failing.stream()
        .forEach(
            i -> {
              for (int way : cases.get(i).ways()) {
                if (byWay.size() < MOST_WAYS || byWay.containsKey(way)) {
                  byWay.computeIfAbsent(way, w -> new BitSet()).set(i);
                }
              }
            });
    for (int i = failing.nextClearBit(0); i < cases.size(); i = failing.nextClearBit(i + 1)) {
      for (int way : cases.get(i).ways()) {
        BitSet same = byWay.get(way);
        if (same != null) {
          same.set(i);
        }
      }
    }
    byWay.values().removeIf(same -> without(same, failing).cardinality() < LEAST);
    BitSet rest = (BitSet) all.clone();
    byWay.values().forEach(same -> rest.andNot(both(same, failing)));
    List<BitSet> ways = new ArrayList<>(byWay.values());
    if (rest.intersects(failing)) {
      ways.add(rest);
    }
    return ways;
  }

  /** Returns how sure it is that a value is shared; chance may have tried each value. */
  private double nats(Candidate candidate, List<BitSet> ways) {
    return evidence(candidate, ways, all) - Math.log(counts.size());
  }

  private double evidence(Candidate candidate, List<BitSet> ways, BitSet among) {
    List<BitSet> compared =
        candidate.value.place.sort() == Place.Sort.OPERATION ? List.of(all) : ways;
    BitSet passing = without(both(now, among), failing);
    BitSet before = without(without(among, now), failing);
    if (candidate.value.place.sort() == Place.Sort.ORIGIN) {
      // A new version may be all that there is by then.
      return share(candidate, failing) < share(candidate, passing)
          ? 0
          : evidence(candidate, compared, among, without(among, failing));
    }
    BitSet at = at(candidate);
    boolean knowsPassing = both(at, without(now, failing)).cardinality() >= LEAST;
    boolean knowsBefore = both(at, without(without(all, now), failing)).cardinality() >= LEAST;
    double toPassing = knowsPassing ? evidence(candidate, compared, among, passing) : 0;
    double toBefore = knowsBefore ? evidence(candidate, compared, among, before) : 0;
    if (knowsPassing && knowsBefore) {
      return Math.min(toPassing, toBefore);
    }
    boolean wasThere = both(candidate.cases, without(all, now)).cardinality() > 0;
    return knowsPassing ? toPassing : wasThere ? toBefore : 0;
  }

  private double evidence(Candidate candidate, List<BitSet> ways, BitSet among, BitSet others) {
    double sum = 0;
    BitSet fail = both(failing, among);
    for (BitSet way : ways) {
      int k = count(candidate.cases, way, fail);
      int n = count(at(candidate), way, fail);
      int k2 = count(candidate.cases, way, others);
      int n2 = count(at(candidate), way, others);
      sum += Likelihood.ratio(k, n, k2, n2) - Likelihood.ratio(k2, n2, k, n);
    }
    return sum;
  }

  /**
   * Returns how many times the odds to fail are those of cases without the value, over all ways.
   */
  private double odds(Candidate candidate, List<BitSet> ways) {
    double with = 0;
    double without = 0;
    BitSet others = without(all, failing);
    boolean apart = candidate.value.place.sort() != Place.Sort.OPERATION;
    for (BitSet way : apart ? ways : List.of(all)) {
      double k = count(candidate.cases, way, failing) + 0.5;
      double rest = count(at(candidate), way, failing) - k + 1;
      double k2 = count(candidate.cases, way, others) + 0.5;
      double rest2 = count(at(candidate), way, others) - k2 + 1;
      double size = k + rest + k2 + rest2;
      with += k * rest2 / size;
      without += rest * k2 / size;
    }
    return with / without; // Mantel and Haenszel's, with half a case more in each cell
  }

  /** Says whether nothing is left of one value once it is known who has the other. */
  private boolean explains(Candidate one, Candidate other, List<BitSet> ways) {
    boolean same = share(one.cases, other.cases) >= SAME;
    if (same) {
      return one.value.text.equals(other.value.text);
    }
    double left = evidence(other, ways, one.cases) + evidence(other, ways, without(all, one.cases));
    return left - Math.log(counts.size()) < SURE;
  }

  private static double share(BitSet one, BitSet other) {
    int both = both(one, other).cardinality();
    return (double) both / (one.cardinality() + other.cardinality() - both);
  }

  private double share(Candidate candidate, BitSet of) {
    int n = both(at(candidate), of).cardinality();
    return n == 0 ? 0 : (double) both(candidate.cases, of).cardinality() / n;
  }

  private SharedValue told(Candidate candidate) {
    return new SharedValue(
        candidate.value.place,
        candidate.value.text,
        both(candidate.cases, failing).cardinality(),
        failing.cardinality(),
        without(candidate.cases, failing).cardinality(),
        without(at(candidate), failing).cardinality(),
        candidate.nats,
        candidate.events);
  }

  private BitSet at(Candidate candidate) {
    return places.getOrDefault(candidate.value.place, new BitSet());
  }

  private static int count(BitSet one, BitSet two, BitSet three) {
    BitSet within = both(one, two);
    within.and(three);
    return within.cardinality();
  }

  private static BitSet both(BitSet one, BitSet other) {
    BitSet both = (BitSet) one.clone();
    both.and(other);
    return both;
  }

  private static BitSet without(BitSet one, BitSet other) {
    BitSet without = (BitSet) one.clone();
    without.andNot(other);
    return without;
  }
}
