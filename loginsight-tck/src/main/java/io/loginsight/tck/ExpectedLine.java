package io.loginsight.tck;

import static java.util.Objects.requireNonNull;

import io.loginsight.api.Level;
import io.loginsight.spi.Field;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line, and all that a format is to find in it.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param line the line, without its end
 * @param time its time as ISO 8601 writes it: {@code 2024-05-17T08:00:00.25Z} if the line names its
 *     zone or counts from 1970, {@code 2024-05-17T08:00:00.25} if the zone is that of the {@link
 *     io.loginsight.spi.FormatContext}; null if it has none
 * @param level its level; null if it states none
 * @param message its message, decoded; null if it has none, because it is meta or a header
 * @param fields its fields, decoded; a field that is not here must not be found either
 */
public record ExpectedLine(
    String line,
    @Nullable String time,
    @Nullable Level level,
    @Nullable String message,
    Map<Field, String> fields) {

  /**
   * Copies the fields.
   *
   * @throws IllegalArgumentException if the time is not written as ISO 8601 does
   */
  public ExpectedLine {
    requireNonNull(line, "line");
    EnumMap<Field, String> copy = new EnumMap<>(Field.class);
    copy.putAll(fields);
    fields = Collections.unmodifiableMap(copy);
    if (time != null) {
      try {
        parse(time);
      } catch (DateTimeException e) {
        throw new IllegalArgumentException(
            "a time is written as 2024-05-17T08:00:00Z, or without the Z if the line names no zone,"
                + (" got '" + time + "'"),
            e);
      }
    }
  }

  private static TemporalAccessor parse(String time) {
    return DateTimeFormatter.ISO_DATE_TIME.parseBest(
        time, ZonedDateTime::from, LocalDateTime::from);
  }

  /** Returns the time that a line without a zone has in the given one. */
  @Nullable Instant timeIn(ZoneId zone) {
    if (time == null) {
      return null;
    }
    TemporalAccessor parsed = parse(time);
    return parsed instanceof LocalDateTime local
        ? local.atZone(zone).toInstant()
        : Instant.from(parsed);
  }

  /** Returns what is to be found, where the zone is the given one. */
  String in(ZoneId zone) {
    return told(timeIn(zone), level, message, fields);
  }

  static String told(
      @Nullable Instant time,
      @Nullable Level level,
      @Nullable String message,
      Map<Field, String> fields) {
    return "time " + time + ", level " + level + ", fields " + fields + ", message " + message;
  }
}
