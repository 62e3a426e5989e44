package io.loginsight.core.mine;

import io.loginsight.api.LogInsightException;
import io.loginsight.core.state.StateReader;
import io.loginsight.core.state.StateWriter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A skeleton as a value, without the numbers that a miner gives to words. All that was seen at its
 * masked places is a set with a bound, so that two of them make one whatever their order.
 *
 * <p><b>Threads:</b> Immutable.
 */
final class SkeletonState {

  /** The fewest bytes that one takes in a snapshot. */
  static final int LEAST_BYTES = Long.BYTES + 4;

  private static final int ALL_TYPES = SlotTypes.all();

  final long hash;

  /** The constant words as the lexicon has them, and null for each slot. */
  final @Nullable String[] words;

  final byte[] kinds; // of slots; 0 for words
  final int[] types;
  final @Nullable String[] shown;

  /** In the order of {@link #compareExamples}. */
  final byte[][] examples;

  /** The other hashes it stands for, rising without sign. */
  final long[] aliases;

  /** What was seen at its places; null if that is nothing. */
  final @Nullable SkeletonValues values;

  SkeletonState(
      long hash,
      @Nullable String[] words,
      byte[] kinds,
      int[] types,
      @Nullable String[] shown,
      byte[][] examples,
      long[] aliases,
      @Nullable SkeletonValues values) {
    this.hash = hash;
    this.words = words;
    this.kinds = kinds;
    this.types = types;
    this.shown = shown;
    this.examples = examples;
    this.aliases = aliases;
    this.values = values;
  }

  /** An order that says nothing about the text, so that the smallest ones are any. */
  static int compareExamples(byte[] a, byte[] b) {
    int byHash =
        Long.compare(
            SkeletonHash.finish(Arrays.hashCode(a)), SkeletonHash.finish(Arrays.hashCode(b)));
    return byHash != 0 ? byHash : Arrays.compareUnsigned(a, b);
  }

  /** The most general of what two states of a skeleton say; but for the values, which stay. */
  SkeletonState merge(SkeletonState other) {
    if (!Arrays.equals(words, other.words)) { // the hashes collide: one of them stays, always it
      boolean stays = Arrays.toString(words).compareTo(Arrays.toString(other.words)) < 0;
      return stays ? this : other.withValues(values);
    }
    if (other.saysNothingBeyond(this)) { // as nearly always, of many that have seen the same
      return this;
    }
    byte[] bothKinds = kinds.clone();
    int[] bothTypes = types.clone();
    @Nullable String[] bothShown = shown.clone();
    for (int i = 0; i < words.length; i++) {
      bothTypes[i] |= other.types[i];
      if (kinds[i] != other.kinds[i]) {
        bothKinds[i] = Tokens.VALUE;
        bothShown[i] = null;
      } else if (shown[i] != null && !shown[i].equals(other.shown[i])) {
        bothShown[i] = null;
      }
    }
    TreeSet<byte[]> bothExamples = new TreeSet<>(SkeletonState::compareExamples);
    bothExamples.addAll(List.of(examples));
    bothExamples.addAll(List.of(other.examples));
    byte[][] few = bothExamples.stream().limit(Skeleton.EXAMPLES).toArray(byte[][]::new);
    long[] all = union(aliases, other.aliases);
    return new SkeletonState(hash, words, bothKinds, bothTypes, bothShown, few, all, values);
  }

  private boolean saysNothingBeyond(SkeletonState other) {
    for (int i = 0; i < words.length; i++) {
      boolean known =
          (types[i] & ~other.types[i]) == 0
              && kinds[i] == other.kinds[i]
              && (other.shown[i] == null || other.shown[i].equals(shown[i]));
      if (!known) {
        return false;
      }
    }
    for (byte[] example : examples) {
      int place = Arrays.binarySearch(other.examples, example, SkeletonState::compareExamples);
      if (place < 0 && place != -1 - Skeleton.EXAMPLES) {
        return false;
      }
    }
    return Arrays.equals(aliases, other.aliases) || aliases.length == 0;
  }

  private static long[] union(long[] a, long[] b) {
    if (a.length == 0 || b.length == 0) {
      return a.length == 0 ? b : a;
    }
    TreeSet<Long> all = new TreeSet<>(Long::compareUnsigned);
    Arrays.stream(a).forEach(all::add);
    Arrays.stream(b).forEach(all::add);
    return all.stream().mapToLong(Long::longValue).toArray();
  }

