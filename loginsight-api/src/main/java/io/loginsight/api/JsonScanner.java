package io.loginsight.api;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON that nobody vouches for. This module has no library for it and needs little: values
 * are taken one by one from the stream, and each is small, or refused.
 *
 * <p><b>Threads:</b> Confined.
 */
final class JsonScanner {

  private static final int MOST_CHARS = 1 << 28; // of all
  private static final int MOST_STRING = 8_192;
  private static final int MOST_ELEMENTS = 64; // of a value
  private static final int DEPTH = 8;
  private static final int END = -1;

  private final Reader in;
  private int line = 1;
  private int read;
  private int next;

  /** What is wrong, without where. */
  static final class Damage extends RuntimeException {
    private static final long serialVersionUID = 1;

    Damage(String message) {
      super(message);
    }
  }

  JsonScanner(Reader in) throws IOException {
    this.in = in;
    advance();
  }

  /** Returns which line was come to, from 1 on. */
  int line() {
    return line;
  }

  private void advance() throws IOException {
    if (next == '\n') {
      line++;
    }
    next = in.read();
    if (++read > MOST_CHARS) {
      throw new Damage("it is too long");
    }
  }

  private int peek() throws IOException {
    while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
      advance();
    }
    return next;
  }

  /** Takes a mark that must come. */
  void take(char mark) throws IOException {
    if (!takes(mark)) {
      throw new Damage("'" + mark + "' is missing");
    }
  }

  /** Takes a mark if it comes. */
  boolean takes(char mark) throws IOException {
    if (peek() != mark) {
      return false;
    }
    advance();
    return true;
  }

  /** Checks that nothing comes any more. */
  void end() throws IOException {
    if (peek() != END) {
      throw new Damage("there is more behind its end");
    }
  }

  /** Returns the next value: a map, a list, a string, a number or a boolean. */
  Object value() throws IOException {
    return value(DEPTH);
  }

  private Object value(int depth) throws IOException {
    if (depth == 0) {
      throw new Damage("it is nested too deeply");
    }
    int first = peek();
    if (first == '{') {
      return object(depth);
    }
    if (first == '[') {
      return list(depth);
    }
    if (first == '"') {
      return string();
    }
    return word();
  }

  private Map<String, Object> object(int depth) throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    take('{');
    if (takes('}')) {
      return object;
    }
    do {
      String name = string();
      take(':');
      if (object.put(name, value(depth - 1)) != null) {
        throw new Damage("a name stands twice");
      }
      check(object.size());
    } while (takes(','));
    take('}');
    return object;
  }

  private List<Object> list(int depth) throws IOException {
    List<Object> list = new ArrayList<>();
    take('[');
    if (takes(']')) {
      return list;
    }
    do {
      list.add(value(depth - 1));
      check(list.size());
    } while (takes(','));
    take(']');
    return list;
  }

  private static void check(int elements) {
    if (elements > MOST_ELEMENTS) {
      throw new Damage("a list has more than " + MOST_ELEMENTS + " elements");
    }
  }

  /** Returns the next string. */
  String string() throws IOException {
    if (peek() != '"') {
      throw new Damage("a text is missing");
    }
    StringBuilder text = new StringBuilder();
    advance();
    while (next != '"') {
      if (next == END || next < ' ') {
        throw new Damage("a text is not closed");
      }
      text.append(next == '\\' ? escaped() : (char) next);
      if (text.length() > MOST_STRING) {
        throw new Damage("a text is longer than " + MOST_STRING + " characters");
      }
      advance();
    }
    advance();
    return text.toString();
  }

  private char escaped() throws IOException {
    advance();
    return switch (next) {
      case '"', '\\', '/' -> (char) next;
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> hex();
      default -> throw new Damage("a character is escaped that cannot be");
    };
  }

  private char hex() throws IOException {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      advance();
      int digit = next < 128 ? Character.digit(next, 16) : -1;
      if (digit < 0) {
        throw new Damage("\\u needs four hex digits");
      }
      code = 16 * code + digit;
    }
    return (char) code;
  }

  private Object word() throws IOException {
    StringBuilder text = new StringBuilder();
    while (next != END && (Character.isLetterOrDigit(next) || "+-.".indexOf(next) >= 0)) {
      text.append((char) next);
      if (text.length() > 40) {
        throw new Damage("a number is too long");
      }
      advance();
    }
    String word = text.toString();
    if (word.equals("true") || word.equals("false")) {
      return word.equals("true");
    }
    if (!word.matches("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
      throw new Damage(word.isEmpty() ? "a value is missing" : "a value makes no sense");
    }
    return Double.valueOf(word);
  }
}
