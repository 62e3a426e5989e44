package io.loginsight.core.cause;

import java.util.HashMap;
import java.util.Map;

/** Writes traces for tests: {@code "shop.ask@0 stock.find@2 !stock.broken@5"}, times in ms. */
final class Story {

  static final long SECOND = 1_000_000_000L;
  private static final long MILLI = 1_000_000L;

  private final Map<String, Kind> kinds = new HashMap<>();
  private int traces;
  private int events;

  /** Returns the kind of a name, which is an error if it begins with {@code !}. */
  Kind kind(String name) {
    return kinds.computeIfAbsent(
        name, n -> new Kind(kinds.size(), n, n.startsWith("!"), n.startsWith("?")));
  }

  /** Adds a trace; each service has one span in it. */
  void tell(Traces into, long start, String text) {
    String trace = "trace-" + traces++;
    for (String part : text.split(" ")) {
      int dot = part.indexOf('.');
      int at = part.indexOf('@');
      String mark = "!?".indexOf(part.charAt(0)) >= 0 ? part.substring(0, 1) : "";
      String service = part.substring(mark.length(), dot);
      String name = mark + part.substring(dot + 1, at);
      long time = start + (long) (Double.parseDouble(part.substring(at + 1)) * MILLI);
      into.add(
          trace,
          new Occurrence(time, service, "span of " + service, kind(name), Double.NaN, events++));
    }
  }

  /** Adds so many traces, one a second. */
  Story often(Traces into, long start, int times, String text) {
    for (int i = 0; i < times; i++) {
      tell(into, start + i * SECOND, text);
    }
    return this;
  }
}
