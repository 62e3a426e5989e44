package io.loginsight.core.alert;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.loginsight.api.Alert;
import io.loginsight.api.AlertColumns;
import io.loginsight.api.LogInsightException;
import io.loginsight.api.Severity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads alerts from tables with a header ({@code ,}, {@code ;} or tab between the columns) and from
 * JSON, an object a line. A row that cannot be understood is an alert all the same, of which less
 * is known.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class AlertReader {

  private static final int PEEKED = 1 << 16;
  private static final int MOST_NAMED = 40;
  private static final int LONGEST_NAMED = 60;
  private static final String SEPARATORS = ",;\t";
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final AlertColumns columns;
  private final AlertTimes times;
  private final AlertTable table = new AlertTable();
  private final List<String> problems = new ArrayList<>();
  private long untimed;
  private long untyped;
  private long unread;
  private long unrated;

  /**
   * Has read nothing yet.
   *
   * @param columns where what stands
   */
  public AlertReader(AlertColumns columns) {
    this.columns = columns;
    this.times = new AlertTimes(columns.zone());
  }

  /**
   * Reads a source to its end.
   *
   * @param name of the source, for messages
   * @param bytes UTF-8; is not closed
   * @throws IOException if it cannot be read to its end, or is empty; what was read is kept
   * @throws LogInsightException if it has no such columns; the message lists those that it has
   */
  public void read(String name, InputStream bytes) throws IOException {
    BufferedReader text =
        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8), PEEKED);
    try {
      skipByteOrderMark(text);
      String head = peek(text).stripLeading();
      if (head.isEmpty()) {
        throw new IOException("is empty");
      }
      if (head.startsWith("{")) {
        readJson(name, text);
      } else {
        readTable(name, text, separator(head));
      }
    } catch (IOException e) {
      throw new IOException(name + ": " + e.getMessage(), e);
    } catch (CsvParseException | UncheckedIOException e) {
      throw new IOException(name + ": is no table that can be read: " + cause(e), e);
    }
  }

  private static void skipByteOrderMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
  }

  private static String peek(BufferedReader text) throws IOException {
    char[] head = new char[PEEKED];
    text.mark(PEEKED);
    int length = 0;
    int read = text.read(head);
    while (read > 0) {
      length += read;
      read = length < head.length ? text.read(head, length, head.length - length) : 0;
    }
    text.reset();
    return new String(head, 0, length);
  }

  /** Returns what parts the columns: what comes most often in the first line. */
  private static char separator(String head) {
    int[] counts = new int[SEPARATORS.length()];
    boolean quoted = false;
    for (int i = 0; i < head.length() && (quoted || head.charAt(i) != '\n'); i++) {
      int separator = SEPARATORS.indexOf(head.charAt(i));
      quoted ^= head.charAt(i) == '"';
      if (separator >= 0 && !quoted) {
        counts[separator]++;
      }
    }
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return SEPARATORS.charAt(best);
  }

  private void readTable(String name, Reader text, char separator) throws IOException {
    QuoteCounter quotes = new QuoteCounter(text);
    try (CsvReader<CsvRecord> rows =
        CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true).ofCsvRecord(quotes)) {
      Places places = null;
      CsvRecord last = null;
      for (CsvRecord row : rows) {
        if (isBlank(row)) {
          continue;
        }
        last = row;
        if (places == null) {
          places = new Places(name, row.getFields());
        } else {
          add(places.fields(row), true);
        }
      }
      if (last != null && quotes.areOdd() && last.getFields().toString().contains("\n")) {
        problems.add(
            (name + ": a quote that opens in line " + last.getStartingLineNumber())
                + " or further on is not closed; what follows is taken for one alert");
      }
    }
  }

  private static boolean isBlank(CsvRecord row) {
    return row.getFieldCount() == 1 && row.getField(0).isBlank();
  }

  private static String cause(RuntimeException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return String.valueOf(cause.getMessage());
  }

  /** What a row says; empty where it says nothing. */
  private record Fields(String time, String type, String host, String source, String severity) {}

  /** Which column of a table is which. */
  private final class Places {

    private final int time;
    private final int type;
    private final int host;
    private final int source;
    private final int severity;

    Places(String name, List<String> header) {
      List<String> titles = header.stream().map(String::strip).toList();
      time = place(name, titles, columns.time());
      type = place(name, titles, columns.type());
      host = place(name, titles, columns.host());
      source = place(name, titles, columns.source());
      severity = place(name, titles, columns.severity());
    }

    private int place(String name, List<String> titles, @Nullable String wanted) {
      int place = wanted == null ? -1 : titles.indexOf(wanted);
      if (wanted != null && place < 0) {
        throw new LogInsightException(missing(name, wanted, titles));
      }
      return place;
    }

    Fields fields(CsvRecord row) {
      return new Fields(
          field(row, time),
          field(row, type),
          field(row, host),
          field(row, source),
          field(row, severity));
    }

    private static String field(CsvRecord row, int place) {
      return place < 0 || place >= row.getFieldCount() ? "" : row.getField(place).strip();
    }
  }

  private static String missing(String name, String wanted, Collection<String> titles) {
    String named =
        titles.stream().limit(MOST_NAMED).map(AlertReader::cut).collect(Collectors.joining(", "));
    int more = titles.size() - MOST_NAMED;
    return (name + ": has no column '" + wanted + "'; there are ")
        + (named.isEmpty() ? "none" : named)
        + (more > 0 ? " and " + more + " more" : "");
  }

  private static String cut(String title) {
    return title.length() <= LONGEST_NAMED ? title : title.substring(0, LONGEST_NAMED) + "…";
  }

  /** Of a table all columns must be there; an object need not have all fields. */
  private void readJson(String name, Reader text) throws IOException {
    JsonFields json = new JsonFields(wanted(), MOST_NAMED);
    Lines lines = new Lines(text);
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (!line.isBlank()) {
        boolean whole = json.read(line);
        unread += whole ? 0 : 1;
        add(fields(json.values()), whole);
      }
    }
    for (String column : wanted()) {
      if (!json.found().contains(column)) {
        String missing = missing(name, column, json.named());
        if (column.equals(columns.time()) || column.equals(columns.type())) {
          throw new LogInsightException(missing);
        }
        problems.add(missing);
      }
    }
  }

  private Set<String> wanted() {
    return Stream.of(
            Optional.of(columns.time()),
            Optional.of(columns.type()),
            Optional.ofNullable(columns.host()),
            Optional.ofNullable(columns.source()),
            Optional.ofNullable(columns.severity()))
        .flatMap(Optional::stream)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Fields fields(Map<String, String> values) {
    return new Fields(
        value(values, columns.time()),
        value(values, columns.type()),
        value(values, columns.host()),
        value(values, columns.source()),
        value(values, columns.severity()));
  }

  private static String value(Map<String, String> values, @Nullable String column) {
    return column == null ? "" : values.getOrDefault(column, "").strip();
  }

  private void add(Fields fields, boolean whole) {
    Instant time = times.parse(fields.time());
    Severity severity = fields.severity().isEmpty() ? null : Severities.parse(fields.severity());
    untimed += time == null ? 1 : 0;
    untyped += whole && fields.type().isEmpty() ? 1 : 0;
    unrated += severity == null && !fields.severity().isEmpty() ? 1 : 0;
    table.add(new Alert(time, fields.type(), fields.host(), fields.source(), severity));
  }

  /**
   * Returns what was read.
   *
   * @return the alerts of all sources, in their order
   */
  public AlertTable table() {
    return table;
  }

  /**
   * Returns what could not be understood.
   *
   * @return a sentence for each kind of it
   */
  public List<String> problems() {
    List<String> all = new ArrayList<>(problems);
    problem(
        all, unread, "alerts are no JSON object or a broken one: what stands in front is known");
    problem(
        all,
        untimed,
        "alerts have no time, or one that cannot be read: they are taken to be of the time of the one in front");
    problem(all, untyped, "alerts have no type, and are of one type together");
    problem(all, unrated, "alerts have a severity of an unknown name, and are taken to have none");
    if (table.hasTooManyNames()) {
      all.add("There are too many types, hosts and sources to tell apart; the others are one");
    }
    return all;
  }

  private static void problem(List<String> problems, long count, String what) {
    if (count > 0) {
      problems.add(count + " " + what);
    }
  }
}
