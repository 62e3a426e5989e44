package io.loginsight.tck;

import org.jspecify.annotations.Nullable;

/** Says whether text is JSON as RFC 8259 has it, and nothing about what it means. */
final class JsonSyntax {

  private static final int MAX_DEPTH = 500;

  private final String text;
  private int at;

  private JsonSyntax(String text) {
    this.text = text;
  }

  /** Returns what is wrong, or null if the text is one JSON value. */
  static @Nullable String fault(String text) {
    JsonSyntax syntax = new JsonSyntax(text);
    boolean value = syntax.value(0);
    syntax.space();
    return value && syntax.at == text.length()
        ? null
        : "at character " + syntax.at + ", " + Rule.shown(text.substring(syntax.at));
  }

  private boolean value(int depth) {
    space();
    if (depth > MAX_DEPTH || at >= text.length()) {
      return false;
    }
    return switch (text.charAt(at)) {
      case '{' -> members('}', true, depth);
      case '[' -> members(']', false, depth);
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    };
  }

  private boolean members(char end, boolean named, int depth) {
    at++;
    space();
    if (take(end)) {
      return true;
    }
    do {
      space();
      if (named) {
        if (!string()) {
          return false;
        }
        space();
        if (!take(':')) {
          return false;
        }
      }
      if (!value(depth + 1)) {
        return false;
      }
      space();
    } while (take(','));
    return take(end);
  }

  private boolean string() {
    if (!take('"')) {
      return false;
    }
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        return true;
      }
      if (c < ' ' || (c == '\\' && !escape())) {
        return false;
      }
      at++;
    }
    return false;
  }

  /** Moves to the last character of an escape. */
  private boolean escape() {
    at++;
    if (at < text.length() && text.charAt(at) == 'u') {
      at += 4;
      return at < text.length() && text.substring(at - 3, at + 1).matches("[0-9a-fA-F]{4}");
    }
    return at < text.length() && "\"\\/bfnrt".indexOf(text.charAt(at)) >= 0;
  }

  private boolean number() {
    int end = at;
    while (end < text.length() && "+-.0123456789eE".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    boolean well =
        text.substring(at, end).matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    at = well ? end : at;
    return well;
  }

  private boolean word(String word) {
    boolean there = text.startsWith(word, at);
    at += there ? word.length() : 0;
    return there;
  }

  private boolean take(char wanted) {
    boolean there = at < text.length() && text.charAt(at) == wanted;
    at += there ? 1 : 0;
    return there;
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }
}
