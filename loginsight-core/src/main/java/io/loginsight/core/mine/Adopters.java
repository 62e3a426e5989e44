package io.loginsight.core.mine;

import static io.loginsight.core.mine.Lexicon.SLOT;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The templates with learnt slots, which take skeletons that differ in these slots only. */
final class Adopters {

  /** So many of one shape are looked at; skeletons find those beyond by other ways. */
  private static final int MOST_OF_A_SHAPE = 256;

  private final Lexicon lexicon;
  private final Map<Phrase, List<Template>> byShape = new HashMap<>();

  Adopters(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  void add(Template template) {
    List<Template> alike =
        byShape.computeIfAbsent(shape(template.words), shape -> new ArrayList<>());
    if (alike.size() == MOST_OF_A_SHAPE) {
      alike.removeIf(old -> !old.isRoot());
    }
    if (alike.size() < MOST_OF_A_SHAPE) {
      alike.add(template);
    }
  }

  /** Returns a root that differs from the words in its learnt slots only, or null. */
  @Nullable Template find(int[] words) {
    return find(words, null);
  }

  /** Returns another root that differs from this one in its learnt slots only, or null. */
  @Nullable Template findOther(Template root) {
    return find(root.words, root);
  }

  private @Nullable Template find(int[] words, @Nullable Template not) {
    for (Template template : byShape.getOrDefault(shape(words), List.of())) {
      if (template != not && template.isRoot() && adopts(template, words)) {
        return template;
      }
    }
    return null;
  }

  private boolean adopts(Template template, int[] words) {
    for (int i = 0; i < words.length; i++) {
      int here = template.words[i];
      if (here != words[i] && (here != SLOT || (template.isSoft(i) && !isNameLike(words[i])))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a word may enter a slot that was learnt from names. */
  boolean isNameLike(int word) {
    return lexicon.is(word, Lexicon.IDENTIFIER | Lexicon.CAMEL | Lexicon.DIGIT);
  }

  /** The punctuation, with all words and slots alike. */
  private Phrase shape(int[] words) {
    int[] shape = new int[words.length];
    for (int i = 0; i < words.length; i++) {
      shape[i] = lexicon.isWord(words[i]) ? SLOT : words[i];
    }
    return new Phrase(shape);
  }
}