  /** The same with only some of the other hashes. */
  SkeletonState with(long[] someAliases) {
    return new SkeletonState(hash, words, kinds, types, shown, examples, someAliases, values);
  }

  /** The same with other values. */
  SkeletonState withValues(@Nullable SkeletonValues others) {
    return new SkeletonState(hash, words, kinds, types, shown, examples, aliases, others);
  }

  /** How many events there are values of. */
  long events() {
    return values == null ? 0 : values.events();
  }

  /** About how many bytes a miner needs for it, if it knows none of its words. */
  long largestFootprint() {
    long sum = Skeleton.footprint(words.length, examples);
    for (String word : words) {
      sum += word == null ? 0 : Lexicon.footprint(word);
    }
    return sum;
  }

  /** Adds all texts that {@link #write} needs numbers for. */
  void addTexts(Collection<String> texts) {
    for (String word : words) {
      if (word != null) {
        texts.add(word);
      }
    }
    for (String text : shown) {
      if (text != null) {
        texts.add(text);
      }
    }
  }

  void write(StateWriter out, Map<String, Integer> numbers) {
    out.fixed(hash);
    out.number(words.length);
    for (int i = 0; i < words.length; i++) {
      out.number(number(words[i], numbers));
      if (words[i] == null) {
        out.number(kinds[i]);
        out.number(types[i]);
        out.number(number(shown[i], numbers));
      }
    }
    out.number(examples.length);
    for (byte[] example : examples) {
      out.bytes(example);
    }
    out.number(aliases.length);
    for (long alias : aliases) {
      out.fixed(alias);
    }
    if (values == null) {
      out.number(0);
    } else {
      values.write(out);
    }
  }

  private static int number(@Nullable String text, Map<String, Integer> numbers) {
    return text == null ? 0 : numbers.getOrDefault(text, 0);
  }

  /**
   * Reads one.
   *
   * @param texts by number; the one of 0 is null
   * @throws LogInsightException if it makes no sense
   */
  static SkeletonState read(StateReader in, List<@Nullable String> texts) {
    long hash = in.fixed();
    int count = in.count(1, "words");
    StateReader.check(count <= MessageScanner.MAX_BYTES + 1, "a skeleton has too many words");
    @Nullable String[] words = new @Nullable String[count];
    byte[] kinds = new byte[count];
    int[] types = new int[count];
    @Nullable String[] shown = new @Nullable String[count];
    for (int i = 0; i < count; i++) {
      words[i] = texts.get(in.upTo(texts.size() - 1, "a word"));
      if (words[i] == null) {
        kinds[i] = (byte) in.upTo(Tokens.QUANTITY, "a kind");
        types[i] = in.upTo(ALL_TYPES, "a type");
        shown[i] = texts.get(in.upTo(texts.size() - 1, "a shown text"));
        StateReader.check(Tokens.isMasked(kinds[i]), "a kind is none of a variable");
        StateReader.check(shown[i] == null || kinds[i] != Tokens.VALUE, "a value is shown");
      }
    }
    byte[][] examples = readExamples(in, words);
    long[] aliases = new long[in.count(Long.BYTES, "aliases")];
    for (int i = 0; i < aliases.length; i++) {
      aliases[i] = in.fixed();
      StateReader.check(
          i == 0 || Long.compareUnsigned(aliases[i - 1], aliases[i]) < 0, "aliases do not rise");
    }
    return new SkeletonState(
        hash, words, kinds, types, shown, examples, aliases, SkeletonValues.read(in));
  }

  private static byte[][] readExamples(StateReader in, @Nullable String[] words) {
    int slots = 0;
    for (String word : words) {
      slots += word == null ? 1 : 0;
    }
    byte[][] examples = new byte[in.upTo(Skeleton.EXAMPLES, "examples")][];
    for (int i = 0; i < examples.length; i++) {
      examples[i] = in.bytes(slots * (1 + Skeleton.EXAMPLE_BYTES), "an example");
      checkValues(examples[i], slots);
      StateReader.check(
          i == 0 || compareExamples(examples[i - 1], examples[i]) < 0, "examples do not rise");
    }
    return examples;
  }

  /** One value a slot, each behind its length. */
  private static void checkValues(byte[] values, int slots) {
    int at = 0;
    int found = 0;
    for (; at < values.length && values[at] >= 0; found++) {
      at += 1 + values[at];
    }
    StateReader.check(at == values.length && found == slots, "an example has other slots");
  }
}
