package io.loginsight.core.enrich;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The words and phrases of the lexicon as a tree with a word on each edge. A text is gone through
 * once; at each word the longest phrase that begins there is taken and its words are used up, so
 * that "permission denied for table" is not also "permission denied". Time is linear in the text: a
 * phrase has few words.
 */
final class Phrases {

  private static final class Node {
    final Map<String, Node> next = new HashMap<>();
    final List<Clue> clues = new ArrayList<>();
    String phrase = "";
  }

  private final Node root = new Node();

  /**
   * Adds what a phrase says.
   *
   * @param phrase at least one word, in any spelling that {@link Words} takes apart
   * @param clue what it says; a phrase may say several things
   */
  void add(String phrase, Clue clue) {
    Node node = root;
    for (String word : Words.of(phrase)) {
      node = node.next.computeIfAbsent(word, w -> new Node());
    }
    if (node == root) {
      throw new IllegalArgumentException("A phrase without a word: '" + phrase + "'");
    }
    if (node.phrase.isEmpty()) {
      node.phrase = phrase;
    }
    node.clues.add(clue);
  }

  /**
   * Finds the phrases in a text.
   *
   * @param words the text
   * @param out takes each phrase found, as the lexicon writes it, and what it says
   */
  void find(List<String> words, BiConsumer<String, List<Clue>> out) {
    int at = 0;
    while (at < words.size()) {
      Node longest = null;
      int end = at + 1;
      @Nullable Node node = root.next.get(words.get(at));
      for (int to = at + 1; node != null; to++) {
        if (!node.clues.isEmpty()) {
          longest = node;
          end = to;
        }
        node = to < words.size() ? node.next.get(words.get(to)) : null;
      }
      if (longest != null) {
        out.accept(longest.phrase, longest.clues);
      }
      at = end;
    }
  }
}
