package io.loginsight.core.enrich;

import io.loginsight.api.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Takes a text apart into lower-case words. A word ends where letters and digits end, and inside of
 * names where a new part begins: {@code ConnectionPool}, {@code connection_pool} and {@code
 * connection-pool} are the same two words. {@code XMLParser} is {@code xml parser}, {@code CPUs}
 * one word.
 */
final class Words {

  /** Stands where a template has a variable part, so that no phrase reaches over it. */
  static final String GAP = "";

  /** No log line says in its first 4,000 characters what it does not speak of. */
  private static final int MAX_CHARS = 4_000;

  private Words() {}

  /**
   * Returns the words of a text.
   *
   * @param text any text, a template for one
   * @return its words in order, with a {@link #GAP} for each variable part
   */
  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    int end = Math.min(text.length(), MAX_CHARS);
    int at = 0;
    while (at < end) {
      if (text.startsWith(Pattern.SLOT, at)) {
        words.add(GAP);
        at += Pattern.SLOT.length();
      } else if (Character.isLetterOrDigit(text.charAt(at))) {
        int to = wordEnd(text, at, end);
        words.add(text.substring(at, to).toLowerCase(Locale.ROOT));
        at = to;
      } else {
        at++;
      }
    }
    return words;
  }

  private static int wordEnd(String text, int from, int end) {
    int at = from + 1;
    while (at < end
        && Character.isLetterOrDigit(text.charAt(at))
        && !partBegins(text, from, at, end)) {
      at++;
    }
    return at;
  }

  private static boolean partBegins(String text, int from, int at, int end) {
    if (!Character.isUpperCase(text.charAt(at))) {
      return false;
    }
    if (!Character.isUpperCase(text.charAt(at - 1))) {
      // A capital behind small letters; but the digit of "2FA" or "3PAR" is no part by itself.
      return !allDigits(text, from, at);
    }
    return at + 1 < end
        && Character.isLowerCase(text.charAt(at + 1))
        && !isPluralEnding(text, at + 1, end);
  }

  private static boolean allDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Character.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether the small letter at an offset is the s of {@code CPUs}. */
  private static boolean isPluralEnding(String text, int at, int end) {
    return text.charAt(at) == 's'
        && (at + 1 == end || !Character.isLetterOrDigit(text.charAt(at + 1)));
  }
}
