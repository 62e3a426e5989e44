package io.loginsight.core.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Takes the wanted values out of JSON objects, and nothing else into memory. A name with a dot
 * leads into inner objects; of an array the first element counts.
 *
 * <p><b>Threads:</b> Confined.
 */
final class JsonFields {

  private static final int LONGEST_PATH = 1_000;

  private final JsonFactory json =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.USE_THREAD_LOCAL_FOR_BUFFER_RECYCLING)
          .build();
  private final Set<String> wanted;
  private final int mostNamed;
  private final Set<String> named = new LinkedHashSet<>();
  private final Set<String> found = new LinkedHashSet<>();
  private final Map<String, String> values = new HashMap<>();
  private final StringBuilder path = new StringBuilder();
  private final Deque<Integer> lengths = new ArrayDeque<>(); // of the path without its last names

  JsonFields(Set<String> wanted, int mostNamed) {
    this.wanted = wanted;
    this.mostNamed = mostNamed;
  }

  /** Returns the wanted values of the last line by their names; of a broken one, the first ones. */
  Map<String, String> values() {
    return values;
  }

  /** Returns which of the wanted names stood in any object. */
  Set<String> found() {
    return found;
  }

  /** Returns the names that stood in any object, some of them if there are many. */
  Set<String> named() {
    return named;
  }

  /** Reads a line; returns false if it is not one whole object. */
  boolean read(String line) throws IOException {
    values.clear();
    path.setLength(0);
    lengths.clear();
    try (JsonParser parser = json.createParser(line)) {
      return parser.nextToken() == JsonToken.START_OBJECT
          && object(parser)
          && parser.nextToken() == null;
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private boolean object(JsonParser parser) throws IOException {
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_OBJECT || !lengths.isEmpty()) {
      switch (token) {
        case FIELD_NAME -> enter(parser.currentName());
        case START_OBJECT -> {} // its name is on the path
        case END_OBJECT -> leave();
        case START_ARRAY -> {
          array(parser);
          leave();
        }
        default -> {
          value(token, parser);
          leave();
        }
      }
      token = parser.nextToken();
    }
    return true;
  }

  private void array(JsonParser parser) throws IOException {
    JsonToken token = parser.nextToken();
    if (token.isScalarValue()) {
      value(token, parser);
    }
    while (token != JsonToken.END_ARRAY) {
      parser.skipChildren();
      token = parser.nextToken();
    }
  }

  private void enter(String name) {
    lengths.push(path.length());
    path.append(path.isEmpty() ? "" : ".").append(name);
  }

  private void leave() {
    path.setLength(lengths.pop());
  }

  private void value(JsonToken token, JsonParser parser) throws IOException {
    if (path.length() > LONGEST_PATH) {
      return;
    }
    String name = path.toString();
    if (named.size() < mostNamed) {
      named.add(name);
    }
    if (wanted.contains(name)) {
      found.add(name);
      values.put(name, token == JsonToken.VALUE_NULL ? "" : parser.getText());
    }
  }
}
