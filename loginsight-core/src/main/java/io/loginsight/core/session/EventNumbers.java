package io.loginsight.core.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers events as they come. When there are too many, all further ones are one.
 *
 * <p><b>Threads:</b> Confined.
 */
final class EventNumbers {

  private static final String OTHERS = "(other events)";

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> events = new ArrayList<>();
  private final int most;
  private long[] hashes = new long[64];
  private int others = -1;

  EventNumbers(int most) {
    this.most = most;
  }

  int of(String event) {
    String name = Names.cut(event);
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    if (events.size() < most) {
      numbers.put(name, events.size());
      return add(name);
    }
    if (others < 0) {
      others = add(OTHERS);
    }
    return others;
  }

  private int add(String name) {
    int number = events.size();
    events.add(name);
    if (number == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * number);
    }
    hashes[number] = Names.hash(name);
    return number;
  }

  /** Returns a number that follows from the text alone. */
  long hash(int number) {
    return hashes[number];
  }

  int size() {
    return events.size();
  }

  /** Whether a number stands for all that there was no room for. */
  boolean isOthers(int number) {
    return number == others;
  }

  String event(int number) {
    return events.get(number);
  }
}
