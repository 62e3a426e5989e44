package io.loginsight.core.format;

import io.loginsight.api.Level;
import io.loginsight.spi.Field;
import io.loginsight.spi.FormatContext;
import io.loginsight.spi.LineParser;
import java.util.Arrays;

/** Reads the rows of a {@link Table}. Confined. */
final class TableReader implements EnvelopeReader {

  private static final int LARGEST_KEPT = 1 << 20;

  private final Table table;
  private final Columns columns;
  private final KeyedValues values;
  private final Timestamps timestamps;
  private byte[] buffer = new byte[1024];

  TableReader(Table table, FormatContext context) {
    this.table = table;
    columns =
        new Columns(table.delimiter(), table.message() == table.width() - 1 ? table.width() : 0);
    values = new KeyedValues(context);
    timestamps = new Timestamps(context);
  }

  @Override
  public boolean read(byte[] line, int from, int to, Found found) {
    if (table.isAboutLines(line, from, to)) {
      found.meta();
      return true;
    }
    if (!columns.cut(line, from, to) || columns.count() != table.width()) {
      return false;
    }
    for (int i = 0; i < table.width(); i++) {
      int meaning = table.meaning(i);
      if (meaning != JsonKeys.OTHER && meaning >> 8 != JsonKeys.MESSAGE) {
        values.take(meaning, line, columns.starts[i], columns.ends[i], found);
      }
    }
    take(table.host(), Field.HOST, found);
    dateAndTime(line, found);
    status(line, found);
    message(line, from, to, found);
    return true;
  }

  private void take(int column, Field field, Found found) {
    if (column >= 0) {
      found.field(field, columns.starts[column], columns.ends[column], 0);
    }
  }

  /** A date and a time of day in columns of their own. */
  private void dateAndTime(byte[] line, Found found) {
    int date = table.date();
    int time = table.time();
    if (date < 0
        || time < 0
        || timestamps.scan(line, columns.starts[date], columns.ends[date]) < 0
        || !timestamps.dated) {
      return;
    }
    int day = timestamps.epochDay;
    int end = timestamps.scan(line, columns.starts[time], columns.ends[time]);
    if (end == columns.ends[time] && timestamps.clocked && !timestamps.dated) {
      timestamps.moveTo(day);
      if (timestamps.timed) {
        found.time(timestamps.nanos, 0);
      }
    }
  }

  private void status(byte[] line, Found found) {
    int column = table.status();
    if (column >= 0 && columns.ends[column] - columns.starts[column] == 3) {
      int first = line[columns.starts[column]];
      Level level = first == '5' ? Level.ERROR : first == '4' ? Level.WARN : Level.INFO;
      found.level(level.ordinal(), 0);
    }
  }

  private void message(byte[] line, int from, int to, Found found) {
    int column = table.message();
    int[] request = table.request();
    if (request.length > 0) {
      int n = LineParser.PADDING;
      for (int part : request) {
        reserve(n + columns.ends[part] - columns.starts[part] + 1 + LineParser.PADDING);
        n = copy(line, part, n);
        buffer[n++] = ' ';
      }
      decoded(n - 1, from, found);
    } else if (column < 0) {
      found.message(line, from, to);
      found.whole = true;
    } else if (!columns.escaped[column]) {
      found.message(line, columns.starts[column], columns.ends[column]);
    } else {
      reserve(columns.ends[column] - columns.starts[column] + 2 * LineParser.PADDING);
      decoded(copy(line, column, LineParser.PADDING), columns.starts[column], found);
    }
  }

  private void decoded(int end, int rawStart, Found found) {
    Arrays.fill(buffer, end, end + LineParser.PADDING, (byte) 0);
    found.message(buffer, LineParser.PADDING, end, rawStart, 0);
  }

  /** Copies a column with its doubled quotes made one; returns the offset behind it. */
  private int copy(byte[] line, int column, int at) {
    int n = at;
    boolean doubled = columns.escaped[column];
    for (int i = columns.starts[column]; i < columns.ends[column]; i++) {
      buffer[n++] = line[i];
      if (doubled && line[i] == '"') {
        i++;
      }
    }
    return n;
  }

  private void reserve(int needed) {
    if (buffer.length < needed) {
      buffer = Arrays.copyOf(buffer, Math.max(needed, 2 * buffer.length));
    } else if (buffer.length > LARGEST_KEPT && needed < LARGEST_KEPT) {
      buffer = Arrays.copyOf(buffer, LARGEST_KEPT);
    }
  }
}
