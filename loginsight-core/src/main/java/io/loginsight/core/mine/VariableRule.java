package io.loginsight.core.mine;

import static io.loginsight.core.mine.Lexicon.SLOT;

import java.util.Set;

/**
 * How many different words a place may take, all else equal, before it is a variable. The words
 * themselves and their neighbours decide: an identifier varies sooner than a word of prose.
 */
final class VariableRule {

  /** Words of prose: states and verbs come in fewer, values in more. */
  static final int PROSE = OpenPlaces.MOST_VALUES - 1;

  static final int IDENTIFIERS = 3;

  /** Where the text around says that a value stands here, or another message has one. */
  private static final int TOLD = 2;

  /** Stands in an index of words for a slot learnt from identifiers. */
  static final int SOFT_SLOT = -2;

  private final Lexicon lexicon;
  private final Set<MiningRule> rules;

  VariableRule(Lexicon lexicon, Set<MiningRule> rules) {
    this.lexicon = lexicon;
    this.rules = rules;
  }

  /** The limit for the words in a list of the index, at a place of a template. */
  int limit(int[] words, int place, OpenPlaces index, int list) {
    if (rules.contains(MiningRule.MASKED_SIBLING) && holds(index, list, SLOT)) {
      return TOLD;
    }
    return amongWords(words, place, prose(words, place), index, list);
  }

  /**
   * The same if a slot in the list counts like any word.
   *
   * @param agreeing how many words of prose all templates of the list have in common
   */
  int amongWords(int[] words, int place, int agreeing, OpenPlaces index, int list) {
    int before = place > 0 ? words[place - 1] : SLOT;
    int behind = place + 1 < words.length ? words[place + 1] : SLOT;
    if (rules.contains(MiningRule.KEY_VALUE) && before == lexicon.equals) {
      return TOLD;
    }
    int cue = before == lexicon.space && place > 1 ? words[place - 2] : SLOT;
    if (rules.contains(MiningRule.CUES) && isBehindCue(cue, index, list)) {
      return TOLD;
    }
    if (rules.contains(MiningRule.IDENTIFIERS) && all(index, list, Lexicon.IDENTIFIER)) {
      return IDENTIFIERS;
    }
    if (rules.contains(MiningRule.NUMBERED_NAMES) && all(index, list, Lexicon.DIGIT)) {
      return isNumbered(index, list) ? TOLD : IDENTIFIERS;
    }
    if (!rules.contains(MiningRule.GROWTH)) {
      return Integer.MAX_VALUE;
    }
    if (isVerbal(index, list)) {
      return PROSE;
    }
    boolean label =
        behind == lexicon.colon || behind == lexicon.equals || behind == lexicon.opening;
    return place == 0 || label || lexicon.is(cue, Lexicon.COPULA)
        ? PROSE
        : agreeing(agreeing, place == words.length - 1);
  }

  /** The more words agree, the fewer must differ; a state more often comes last than a value. */
  private int agreeing(int words, boolean last) {
    if (words < 2) {
      return PROSE;
    }
    if (rules.contains(MiningRule.LONG_AGREEMENT)) {
      return words == 2 && last ? IDENTIFIERS + 1 : IDENTIFIERS;
    }
    return PROSE;
  }

  private boolean isProse(int word) {
    return lexicon.isWord(word)
        && !lexicon.is(word, Lexicon.IDENTIFIER | Lexicon.CAMEL | Lexicon.DIGIT);
  }

  /** How many words at other places are prose, and not names of programs. */
  int prose(int[] words, int place) {
    return prose(words) - (isProse(words[place]) ? 1 : 0);
  }

  int prose(int[] words) {
    int count = 0;
    for (int word : words) {
      count += isProse(word) ? 1 : 0;
    }
    return count;
  }

  private boolean isBehindCue(int cue, OpenPlaces index, int list) {
    return lexicon.is(cue, Lexicon.CUE)
        || (lexicon.is(cue, Lexicon.BEFORE_ACCOUNT) && any(index, list, Lexicon.ACCOUNT));
  }

  /** Whether half of the words or more say what is or was done, or one only serves grammar. */
  boolean isVerbal(OpenPlaces index, int list) {
    if (!rules.contains(MiningRule.VERBS)) {
      return false;
    }
    int count = 0;
    int verbal = 0;
    for (int e = list; e != 0; e = index.next(e)) {
      int word = index.word(e);
      if (word > SLOT) {
        count++;
        verbal += lexicon.is(word, Lexicon.STATE_WORD | Lexicon.STATE) ? 1 : 0;
        if (lexicon.is(word, Lexicon.FUNCTION_WORD)) {
          return true;
        }
      }
    }
    return verbal * 2 >= count;
  }

  /** Whether all words, but for a slot, have one of the traits. */
  boolean all(OpenPlaces index, int list, int anyOf) {
    for (int e = list; e != 0; e = index.next(e)) {
      int word = index.word(e);
      if (word != SLOT && (word == SOFT_SLOT || !lexicon.is(word, anyOf))) {
        return false;
      }
    }
    return true;
  }

  private boolean any(OpenPlaces index, int list, int anyOf) {
    for (int e = list; e != 0; e = index.next(e)) {
      if (index.word(e) > SLOT && lexicon.is(index.word(e), anyOf)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the list has the word. */
  static boolean holds(OpenPlaces index, int list, int word) {
    for (int e = list; e != 0; e = index.next(e)) {
      if (index.word(e) == word) {
        return true;
      }
    }
    return false;
  }

  /** One stem in small letters, and numbers: {@code eth0}, {@code eth1}. */
  private boolean isNumbered(OpenPlaces index, int list) {
    String stem = "";
    for (int e = list; e != 0; e = index.next(e)) {
      int word = index.word(e);
      if (word <= SLOT || !lexicon.is(word, Lexicon.LOWER_CASE)) {
        return false;
      }
      String own = stem(lexicon.text(word));
      if (!stem.isEmpty() && !stem.equals(own)) {
        return false;
      }
      stem = own;
    }
    return true;
  }

  private static String stem(String text) {
    int end = text.length();
    while (end > 0 && Ascii.isDigit(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }
}
