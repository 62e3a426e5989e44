package io.loginsight.core.mine;

import static io.loginsight.core.mine.Lexicon.SLOT;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What all templates together tell about a place of one of them: which words are seen there,
 * whatever stands at one other place; and whether the words seen there are values elsewhere.
 */
final class PooledEvidence {

  /** The pairs of places grow with the square of the words. */
  private static final int MOST_WORDS = 12;

  /** Of more templates pairs are not looked at: it would take longest where it tells least. */
  private static final int MOST_TEMPLATES = 10_000;

  private final Lexicon lexicon;
  private final Set<MiningRule> rules;
  private final VariableRule rule;
  private final OpenPlaces single;
  private final OpenPlaces pooled;
  private boolean pools;

  /** Words that have entered learnt slots. */
  private final Set<Integer> values = new HashSet<>();

  /** How many templates have the word where no other one differs there alone. */
  private final Map<Integer, Integer> constants = new HashMap<>();

  PooledEvidence(Lexicon lexicon, Set<MiningRule> rules, VariableRule rule, int capacity) {
    this.lexicon = lexicon;
    this.rules = rules;
    this.rule = rule;
    this.single = new OpenPlaces(capacity);
    this.pooled = new OpenPlaces(capacity);
  }

  void add(Set<Template> roots, List<Template> leaves) {
    pools = rules.contains(MiningRule.POOLED) && roots.size() <= MOST_TEMPLATES;
    for (Template root : roots) {
      long sum = OpenPlaces.sum(root.words);
      for (int place = 0; place < root.words.length; place++) {
        if (isPlace(root.words[place])) {
          single.add(OpenPlaces.key(sum, root.words[place], place), root.words[place], root);
        }
      }
      if (pools) {
        addPairs(root, sum);
      }
    }
    if (rules.contains(MiningRule.KNOWN_VALUES)) {
      for (Template leaf : leaves) {
        addValues(leaf);
      }
      for (Template root : roots) {
        addConstants(root);
      }
    }
  }

  private boolean isPlace(int word) {
    return word == SLOT || lexicon.isWord(word);
  }

  private void addPairs(Template root, long sum) {
    int[] words = root.words;
    if (countWords(words) > MOST_WORDS) {
      return;
    }
    for (int place = 1; place < words.length; place++) {
      if (isPlace(words[place])) {
        for (int other = 0; other < words.length; other++) {
          if (other != place && lexicon.isWord(words[other])) {
            pooled.add(
                OpenPlaces.key(sum, words[place], place, words[other], other), words[place], root);
          }
        }
      }
    }
  }

  private void addValues(Template leaf) {
    int[] root = leaf.root().words;
    int[] borders = leaf.bordersOfRoot();
    for (int place = 0; place < root.length; place++) {
      if (root[place] == SLOT && borders[place + 1] == borders[place] + 1) {
        int word = leaf.words[borders[place]];
        if (lexicon.isWord(word)) {
          values.add(word);
        }
      }
    }
  }

  private void addConstants(Template root) {
    for (int place = 0; place < root.words.length; place++) {
      if (lexicon.isWord(root.words[place]) && count(single, siblings(root, place)) < 2) {
        constants.merge(root.words[place], 1, Integer::sum);
      }
    }
  }

  private int siblings(Template root, int place) {
    int word = root.words[place];
    return single.find(OpenPlaces.key(OpenPlaces.sum(root.words), word, place));
  }

  /** The constant places of a root that are variable. */
  BitSet variablePlaces(Template root) {
    BitSet places = new BitSet();
    int[] words = root.words.clone();
    int wordCount = countWords(words);
    for (int place = 0; place < words.length; place++) {
      if (lexicon.isWord(words[place])
          && rule.prose(words, place) >= 2
          && (isKnown(root, place) || isPooled(root, place, wordCount))) {
        places.set(place);
        words[place] = SLOT;
      }
    }
    return places;
  }

  /** Whether two or more words are seen there alone, and most of them are values elsewhere. */
  private boolean isKnown(Template root, int place) {
    if (!rules.contains(MiningRule.KNOWN_VALUES)) {
      return false;
    }
    int list = siblings(root, place);
    int count = 0;
    int known = 0;
    for (int e = list; e != 0; e = single.next(e)) {
      int word = single.word(e);
      count++;
      known += values.contains(word) && !constants.containsKey(word) ? 1 : 0;
    }
    return count >= 2 && known * 2 >= count && !rule.isVerbal(single, list);
  }

  private boolean isPooled(Template root, int place, int wordCount) {
    if (!pools || place == 0 || wordCount > MOST_WORDS) {
      return false;
    }
    int[] words = root.words;
    long sum = OpenPlaces.sum(words);
    for (int other = 0; other < words.length; other++) {
      if (other != place && lexicon.isWord(words[other])) {
        int list = pooled.find(OpenPlaces.key(sum, words[place], place, words[other], other));
        int[] open = words.clone();
        open[other] = SLOT;
        int agreeing = rule.prose(open, place);
        int values = count(pooled, list);
        if (values >= VariableRule.IDENTIFIERS
            && values >= rule.amongWords(words, place, agreeing, pooled, list)
            && variesAlone(list, place)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether two of the words are seen with the same word at the other place. */
  private boolean variesAlone(int list, int place) {
    for (int e = list; e != 0; e = pooled.next(e)) {
      if (count(single, siblings(pooled.template(e), place)) >= 2) {
        return true;
      }
    }
    return false;
  }

  private static int count(OpenPlaces index, int list) {
    int count = 0;
    for (int e = list; e != 0; e = index.next(e)) {
      count += index.word(e) == SLOT ? 0 : 1;
    }
    return count;
  }

  private int countWords(int[] words) {
    int count = 0;
    for (int word : words) {
      count += lexicon.isWord(word) ? 1 : 0;
    }
    return count;
  }
}
