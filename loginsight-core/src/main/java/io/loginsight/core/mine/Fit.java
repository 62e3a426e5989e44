package io.loginsight.core.mine;

import io.loginsight.api.Pattern;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A template that somebody wrote, and whether a skeleton fits it: the texts between the {@code <*>}
 * must stand in it, in their order, the first where it begins and the last where it ends. A masked
 * value lies within a {@code <*>}, which may also be words, or nothing.
 *
 * <p>Compared is text, not tokens, because a token may differ with what stands in a slot. No
 * regular expression is made of what was written, and a comparison never looks back further than
 * one text.
 */
final class Fit {

  /** Stands for a masked value in the text of a skeleton, in which each char is a byte. */
  static final char MASKED = '\uffff';

  /** The template as it is shown. */
  final String template;

  private final String[] constants; // one more than there are slots

  Fit(String template) {
    this.template = template;
    String raw = new String(template.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    this.constants = raw.split(java.util.regex.Pattern.quote(Pattern.SLOT), -1);
  }

  /** How many {@code <*>} there are. */
  int slots() {
    return constants.length - 1;
  }

  /** What comparisons look at: the constant words, and {@link #MASKED}. */
  static String text(Skeleton skeleton, Lexicon lexicon) {
    StringBuilder text = new StringBuilder();
    for (int word : skeleton.words) {
      text.append(word == Lexicon.SLOT ? String.valueOf(MASKED) : lexicon.text(word));
    }
    return text.toString();
  }

  /** The same of a message that has no skeleton yet. */
  static String text(byte[] message, Tokens tokens) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < tokens.count; i++) {
      byte kind = tokens.kinds[i];
      if (Tokens.isMasked(kind)) {
        text.append(MASKED);
      } else if (kind == Tokens.SPACE) {
        text.append(' ');
      } else {
        text.append(Lexicon.raw(message, tokens.starts[i], tokens.ends[i]));
      }
    }
    return text.toString();
  }

  boolean fits(String text) {
    return slotsIn(text) != null;
  }

  /** Where each slot starts and ends in a text; null if the text does not fit. */
  int @Nullable [] slotsIn(String text) {
    String first = constants[0];
    String last = constants[slots()];
    if (slots() == 0) {
      return text.equals(first) ? new int[0] : null;
    }
    int end = text.length() - last.length();
    if (!text.startsWith(first) || end < first.length() || !text.endsWith(last)) {
      return null;
    }
    int[] found = new int[2 * slots()];
    int at = first.length();
    for (int slot = 0; slot < slots(); slot++) {
      String behind = constants[slot + 1];
      int next = slot == slots() - 1 ? end : text.indexOf(behind, at);
      if (next < at || next > end) {
        return null;
      }
      found[2 * slot] = at;
      found[2 * slot + 1] = next;
      at = next + behind.length();
    }
    return found;
  }
}
