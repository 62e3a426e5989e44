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

  private static final int NAME_LIKE = Lexicon.IDENTIFIER | Lexicon.CAMEL | Lexicon.DIGIT;

  private final Lexicon lexicon;
  private final Map<Phrase, List<Template>> byShape = new HashMap<>();

  Adopters(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  void add(Template template) {
    List<Template> alike =
        byShape.computeIfAbsent(new Learnt(template.words).shape(), shape -> new ArrayList<>());
    if (alike.size() == MOST_OF_A_SHAPE) {
      alike.removeIf(old -> !old.isRoot());
    }
    if (alike.size() < MOST_OF_A_SHAPE) {
      alike.add(template);
    }
  }

  /** Returns a root that differs from the words in its learnt slots only, or null. */
  @Nullable Template find(int[] words) {
    return find(new Learnt(words), null);
  }

  /** Returns a root that differs from a message in its learnt slots only, or null. */
  @Nullable Template find(byte[] text, Tokens tokens) {
    return find(new Unlearnt(text, tokens), null);
  }

  /** Returns another root that differs from this one in its learnt slots only, or null. */
  @Nullable Template findOther(Template root) {
    return findOther(root.words, root);
  }

  /**
   * Returns a root other than one that differs from the words in its learnt slots only, or null.
   */
  @Nullable Template findOther(int[] words, Template root) {
    return find(new Learnt(words), root);
  }

  private @Nullable Template find(Words words, @Nullable Template not) {
    for (Template template : byShape.getOrDefault(words.shape(), List.of())) {
      if (template != not && template.isRoot() && adopts(template, words)) {
        return template;
      }
    }
    return null;
  }

  private static boolean adopts(Template template, Words words) {
    for (int i = 0; i < template.words.length; i++) {
      int here = template.words[i];
      if (here == SLOT
          ? template.isSoft(i) && !words.isSlotOrNameLike(i)
          : here != words.number(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a word may enter a slot that was learnt from names. */
  boolean isNameLike(int word) {
    return lexicon.is(word, NAME_LIKE);
  }

  /** What may be adopted. */
  private interface Words {

    /** The punctuation, with all words and slots alike. */
    Phrase shape();

    /** The number of a word, or {@link Lexicon#SLOT}. */
    int number(int i);

    boolean isSlotOrNameLike(int i);
  }

  /** Words that have numbers. */
  private final class Learnt implements Words {

    private final int[] words;

    Learnt(int[] words) {
      this.words = words;
    }

    @Override
    public Phrase shape() {
      int[] shape = new int[words.length];
      for (int i = 0; i < words.length; i++) {
        shape[i] = lexicon.isWord(words[i]) ? SLOT : words[i];
      }
      return new Phrase(shape);
    }

    @Override
    public int number(int i) {
      return words[i];
    }

    @Override
    public boolean isSlotOrNameLike(int i) {
      return words[i] == SLOT || isNameLike(words[i]);
    }
  }

  /**
   * Words of a message: looked up one by one, as most of a million random ones never need to be.
   */
  private final class Unlearnt implements Words {

    private final byte[] text;
    private final Tokens tokens;

    Unlearnt(byte[] text, Tokens tokens) {
      this.text = text;
      this.tokens = tokens;
    }

    @Override
    public Phrase shape() {
      int[] shape = new int[tokens.count];
      for (int i = 0; i < shape.length; i++) {
        shape[i] = hasLetter(i) ? SLOT : number(i);
      }
      return new Phrase(shape);
    }

    private boolean hasLetter(int token) {
      for (int i = tokens.starts[token]; i < tokens.ends[token]; i++) {
        if (Ascii.isLetter(text[i])) {
          return true;
        }
      }
      return false;
    }

    @Override
    public int number(int i) {
      byte kind = tokens.kinds[i];
      return Tokens.isMasked(kind)
          ? SLOT
          : kind == Tokens.SPACE ? lexicon.space : lexicon.find(raw(i));
    }

    @Override
    public boolean isSlotOrNameLike(int i) {
      return Tokens.isMasked(tokens.kinds[i]) || Lexicon.has(raw(i), NAME_LIKE);
    }

    private String raw(int i) {
      return Lexicon.raw(text, tokens.starts[i], tokens.ends[i]);
    }
  }
}
