package io.loginsight.core.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.loginsight.api.LogInsightException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes the wanted columns out of tables with a header ({@code ,}, {@code ;} or tab between the
 * columns) and out of JSON, an object a line. A row that cannot be understood is a row all the
 * same, of which less is known.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class RowReader {

  private static final int PEEKED = 1 << 16;
  private static final int MOST_NAMED = 40;
  private static final int LONGEST_NAMED = 60;
  private static final String SEPARATORS = ",;\t";
  private static final char BYTE_ORDER_MARK = '\ufeff';

  /** Takes rows. */
  public interface Rows {

    /**
     * Takes the names of the columns of a table, before its rows.
     *
     * @param titles the names; empty for JSON
     */
    default void titles(List<String> titles) {}

    /**
     * Takes a row.
     *
     * @param line where it begins in its source, from 1
     * @param wanted the wanted values, as many as there are wanted columns; empty where there is
     *     none; owned by the reader
     * @param all all values of a row of a table; empty for JSON
     * @param whole whether all of it was understood
     */
    void row(long line, String[] wanted, List<String> all, boolean whole);
  }

  private final List<String> columns;
  private final int needed;
  private final String[] values;
  private final List<String> problems = new ArrayList<>();

  /**
   * Makes a reader.
   *
   * @param columns the names of the wanted columns, not empty; an empty name stands for a column
   *     that nobody wants. A name with a dot leads into inner objects of JSON
   * @param needed so many of them, the first ones, must be in any JSON source; of a table all must
   */
  public RowReader(List<String> columns, int needed) {
    this.columns = List.copyOf(columns);
    this.needed = needed;
    this.values = new String[columns.size()];
  }

  /**
   * Reads a source to its end.
   *
   * @param name of the source, for messages
   * @param bytes UTF-8; is not closed
   * @param rows takes what was read
   * @throws IOException if it cannot be read to its end, or is empty; what was read is kept
   * @throws LogInsightException if it has no such columns; the message lists those that it has
   */
  public void read(String name, InputStream bytes, Rows rows) throws IOException {
    BufferedReader text =
        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8), PEEKED);
    try {
      skipByteOrderMark(text);
      String head = peek(text).stripLeading();
      if (head.isEmpty()) {
        throw new IOException("is empty");
      }
      if (head.startsWith("{")) {
        readJson(name, text, rows);
      } else {
        readTable(name, text, separator(head), rows);
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

  private void readTable(String name, Reader text, char separator, Rows rows) throws IOException {
    QuoteCounter quotes = new QuoteCounter(text);
    try (CsvReader<CsvRecord> records =
        CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true).ofCsvRecord(quotes)) {
      int[] places = null;
      CsvRecord last = null;
      for (CsvRecord record : records) {
        if (isBlank(record)) {
          continue;
        }
        last = record;
        if (places == null) {
          List<String> titles = record.getFields().stream().map(String::strip).toList();
          places = places(name, titles);
          rows.titles(titles);
        } else {
          take(record, places);
          rows.row(record.getStartingLineNumber(), values, record.getFields(), true);
        }
      }
      if (last != null && quotes.areOdd() && last.getFields().toString().contains("\n")) {
        problems.add(
            (name + ": a quote that opens in line " + last.getStartingLineNumber())
                + " or further on is not closed; what follows is taken for one row");
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

  private int[] places(String name, List<String> titles) {
    int[] places = new int[columns.size()];
    for (int i = 0; i < places.length; i++) {
      String column = columns.get(i);
      places[i] = column.isEmpty() ? -1 : titles.indexOf(column);
      if (places[i] < 0 && !column.isEmpty()) {
        throw new LogInsightException(missing(name, column, titles));
      }
    }
    return places;
  }

  private void take(CsvRecord record, int[] places) {
    for (int i = 0; i < places.length; i++) {
      int place = places[i];
      values[i] =
          place < 0 || place >= record.getFieldCount() ? "" : record.getField(place).strip();
    }
  }

  private static String missing(String name, String wanted, Collection<String> titles) {
    String named =
        titles.stream().limit(MOST_NAMED).map(RowReader::cut).collect(Collectors.joining(", "));
    int more = titles.size() - MOST_NAMED;
    return (name + ": has no column '" + wanted + "'; there are ")
        + (named.isEmpty() ? "none" : named)
        + (more > 0 ? " and " + more + " more" : "");
  }

  private static String cut(String title) {
    return title.length() <= LONGEST_NAMED ? title : title.substring(0, LONGEST_NAMED) + "…";
  }

  /** Of a table all columns must be there; an object need not have all fields. */
  private void readJson(String name, Reader text, Rows rows) throws IOException {
    Set<String> wanted = new LinkedHashSet<>(columns);
    wanted.remove("");
    JsonFields json = new JsonFields(wanted, MOST_NAMED);
    rows.titles(List.of());
    Lines lines = new Lines(text);
    long number = 0;
    for (String line = lines.next(); line != null; line = lines.next()) {
      number++;
      if (!line.isBlank()) {
        boolean whole = json.read(line);
        for (int i = 0; i < values.length; i++) {
          values[i] = json.values().getOrDefault(columns.get(i), "").strip();
        }
        rows.row(number, values, List.of(), whole);
      }
    }
    for (String column : wanted) {
      if (!json.found().contains(column)) {
        String missing = missing(name, column, json.named());
        if (columns.indexOf(column) < needed) {
          throw new LogInsightException(missing);
        }
        problems.add(missing);
      }
    }
  }

  /**
   * Returns what could not be understood of the sources so far, but for broken rows.
   *
   * @return a sentence for each kind of it
   */
  public List<String> problems() {
    return problems;
  }
}
