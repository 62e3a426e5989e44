package io.loginsight.core.mine;

import io.loginsight.api.SlotType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One skeleton and what was seen at its masked places. All of it is a set or the smallest few of
 * one, so the order in which messages come does not matter.
 */
final class Skeleton {

  /** How many messages are kept to take examples from. */
  static final int EXAMPLES = 5;

  /** Longer values are cut. The length of one must fit in a byte. */
  static final int EXAMPLE_BYTES = 64;

  private static final int EXAMPLE_OVERHEAD = 24;

  final long hash;

  /** The constant words, and {@link Lexicon#SLOT} for each masked token. */
  final int[] words;

  private final byte[] kinds;
  private final int[] types;

  /** The soft name or the unit at a place, while there is only one; null where there is none. */
  private final @Nullable String[] shown;

  /** The smallest ones, in the order of {@link SkeletonState#compareExamples}. */
  private byte[][] examples = {};

  /** The number of the pin that this fits, or -1. It follows from the words. */
  int pin = -1;

  /** The smallest hash of this skeleton and those that were counted as this one. */
  private long smallestHash;

  Skeleton(long hash, byte[] text, Tokens tokens, Lexicon lexicon) {
    int count = tokens.count;
    this.hash = hash;
    this.smallestHash = hash;
    this.words = words(text, tokens, lexicon);
    this.kinds = Arrays.copyOf(tokens.kinds, count);
    this.types = new int[count];
    this.shown = new @Nullable String[count];
    for (int i = 0; i < count; i++) {
      if (words[i] == Lexicon.SLOT) {
        types[i] = tokens.types[i];
        shown[i] = shownText(text, tokens, i);
      }
    }
    addExample(text, tokens);
  }

  Skeleton(SkeletonState state, Lexicon lexicon) {
    this.hash = state.hash;
    this.smallestHash = hash;
    this.words = new int[state.words.length];
    for (int i = 0; i < words.length; i++) {
      String word = state.words[i];
      words[i] = word == null ? Lexicon.SLOT : lexicon.idOf(word);
    }
    this.kinds = state.kinds.clone();
    this.types = state.types.clone();
    this.shown = state.shown.clone();
    this.examples = state.examples;
    for (long alias : state.aliases) {
      alsoStandsFor(alias);
    }
  }

  /** What this has become, as a value. */
  SkeletonState state(Lexicon lexicon, long[] aliases, @Nullable SkeletonValues values) {
    @Nullable String[] texts = new @Nullable String[words.length];
    byte[] ofSlots = kinds.clone();
    for (int i = 0; i < words.length; i++) {
      if (words[i] != Lexicon.SLOT) {
        texts[i] = lexicon.text(words[i]);
        ofSlots[i] = 0;
      }
    }
    return new SkeletonState(
        hash, texts, ofSlots, types.clone(), shown.clone(), examples, aliases, values);
  }

  /** The constant words of a message, and slots. */
  private static int[] words(byte[] text, Tokens tokens, Lexicon lexicon) {
    int[] words = new int[tokens.count];
    for (int i = 0; i < words.length; i++) {
      byte kind = tokens.kinds[i];
      if (kind == Tokens.SPACE) {
        words[i] = lexicon.space;
      } else if (!Tokens.isMasked(kind)) {
        words[i] = lexicon.idOf(Lexicon.raw(text, tokens.starts[i], tokens.ends[i]));
      }
    }
    return words;
  }

  /** About how many bytes this takes without the texts of new words. */
  int footprint() {
    return footprint(words.length, examples);
  }

  static int footprint(int words, byte[][] examples) {
    int sum = 160 + words * (Integer.BYTES * 3 + 1);
    for (byte[] example : examples) {
      sum += EXAMPLE_OVERHEAD + example.length;
    }
    return sum;
  }

