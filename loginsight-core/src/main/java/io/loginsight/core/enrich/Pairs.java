package io.loginsight.core.enrich;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Finds what a text says by name: {@code key=value} in a message, the keys of a JSON object. Keys
 * are written in lower-case letters, digits and {@code _ . -}; the first value of a key counts;
 * there are at most {@value #MAX_PAIRS} of a text.
 */
final class Pairs {

  static final int MAX_PAIRS = 32;

  private static final int MAX_KEY = 60;
  private static final int MAX_VALUE = 500;

  /** Objects in objects in objects: deeper ones are skipped. */
  private static final int MAX_DEPTH = 4;

  /**
   * Without Jackson's thread-local buffers, which would hold the class loader of a host's
   * deployment.
   */
  private static final JsonFactory JSON =
      JsonFactory.builder().recyclerPool(JsonRecyclerPools.newConcurrentDequePool()).build();

  private Pairs() {}

  /**
   * Returns the pairs of a message.
   *
   * @param message any text
   * @return values by key, in the order of the text; quotes taken off
   */
  static Map<String, String> ofMessage(String message) {
    Map<String, String> pairs = new LinkedHashMap<>();
    int at = 0;
    while (at < message.length() && pairs.size() < MAX_PAIRS) {
      if (!isKeyBegin(message, at)) {
        at++;
        continue;
      }
      int keyEnd = at + 1;
      while (keyEnd < message.length() && isKeyPart(message.charAt(keyEnd))) {
        keyEnd++;
      }
      if (!isAssignment(message, keyEnd)) {
        at = keyEnd;
        continue;
      }
      int valueEnd = valueEnd(message, keyEnd + 1);
      put(pairs, message.substring(at, keyEnd), unquoted(message, keyEnd + 1, valueEnd));
      at = valueEnd;
    }
    return pairs;
  }

  /**
   * Returns the pairs of a JSON object.
   *
   * @param text any text; what is no JSON ends the search
   * @return values by key, in the order of the text; a key in an inner object is {@code
   *     outer.inner}; without nulls and arrays
   */
  static Map<String, String> ofJson(String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    if (!isObject(text)) {
      return pairs;
    }
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        readObject(parser, pairs);
      }
    } catch (IOException e) {
      // Text that is cut or no JSON after all: what stands before the mistake is kept.
      return pairs;
    }
    return pairs;
  }

  /** Whether a text begins as a JSON object does. */
  static boolean isObject(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    return at < text.length() && text.charAt(at) == '{';
  }

  private static void readObject(JsonParser parser, Map<String, String> pairs) throws IOException {
    Deque<String> outer = new ArrayDeque<>();
    String prefix = "";
    String key = "";
    for (JsonToken t = parser.nextToken(); t != null && pairs.size() < MAX_PAIRS; ) {
      switch (t) {
        case FIELD_NAME -> key = parser.currentName();
        case START_OBJECT -> {
          if (outer.size() + 1 == MAX_DEPTH) {
            parser.skipChildren();
          } else {
            outer.push(prefix);
            prefix = prefix + key + ".";
          }
        }
        case END_OBJECT -> {
          if (outer.isEmpty()) {
            return;
          }
          prefix = outer.pop();
        }
        case START_ARRAY -> parser.skipChildren();
        case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
            put(pairs, prefix + key, parser.getText());
        default -> {
          // null, or the end
        }
      }
      t = parser.nextToken();
    }
  }

  private static void put(Map<String, String> pairs, String key, String value) {
    String name = normalized(key);
    if (!name.isEmpty() && !value.isBlank()) {
      pairs.putIfAbsent(name, value.length() <= MAX_VALUE ? value : value.substring(0, MAX_VALUE));
    }
  }

  /** Returns a key as attributes are named; empty if nothing is left of it. */
  static String normalized(String key) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < key.length() && name.length() < MAX_KEY; i++) {
      char c = key.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        name.append((char) (c + ('a' - 'A')));
      } else if (isNamePart(c)) {
        name.append(c);
      } else if (name.length() > 0) {
        name.append('_');
      }
    }
    int from = 0;
    while (from < name.length() && !Character.isLetterOrDigit(name.charAt(from))) {
      from++;
    }
    return name.substring(from);
  }

  private static boolean isNamePart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-';
  }

  /** A key stands at the beginning or behind what separates; {@code ?a=b&c=d} belongs to a URL. */
  private static boolean isKeyBegin(String text, int at) {
    return isLetter(text.charAt(at)) && (at == 0 || " \t,;|([{".indexOf(text.charAt(at - 1)) >= 0);
  }

  private static boolean isKeyPart(char c) {
    return isLetter(c) || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** An equals sign with a value behind it, and not {@code ==} or {@code =>}. */
  private static boolean isAssignment(String text, int at) {
    return at + 1 < text.length()
        && text.charAt(at) == '='
        && " \t=>,;)]}".indexOf(text.charAt(at + 1)) < 0;
  }

  private static int valueEnd(String text, int from) {
    char quote = text.charAt(from);
    if (quote == '"' || quote == '\'') {
      for (int at = from + 1; at < text.length(); at++) {
        if (text.charAt(at) == '\\') {
          at++;
        } else if (text.charAt(at) == quote) {
          return at + 1;
        }
      }
      return text.length();
    }
    int at = from;
    while (at < text.length() && " \t,;|)]}".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static String unquoted(String text, int from, int to) {
    char quote = text.charAt(from);
    if (quote != '"' && quote != '\'') {
      return text.substring(from, to);
    }
    boolean closed = to - from >= 2 && text.charAt(to - 1) == quote;
    StringBuilder value = new StringBuilder();
    int end = closed ? to - 1 : to;
    for (int i = from + 1; i < end; i++) {
      if (text.charAt(i) == '\\' && i + 1 < end) {
        i++;
      }
      value.append(text.charAt(i));
    }
    return value.toString();
  }
}
