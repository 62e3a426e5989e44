package io.loginsight.core.enrich;

import io.loginsight.api.Event;
import io.loginsight.api.EventId;
import io.loginsight.api.Level;
import io.loginsight.api.Pattern;
import io.loginsight.api.PatternId;
import io.loginsight.api.Slot;
import io.loginsight.api.SlotType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the patterns labelled by hand; the resource says how it is written. */
final class LabelledPatterns {

  /** A pattern, an example of it, and the labels it should have; {@code -} is none. */
  record Labelled(
      String system, String context, String category, Pattern pattern, List<Event> examples) {}

  private LabelledPatterns() {}

  static List<Labelled> read(String resource) throws IOException {
    List<Labelled> all = new ArrayList<>();
    try (InputStream in =
            Objects.requireNonNull(LabelledPatterns.class.getResourceAsStream(resource), resource);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      String system = "";
      String origin = "";
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("#") || line.isBlank()) {
          continue;
        }
        if (line.startsWith("[")) {
          int end = line.indexOf(']');
          system = line.substring(1, end);
          origin = line.substring(end + 1).strip();
        } else {
          all.add(labelled(system, origin, line));
        }
      }
    }
    return all;
  }

  private static Labelled labelled(String system, String origin, String line) {
    String[] parts = line.split(" ", 4);
    Map<String, String> attributes = new HashMap<>();
    int equals = origin.indexOf('=');
    if (equals > 0) {
      attributes.put(origin.substring(0, equals), origin.substring(equals + 1));
    }
    String text = parts[3];
    if (text.startsWith("@")) {
      int space = text.indexOf(' ');
      attributes.put("logger", text.substring(1, space));
      text = text.substring(space + 1);
    }
    Pattern pattern = pattern(text);
    Level level =
        switch (parts[2]) {
          case "D" -> Level.DEBUG;
          case "I", "N" -> Level.INFO;
          case "W" -> Level.WARN;
          case "E" -> Level.ERROR;
          case "F", "A" -> Level.FATAL;
          default -> null;
        };
    return new Labelled(
        system, parts[0], parts[1], pattern, List.of(event(pattern, level, attributes)));
  }

  static Pattern pattern(String template) {
    List<Slot> slots = new ArrayList<>();
    for (int at = template.indexOf(Pattern.SLOT);
        at >= 0;
        at = template.indexOf(Pattern.SLOT, at + 1)) {
      slots.add(new Slot(SlotType.TEXT, null, List.of()));
    }
    return new Pattern(new PatternId(template.hashCode()), template, slots);
  }

  static Event event(Pattern pattern, @Nullable Level level, Map<String, String> attributes) {
    String message = pattern.template().replace(Pattern.SLOT, "7");
    return new Event(
        new EventId("test", 1), null, level, message, List.of(message), pattern.id(), attributes);
  }
}
