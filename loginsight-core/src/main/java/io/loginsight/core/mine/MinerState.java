package io.loginsight.core.mine;

import io.loginsight.api.LogInsightException;
import io.loginsight.core.state.StateReader;
import io.loginsight.core.state.StateWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that a {@link Miner} has learnt, as a value: the set of its skeletons with what was seen of
 * each, in the order of their hashes. Equal sets are written as equal bytes, whatever the order in
 * which they were learnt.
 *
 * <p>A skeleton has a number here: 1 for the one with the smallest hash and so on; 0 stands for
 * {@link Miner#FOLDED}.
 *
 * <p><b>Threads:</b> Immutable.
 */
public final class MinerState {

  private final List<SkeletonState> skeletons; // by hash, rising without sign
  private final long refused;

  MinerState(List<SkeletonState> skeletons, long refused) {
    this.skeletons = List.copyOf(ValueCaps.within(skeletons));
    this.refused = refused;
  }

  /**
   * Returns the largest number of a skeleton.
   *
   * @return how many skeletons there are, without {@link Miner#FOLDED}
   */
  public int size() {
    return skeletons.size();
  }

  /**
   * Returns the same, ready to be merged with the states of other inputs: whether the values of an
   * event stay is decided by its line, but lines of several inputs must not be alike in that.
   *
   * @param input a number that no other input has
   * @return a state of which all that can be told is the same
   */
  public MinerState redrawn(long input) {
    List<SkeletonState> redrawn = new ArrayList<>();
    for (SkeletonState skeleton : skeletons) {
      SkeletonValues values = skeleton.values;
      redrawn.add(values == null ? skeleton : skeleton.withValues(values.redrawn(input)));
    }
    return new MinerState(redrawn, refused);
  }

  SkeletonState skeleton(int number) {
    return skeletons.get(number - 1);
  }

  /**
   * Returns whether something found no room.
   *
   * @return whether there may be counts of {@link Miner#FOLDED}
   */
  public boolean hasFolded() {
    return refused > 0;
  }

  /** How many skeletons have found no room. */
  long refused() {
    return refused;
  }

  /**
   * Returns whether a miner can keep all of it.
   *
   * @param maxPatterns what the miner was created with
   * @return false if a miner could only take it by letting patterns adopt, or folding
   */
  public boolean fits(int maxPatterns) {
    return size() <= Miner.maxSkeletons(maxPatterns)
        && (largestFootprint() < Miner.maxBytes(maxPatterns)
            || footprint() < Miner.maxBytes(maxPatterns));
  }

  /** With each text as often as it occurs, which is found sooner. */
  private long largestFootprint() {
    long sum = 0;
    for (SkeletonState skeleton : skeletons) {
      sum += skeleton.largestFootprint();
    }
    return sum;
  }

  /** As the miner counts. */
  private long footprint() {
    Lexicon lexicon = new Lexicon();
    int words = lexicon.size();
    long sum = 0;
    for (SkeletonState skeleton : skeletons) {
      sum += new Skeleton(skeleton, lexicon).footprint();
    }
    for (int word = words; word < lexicon.size(); word++) {
      sum += lexicon.footprint(word);
    }
    return sum;
  }

  /**
   * Writes all of it: first the texts in their order, then the skeletons, which name them by
   * number.
   *
   * @param out takes it
   */
  public void write(StateWriter out) {
    Set<String> texts = new TreeSet<>();
    skeletons.forEach(skeleton -> skeleton.addTexts(texts));
    Map<String, Integer> numbers = new HashMap<>();
    out.number(texts.size());
    for (String text : texts) {
      out.raw(text);
      numbers.put(text, numbers.size() + 1);
    }
    out.number(skeletons.size());
    skeletons.forEach(skeleton -> skeleton.write(out, numbers));
    out.number(refused);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param in gives it
   * @return the state
   * @throws LogInsightException if it makes no sense
   */
  public static MinerState read(StateReader in) {
    List<@Nullable String> texts = new ArrayList<>();
    texts.add(null);
    for (int rest = in.count(1, "texts"); rest > 0; rest--) {
      String text = in.raw(MessageScanner.MAX_BYTES + 1, "a text");
      String last = texts.get(texts.size() - 1);
      StateReader.check(last == null || last.compareTo(text) < 0, "texts do not rise");
      texts.add(text);
    }
    int count = in.count(SkeletonState.LEAST_BYTES, "skeletons");
    List<SkeletonState> skeletons = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      skeletons.add(SkeletonState.read(in, texts));
      StateReader.check(
          i == 0 || Long.compareUnsigned(skeletons.get(i - 1).hash, skeletons.get(i).hash) < 0,
          "skeletons do not rise");
    }
    checkAliases(skeletons);
    long refused = in.amount("a count");
    return new MinerState(skeletons, refused);
  }

  /** A hash stands for one skeleton, else two patterns could have one id. */
  private static void checkAliases(List<SkeletonState> skeletons) {
    Set<Long> taken = new HashSet<>();
    skeletons.forEach(skeleton -> taken.add(skeleton.hash));
    for (SkeletonState skeleton : skeletons) {
      for (long alias : skeleton.aliases) {
        StateReader.check(taken.add(alias), "a hash stands for two skeletons");
      }
    }
  }

  /**
   * Makes one state of several by uniting their sets. The result does not depend on their order.
   *
   * <p><b>Threads:</b> Confined.
   */
  public static final class Union {

    private final Map<Long, Integer> keys = new HashMap<>();
    private final List<SkeletonState> skeletons = new ArrayList<>(); // that of key 1 first
    private final Map<Long, SkeletonValues> values = new HashMap<>(); // of those that came twice
    private long refused;

    /** Starts with nothing. */
    public Union() {}

    /**
     * Adds a state.
     *
     * @param state what to add
     * @return the union's key of each of its skeletons, by number; the key of 0 is 0
     */
    public int[] add(MinerState state) {
      int[] keyOf = new int[state.size() + 1];
      for (int number = 1; number < keyOf.length; number++) {
        SkeletonState skeleton = state.skeleton(number);
        Integer known = keys.putIfAbsent(skeleton.hash, skeletons.size() + 1);
        if (known == null) {
          skeletons.add(skeleton);
          keyOf[number] = skeletons.size();
        } else {
          SkeletonState one = skeletons.get(known - 1);
          add(one, skeleton);
          skeletons.set(known - 1, one.merge(skeleton));
          keyOf[number] = known;
        }
      }
      refused += state.refused;
      return keyOf;
    }

    private void add(SkeletonState one, SkeletonState other) {
      SkeletonValues more = other.values;
      if (more != null) {
        values.computeIfAbsent(one.hash, hash -> SkeletonValues.copyOf(one.values)).addAll(more);
      }
    }

    /**
     * Returns how many skeletons there are.
     *
     * @return the largest key
     */
    public int size() {
      return skeletons.size();
    }

    /**
     * Returns the state of all that was added.
     *
     * @param numberOf is given the state's number of each key; longer than {@link #size}
     * @return the state
     */
    public MinerState state(int[] numberOf) {
      List<SkeletonState> sorted = new ArrayList<>(skeletons);
      sorted.sort((a, b) -> Long.compareUnsigned(a.hash, b.hash));
      numberOf[0] = 0;
      for (int i = 0; i < sorted.size(); i++) {
        numberOf[keys.getOrDefault(sorted.get(i).hash, 0)] = i + 1;
      }
      Set<Long> taken = new HashSet<>(); // a hash stands for its own skeleton, or the smallest
      sorted.replaceAll(skeleton -> withoutOthers(withValues(skeleton), taken));
      return new MinerState(sorted, refused);
    }

    private SkeletonState withValues(SkeletonState skeleton) {
      SkeletonValues all = values.get(skeleton.hash);
      return all == null ? skeleton : skeleton.withValues(all.copy());
    }

    private SkeletonState withoutOthers(SkeletonState skeleton, Set<Long> taken) {
      if (skeleton.aliases.length == 0) {
        return skeleton;
      }
      long[] aliases = skeleton.aliases;
      int count = 0;
      long[] own = new long[aliases.length];
      for (long alias : aliases) {
        if (!keys.containsKey(alias) && taken.add(alias)) {
          own[count++] = alias;
        }
      }
      return count == aliases.length ? skeleton : skeleton.with(Arrays.copyOf(own, count));
    }
  }
}
