package io.loginsight.core.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Learns the layout of one family of lines from the fields of a sample of them.
 *
 * <p>The header ends behind its <i>anchor</i>, the last column that is a timestamp or a level in
 * nearly every line, extended by the columns that only headers have (separators, numbers, brackets,
 * dotted names, padded words). What ends it may stand a few fields later: a tag with a colon or a
 * lone separator, which is then looked for in each line, because tags may have several words.
 */
final class LayoutLearner {

  /** {@link HeaderRows#COLUMN} for kinds that also occur at the beginning of messages. */
  private static final double SURE = 0.98;

  private static final double NUMBERS = 0.97;
  private static final double TERMINATOR = 0.90;
  private static final double COLUMN = HeaderRows.COLUMN;

  /** A smaller share of lines is an exception that says nothing about the others. */
  private static final double EXCEPTIONS = 0.02;

  private static final int LAST = HeaderFields.CAPACITY - 1;

  /** How far right a column of single letters may stand and still be the level. */
  private static final int LAST_LETTER = 6;

  private final HeaderRows rows;
  private int anchor = -1;
  private int fixed;
  private int terminator = HeaderLayout.NO_TERMINATOR;
  private int level = -1;
  private int time = -1;
  private int date = -1;

  private LayoutLearner(HeaderRows rows) {
    this.rows = rows;
  }

  /** Returns the layout, or null if the lines have no anchor, hence no header to speak of. */
  static @Nullable HeaderLayout learn(List<HeaderRow> sample) {
    HeaderRows rows = new HeaderRows(sample);
    LayoutLearner learner = new LayoutLearner(rows);
    learner.findAnchor();
    if (learner.anchor < 0) {
      return null;
    }
    learner.extend();
    learner.findTerminator();
    learner.findTime();
    ColumnRoles roles = new ColumnRoles(rows, learner.outline());
    return roles.layout();
  }

  private HeaderOutline outline() {
    boolean loggerBehind =
        terminator == HeaderLayout.NO_TERMINATOR
            && rows.share(HeaderRow::hasLoggerBehind) >= COLUMN;
    return new HeaderOutline(anchor, fixed, terminator, level, time, date, loggerBehind);
  }

  // ---- the anchor

  private void findAnchor() {
    int plainWords = 0;
    int words = -1; // the level column that is made of words, if there is one
    for (int p = 0; p < LAST; p++) {
      int column = p;
      if (rows.isTime(p)) {
        if (anchor < 0 && isProse(p, plainWords)) {
          return;
        }
        anchor = p;
      } else if (isLevel(p) && isBetter(p, words)) {
        anchor = p;
        level = p;
        words = p;
      } else if (isLetterColumn(p)) {
        anchor = p;
        level = words >= 0 ? words : p;
      } else if (rows.share(row -> row.isPlainWord(column)) >= 0.9) {
        plainWords++;
      }
    }
  }

  /** A name may look like a level: {@code [info][config]}, {@code [warning][http]}. */
  private boolean isBetter(int column, int level) {
    return level < 0
        || rows.share(column, HeaderFields.LEVEL) >= rows.share(level, HeaderFields.LEVEL);
  }

  /** A time of day behind words is part of a sentence; a date may stand behind one name. */
  private boolean isProse(int column, int plainWords) {
    boolean clock = rows.share(row -> isShape(row, column, Timestamps.CLOCK)) > 0.5;
    return plainWords >= (clock ? 1 : 2);
  }

  private static boolean isShape(HeaderRow row, int column, int shape) {
    return row.kind(column) == HeaderFields.TIME && row.shape(column) == shape;
  }

  private boolean isLevel(int p) {
    double levels = rows.share(p, HeaderFields.LEVEL);
    double brackets = rows.share(p, HeaderFields.BRACKET);
    if (levels < COLUMN && !(levels >= 0.5 && levels + brackets >= COLUMN)) {
      return false;
    }
    if (anchor < 0) {
      // without a time, only a level in front will do: "Stack trace:" is none
      boolean front =
          p == 0
              || (p == 1 && rows.share(row -> row.isPlainWord(0)) < 0.5)
              || isHeaderBetween(0, p);
      return front && rows.share(row -> looksLikeLevel(row, p)) >= COLUMN;
    }
    // one and the same lower-case word far from the rest may be a word of the message
    return p == anchor + 1
        || isHeaderUpTo(p)
        || rows.values(p) >= 2
        || rows.share(row -> looksLikeLevel(row, p)) >= COLUMN;
  }

  private static boolean looksLikeLevel(HeaderRow row, int column) {
    if (row.kind(column) != HeaderFields.LEVEL) {
      return row.kind(column) == HeaderFields.BRACKET;
    }
    byte first = row.first(column);
    return row.last(column) == ':'
        || first == '['
        || first == '<'
        || first == '('
        || isUpper(row, column);
  }

  private static boolean isUpper(HeaderRow row, int column) {
    String text = row.text(column);
    return text.chars().noneMatch(c -> c >= 'a' && c <= 'z');
  }

  private boolean isHeaderUpTo(int p) {
    return isHeaderBetween(anchor + 1, p);
  }

