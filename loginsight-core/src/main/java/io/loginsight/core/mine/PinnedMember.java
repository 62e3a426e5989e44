package io.loginsight.core.mine;

import static java.util.Objects.requireNonNull;

import io.loginsight.api.SlotType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One skeleton of a pattern with a written template, asked by the slots of that template. */
final class PinnedMember {

  private final Skeleton skeleton;
  private final String text; // as Fit compares it
  private final int[] slots; // where each starts and ends in the text
  private final int[] places; // of the masked values of the text, in order

  private PinnedMember(Skeleton skeleton, String text, int[] slots) {
    this.skeleton = skeleton;
    this.text = text;
    this.slots = slots;
    this.places = new int[skeleton.words.length];
    int masked = 0;
    for (int i = 0; i < skeleton.words.length; i++) {
      if (skeleton.words[i] == Lexicon.SLOT) {
        places[masked++] = i;
      }
    }
  }

  /** Returns null if the skeleton belongs to the pattern by another template. */
  static @Nullable PinnedMember of(Template leaf, Fit fit, Lexicon lexicon) {
    Skeleton skeleton = requireNonNull(leaf.skeleton);
    String text = Fit.text(skeleton, lexicon);
    int[] slots = fit.slotsIn(text);
    return slots == null ? null : new PinnedMember(skeleton, text, slots);
  }

  /** The set of types that a slot has had. */
  int types(int slot) {
    int start = slots[2 * slot];
    int end = slots[2 * slot + 1];
    if (start == end) {
      return 0;
    }
    if (end - start == 1 && text.charAt(start) == Fit.MASKED) {
      return skeleton.types(places[maskedBefore(start)]);
    }
    String words = text.substring(start, end);
    boolean one = words.indexOf(' ') < 0 && words.indexOf(Fit.MASKED) < 0;
    return SlotTypes.bit(one ? SlotType.WORD : SlotType.TEXT);
  }

  /** Adds what stood in a slot in the example messages. */
  void addExamples(int slot, Set<String> out) {
    int start = slots[2 * slot];
    int end = slots[2 * slot + 1];
    boolean varies = text.substring(start, end).indexOf(Fit.MASKED) >= 0;
    for (int example = 0; example < (varies ? skeleton.examples() : 1); example++) {
      StringBuilder value = new StringBuilder();
      int masked = maskedBefore(start);
      for (int i = start; i < end; i++) {
        if (text.charAt(i) == Fit.MASKED) {
          skeleton.appendExample(example, places[masked++], value);
        } else {
          value.append(text.charAt(i));
        }
      }
      if (!value.isEmpty()) {
        out.add(Lexicon.decode(value));
      }
    }
  }

  private int maskedBefore(int end) {
    return (int) text.chars().limit(end).filter(c -> c == Fit.MASKED).count();
  }
}
