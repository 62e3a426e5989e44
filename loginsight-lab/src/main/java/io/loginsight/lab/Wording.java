package io.loginsight.lab;

import io.loginsight.api.Level;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one service says one kind of thing.
 *
 * @param level how serious it is
 * @param location the logger or the source line it comes from
 * @param stack the kind of the stack trace that goes with it; null if none
 * @param everySeconds if it is said regularly, about how often, else 0
 * @param leader whether only one instance says it regularly, instead of each
 * @param message what is said
 * @param fields what a structured logger writes beside the message
 */
record Wording(
    Level level,
    String location,
    @Nullable String stack,
    int everySeconds,
    boolean leader,
    Template message,
    List<Field> fields) {

  /** A key and the value it has. */
  record Field(String key, Template value) {}

  /**
   * Reads one entry of a vocabulary.
   *
   * @param head {@code KIND LEVEL LOCATION [every=SECONDS] [leader] [stack=KIND]}
   * @param body {@code message | key=value key="a value"}, the second half optional
   */
  static Wording parse(List<String> head, String body) {
    int everySeconds = 0;
    boolean leader = false;
    String stack = null;
    for (String option : head.subList(3, head.size())) {
      if (option.startsWith("every=")) {
        everySeconds = Integer.parseInt(option.substring("every=".length()));
      } else if (option.startsWith("stack=")) {
        stack = option.substring("stack=".length());
      } else if (option.equals("leader")) {
        leader = true;
      } else {
        throw new IllegalArgumentException("unknown option '" + option + "' of " + head.get(0));
      }
    }
    int bar = body.indexOf(" | ");
    return new Wording(
        Level.valueOf(head.get(1)),
        head.get(2),
        stack,
        everySeconds,
        leader,
        Template.parse(bar < 0 ? body : body.substring(0, bar)),
        bar < 0 ? List.of() : fields(body.substring(bar + 3)));
  }

  private static List<Field> fields(String text) {
    List<Field> fields = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int equals = text.indexOf('=', at);
      boolean quoted = text.startsWith("\"", equals + 1);
      int from = quoted ? equals + 2 : equals + 1;
      int end = text.indexOf(quoted ? '"' : ' ', from);
      int to = end < 0 ? text.length() : end;
      fields.add(new Field(text.substring(at, equals), Template.parse(text.substring(from, to))));
      at = to + (quoted ? 2 : 1);
    }
    return fields;
  }
}
