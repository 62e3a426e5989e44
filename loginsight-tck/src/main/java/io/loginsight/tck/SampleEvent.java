package io.loginsight.tck;

import static java.util.Objects.requireNonNull;

import io.loginsight.api.Level;
import io.loginsight.spi.Field;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event to try an enricher on.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param line its first physical line
 * @param message its message; need not be part of the line
 * @param level its level; null if it states none
 * @param fields the fields of its header; each is part of the line
 */
public record SampleEvent(
    String line, String message, @Nullable Level level, Map<Field, String> fields) {

  /**
   * Copies the fields.
   *
   * @throws IllegalArgumentException if a field is not part of the line
   */
  public SampleEvent {
    requireNonNull(line, "line");
    requireNonNull(message, "message");
    EnumMap<Field, String> copy = new EnumMap<>(Field.class);
    copy.putAll(fields);
    for (String value : copy.values()) {
      if (!line.contains(value)) {
        throw new IllegalArgumentException(
            "'" + value + "' is not part of the line '" + line + "'");
      }
    }
    fields = Collections.unmodifiableMap(copy);
  }

  /**
   * Returns an event whose line is its message.
   *
   * @param line the line
   * @return an event without a level or fields
   */
  public static SampleEvent of(String line) {
    return new SampleEvent(line, line, null, Map.of());
  }
}
