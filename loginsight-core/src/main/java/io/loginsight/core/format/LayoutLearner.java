package io.loginsight.core.format;

import io.loginsight.spi.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
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

  /** The share of lines that must agree on what a column is. */
  private static final double COLUMN = 0.95;

  /** The same for kinds that also occur at the beginning of messages. */
  private static final double SURE = 0.98;

  private static final double NUMBERS = 0.97;
  private static final double TERMINATOR = 0.90;

  private static final int LAST = HeaderFields.CAPACITY - 1;

  /** How far right a column of single letters may stand and still be the level. */
  private static final int LAST_LETTER = 6;

  private final List<HeaderRow> rows;
  private int anchor = -1;
  private int fixed;
  private int terminator = HeaderLayout.NO_TERMINATOR;
  private int level = -1;
  private int time = -1;
  private int date = -1;

  private LayoutLearner(List<HeaderRow> rows) {
    this.rows = rows;
  }

  /** Returns the layout, or null if the lines have no anchor, hence no header to speak of. */
  static @Nullable HeaderLayout learn(List<HeaderRow> rows) {
    LayoutLearner learner = new LayoutLearner(rows);
    learner.findAnchor();
    if (learner.anchor < 0) {
      return null;
    }
    learner.extend();
    learner.findTerminator();
    learner.findTime();
    return learner.build();
  }

  private double share(Predicate<HeaderRow> test) {
    int n = 0;
    for (HeaderRow row : rows) {
      if (test.test(row)) {
        n++;
      }
    }
    return (double) n / rows.size();
  }

  private double share(int column, byte kind) {
    return share(row -> row.kind(column) == kind);
  }

  private int values(int column) {
    Set<String> values = new HashSet<>();
    for (HeaderRow row : rows) {
      if (row.count() > column) {
        values.add(row.text(column));
      }
    }
    return values.size();
  }

  // ---- the anchor

  private void findAnchor() {
    int plainWords = 0;
    int words = -1; // the level column that is made of words, if there is one
    for (int p = 0; p < LAST; p++) {
      int column = p;
      if (share(p, HeaderFields.TIME) >= COLUMN) {
        if (anchor < 0 && isProse(p, plainWords)) {
          return;
        }
        anchor = p;
      } else if (isLevel(p)) {
        anchor = p;
        level = p;
        words = p;
      } else if (isLetterColumn(p)) {
        anchor = p;
        level = words >= 0 ? words : p;
      } else if (share(row -> row.isPlainWord(column)) >= 0.9) {
        plainWords++;
      }
    }
  }

  /** A time of day behind words is part of a sentence; a date may stand behind one name. */
  private boolean isProse(int column, int plainWords) {
    boolean clock = share(row -> isShape(row, column, Timestamps.CLOCK)) > 0.5;
    return plainWords >= (clock ? 1 : 2);
  }

  private static boolean isShape(HeaderRow row, int column, int shape) {
    return row.kind(column) == HeaderFields.TIME && row.shape(column) == shape;
  }

  private boolean isLevel(int p) {
    double levels = share(p, HeaderFields.LEVEL);
    double brackets = share(p, HeaderFields.BRACKET);
    if (levels < COLUMN && !(levels >= 0.5 && levels + brackets >= COLUMN)) {
      return false;
    }
    if (anchor < 0) {
      // without a time, only a level in front will do: "Stack trace:" is none
      boolean front = p == 0 || (p == 1 && share(row -> row.isPlainWord(0)) < 0.5);
      return front && share(row -> looksLikeLevel(row, p)) >= COLUMN;
    }
    // one and the same lower-case word far from the rest may be a word of the message
    return p == anchor + 1
        || isHeaderUpTo(p)
        || values(p) >= 2
        || share(row -> looksLikeLevel(row, p)) >= COLUMN;
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
    for (int c = anchor + 1; c < p; c++) {
      int column = c;
      if (share(row -> isHeaderKind(row.kind(column))) < COLUMN) {
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
        && share(row -> row.kind(p) == HeaderFields.LETTER || row.kind(p) == HeaderFields.LEVEL)
            >= SURE
        && (values(p) >= 2 || share(row -> row.count() > p && row.last(p) == ',') >= SURE);
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
    if (share(p, HeaderFields.SEPARATOR) >= TERMINATOR
        || share(p, HeaderFields.NUMBER) >= NUMBERS
        || share(p, HeaderFields.BRACKET) >= COLUMN
        || share(p, HeaderFields.PIPE) >= SURE) {
      return 1;
    }
    boolean name = share(row -> isName(row.kind(p))) >= COLUMN;
    if (name && share(p + 1, HeaderFields.PIPE) >= SURE) {
      return 2;
    }
    return share(p, HeaderFields.DOTTED) >= SURE || isPadded(p) ? 1 : 0;
  }

  private static boolean isName(byte kind) {
    return kind == HeaderFields.WORD
        || kind == HeaderFields.DOTTED
        || kind == HeaderFields.NUMBER
        || kind == HeaderFields.LETTER;
  }

  /** A column of few different words that is filled up with spaces in nearly every line. */
  private boolean isPadded(int p) {
    double padded = share(row -> row.kind(p) == HeaderFields.WORD && row.gapBehind(p) >= 2);
    return padded >= COLUMN && values(p) <= Math.max(5, rows.size() / 50);
  }

  // ---- the terminator

  private void findTerminator() {
    if (fixed > anchor + 1 && share(fixed - 1, HeaderFields.SEPARATOR) >= TERMINATOR) {
      // "... - message": in other lines the separator may stand further right
      fixed--;
      terminator = HeaderLayout.SEPARATOR;
      return;
    }
    int[] tags = distances(HeaderLayout.TAG);
    int[] separators = distances(HeaderLayout.SEPARATOR);
    double tagShare = reached(tags);
    double separatorShare = reached(separators);
    if (tagShare >= TERMINATOR && tagShare + 0.02 >= separatorShare) {
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
    return level == anchor && share(row -> row.count() > anchor && row.last(anchor) == ':') >= SURE;
  }

  /** For each line how many fields behind {@link #fixed} its terminator stands, or -1. */
  private int[] distances(int kind) {
    int[] distances = new int[rows.size()];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = distance(rows.get(i), kind);
    }
    return distances;
  }

  private int distance(HeaderRow row, int kind) {
    for (int d = 0; d <= HeaderLayout.REACH; d++) {
      int p = fixed + d;
      boolean hit = kind == HeaderLayout.TAG ? row.isTag(p) : row.kind(p) == HeaderFields.SEPARATOR;
      if (hit) {
        return d;
      }
    }
    return -1;
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
      if (n > 0 && n >= 0.02 * distances.length) {
        return d;
      }
    }
    return 0;
  }

  // ---- what the columns mean

  /** Of several timestamps the most precise one with a date is the time of the event. */
  private void findTime() {
    int best = -1;
    for (int p = 0; p < fixed || p <= anchor; p++) {
      if (share(p, HeaderFields.TIME) < COLUMN) {
        continue;
      }
      int value = worth(p);
      if (value > best) {
        best = value;
        time = p;
      }
      if (share(p, HeaderFields.TIME) >= COLUMN && shapeOf(p) == Timestamps.DATE && date < 0) {
        date = p;
      }
    }
    if (time < 0 || shapeOf(time) != Timestamps.CLOCK) {
      date = -1;
    }
  }

  private int worth(int column) {
    int precision = 0;
    for (HeaderRow row : rows) {
      if (row.kind(column) == HeaderFields.TIME) {
        precision = Math.max(precision, row.precision(column));
      }
    }
    int shape = shapeOf(column);
    boolean alone = shape == Timestamps.CLOCK && !hasDateColumn();
    // a count of seconds loses against a written time of the same precision, which says the same
    return 4 * (alone ? Timestamps.SECONDS - 1 : precision) + (shape == Timestamps.EPOCH ? 0 : 1);
  }

  private boolean hasDateColumn() {
    for (int p = 0; p <= anchor; p++) {
      if (share(p, HeaderFields.TIME) >= COLUMN && shapeOf(p) == Timestamps.DATE) {
        return true;
      }
    }
    return false;
  }

  private int shapeOf(int column) {
    for (HeaderRow row : rows) {
      if (row.kind(column) == HeaderFields.TIME) {
        return row.shape(column);
      }
    }
    return -1;
  }

  private HeaderLayout build() {
    int columns = fixed;
    @Nullable Field[] roles = new @Nullable Field[HeaderFields.CAPACITY];
    byte[] kinds = new byte[HeaderFields.CAPACITY];
    for (int p = 0; p < columns; p++) {
      kinds[p] = commonKind(p);
    }
    name(roles, kinds);
    return new HeaderLayout(
        anchor,
        fixed,
        terminator,
        level,
        time,
        date,
        namesLogger(),
        roles,
        kinds,
        words(roles, kinds));
  }

  private byte commonKind(int column) {
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

  /** Gives each column the name of what it usually is; a name is given once. */
  private void name(@Nullable Field[] roles, byte[] kinds) {
    for (int p = 0; p < fixed; p++) {
      if (p == time || p == level) {
        continue;
      }
      Field field = fieldOf(p, kinds);
      if (field != null && !contains(roles, field)) {
        roles[p] = field;
      }
    }
  }

  private static boolean contains(@Nullable Field[] roles, Field field) {
    for (Field role : roles) {
      if (role == field) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Field fieldOf(int p, byte[] kinds) {
    return switch (kinds[p]) {
      case HeaderFields.NUMBER -> p > time ? number(p, kinds) : null;
      case HeaderFields.BRACKET -> bracket(p, kinds);
      case HeaderFields.DOTTED -> isHost(p) ? Field.HOST : Field.LOGGER;
      case HeaderFields.TAG -> Field.LOGGER;
      case HeaderFields.WORD -> word(p, kinds);
      default -> null;
    };
  }

  /** Of two numbers in a row the first is the process, the second its thread. */
  private static Field number(int p, byte[] kinds) {
    return p > 0 && kinds[p - 1] == HeaderFields.NUMBER ? Field.THREAD : Field.PID;
  }

  private boolean holdsTraces(int column) {
    return share(
            row -> row.kind(column) == HeaderFields.BRACKET && TraceBracket.is(row.text(column)))
        > 0;
  }

  private Field bracket(int p, byte[] kinds) {
    if (holdsTraces(p)) {
      return Field.TRACE; // with its span and perhaps the service; most lines may have none
    }
    if (isNumeric(p)) {
      return Field.PID;
    }
    if (isLogger(p)) {
      return Field.LOGGER;
    }
    boolean another = false;
    for (int other = 0; other < fixed; other++) {
      boolean bracket = other != p && kinds[other] == HeaderFields.BRACKET;
      another |= bracket && !isLogger(other) && !holdsTraces(other);
    }
    return another && values(p) == 1 ? Field.SERVICE : Field.THREAD;
  }

  private @Nullable Field word(int p, byte[] kinds) {
    if (isHost(p)) {
      return Field.HOST;
    }
    if (share(row -> row.count() > p && row.first(p) == '#') >= COLUMN) {
      return Field.PID; // "#12]"
    }
    if (p < anchor) {
      return null;
    }
    for (int other = 0; other < fixed; other++) {
      if (kinds[other] == HeaderFields.DOTTED) {
        return Field.THREAD;
      }
    }
    return Field.LOGGER;
  }

  private boolean isNumeric(int column) {
    return share(row -> row.count() > column && row.text(column).chars().noneMatch(Ascii::isLetter))
        >= COLUMN;
  }

  private boolean isLogger(int column) {
    return share(row -> row.count() > column && isDottedGroup(row.text(column))) >= TERMINATOR;
  }

  private static boolean isDottedGroup(String group) {
    int dot = group.indexOf('.');
    return dot > 1 && group.indexOf(' ') < 0 && Ascii.isLetter(group.charAt(dot - 1));
  }

  /** The word between the time and the tag of syslog, or a name with digits beside the time. */
  private boolean isHost(int p) {
    if (level < 0 && terminator == HeaderLayout.TAG && p == time + 1) {
      return true;
    }
    return p < anchor
        && share(row -> row.count() > p && (row.hasLetterAndDigit(p) || row.isAddress(p)))
            >= TERMINATOR;
  }

  // ---- the layout in words

  private String words(@Nullable Field[] roles, byte[] kinds) {
    List<String> words = new ArrayList<>();
    for (int p = 0; p < fixed; p++) {
      words.add(word(p, roles[p], kinds[p]));
    }
    if (terminator == HeaderLayout.SEPARATOR) {
      words.add(commonSeparator() + " message");
    } else if (terminator == HeaderLayout.TAG) {
      words.add(tag() + ": message");
    } else {
      words.add("message");
    }
    return String.join(" ", words);
  }

  private String word(int p, @Nullable Field role, byte kind) {
    if (p == level) {
      return "level";
    }
    return switch (kind) {
      case HeaderFields.TIME -> shapeOf(p) == Timestamps.DATE ? "date" : "timestamp";
      case HeaderFields.PIPE -> "|";
      case HeaderFields.SEPARATOR -> separator(p);
      case HeaderFields.BRACKET -> "[" + name(role) + "]";
      default -> name(role);
    };
  }

  private static String name(@Nullable Field role) {
    return role == null ? "field" : role.name().toLowerCase(java.util.Locale.ROOT);
  }

  private String separator(int column) {
    for (HeaderRow row : rows) {
      if (row.kind(column) == HeaderFields.SEPARATOR && row.first(column) > 0) {
        return row.text(column);
      }
    }
    return "-";
  }

  private String commonSeparator() {
    for (HeaderRow row : rows) {
      int d = distance(row, HeaderLayout.SEPARATOR);
      if (d >= 0 && row.first(fixed + d) > 0) {
        return row.text(fixed + d);
      }
    }
    return "-";
  }

  private String tag() {
    if (namesLogger()) {
      return share(row -> isNumberedTag(row)) > 0.5 ? "pid" : "logger";
    }
    return share(row -> endsInBracket(row)) > 0.5 ? "process[pid]" : "process";
  }

  private boolean namesLogger() {
    return level >= 0 || (time >= 0 && shapeOf(time) == Timestamps.LETTER_DATE);
  }

  private boolean endsInBracket(HeaderRow row) {
    int d = distance(row, HeaderLayout.TAG);
    return d >= 0 && row.text(fixed + d).endsWith("]:");
  }

  private boolean isNumberedTag(HeaderRow row) {
    int d = distance(row, HeaderLayout.TAG);
    return d >= 0 && row.text(fixed + d).indexOf('#') > 0;
  }
}
