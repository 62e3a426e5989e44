package io.loginsight.core.mine;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An exact index of templates that are alike but for one place: with that place left open they have
 * the same key, and under the key stand the words seen there. No similarity is measured.
 *
 * <p>Bounded twice: a key keeps up to {@value #MOST_VALUES} words, as no rule asks for more, and
 * when the index is full new keys are not taken.
 */
final class OpenPlaces {

  static final int MOST_VALUES = 13;

  private static final long ODD = 0x9e3779b97f4a7c15L;

  private final int capacity;

  // Keys, by open addressing; heads holds the first entry + 1, or 0 where free.
  private long[] keys = new long[1 << 12];
  private int[] heads = new int[1 << 12];
  private int keyCount;

  // Entries: lists of words with the template each was seen in.
  private int[] words = new int[1 << 11];
  private int[] nexts = new int[1 << 11];
  private @Nullable Template[] templates = new @Nullable Template[1 << 11];
  private int entries;
  private int freed; // first entry + 1 of the list of free ones

  OpenPlaces(int capacity) {
    this.capacity = capacity;
  }

  /** A number for all words of a template, from which {@link #key} takes one away. */
  static long sum(int[] words) {
    long sum = words.length * ODD;
    for (int i = 0; i < words.length; i++) {
      sum += term(words[i], i);
    }
    return sum;
  }

  /** The key of the template with the place left open. */
  static long key(long sum, int word, int place) {
    return SkeletonHash.finish(sum - term(word, place) + term(-1, place));
  }

  /** The key of the template with the place left open, and another one that is not looked at. */
  static long key(long sum, int word, int place, int otherWord, int otherPlace) {
    return SkeletonHash.finish(
        sum
            - term(word, place)
            - term(otherWord, otherPlace)
            + term(-1, place)
            + term(-3, otherPlace));
  }

  private static long term(int word, int place) {
    return SkeletonHash.finish(word * ODD + place);
  }

  /**
   * Puts a word under a key, unless it or enough others are there.
   *
   * @return the number of the key's list, or -1 if the index is full
   */
  int add(long key, int word, Template template) {
    int at = locate(key);
    if (heads[at] == 0) {
      if (entries >= capacity && freed == 0) {
        return -1;
      }
      if (keyCount * 2 >= keys.length) {
        growKeys();
        at = locate(key);
      }
      keys[at] = key;
      keyCount++;
      heads[at] = entry(word, template, 0);
      return heads[at];
    }
    int values = 0;
    for (int e = heads[at]; e != 0; e = nexts[e - 1]) {
      if (words[e - 1] == word) {
        return heads[at];
      }
      values++;
    }
    if (values < MOST_VALUES && (entries < capacity || freed != 0)) {
      // Behind the first, so that the number of the list stays.
      nexts[heads[at] - 1] = entry(word, template, nexts[heads[at] - 1]);
    }
    return heads[at];
  }

  /** Returns the number of a key's list, or 0 if it has none. */
  int find(long key) {
    return heads[locate(key)];
  }

  int next(int entry) {
    return nexts[entry - 1];
  }

  int word(int entry) {
    return words[entry - 1];
  }

  Template template(int entry) {
    return Objects.requireNonNull(templates[entry - 1]);
  }

  /** Replaces the words of a list by one. */
  void reduce(int list, int word, Template template) {
    int e = nexts[list - 1];
    while (e != 0) {
      int next = nexts[e - 1];
      templates[e - 1] = null;
      nexts[e - 1] = freed;
      freed = e;
      e = next;
    }
    nexts[list - 1] = 0;
    words[list - 1] = word;
    templates[list - 1] = template;
  }

  private int entry(int word, Template template, int next) {
    int entry;
    if (freed != 0) {
      entry = freed;
      freed = nexts[entry - 1];
    } else {
      if (entries == words.length) {
        words = Arrays.copyOf(words, entries * 2);
        nexts = Arrays.copyOf(nexts, entries * 2);
        templates = Arrays.copyOf(templates, entries * 2);
      }
      entry = ++entries;
    }
    words[entry - 1] = word;
    templates[entry - 1] = template;
    nexts[entry - 1] = next;
    return entry;
  }

  private int locate(long key) {
    int mask = keys.length - 1;
    int at = (int) key & mask;
    while (heads[at] != 0 && keys[at] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void growKeys() {
    long[] oldKeys = keys;
    int[] oldHeads = heads;
    keys = new long[oldKeys.length * 2];
    heads = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldHeads[i] != 0) {
        int at = locate(oldKeys[i]);
        keys[at] = oldKeys[i];
        heads[at] = oldHeads[i];
      }
    }
  }
}