  private boolean isHeaderBetween(int from, int to) {
    for (int c = from; c < to; c++) {
      int column = c;
      if (rows.share(row -> isHeaderKind(row.kind(column))) < COLUMN) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHeaderKind(byte kind) {
    return switch (kind) {
      case HeaderFields.SEPARATOR,
          HeaderFields.NUMBER,
          HeaderFields.BRACKET,
          HeaderFields.PIPE,
          HeaderFields.TIME,
          HeaderFields.DOTTED ->
          true;
      default -> false;
    };
  }

  private boolean isLetterColumn(int p) {
    return p <= LAST_LETTER
        && rows.share(
                row -> row.kind(p) == HeaderFields.LETTER || row.kind(p) == HeaderFields.LEVEL)
            >= SURE
        && (rows.values(p) >= 2
            || rows.share(row -> row.count() > p && row.last(p) == ',') >= SURE);
  }

  // ---- the columns behind it

  private void extend() {
    int p = anchor + 1;
    while (p < LAST) {
      int width = headerColumns(p);
      if (width == 0) {
        break;
      }
      p += width;
    }
    fixed = p;
  }

  /** Returns how many columns from this one on belong to the header for sure: 0, 1 or 2. */
  private int headerColumns(int p) {
    if (rows.share(p, HeaderFields.SEPARATOR) >= TERMINATOR
        || rows.share(p, HeaderFields.NUMBER) >= NUMBERS
        || rows.share(p, HeaderFields.BRACKET) >= COLUMN
        || rows.share(p, HeaderFields.PIPE) >= SURE) {
      return 1;
    }
    boolean name = rows.share(row -> isName(row.kind(p))) >= COLUMN;
    if (name && rows.share(p + 1, HeaderFields.PIPE) >= SURE) {
      return 2;
    }
    return rows.share(p, HeaderFields.DOTTED) >= SURE || isPadded(p) ? 1 : 0;
  }

  private static boolean isName(byte kind) {
    return kind == HeaderFields.WORD
        || kind == HeaderFields.DOTTED
        || kind == HeaderFields.NUMBER
        || kind == HeaderFields.LETTER;
  }

  /** A column of few different words that is filled up with spaces in nearly every line. */
  private boolean isPadded(int p) {
    double padded = rows.share(row -> row.kind(p) == HeaderFields.WORD && row.gapBehind(p) >= 2);
    return padded >= COLUMN && rows.values(p) <= Math.max(5, rows.size() / 50);
  }

  // ---- the terminator

  private void findTerminator() {
    if (fixed > anchor + 1 && rows.share(fixed - 1, HeaderFields.SEPARATOR) >= TERMINATOR) {
      // "... - message": in other lines the separator may stand further right
      fixed--;
      terminator = HeaderLayout.SEPARATOR;
      return;
    }
    int[] tags = distances(HeaderLayout.TAG);
    int[] separators = distances(HeaderLayout.SEPARATOR);
    double tagShare = reached(tags);
    double separatorShare = reached(separators);
    if (tagShare >= TERMINATOR && tagShare + EXCEPTIONS >= separatorShare) {
      end(HeaderLayout.TAG, tags);
    } else if (separatorShare >= TERMINATOR) {
      end(HeaderLayout.SEPARATOR, separators);
    }
  }

  private void end(int kind, int[] distances) {
    int nearest = nearest(distances);
    if (kind == HeaderLayout.TAG && nearest > (anchorIsTag() ? 0 : 2)) {
      return; // that far right, a colon is part of the message
    }
    terminator = kind;
    fixed += nearest;
  }

  /** Whether a colon behind the level has ended the header already. */
  private boolean anchorIsTag() {
    return level == anchor
        && rows.share(row -> row.count() > anchor && row.last(anchor) == ':') >= SURE;
  }

  /** For each line how many fields behind {@link #fixed} its terminator stands, or -1. */
  private int[] distances(int kind) {
    int[] distances = new int[rows.size()];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = rows.all().get(i).distance(fixed, kind);
    }
    return distances;
  }

  private static double reached(int[] distances) {
    int n = 0;
    for (int d : distances) {
      if (d >= 0) {
        n++;
      }
    }
    return (double) n / distances.length;
  }

  /** The smallest distance that is no exception. */
  private static int nearest(int[] distances) {
    for (int d = 0; d <= HeaderLayout.REACH; d++) {
      int n = 0;
      for (int distance : distances) {
        if (distance == d) {
          n++;
        }
      }
      if (n > 0 && n >= EXCEPTIONS * distances.length) {
        return d;
      }
    }
    return 0;
  }

  // ---- the time

  /** Of several timestamps the most precise one with a date is the time of the event. */
  private void findTime() {
    int best = -1;
    for (int p = 0; p < fixed || p <= anchor; p++) {
      if (!rows.isTime(p)) {
        continue;
      }
      int value = worth(p);
      if (value > best) {
        best = value;
        time = p;
      }
      if (date < 0 && rows.shapeOf(p) == Timestamps.DATE) {
        date = p;
      }
    }
    if (time < 0 || rows.shapeOf(time) != Timestamps.CLOCK) {
      date = -1;
    }
  }

  private int worth(int column) {
    int precision = 0;
    for (HeaderRow row : rows.all()) {
      if (row.kind(column) == HeaderFields.TIME) {
        precision = Math.max(precision, row.precision(column));
      }
    }
    int shape = rows.shapeOf(column);
    boolean alone = shape == Timestamps.CLOCK && !hasDateColumn();
    // a count of seconds loses against a written time of the same precision, which says the same
    return 4 * (alone ? Timestamps.SECONDS - 1 : precision) + (shape == Timestamps.EPOCH ? 0 : 1);
  }

  private boolean hasDateColumn() {
    for (int p = 0; p <= anchor; p++) {
      if (rows.isTime(p) && rows.shapeOf(p) == Timestamps.DATE) {
        return true;
      }
    }
    return false;
  }
}
