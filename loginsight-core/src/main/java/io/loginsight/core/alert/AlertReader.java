package io.loginsight.core.alert;

import io.loginsight.api.Alert;
import io.loginsight.api.AlertColumns;
import io.loginsight.api.Severity;
import io.loginsight.core.table.RowReader;
import io.loginsight.core.table.TimeReader;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads alerts from tables with a header ({@code ,}, {@code ;} or tab between the columns) and from
 * JSON, an object a line. A row that cannot be understood is an alert all the same, of which less
 * is known.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class AlertReader {

  private static final int NEEDED = 2; // time and type

  private final RowReader rows;
  private final TimeReader times;
  private final AlertTable table = new AlertTable();
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
    this.rows =
        new RowReader(
            List.of(
                columns.time(),
                columns.type(),
                orNone(columns.host()),
                orNone(columns.source()),
                orNone(columns.severity())),
            NEEDED);
    this.times = new TimeReader(columns.zone());
  }

  private static String orNone(@Nullable String column) {
    return column == null ? "" : column;
  }

  /**
   * Reads a source to its end.
   *
   * @param name of the source, for messages
   * @param bytes UTF-8; is not closed
   * @throws IOException if it cannot be read to its end, or is empty; what was read is kept
   * @throws io.loginsight.api.LogInsightException if it has no such columns; the message lists
   *     those that it has
   */
  public void read(String name, InputStream bytes) throws IOException {
    rows.read(name, bytes, this::add);
  }

  private void add(long line, String[] wanted, List<String> all, boolean whole) {
    Instant time = times.parse(wanted[0]);
    String rated = wanted[4];
    Severity severity = rated.isEmpty() ? null : Severities.parse(rated);
    unread += whole ? 0 : 1;
    untimed += time == null ? 1 : 0;
    untyped += whole && wanted[1].isEmpty() ? 1 : 0;
    unrated += severity == null && !rated.isEmpty() ? 1 : 0;
    table.add(new Alert(time, wanted[1], wanted[2], wanted[3], severity));
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
    List<String> all = new ArrayList<>(rows.problems());
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
