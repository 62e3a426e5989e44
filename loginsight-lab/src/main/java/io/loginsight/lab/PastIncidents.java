package io.loginsight.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The incidents that somebody had, read from a table.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param all the earliest first
 * @param problems which rows cannot be used, and why, a sentence each
 */
public record PastIncidents(List<PastIncident> all, List<String> problems) {

  /** What a column can say: {@code start} must be there. */
  public static final List<String> PARTS =
      List.of("start", "end", "detected", "service", "cause", "name");

  private static final int MOST_BYTES = 1 << 22;
  private static final int MOST_INCIDENTS = 10_000;

  /** Copies the lists. */
  public PastIncidents {
    all = List.copyOf(all);
    problems = List.copyOf(problems);
  }

  /**
   * Reads a table with a header, in UTF-8, that goes by {@code ,}, {@code ;} or tab. Times are ISO
   * 8601, or whole seconds to nanoseconds since 1970. A row without a time to begin at is a
   * problem, and no incident.
   *
   * @param file the table
   * @param columns the names of columns by what they say, one of {@link #PARTS}; what is not named
   *     stands in the column of that name, if there is one
   * @param zone of times that name none
   * @return the incidents
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if there is no such column, or no incident that can be used
   */
  public static PastIncidents read(Path file, Map<String, String> columns, ZoneId zone)
      throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    }
    if (bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException("it is longer than " + MOST_BYTES + " bytes");
    }
    return of(new String(bytes, UTF_8), columns, zone);
  }

  static PastIncidents of(String text, Map<String, String> columns, ZoneId zone) {
    List<List<String>> rows = CsvRows.of(text.startsWith("\ufeff") ? text.substring(1) : text);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("it is empty; its first line names the columns");
    }
    Map<String, Integer> places = places(rows.get(0), columns);
    List<PastIncident> all = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    if (rows.size() - 1 > MOST_INCIDENTS) {
      throw new IllegalArgumentException("it has more than " + MOST_INCIDENTS + " rows");
    }
    for (int i = 1; i < rows.size(); i++) {
      try {
        all.add(incident(rows.get(i), places, zone, "incident " + i));
      } catch (IllegalArgumentException e) {
        problems.add("Row " + i + " is left out: " + e.getMessage());
      }
    }
    if (all.isEmpty()) {
      String why = problems.isEmpty() ? "it has no rows" : problems.get(0);
      throw new IllegalArgumentException("there is no incident that can be used: " + why);
    }
    all.sort(Comparator.comparing(PastIncident::start)); // stable
    return new PastIncidents(all, problems);
  }

  private static Map<String, Integer> places(List<String> header, Map<String, String> columns) {
    Map<String, Integer> places = new HashMap<>();
    for (String part : PARTS) {
      String name = columns.getOrDefault(part, part);
      int place = header.indexOf(name);
      for (int i = 0; place < 0 && i < header.size(); i++) {
        place = header.get(i).equalsIgnoreCase(name) ? i : -1;
      }
      if (place >= 0) {
        places.put(part, place);
      } else if (columns.containsKey(part) || part.equals("start")) {
        throw new IllegalArgumentException(
            "there is no column '" + name + "'; the columns are " + String.join(", ", header));
      }
    }
    return places;
  }

  private static PastIncident incident(
      List<String> row, Map<String, Integer> places, ZoneId zone, String name) {
    Instant start = time("start", row, places, zone);
    if (start == null) {
      throw new IllegalArgumentException("it has no start");
    }
    String called = cell("name", row, places);
    return new PastIncident(
        called.isEmpty() ? name : called,
        start,
        time("end", row, places, zone),
        time("detected", row, places, zone),
        cell("service", row, places),
        cell("cause", row, places));
  }

  private static String cell(String part, List<String> row, Map<String, Integer> places) {
    Integer place = places.get(part);
    return place == null || place >= row.size() ? "" : row.get(place);
  }

  private static @Nullable Instant time(
      String part, List<String> row, Map<String, Integer> places, ZoneId zone) {
    String text = cell(part, row, places);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return text.matches("[0-9]{9,19}(\\.[0-9]{1,9})?") ? sinceEpoch(text) : iso(text, zone);
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is no time; write it as 2026-03-10T14:05:00Z", e);
    }
  }

  /** Seconds to nanoseconds, by the number of digits. */
  private static Instant sinceEpoch(String text) {
    int point = text.indexOf('.');
    String whole = point < 0 ? text : text.substring(0, point);
    long number = Long.parseLong(whole);
    int digits = whole.length();
    long unit = digits <= 11 ? 1 : digits <= 14 ? 1_000 : digits <= 17 ? 1_000_000 : 1_000_000_000;
    Instant time =
        Instant.ofEpochSecond(
            number / unit, Math.multiplyExact(number % unit, 1_000_000_000L / unit));
    if (point < 0) {
      return time;
    }
    return time.plusNanos(Math.round(Double.parseDouble("0" + text.substring(point)) * 1e9 / unit));
  }

  private static Instant iso(String text, ZoneId zone) {
    String iso = text.toUpperCase(Locale.ROOT).replace(' ', 'T');
    if (iso.indexOf('T') < 0) {
      return LocalDate.parse(iso).atStartOfDay(zone).toInstant();
    }
    TemporalAccessor time =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(iso, ZonedDateTime::from, LocalDateTime::from);
    return time instanceof LocalDateTime local
        ? local.atZone(zone).toInstant()
        : Instant.from(time);
  }
}
