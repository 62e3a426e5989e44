package io.loginsight.core.format;

import io.loginsight.spi.Field;
import org.jspecify.annotations.Nullable;

/** Finds out what the columns of a header mean that are neither its time nor its level. */
final class ColumnRoles {

  /** The share of lines that must agree on what sort of name a column holds. */
  private static final double NAMES = 0.90;

  private final HeaderRows rows;
  private final HeaderOutline header;
  private final byte[] kinds = new byte[HeaderFields.CAPACITY];
  private final @Nullable Field[] roles = new @Nullable Field[HeaderFields.CAPACITY];

  ColumnRoles(HeaderRows rows, HeaderOutline header) {
    this.rows = rows;
    this.header = header;
    for (int p = 0; p < header.fixed(); p++) {
      kinds[p] = rows.commonKind(p);
    }
    name();
  }

  /** Returns the header with what its columns mean. */
  HeaderLayout layout() {
    boolean logger = namesLogger();
    String words = new LayoutWords(rows, header, roles, kinds, logger).toString();
    return new HeaderLayout(header, logger, roles, kinds, words);
  }

  /** Says whether a tag names the logger, not the process. */
  private boolean namesLogger() {
    return header.level() >= 0
        || (header.time() >= 0 && rows.shapeOf(header.time()) == Timestamps.LETTER_DATE);
  }

  /** Gives each column the name of what it usually is; a name is given once. */
  private void name() {
    for (int p = 0; p < header.fixed(); p++) {
      if (p == header.time() || p == header.level()) {
        continue;
      }
      Field field = fieldOf(p);
      if (field != null && !isGiven(field)) {
        roles[p] = field;
      }
    }
  }

  private boolean isGiven(Field field) {
    for (Field role : roles) {
      if (role == field) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Field fieldOf(int p) {
    return switch (kinds[p]) {
      case HeaderFields.NUMBER -> p > header.time() ? number(p) : null;
      case HeaderFields.BRACKET -> bracket(p);
      case HeaderFields.DOTTED -> isHost(p) ? Field.HOST : Field.LOGGER;
      case HeaderFields.TAG -> Field.LOGGER;
      case HeaderFields.WORD -> word(p);
      default -> null;
    };
  }

  /** Of two numbers in a row the first is the process, the second its thread. */
  private Field number(int p) {
    return p > 0 && kinds[p - 1] == HeaderFields.NUMBER ? Field.THREAD : Field.PID;
  }

  private boolean holdsTraces(int column) {
    return rows.share(
            row -> row.kind(column) == HeaderFields.BRACKET && TraceBracket.is(row.text(column)))
        > 0;
  }

  private Field bracket(int p) {
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
    for (int other = 0; other < header.fixed(); other++) {
      boolean bracket = other != p && kinds[other] == HeaderFields.BRACKET;
      another |= bracket && !isLogger(other) && !holdsTraces(other);
    }
    return another && rows.values(p) == 1 ? Field.SERVICE : Field.THREAD;
  }

  private @Nullable Field word(int p) {
    if (isHost(p)) {
      return Field.HOST;
    }
    if (rows.share(row -> row.count() > p && row.first(p) == '#') >= HeaderRows.COLUMN) {
      return Field.PID; // "#12]"
    }
    if (p < header.anchor()) {
      return null;
    }
    for (int other = 0; other < header.fixed(); other++) {
      if (kinds[other] == HeaderFields.DOTTED) {
        return Field.THREAD;
      }
    }
    return Field.LOGGER;
  }

  private boolean isNumeric(int column) {
    return rows.share(
            row -> row.count() > column && row.text(column).chars().noneMatch(Ascii::isLetter))
        >= HeaderRows.COLUMN;
  }

  private boolean isLogger(int column) {
    return rows.share(row -> row.count() > column && isDottedGroup(row.text(column))) >= NAMES;
  }

  private static boolean isDottedGroup(String group) {
    int dot = group.indexOf('.');
    return dot > 1 && group.indexOf(' ') < 0 && Ascii.isLetter(group.charAt(dot - 1));
  }

  /** The word between the time and the tag of syslog, or a name with digits beside the time. */
  private boolean isHost(int p) {
    if (header.level() < 0 && header.terminator() == HeaderLayout.TAG && p == header.time() + 1) {
      return true;
    }
    return p < header.anchor()
        && rows.share(row -> row.count() > p && (row.hasLetterAndDigit(p) || row.isAddress(p)))
            >= NAMES;
  }
}
