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

  /**
   * Adds what was seen at the places, without prefix and unit; nothing if several variables of this
   * skeleton stand there, of which the values are known, but not which ones came together.
   */
  void addValues(int from, int to, int prefixLength, String unit, SlotValues all, SlotSummary out) {
    SkeletonValues seen = all.of(skeleton.hash);
    int start = borders[from];
    int end = borders[to];
    int slot = firstSlot(start, end);
    if (seen == null || firstSlot(slot + 1, end) < end) {
      return;
    }
    String before = text(start, slot).substring(prefixLength);
    if (slot == end) {
      out.addConstant(before, seen.events());
      return;
    }
    ValueSketch values = seen.at(slot);
    if (values != null) {
      out.add(values, seen.events(), before, text(slot + 1, end), unit);
    }
  }

  private String text(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(lexicon.text(skeleton.words[i]));
    }
    return text.toString();
  }

  private boolean hasSlot(int from, int to) {
    return firstSlot(from, to) < to;
  }

  /** The first variable of the range, or {@code to}. */
  private int firstSlot(int from, int to) {
    int i = from;
    while (i < to && skeleton.words[i] != SLOT) {
      i++;
    }
    return i;
  }
}
