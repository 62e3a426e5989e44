package io.loginsight.core.format;

import io.loginsight.api.LogColumns;
import io.loginsight.spi.Field;
import io.loginsight.spi.LogSample;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a source that names them in a line of its own. They are those of the first such
 * line of the sample, for the whole source. Immutable.
 */
final class Table {

  private static final byte[] DELIMITERS = {',', ';', '\t', '|'};
  private static final byte[] FIELDS = Ascii.bytes("#Fields:");
  private static final byte[] ZEEK_FIELDS = Ascii.bytes("#fields\t");
  private static final byte[] ESCAPED_TAB = Ascii.bytes(" \\x09");
  private static final int LONGEST_NAME = 64;

  /** The header stands among so many lines: what a program says in front of it is not long. */
  private static final int FIRST_LINES = 40;

  /** The share of lines that must have as many columns as there are names. */
  private static final double ROWS = 0.8;

  private final byte delimiter;
  private final boolean directives;
  private final byte[] header;
  private final int[] meanings;
  private final int message;
  private final int date;
  private final int time;
  private final int host;
  private final int status;
  private final int[] request;
  private final String words;

  private Table(
      byte delimiter, boolean directives, byte[] header, List<String> names, LogColumns columns) {
    this.delimiter = delimiter;
    this.directives = directives;
    this.header = header;
    meanings = names.stream().mapToInt(Table::meaningOf).toArray();
    give(JsonKeys.TIME, columns.time(), names);
    give(JsonKeys.FIELD + Field.SERVICE.ordinal(), columns.service(), names);
    give(JsonKeys.FIELD + Field.TRACE.ordinal(), columns.trace(), names);
    give(JsonKeys.FIELD + Field.SPAN.ordinal(), columns.span(), names);
    give(JsonKeys.MESSAGE, columns.message(), names);
    date = Math.max(names.indexOf("date"), names.indexOf("date-local"));
    time = Math.max(names.indexOf("time"), names.indexOf("time-local"));
    int named = best(JsonKeys.MESSAGE);
    status = directives ? names.indexOf("sc-status") : -1;
    host = directives ? names.indexOf("s-computername") : -1;
    request = directives ? request(names) : new int[0];
    message = named;
    words = String.join(" ", names.subList(0, Math.min(names.size(), 12)));
  }

  /** What is asked for and how it ended says what a row is about; it need not stand together. */
  private static int[] request(List<String> names) {
    int method = names.indexOf("cs-method");
    int stem = names.indexOf("cs-uri-stem");
    int target = stem >= 0 ? stem : names.indexOf("cs-uri");
    if (method < 0 || target < 0) {
      return new int[0];
    }
    int status = names.indexOf("sc-status");
    return status < 0 ? new int[] {method, target} : new int[] {method, target, status};
  }

  private int best(int meaning) {
    int best = -1;
    for (int i = 0; i < meanings.length; i++) {
      if (meanings[i] >> 8 == meaning && (best < 0 || meanings[i] < meanings[best])) {
        best = i;
      }
    }
    return best;
  }

  /** Gives a meaning to a column, which no other column keeps. */
  private void give(int meaning, @Nullable String column, List<String> names) {
    int place = column == null ? -1 : names.indexOf(normal(column));
    if (place < 0) {
      return;
    }
    for (int i = 0; i < meanings.length; i++) {
      if (meanings[i] >> 8 == meaning) {
        meanings[i] = JsonKeys.OTHER;
      }
    }
    meanings[place] = meaning << 8;
  }

