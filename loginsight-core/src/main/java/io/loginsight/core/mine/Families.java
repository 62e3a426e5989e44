package io.loginsight.core.mine;

import static io.loginsight.core.mine.Lexicon.SLOT;

import java.util.Arrays;
import java.util.Set;

/**
 * Folds a template to what its family has in common, whatever the number and the inner make-up of
 * its variables: a chunk with a slot in it is a slot, a list of slots is one, empty brackets hold a
 * slot, and the unit behind a slot is dropped.
 *
 * <p>After {@link #fold} the result stands in {@link #words} and {@link #borders}.
 *
 * <p>No word ever vanishes but into a chunk with a slot, and the units; this keeps "password for X"
 * apart from "password for invalid user X".
 */
final class Families {

  private final Lexicon lexicon;
  private final boolean foldsChunks;
  private final boolean foldsUnits;
  private final boolean foldsGlued;
  private final boolean fillsBrackets;
  private int[] chunked = new int[64];
  private int[] chunkStarts = new int[64];
  private int chunks;
  private int[] folded = new int[64];
  private int[] starts = new int[64];
  private int count;

  Families(Lexicon lexicon, Set<MiningRule> rules) {
    this.lexicon = lexicon;
    this.foldsChunks = rules.contains(MiningRule.CHUNKS);
    this.foldsGlued = rules.contains(MiningRule.GLUED_WORDS);
    this.foldsUnits = rules.contains(MiningRule.UNITS);
    this.fillsBrackets = rules.contains(MiningRule.EMPTY_BRACKETS);
  }

  /** Folds the words; without {@code withChunks} only lists, brackets and units. */
  void fold(int[] words, boolean withChunks) {
    reserve(words.length);
    chunks = 0;
    if (withChunks && foldsChunks) {
      foldChunks(words);
    } else {
      for (int i = 0; i < words.length; i++) {
        chunk(words[i], i);
      }
    }
    chunkStarts[chunks] = words.length;
    foldLists();
  }

  /** The folded words. */
  int[] words() {
    return Arrays.copyOf(folded, count);
  }

  /** Where each folded word starts among the original ones, and behind the last one their end. */
  int[] borders() {
    return Arrays.copyOf(starts, count + 1);
  }

  private void reserve(int length) {
    int need = length + length / 2 + 2; // empty brackets gain a word for every two
    if (folded.length < need) {
      chunked = new int[need];
      chunkStarts = new int[need];
      folded = new int[need];
      starts = new int[need];
    }
  }

  private void chunk(int word, int start) {
    chunked[chunks] = word;
    chunkStarts[chunks++] = start;
  }

  private void foldChunks(int[] words) {
    int at = 0;
    while (at < words.length) {
      if (lexicon.is(words[at], Lexicon.BORDER)) {
        chunk(words[at], at);
        at++;
      } else {
        int end = chunkEnd(words, at);
        addChunk(words, at, end);
        at = end;
      }
    }
  }

  /** A chunk goes on through {@code (slot)} glued to it. */
  private int chunkEnd(int[] words, int from) {
    int at = from;
    while (at < words.length) {
      if (at > from && isBracketedSlot(words, at)) {
        at += 3;
      } else if (lexicon.is(words[at], Lexicon.BORDER)) {
        break;
      } else {
        at++;
      }
    }
    return at;
  }

  private boolean isBracketedSlot(int[] words, int at) {
    return at + 2 < words.length
        && words[at] == lexicon.opening
        && words[at + 1] == SLOT
        && words[at + 2] == lexicon.closing;
  }

  private void addChunk(int[] words, int from, int to) {
    int body = from;
    boolean slot = false;
    if (hasSlot(words, from, to) || isGlued(words, from, to)) {
      slot = true;
      body = to;
      while (body > from
          && words[body - 1] != SLOT
          && lexicon.is(words[body - 1], Lexicon.CLOSING)) {
        body--;
      }
    }
    if (slot) {
      chunk(SLOT, from);
    }
    for (int i = body; i < to; i++) {
      chunk(words[i], i);
    }
  }

  /** Two or more words that marks keep together, not at the start: {@code perl-base:all}. */
  private boolean isGlued(int[] words, int from, int to) {
    if (!foldsGlued || from == 0) {
      return false;
    }
    int count = 0;
    for (int i = from; i < to; i++) {
      count += lexicon.isWord(words[i]) ? 1 : 0;
    }
    return count > 1;
  }

  private static boolean hasSlot(int[] words, int from, int to) {
    for (int i = from; i < to; i++) {
      if (words[i] == SLOT) {
        return true;
      }
    }
    return false;
  }

  private void foldLists() {
    count = 0;
    int at = 0;
    while (at < chunks) {
      add(chunked[at], chunkStarts[at]);
      if (isEmptyBrackets(at)) {
        add(SLOT, chunkStarts[at + 1]);
      }
      at = chunked[at] == SLOT ? listEnd(at) : at + 1;
    }
    starts[count] = chunkStarts[chunks];
  }

  private void add(int word, int start) {
    folded[count] = word;
    starts[count++] = start;
  }

  /** {@code ()} behind a space. */
  private boolean isEmptyBrackets(int at) {
    return fillsBrackets
        && chunked[at] == lexicon.opening
        && at > 0
        && chunked[at - 1] == lexicon.space
        && at + 1 < chunks
        && chunked[at + 1] == lexicon.closing;
  }

  /** Where the list of slots ends that starts with the slot at {@code from}. */
  private int listEnd(int from) {
    int last = from;
    while (true) {
      int at = last + 1;
      if (foldsUnits
          && at + 1 < chunks
          && chunked[at] == lexicon.space
          && lexicon.is(chunked[at + 1], Lexicon.UNIT)) {
        last = at + 1;
        continue;
      }
      while (at < chunks && (chunked[at] == lexicon.space || chunked[at] == lexicon.comma)) {
        at++;
      }
      if (at > last + 1 && at < chunks && chunked[at] == SLOT) {
        last = at;
      } else {
        return last + 1;
      }
    }
  }
}
