package io.loginsight.core.mine;

import static io.loginsight.core.mine.Lexicon.SLOT;

import io.loginsight.api.SlotType;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One skeleton of a pattern, asked by the places of the pattern's template. */
final class Member {

  private final Skeleton skeleton;
  private final int[] borders;
  private final Lexicon lexicon;

  Member(Template leaf, Lexicon lexicon) {
    this.skeleton = Objects.requireNonNull(leaf.skeleton);
    this.borders = leaf.bordersOfRoot();
    this.lexicon = lexicon;
  }

  /** The constant word that stands for the place alone, or null. */
  @Nullable String word(int place) {
    int own = borders[place];
    return isSingle(place) && skeleton.words[own] != SLOT
        ? lexicon.text(skeleton.words[own])
        : null;
  }

  /** The text shown for a masked token of this kind while it does not vary, or null. */
  @Nullable String shown(int place, byte kind) {
    int own = borders[place];
    return isSingle(place) && skeleton.words[own] == SLOT && skeleton.kind(own) == kind
        ? skeleton.shown(own)
        : null;
  }

  /** The constant text that stands for the place, of several words kept together, or null. */
  @Nullable String constant(int place) {
    int start = borders[place];
    int end = borders[place + 1];
    if (end - start < 2 || hasSlot(start, end)) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    for (int i = start; i < end; i++) {
      text.append(lexicon.text(skeleton.words[i]));
    }
    return text.toString();
  }

  boolean isQuantity(int place) {
    int own = borders[place];
    return isSingle(place)
        && skeleton.words[own] == SLOT
        && (skeleton.types(own) & SlotTypes.bit(SlotType.SIZE)) != 0;
  }

  private boolean isSingle(int place) {
    return borders[place + 1] == borders[place] + 1;
  }

  /** The set of types that the places {@code [from, to)} together have had. */
  int types(int from, int to) {
    int start = borders[from];
    int end = borders[to];
    if (end - start != 1) {
      return end == start ? 0 : SlotTypes.bit(SlotType.TEXT);
    }
    int word = skeleton.words[start];
    if (word == SLOT) {
      return skeleton.types(start);
    }
    boolean name = lexicon.is(word, Lexicon.IDENTIFIER | Lexicon.CAMEL | Lexicon.DIGIT);
    return SlotTypes.bit(name ? SlotType.IDENTIFIER : SlotType.WORD);
  }

  /** Adds what stood at the places in the example messages, without prefix and unit. */
  void addExamples(int from, int to, int prefixLength, int unitLength, Set<String> out) {
    int start = borders[from];
    int end = borders[to];
    int rounds = hasSlot(start, end) ? skeleton.examples() : 1;
    StringBuilder value = new StringBuilder();
    for (int round = 0; round < rounds; round++) {
      value.setLength(0);
      for (int i = start; i < end; i++) {
        if (skeleton.words[i] == SLOT) {
          skeleton.appendExample(round, i, value);
        } else {
          value.append(lexicon.text(skeleton.words[i]));
        }
      }
      int last = Math.max(prefixLength, value.length() - unitLength);
      if (last > prefixLength) {
        out.add(Lexicon.decode(value.substring(prefixLength, last)));
      }
    }
  }

  private boolean hasSlot(int from, int to) {
    for (int i = from; i < to; i++) {
      if (skeleton.words[i] == SLOT) {
        return true;
      }
    }
    return false;
  }
}