  private static String normal(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /**
   * Says which of the given columns a source lacks.
   *
   * @return a sentence that lists the columns there are; null if none is missing, or if the source
   *     is no table
   */
  static @Nullable String missing(LogSample sample, LogColumns columns) {
    Table table = sample.lines() == 0 ? null : ofValues(sample, LogColumns.FOUND);
    List<String> names =
        table == null
            ? null
            : names(sample.bytes(), sample.start(0), sample.end(0), table.delimiter);
    if (names == null) {
      return null;
    }
    for (String column : columns.given()) {
      if (!names.contains(normal(column))) {
        return "has no column '" + column + "'; there are " + String.join(", ", names);
      }
    }
    return null;
  }

  private static int meaningOf(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return JsonKeys.meaning(JsonKeys.hash(JsonKeys.ROOT, bytes, 0, bytes.length));
  }

  /** Finds the names of the columns of values that commas, semicolons, tabs or pipes part. */
  static @Nullable Table ofValues(LogSample sample, LogColumns columns) {
    if (sample.lines() < 2) {
      return null;
    }
    byte[] bytes = sample.bytes();
    for (byte delimiter : DELIMITERS) {
      List<String> names = names(bytes, sample.start(0), sample.end(0), delimiter);
      if (names != null && areNames(names)) {
        byte[] header = Arrays.copyOfRange(bytes, sample.start(0), sample.end(0));
        Table table = new Table(delimiter, false, header, names, columns);
        if (table.knowsColumns() && table.fits(sample)) {
          return table;
        }
      }
    }
    return null;
  }

  /** Finds the names of the columns in a directive such as {@code #Fields: date time c-ip}. */
  static @Nullable Table ofDirectives(LogSample sample) {
    byte[] bytes = sample.bytes();
    for (int i = 0; i < Math.min(FIRST_LINES, sample.lines()); i++) {
      int from = sample.start(i);
      int to = sample.end(i);
      boolean zeek = Ascii.startsWith(bytes, from, to, ZEEK_FIELDS);
      if (zeek || Ascii.startsWith(bytes, from, to, FIELDS)) {
        byte delimiter = zeek ? (byte) '\t' : (byte) ' ';
        List<String> names = names(bytes, from + FIELDS.length, to, delimiter);
        return names == null || names.size() < 2
            ? null
            : new Table(delimiter, true, new byte[0], names, LogColumns.FOUND);
      }
    }
    return null;
  }

  private static @Nullable List<String> names(byte[] b, int from, int to, byte delimiter) {
    Columns columns = new Columns(delimiter, 0);
    if (!columns.cut(b, from, to)) {
      return null;
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < columns.count(); i++) {
      int start = columns.starts[i];
      String name = new String(b, start, columns.ends[i] - start, StandardCharsets.UTF_8);
      names.add(normal(name));
    }
    return names;
  }

  private static boolean areNames(List<String> names) {
    return names.size() >= 2
        && new HashSet<>(names).size() == names.size()
        && names.stream().allMatch(Table::isName);
  }

  private static boolean isName(String name) {
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      return false;
    }
    char first = name.charAt(0);
    return (Character.isLetter(first) || first == '@' || first == '_')
        && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || " _.-@/()%#".indexOf(c) >= 0);
  }

  /**
   * Any two words may stand in a line, but a time or a message among them says that it is names.
   */
  private boolean knowsColumns() {
    int known = 0;
    for (int meaning : meanings) {
      known += meaning == JsonKeys.OTHER ? 0 : 1;
    }
    boolean timed = best(JsonKeys.TIME) >= 0;
    boolean told = best(JsonKeys.LEVEL) >= 0 || message >= 0;
    return (timed && (told || known < meanings.length || known >= 2)) || (told && known >= 2);
  }

  /** A sentence of names is none if the lines below are no rows. */
  private boolean fits(LogSample sample) {
    Columns columns = new Columns(delimiter, message == width() - 1 ? width() : 0);
    int rows = 0;
    for (int i = 1; i < sample.lines(); i++) {
      if (columns.cut(sample.bytes(), sample.start(i), sample.end(i))
          && columns.count() == width()) {
        rows++;
      }
    }
    return rows >= ROWS * (sample.lines() - 1);
  }

  byte delimiter() {
    return delimiter;
  }

  int width() {
    return meanings.length;
  }

  /** Returns what the name of a column means, as {@link JsonKeys#meaning} says it. */
  int meaning(int column) {
    return meanings[column];
  }

  /** Returns the column of the message, or -1. */
  int message() {
    return message;
  }

  /** Returns the column of the date, or -1. */
  int date() {
    return date;
  }

  /** Returns the column of the time, or -1. */
  int time() {
    return time;
  }

  /** Returns the column of the host where no usual name says it, or -1. */
  int host() {
    return host;
  }

  /** Returns the column of a status of HTTP, or -1. */
  int status() {
    return status;
  }

  /** Returns the columns that make the message together; none if one column or the row does. */
  int[] request() {
    return request;
  }

  /** Returns the names in words. */
  String words() {
    return words;
  }

  /** {@code #Version: 1.0}, {@code #path<TAB>http}. */
  private static boolean isDirective(byte[] line, int from, int to) {
    int i = from;
    if (i >= to || line[i++] != '#') {
      return false;
    }
    while (i < to && (Ascii.isLetter(line[i]) || line[i] == '-' || line[i] == '_')) {
      i++;
    }
    return i > from + 1
        && i < to
        && (line[i] == ':' || line[i] == '\t' || Ascii.startsWith(line, i, to, ESCAPED_TAB));
  }

  /** Says whether a line is the header, again perhaps, or a directive. */
  boolean isAboutLines(byte[] line, int from, int to) {
    return directives
        ? isDirective(line, from, to)
        : Arrays.equals(line, from, to, header, 0, header.length);
  }
}
