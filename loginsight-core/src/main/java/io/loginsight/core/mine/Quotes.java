package io.loginsight.core.mine;

import static io.loginsight.core.mine.Lexicon.SLOT;

import java.util.Arrays;

/**
 * Folds what stands in quotes to one slot. A quoted key or what stands behind one, as in JSON,
 * stays, and so does a request that starts with its method.
 *
 * <p>After {@link #fold} the result stands in {@link #words} and {@link #borders}.
 */
final class Quotes {

  private final Lexicon lexicon;
  private int[] folded = new int[64];
  private int[] starts = new int[64];
  private int count;
  private boolean hasFolded;

  Quotes(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  void fold(int[] words) {
    if (folded.length <= words.length) {
      folded = new int[words.length * 2];
      starts = new int[words.length * 2];
    }
    count = 0;
    hasFolded = false;
    int at = 0;
    while (at < words.length) {
      int end = opens(words, at) ? closing(words, at) : -1;
      add(words[at], at);
      at++;
      if (end > at) {
        hasFolded = true;
        add(SLOT, at);
        at = end;
        add(words[at], at); // the closing one opens nothing
        at++;
      }
    }
    starts[count] = words.length;
  }

  /** Whether anything was in quotes. */
  boolean hasFolded() {
    return hasFolded;
  }

  /** The folded words. */
  int[] words() {
    return Arrays.copyOf(folded, count);
  }

  /** Where each folded word starts among the original ones, and behind the last one their end. */
  int[] borders() {
    return Arrays.copyOf(starts, count + 1);
  }

  private void add(int word, int start) {
    folded[count] = word;
    starts[count++] = start;
  }

  private boolean opens(int[] words, int at) {
    return lexicon.is(words[at], Lexicon.QUOTE)
        && (at == 0
            || words[at - 1] == lexicon.space
            || words[at - 1] == lexicon.opening
            || words[at - 1] == lexicon.equals)
        && at + 1 < words.length
        && !lexicon.is(words[at + 1], Lexicon.UPPER_CASE);
  }

  /** Where the quote ends that opens at a place, or -1. */
  private int closing(int[] words, int from) {
    for (int at = from + 1; at < words.length; at++) {
      if (words[at] == words[from]) {
        int behind = at + 1 < words.length ? words[at + 1] : lexicon.space;
        if (behind == lexicon.colon && words[from] == lexicon.doubleQuote) {
          return -1;
        }
        if (!lexicon.isWord(behind) && behind != SLOT) {
          return at;
        }
      }
    }
    return -1;
  }
}
