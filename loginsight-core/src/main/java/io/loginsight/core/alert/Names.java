package io.loginsight.core.alert;

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

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  Names() {
    numberOf("");
  }

  int numberOf(String name) {
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    String kept = names.size() < MOST ? name : OTHERS;
    kept = kept.length() <= LONGEST ? kept : kept.substring(0, LONGEST);
    Integer number = numbers.putIfAbsent(kept, names.size());
    if (number != null) {
      return number;
    }
    names.add(kept);
    return names.size() - 1;
  }

  String name(int number) {
    return names.get(number);
  }

  /** Whether there were more than can be told apart. */
  boolean areTooMany() {
    return names.size() > MOST;
  }
}
