package io.loginsight.core.alert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private final AlertColumns columns;
  private final AlertTimes times;
  private final AlertTable table = new AlertTable();
  private final JsonFactory json =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.USE_THREAD_LOCAL_FOR_BUFFER_RECYCLING)
          .build();
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
   * @throws IOException if it cannot be read
   * @throws LogInsightException if it has no such columns; the message lists those that it has
   */
  public void read(String name, InputStream bytes) throws IOException {
    BufferedReader text =
        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8), PEEKED);
    String head = peek(text);
    if (head.stripLeading().startsWith("{")) {
      readJson(name, text);
    } else {
      readTable(name, text, separator(head));
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
    String line = head.lines().findFirst().orElse("");
    char best = ',';
    for (char c : new char[] {';', '\t'}) {
      if (count(line, c) > count(line, best)) {
        best = c;
      }
    }
    return best;
  }

  private static long count(String line, char wanted) {
    return line.chars().filter(c -> c == wanted).count();
  }

  private void readTable(String name, Reader text, char separator) throws IOException {
    try (CsvReader<CsvRecord> rows =
        CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true).ofCsvRecord(text)) {
      Places places = null;
      for (CsvRecord row : rows) {
        if (places == null) {
          places = new Places(name, row.getFields());
        } else {
          add(places.fields(row));
        }
      }
    } catch (CsvParseException | java.io.UncheckedIOException e) {
      throw new IOException(name + ": is no table that can be read: " + cause(e), e);
    }
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
      List<String> titles = header.stream().map(AlertReader::title).toList();
      time = place(name, titles, columns.time());
      type = place(name, titles, columns.type());
      host = place(name, titles, columns.host());
      source = place(name, titles, columns.source());
      severity = place(name, titles, columns.severity());
    }

    private int place(String name, List<String> titles, @Nullable String wanted) {
      int place = wanted == null ? -1 : titles.indexOf(wanted);
      if (wanted != null && place < 0) {
        throw missing(name, wanted, titles);
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

  private static String title(String cell) {
    String title = cell.strip();
    return title.startsWith("\ufeff") ? title.substring(1) : title;
  }

  private static LogInsightException missing(String name, String wanted, Iterable<String> titles) {
    List<String> named = new ArrayList<>();
    titles.forEach(named::add);
    String more = named.size() > MOST_NAMED ? " and " + (named.size() - MOST_NAMED) + " more" : "";
    return new LogInsightException(
        (name + ": has no column '" + wanted + "'; there are ")
            + String.join(", ", named.subList(0, Math.min(named.size(), MOST_NAMED)))
            + more);
  }

  private void readJson(String name, BufferedReader text) throws IOException {
    Set<String> seen = new LinkedHashSet<>();
    Set<String> wanted = new LinkedHashSet<>();
    for (String column :
        new @Nullable String[] {
          columns.time(), columns.type(), columns.host(), columns.source(), columns.severity()
        }) {
      if (column != null) {
        wanted.add(column);
      }
    }
    String line = text.readLine();
    while (line != null) {
      if (!line.isBlank()) {
        Map<String, String> values = new HashMap<>();
        if (!object(line, values)) {
          unread++;
        }
        if (seen.size() < MOST_NAMED) {
          seen.addAll(values.keySet());
        }
        wanted.removeAll(values.keySet());
        add(
            new Fields(
                value(values, columns.time()),
                value(values, columns.type()),
                value(values, columns.host()),
                value(values, columns.source()),
                value(values, columns.severity())));
      }
      line = text.readLine();
    }
    if (!wanted.isEmpty()) {
      throw missing(name, wanted.iterator().next(), seen);
    }
  }

  private static String value(Map<String, String> values, @Nullable String column) {
    return column == null ? "" : values.getOrDefault(column, "").strip();
  }

  /** Gives the values of an object by their paths; returns false if it is none. */
  private boolean object(String line, Map<String, String> values) throws IOException {
    try (JsonParser parser = json.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      List<String> path = new ArrayList<>();
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        switch (token) {
          case FIELD_NAME -> path.add(parser.currentName());
          case START_ARRAY -> {
            parser.skipChildren();
            path.remove(path.size() - 1);
          }
          case END_OBJECT -> {
            if (!path.isEmpty()) {
              path.remove(path.size() - 1);
            }
          }
          case START_OBJECT -> {} // its name is on the path
          default -> {
            values.put(
                String.join(".", path), token == JsonToken.VALUE_NULL ? "" : parser.getText());
            path.remove(path.size() - 1);
          }
        }
      }
      return true;
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      return false;
    }
  }

  private void add(Fields fields) {
    Instant time = times.parse(fields.time());
    Severity severity = fields.severity().isEmpty() ? null : Severities.parse(fields.severity());
    untimed += time == null ? 1 : 0;
    untyped += fields.type().isEmpty() ? 1 : 0;
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
    List<String> problems = new ArrayList<>();
    problem(problems, unread, "alerts are no JSON object, and are of no type");
    problem(
        problems,
        untimed,
        "alerts have no time, or one that cannot be read: they are taken to be of the time of the one in front");
    problem(problems, untyped - unread, "alerts have no type, and are of one type together");
    problem(
        problems, unrated, "alerts have a severity of an unknown name, and are taken to have none");
    if (table.hasTooManyNames()) {
      problems.add(
          "There are more than " + Names.MOST + " types, hosts and sources; the others are one");
    }
    return problems;
  }

  private static void problem(List<String> problems, long count, String what) {
    if (count > 0) {
      problems.add(count + " " + what);
    }
  }
}
