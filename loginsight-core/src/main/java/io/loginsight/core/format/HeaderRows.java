package io.loginsight.core.format;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** A sample of the lines of one family, and what they have in common. */
final class HeaderRows {

  /** The share of lines that must agree on what a column is. */
  static final double COLUMN = 0.95;

  private final List<HeaderRow> rows;

  HeaderRows(List<HeaderRow> rows) {
    this.rows = rows;
  }

  List<HeaderRow> all() {
    return rows;
  }

  int size() {
    return rows.size();
  }

  /** Returns the share of lines of which something is true. */
  double share(Predicate<HeaderRow> test) {
    int n = 0;
    for (HeaderRow row : rows) {
      if (test.test(row)) {
        n++;
      }
    }
    return (double) n / rows.size();
  }

  /** Returns the share of lines with a column of a kind. */
  double share(int column, byte kind) {
    return share(row -> row.kind(column) == kind);
  }

  /** Says whether nearly all lines have a timestamp in a column. */
  boolean isTime(int column) {
    return share(column, HeaderFields.TIME) >= COLUMN;
  }

  /** Returns how many different texts a column has. */
  int values(int column) {
    Set<String> values = new HashSet<>();
    for (HeaderRow row : rows) {
      if (row.count() > column) {
        values.add(row.text(column));
      }
    }
    return values.size();
  }

  /** Returns the shape of the first timestamp in a column, or -1. */
  int shapeOf(int column) {
    for (HeaderRow row : rows) {
      if (row.kind(column) == HeaderFields.TIME) {
        return row.shape(column);
      }
    }
    return -1;
  }

  /** Returns what a column is most often; of equally frequent kinds the first to get there. */
  byte commonKind(int column) {
    Map<Byte, Integer> counts = new HashMap<>();
    byte best = 0;
    int most = 0;
    for (HeaderRow row : rows) {
      byte kind = row.kind(column);
      int n = counts.merge(kind, 1, Integer::sum);
      if (n > most) {
        most = n;
        best = kind;
      }
    }
    return best;
  }
}
