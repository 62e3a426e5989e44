package io.loginsight.core.mine;

import org.jspecify.annotations.Nullable;

/** What a message calls the value at a place, if it does. */
final class SlotNames {

  private SlotNames() {}

  /**
   * Returns the key in front of a value: {@code key=V}, {@code key: V}, {@code "key":"V"}, or a
   * word that a name follows, such as {@code user}.
   */
  static @Nullable String of(int[] words, int place, Lexicon lexicon) {
    int at = skipBack(words, place - 1, lexicon);
    if (at < 0) {
      return null;
    }
    if (words[at] == lexicon.equals || words[at] == lexicon.colon) {
      int key = skipBack(words, at - 1, lexicon);
      return key >= 0 && lexicon.is(words[key], Lexicon.LETTER) ? text(words[key], lexicon) : null;
    }
    boolean cue = at < place - 1 && lexicon.is(words[at], Lexicon.CUE);
    return cue ? text(words[at], lexicon) : null;
  }

  private static int skipBack(int[] words, int from, Lexicon lexicon) {
    int at = from;
    while (at >= 0 && (words[at] == lexicon.space || lexicon.is(words[at], Lexicon.QUOTE))) {
      at--;
    }
    return at;
  }

  private static String text(int word, Lexicon lexicon) {
    return Lexicon.decode(lexicon.text(word));
  }
}