  /**
   * Takes one more message with this skeleton.
   *
   * @param room whether one more example may be kept
   * @return the bytes that were needed for it
   */
  int observe(byte[] text, Tokens tokens, boolean room) {
    for (int i = 0; i < words.length; i++) {
      if (words[i] == Lexicon.SLOT) {
        types[i] |= tokens.types[i];
        String before = shown[i];
        if (kinds[i] != tokens.kinds[i]) {
          kinds[i] = Tokens.VALUE;
          shown[i] = null;
        } else if (before != null && !before.equals(shownText(text, tokens, i))) {
          shown[i] = null;
        }
      }
    }
    return room ? addExample(text, tokens) : 0;
  }

  /** Whether another message may tell something new. */
  boolean isOpen() {
    for (int word : words) {
      if (word == Lexicon.SLOT) {
        return true;
      }
    }
    return false;
  }

  void alsoStandsFor(long otherHash) {
    if (Long.compareUnsigned(otherHash, smallestHash) < 0) {
      smallestHash = otherHash;
    }
  }

  long smallestHash() {
    return smallestHash;
  }

  byte kind(int place) {
    return kinds[place];
  }

  /** The set of the types seen at a masked place, a bit for each {@link SlotType}. */
  int types(int place) {
    return types[place];
  }

  @Nullable String shown(int place) {
    return shown[place];
  }

  int examples() {
    return examples.length;
  }

  /** Appends the value that a masked place had in one of the example messages. */
  void appendExample(int example, int place, StringBuilder out) {
    byte[] values = examples[example];
    int at = 0;
    for (int i = 0; i < place; i++) {
      if (words[i] == Lexicon.SLOT) {
        at += 1 + values[at];
      }
    }
    out.append(Lexicon.raw(values, at + 1, at + 1 + values[at]));
  }

  private static @Nullable String shownText(byte[] text, Tokens tokens, int i) {
    int start = tokens.starts[i];
    int end = tokens.ends[i];
    return switch (tokens.kinds[i]) {
      case Tokens.SOFT_NAME -> Lexicon.raw(text, start, end);
      case Tokens.QUANTITY -> Lexicon.raw(text, SkeletonHash.unitStart(text, start, end), end);
      default -> null;
    };
  }

  /** Keeps the smallest few. @return by how many bytes they have grown */
  private int addExample(byte[] text, Tokens tokens) {
    byte[] values = values(text, tokens);
    int at = Arrays.binarySearch(examples, values, SkeletonState::compareExamples);
    int place = -1 - at;
    if (at >= 0 || place == EXAMPLES) {
      return 0;
    }
    int dropped = 0;
    if (examples.length < EXAMPLES) {
      examples = Arrays.copyOf(examples, examples.length + 1);
    } else {
      examples = examples.clone(); // a state may hold the old ones
      dropped = EXAMPLE_OVERHEAD + examples[EXAMPLES - 1].length;
    }
    System.arraycopy(examples, place, examples, place + 1, examples.length - 1 - place);
    examples[place] = values;
    return EXAMPLE_OVERHEAD + values.length - dropped;
  }

  /** The masked values one after another, each behind its length. */
  private byte[] values(byte[] text, Tokens tokens) {
    int size = 0;
    for (int i = 0; i < words.length; i++) {
      size += words[i] == Lexicon.SLOT ? 1 + exampleLength(text, tokens, i) : 0;
    }
    byte[] values = new byte[size];
    int at = 0;
    for (int i = 0; i < words.length; i++) {
      if (words[i] == Lexicon.SLOT) {
        int length = exampleLength(text, tokens, i);
        values[at] = (byte) length;
        System.arraycopy(text, tokens.starts[i], values, at + 1, length);
        at += 1 + length;
      }
    }
    return values;
  }

  /** Cuts long values, but not inside a character of UTF-8. */
  private static int exampleLength(byte[] text, Tokens tokens, int i) {
    int start = tokens.starts[i];
    int length = tokens.ends[i] - start;
    if (length <= EXAMPLE_BYTES) {
      return length;
    }
    int cut = EXAMPLE_BYTES;
    while (cut > EXAMPLE_BYTES - 4 && (text[start + cut] & 0xc0) == 0x80) {
      cut--;
    }
    return cut;
  }
}
