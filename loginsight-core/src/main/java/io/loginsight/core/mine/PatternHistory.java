package io.loginsight.core.mine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loginsight.api.LogInsightException;
import io.loginsight.api.Pattern;
import io.loginsight.api.PatternId;
import io.loginsight.core.mine.PatternChange.Kind;
import io.loginsight.core.state.StateReader;
import io.loginsight.core.state.StateWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What has become of the patterns that were published, as a value. A pattern is compared with what
 * it was when it was published last; of each, the last {@value #MOST_CHANGES} changes are kept.
 *
 * <p>There is no table of old ids: an id is the hash of a skeleton, and the miner knows to which
 * pattern that belongs now, see {@link Miner#numberOf}.
 *
 * <p><b>Threads:</b> Immutable.
 */
public final class PatternHistory {

  /** Nothing was ever published. */
  public static final PatternHistory EMPTY = new PatternHistory(new TreeMap<>(), new TreeSet<>());

  /** How many changes are kept of a pattern: the last ones. */
  static final int MOST_CHANGES = 8;

  /** By so many members it is found out whether a pattern has split. */
  private static final int MOST_MEMBERS = 8;

  private static final int MOST_TEMPLATE_BYTES = 1 << 20;

  /** What one published pattern, and one change, take in a snapshot at least. */
  private static final int LEAST_BYTES = 11;

  private final NavigableMap<PatternId, Published> published;
  private final NavigableSet<PatternChange> changes;

  private PatternHistory(
      NavigableMap<PatternId, Published> published, NavigableSet<PatternChange> changes) {
    this.published = published;
    this.changes = changes;
  }

  /** A pattern when it was published last. The members are the smallest of their hashes. */
  private record Published(long when, String template, List<Long> members) {

    private static final Comparator<Published> ORDER =
        Comparator.comparingLong(Published::when)
            .thenComparing(Published::template)
            .thenComparing(published -> published.members().toString());

    Published {
      members = List.copyOf(members);
    }

    static Published later(Published a, Published b) {
      return ORDER.compare(a, b) < 0 ? b : a;
    }
  }

  /**
   * Compares all patterns with those that were published before, and publishes them.
   *
   * @param miner knows all that was known when they were published, and more
   * @param when the time of the last event, or a number that rises from one call to the next
   * @return the history that ends here
   */
  public PatternHistory publish(Miner miner, long when) {
    TreeMap<PatternId, Published> now = new TreeMap<>();
    for (int number = 0; number < miner.patterns(); number++) {
      Pattern pattern = miner.pattern(number);
      List<Long> members = miner.smallestMembers(number, MOST_MEMBERS);
      now.put(pattern.id(), new Published(when, pattern.template(), members));
    }
    Map<Integer, Integer> heirs = new HashMap<>(); // how many have become one pattern
    published.keySet().forEach(id -> heirs.merge(miner.numberOf(id), 1, Integer::sum));
    List<PatternChange> all = new ArrayList<>(changes);
    published.forEach((id, before) -> compare(id, before, miner, heirs, when, all));
    return new PatternHistory(now, latest(all, miner));
  }

  private static void compare(
      PatternId id,
      Published before,
      Miner miner,
      Map<Integer, Integer> heirs,
      long when,
      List<PatternChange> found) {
    int number = miner.numberOf(id);
    if (number < 0) {
      return; // the miner has forgotten it, as it may beyond its caps
    }
    Pattern after = miner.pattern(number);
    if (!after.id().equals(id)) {
      boolean alone = heirs.getOrDefault(number, 1) == 1;
      found.add(change(when, alone ? Kind.RENAMED : Kind.JOINED, id, before, after));
    } else if (!after.template().equals(before.template())) {
      found.add(change(when, Kind.REWRITTEN, id, before, after));
    }
    Set<Integer> parts = new HashSet<>(Set.of(number));
    for (long member : before.members()) {
      int part = miner.numberOf(new PatternId(member));
      if (part >= 0 && parts.add(part)) {
        found.add(change(when, Kind.SPLIT, id, before, miner.pattern(part)));
      }
    }
  }

  private static PatternChange change(
      long when, Kind kind, PatternId id, Published before, Pattern after) {
    return new PatternChange(when, kind, id, before.template(), after.id(), after.template());
  }

  /**
   * Unites two histories. The order does not matter, nor does the grouping of several.
   *
   * @param other the other one
   * @return what either of them knows, for each pattern what was published later
   */
  public PatternHistory merge(PatternHistory other) {
    TreeMap<PatternId, Published> both = new TreeMap<>(published);
    other.published.forEach((id, theirs) -> both.merge(id, theirs, Published::later));
    List<PatternChange> all = new ArrayList<>(changes);
    all.addAll(other.changes);
    return new PatternHistory(both, latest(all, null));
  }

  /** The last few of each pattern, which is found by the miner if there is one. */
  private static NavigableSet<PatternChange> latest(
      List<PatternChange> all, @Nullable Miner miner) {
    TreeSet<PatternChange> latest = new TreeSet<>(all);
    Map<PatternId, Integer> kept = new HashMap<>();
    for (PatternChange change : List.copyOf(latest.descendingSet())) {
      int number = miner == null ? -1 : miner.numberOf(change.after());
      PatternId now = number < 0 || miner == null ? change.after() : miner.pattern(number).id();
      if (kept.merge(now, 1, Integer::sum) > MOST_CHANGES) {
        latest.remove(change);
      }
    }
    return latest;
  }

  /**
   * Returns what has led to a pattern.
   *
   * @param number in {@code [0, miner.patterns())}
   * @param miner the one that was published last
   * @return its last changes, the oldest first
   */
  public List<PatternChange> of(int number, Miner miner) {
    return changes.stream().filter(change -> miner.numberOf(change.after()) == number).toList();
  }

  /**
   * Writes all of it.
   *
   * @param out takes it
   */
  public void write(StateWriter out) {
    out.number(published.size());
    published.forEach(
        (id, of) -> {
          out.fixed(id.bits());
          out.signed(of.when());
          out.bytes(of.template().getBytes(UTF_8));
          out.number(of.members().size());
          of.members().forEach(out::fixed);
        });
    out.number(changes.size());
    for (PatternChange change : changes) {
      out.signed(change.when());
      out.number(code(change.kind()));
      out.fixed(change.before().bits());
      out.bytes(change.was().getBytes(UTF_8));
      out.fixed(change.after().bits());
      out.bytes(change.is().getBytes(UTF_8));
    }
  }

  @SuppressWarnings("EnumOrdinal") // as the enum says
  private static int code(Kind kind) {
    return kind.ordinal();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param in gives it
   * @return the history
   * @throws LogInsightException if it makes no sense
   */
  public static PatternHistory read(StateReader in) {
    TreeMap<PatternId, Published> published = new TreeMap<>();
    for (int rest = in.count(LEAST_BYTES, "published patterns"); rest > 0; rest--) {
      PatternId id = new PatternId(in.fixed());
      StateReader.check(
          published.isEmpty() || published.lastKey().compareTo(id) < 0, "ids do not rise");
      long when = in.signed();
      String template = template(in);
      List<Long> members = new ArrayList<>();
      for (int more = in.upTo(MOST_MEMBERS, "members"); more > 0; more--) {
        members.add(in.fixed());
      }
      published.put(id, new Published(when, template, members));
    }
    TreeSet<PatternChange> changes = new TreeSet<>();
    for (int rest = in.count(LEAST_BYTES, "changes"); rest > 0; rest--) {
      long when = in.signed();
      Kind kind = Kind.values()[in.upTo(Kind.values().length - 1, "a kind of change")];
      PatternId before = new PatternId(in.fixed());
      String was = template(in);
      PatternChange change =
          new PatternChange(when, kind, before, was, new PatternId(in.fixed()), template(in));
      StateReader.check(
          changes.isEmpty() || changes.last().compareTo(change) < 0, "changes do not rise");
      changes.add(change);
    }
    return new PatternHistory(published, changes);
  }

  private static String template(StateReader in) {
    return new String(in.bytes(MOST_TEMPLATE_BYTES, "a template"), UTF_8);
  }
}
