package io.loginsight.core.engine;

import io.loginsight.api.EventId;
import io.loginsight.api.MetricColumns;
import io.loginsight.api.SpanColumns;
import io.loginsight.core.cause.MeasuredSpan;
import io.loginsight.core.cause.Measurement;
import io.loginsight.core.enrich.Workload;
import io.loginsight.core.read.SourceOpener;
import io.loginsight.core.table.RowReader;
import io.loginsight.core.table.TimeReader;
import io.loginsight.spi.LogSource;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads spans and measurements from tables, and numbers their rows.
 *
 * <p><b>Threads:</b> Confined.
 */
final class MeasuredRows {

  private static final int MOST_ROWS = 5_000_000;

  private final int firstNumber;
  private final long from;
  private final long to;
  private final List<EventId> rows = new ArrayList<>();
  private final List<MeasuredSpan> spans = new ArrayList<>();
  private final List<Measurement> measurements = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  /**
   * Has read nothing yet.
   *
   * @param firstNumber the number of the first row
   * @param from spans that begin before it are left out; nanoseconds since 1970
   * @param to as those that begin then or later
   */
  MeasuredRows(int firstNumber, long from, long to) {
    this.firstNumber = firstNumber;
    this.from = from;
    this.to = to;
  }

  /** Reads the spans. */
  void readSpans(List<LogSource> sources, SpanColumns columns, SourceOpener opener, ZoneId zone) {
    TimeReader times = new TimeReader(zone);
    RowReader reader =
        new RowReader(
            List.of(
                columns.trace(),
                columns.span(),
                columns.parent(),
                columns.service(),
                columns.operation(),
                columns.start(),
                columns.end()),
            7);
    long[] unread = {0};
    for (LogSource source : sources) {
      read(
          source,
          opener,
          reader,
          (line, of, all, whole) -> {
            Instant start = times.parse(of[5]);
            Instant end = times.parse(of[6]);
            if (start == null || end == null || spans.size() == MOST_ROWS) {
              unread[0]++;
            } else if (isLookedAt(CauseRun.nanos(start))) {
              spans.add(
                  new MeasuredSpan(
                      of[0],
                      of[1],
                      of[2],
                      Workload.nameOf(of[3]),
                      of[4],
                      CauseRun.nanos(start),
                      CauseRun.nanos(end),
                      numberOf(source, line)));
            }
          });
    }
    problems.addAll(reader.problems());
    if (unread[0] > 0) {
      problems.add(unread[0] + " spans have no begin or no end that can be read, or are too many");
    }
  }

  private boolean isLookedAt(long time) {
    return time >= from && time < to;
  }

  /** Reads the measurements. */
  void readMetrics(
      List<LogSource> sources, MetricColumns columns, SourceOpener opener, ZoneId zone) {
    RowReader reader = new RowReader(List.of(columns.time(), columns.service()), 2);
    for (LogSource source : sources) {
      read(source, opener, reader, new MetricRows(source, columns, new TimeReader(zone)));
    }
    problems.addAll(reader.problems());
  }

  /** Takes all columns with numbers for measurements. */
  private final class MetricRows implements RowReader.Rows {

    private final LogSource source;
    private final MetricColumns columns;
    private final TimeReader times;
    private List<String> titles = List.of();

    MetricRows(LogSource source, MetricColumns columns, TimeReader times) {
      this.source = source;
      this.columns = columns;
      this.times = times;
    }

    @Override
    public void titles(List<String> titles) {
      this.titles = titles;
    }

    @Override
    public void row(long line, String[] wanted, List<String> all, boolean whole) {
      Instant time = times.parse(wanted[0]);
      if (time == null || wanted[1].isEmpty()) {
        return;
      }
      int id = numberOf(source, line);
      for (int i = 0; i < Math.min(titles.size(), all.size()); i++) {
        String title = titles.get(i);
        Double value =
            title.equals(columns.time()) || title.equals(columns.service())
                ? null
                : value(all.get(i));
        if (value != null && measurements.size() < MOST_ROWS) {
          measurements.add(
              new Measurement(Workload.nameOf(wanted[1]), title, CauseRun.nanos(time), value, id));
        }
      }
    }

    private static @Nullable Double value(String text) {
      try {
        double value = text.isEmpty() ? Double.NaN : Double.parseDouble(text);
        return Double.isFinite(value) ? value : null;
      } catch (NumberFormatException e) {
        return null;
      }
    }
  }

  private void read(LogSource source, SourceOpener opener, RowReader reader, RowReader.Rows rows) {
    try (InputStream bytes = opener.bytes(source)) {
      reader.read(source.name(), bytes, rows);
    } catch (IOException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }

  private int numberOf(LogSource source, long line) {
    rows.add(new EventId(source.name(), line));
    return firstNumber + rows.size() - 1;
  }

  List<MeasuredSpan> spans() {
    return spans;
  }

  List<Measurement> measurements() {
    return measurements;
  }

  /** Returns where the row of a number stands. */
  EventId id(int number) {
    return rows.get(number - firstNumber);
  }

  List<String> problems() {
    return problems;
  }
}
