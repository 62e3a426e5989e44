package io.loginsight.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * What an event says: its message, and what it has by name.
 *
 * <p><b>Threads:</b> Immutable.
 */
final class Said {

  static final Said NOTHING = new Said("", List.of());

  /** A longer value is no parameter that anybody would look for. */
  private static final int LONGEST_VALUE = 100;

  /** What an event, a request, or a place in the program has for itself. */
  private static final Set<String> OWN =
      Set.of("trace", "span", "pid", "process", "logger", "service");

  private final String message;
  private final List<String> pairs; // names and values in turn, sorted by name

  private Said(String message, List<String> pairs) {
    this.message = message;
    this.pairs = pairs;
  }

  static Said of(String message, Map<String, String> attributes) {
    List<String> pairs = new ArrayList<>();
    String trace = attributes.getOrDefault("trace", "");
    new TreeMap<>(attributes)
        .forEach(
            (name, value) -> {
              if (value.length() <= LONGEST_VALUE && !OWN.contains(name) && !value.equals(trace)) {
                pairs.add(name);
                pairs.add(value);
              }
            });
    return new Said(message, pairs);
  }

  /** Returns the same with other objects for its texts. */
  Said with(UnaryOperator<String> shared) {
    return new Said(shared.apply(message), pairs.stream().map(shared).toList());
  }

  String message() {
    return message;
  }

  void forEach(BiConsumer<String, String> taker) {
    for (int i = 0; i < pairs.size(); i += 2) {
      taker.accept(pairs.get(i), pairs.get(i + 1));
    }
  }

  /** Returns the thread that says it; empty if it is not known. */
  String thread() {
    int at = pairs.indexOf("thread");
    return at >= 0 && at % 2 == 0 ? pairs.get(at + 1) : "";
  }

  /** Returns how many characters it has. */
  int size() {
    return message.length() + pairs.stream().mapToInt(String::length).sum();
  }
}
