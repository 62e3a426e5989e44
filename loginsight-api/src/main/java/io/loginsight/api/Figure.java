package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing to look at. Holds as much as a person looks at: who makes it leaves out the rest and
 * says so in the note. Its texts may come from a log.
 *
 * <p><b>Threads:</b> Immutable.
 */
public sealed interface Figure {

  /**
   * Returns what it shows.
   *
   * @return a few words
   */
  String title();

  /**
   * Returns how it is to be read.
   *
   * @return some sentences; empty if it says so itself
   */
  String note();

  /**
   * Rows of texts.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param title what it shows
   * @param note how it is to be read; may be empty
   * @param columns the names of the columns; the first one names each row
   * @param rows as many texts in each as there are columns
   */
  record Table(String title, String note, List<String> columns, List<List<String>> rows)
      implements Figure {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if a row has more or fewer texts than there are columns
     */
    public Table {
      requireNonNull(title, "title");
      requireNonNull(note, "note");
      columns = List.copyOf(columns);
      rows = checked(rows, columns.size());
    }
  }

  /**
   * Numbers by two things, the larger the darker.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param title what it shows
   * @param note how it is to be read; may be empty
   * @param down what the rows are
   * @param across what the columns are
   * @param rows the names of the rows
   * @param columns the names of the columns
   * @param counts a list for each row with a number for each column, 0 or more
   */
  record HeatMap(
      String title,
      String note,
      String down,
      String across,
      List<String> rows,
      List<String> columns,
      List<List<Long>> counts)
      implements Figure {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if there are not as many numbers as rows and columns
     */
    public HeatMap {
      requireNonNull(title, "title");
      requireNonNull(note, "note");
      requireNonNull(down, "down");
      requireNonNull(across, "across");
      rows = List.copyOf(rows);
      columns = List.copyOf(columns);
      counts = checked(counts, columns.size());
      if (counts.size() != rows.size()) {
        throw new IllegalArgumentException(counts.size() + " rows, " + rows.size() + " names");
      }
    }
  }

  /**
   * Shares against shares, with the line on which both are the same.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param title what it shows
   * @param note how it is to be read; may be empty
   * @param across what stands on the axis from left to right
   * @param up what stands on the axis from below
   * @param points from left to right; may be empty
   */
  record Curve(String title, String note, String across, String up, List<Point> points)
      implements Figure {

    /** Copies the list. */
    public Curve {
      requireNonNull(title, "title");
      requireNonNull(note, "note");
      requireNonNull(across, "across");
      requireNonNull(up, "up");
      points = List.copyOf(points);
    }
  }

  /**
   * A point of a {@link Curve}.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param x where it is from left to right, in {@code [0, 1]}
   * @param y where it is from below, in {@code [0, 1]}
   * @param text what it stands for
   */
  record Point(double x, double y, String text) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one of them is outside of {@code [0, 1]}
     */
    public Point {
      requireNonNull(text, "text");
      if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) {
        throw new IllegalArgumentException("a point lies in [0, 1], got " + x + " " + y);
      }
    }
  }

  /**
   * Numbers against numbers, in steps: what a spot has holds until the next one of its line.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param title what it shows
   * @param note how it is to be read; may be empty
   * @param across what stands on the axis from left to right
   * @param up what stands on the axis from below
   * @param lines the most important one first; may be empty
   */
  record Steps(String title, String note, String across, String up, List<Line> lines)
      implements Figure {

    /** Copies the list. */
    public Steps {
      requireNonNull(title, "title");
      requireNonNull(note, "note");
      requireNonNull(across, "across");
      requireNonNull(up, "up");
      lines = List.copyOf(lines);
    }
  }

  /**
   * One line of {@link Steps}.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param name what it stands for
   * @param spots from left to right; may be empty
   */
  record Line(String name, List<Spot> spots) {

    /** Copies the list. */
    public Line {
      requireNonNull(name, "name");
      spots = List.copyOf(spots);
    }
  }

  /**
   * A place on a {@link Line}.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param x how far from left to right, 0 or more
   * @param y how far from below, 0 or more
   * @param text what it stands for
   */
  record Spot(double x, double y, String text) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one of them is below 0 or not finite
     */
    public Spot {
      requireNonNull(text, "text");
      if (!(x >= 0 && y >= 0 && x < Double.POSITIVE_INFINITY && y < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("a spot is at 0 or more, got " + x + " " + y);
      }
    }
  }

  /**
   * What was when.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param title what it shows
   * @param note how it is to be read; may be empty
   * @param window the time that is shown
   * @param lanes one below the other
   */
  record Timeline(String title, String note, TimeRange window, List<Lane> lanes) implements Figure {

    /** Copies the list. */
    public Timeline {
      requireNonNull(title, "title");
      requireNonNull(note, "note");
      requireNonNull(window, "window");
      lanes = List.copyOf(lanes);
    }
  }

  /**
   * One row of a {@link Timeline}.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param name what is in it
   * @param spans in any order; they may overlap, and may lie outside of the window
   */
  record Lane(String name, List<Span> spans) {

    /** Copies the list. */
    public Lane {
      requireNonNull(name, "name");
      spans = List.copyOf(spans);
    }
  }

  /**
   * Something in a {@link Lane}.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param when from when to when
   * @param text what it is
   * @param severity how much it matters; null if that is not known
   */
  record Span(TimeRange when, String text, @Nullable Severity severity) {

    /** Checks what must be there. */
    public Span {
      requireNonNull(when, "when");
      requireNonNull(text, "text");
    }
  }

  private static <T> List<List<T>> checked(List<List<T>> rows, int columns) {
    for (List<T> row : rows) {
      if (row.size() != columns) {
        throw new IllegalArgumentException(row.size() + " of " + columns + " columns: " + row);
      }
    }
    return rows.stream().map(row -> List.copyOf(row)).toList();
  }
}
