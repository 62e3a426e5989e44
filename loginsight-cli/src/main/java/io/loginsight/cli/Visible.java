package io.loginsight.cli;

/**
 * Makes text of a log harmless for a terminal. What a terminal obeys instead of showing (escape
 * sequences, carriage returns, marks that turn the direction of writing) becomes visible text.
 */
final class Visible {

  private Visible() {}

  /** Returns the text with everything that is not plainly visible written as an escape. */
  static String text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return escaped(text);
      }
    }
    return text; // nearly always
  }

  private static String escaped(String text) {
    StringBuilder visible = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(c, visible));
    return visible.toString();
  }

  private static void append(int c, StringBuilder visible) {
    switch (c) {
      case '\t' -> visible.append("\\t");
      case '\n' -> visible.append("\\n");
      case '\r' -> visible.append("\\r");
      default -> {
        if (isHarmless(c)) {
          visible.appendCodePoint(c);
        } else if (c <= 0xff) {
          visible.append(String.format("\\x%02x", c));
        } else {
          visible.append(String.format("\\u%04x", c));
        }
      }
    }
  }

  private static boolean isHarmless(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
