package io.loginsight.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A text with slots, such as {@code Order {order} placed}. */
final class Template {

  private final List<String> literals = new ArrayList<>();
  private final List<Slot> slots = new ArrayList<>();

  private Template() {}

  /**
   * A slot is the name of a {@link Slot} in lower case between braces; any other brace is a brace.
   */
  static Template parse(String text) {
    Template template = new Template();
    StringBuilder literal = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int close = text.charAt(at) == '{' ? endOfName(text, at + 1) : -1;
      if (close < 0) {
        literal.append(text.charAt(at++));
      } else {
        template.literals.add(literal.toString());
        template.slots.add(Slot.valueOf(text.substring(at + 1, close).toUpperCase(Locale.ROOT)));
        literal.setLength(0);
        at = close + 1;
      }
    }
    template.literals.add(literal.toString());
    return template;
  }

  private static int endOfName(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= 'a' && text.charAt(at) <= 'z') {
      at++;
    }
    return at > from && at < text.length() && text.charAt(at) == '}' ? at : -1;
  }

  void append(Facts facts, StringBuilder out) {
    for (int i = 0; i < slots.size(); i++) {
      out.append(literals.get(i));
      facts.append(slots.get(i), out);
    }
    out.append(literals.get(slots.size()));
  }

  String fill(Facts facts) {
    StringBuilder out = new StringBuilder(96);
    append(facts, out);
    return out.toString();
  }
}
