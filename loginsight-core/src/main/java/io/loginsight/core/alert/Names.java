package io.loginsight.core.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts by number, so that a million alerts need no million texts. Number 0 is the empty text.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Names {

  /** Those that come when so many are known are one. */
  static final int MOST = 1_000_000;

  private static final String OTHERS = "(others)";
  private static final int LONGEST = 500;

  /** And those that come when the known ones are so long together, of which each has two bytes. */
  private static final long MOST_CHARS = 1L << 26;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private long chars;
  private boolean tooMany;

  Names() {
    numberOf("");
  }

  int numberOf(String name) {
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    String kept = name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    kept = whole(kept);
    known = numbers.get(kept);
    tooMany |= known == null && (names.size() >= MOST || chars + kept.length() > MOST_CHARS);
    if (known == null && tooMany) {
      kept = OTHERS;
      known = numbers.get(kept);
    }
    if (known != null) {
      return known;
    }
    numbers.put(kept, names.size());
    names.add(kept);
    chars += kept.length();
    return names.size() - 1;
  }

  /** Half a character cannot be written as UTF-8; JSON and the cut may leave one. */
  private static String whole(String text) {
    return text.chars().noneMatch(c -> Character.isSurrogate((char) c))
        ? text
        : new String(text.getBytes(UTF_8), UTF_8);
  }

  String name(int number) {
    return names.get(number);
  }

  /** Whether there were more than can be told apart. */
  boolean areTooMany() {
    return tooMany;
  }
}
