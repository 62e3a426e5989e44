package io.loginsight.core.format;

import io.loginsight.api.Level;
import io.loginsight.spi.EventFields;
import io.loginsight.spi.Field;
import org.jspecify.annotations.Nullable;

/**
 * Where the header of one family of lines ends and what its columns mean; learnt by {@link
 * LayoutLearner}. Immutable.
 */
final class HeaderLayout {

  static final int NO_TERMINATOR = 0;

  /** The header ends at a lone separator. */
  static final int SEPARATOR = 1;

  /** The header ends at a tag such as {@code sshd[12]:}. */
  static final int TAG = 2;

  /** How many fields behind the fixed columns the terminator may stand. */
  static final int REACH = 3;

  private final int anchor;
  private final int fixed;
  private final int terminator;
  private final int level;
  private final int time;
  private final int date;
  private final boolean tagNamesLogger;
  private final @Nullable Field[] roles;
  private final byte[] kinds;
  private final String words;
  private final int needed;

  // what is found in front of the terminator is called, or null if a fixed column has that name
  private final @Nullable Field tagField;
  private final @Nullable Field wordField;
  private final @Nullable Field bracketField;
  private final @Nullable Field serviceField;
  private final @Nullable Field pidField;
  private final boolean loggerBehind;

  HeaderLayout(
      HeaderOutline outline,
      boolean tagNamesLogger,
      @Nullable Field[] roles,
      byte[] kinds,
      String words) {
    anchor = outline.anchor();
    fixed = outline.fixed();
    terminator = outline.terminator();
    level = outline.level();
    time = outline.time();
    date = outline.date();
    this.tagNamesLogger = tagNamesLogger;
    this.roles = roles;
    this.kinds = kinds;
    this.words = words;
    needed = Math.max(fixed, anchor + 1);
    tagField = unlessTaken(tagNamesLogger ? Field.LOGGER : Field.PROCESS, roles);
    wordField = unlessTaken(Field.LOGGER, roles);
    bracketField = unlessTaken(Field.THREAD, roles);
    serviceField = unlessTaken(Field.SERVICE, roles);
    pidField = unlessTaken(Field.PID, roles);
    loggerBehind = outline.loggerBehind() && wordField != null;
  }

  private static @Nullable Field unlessTaken(Field field, @Nullable Field[] roles) {
    for (Field role : roles) {
      if (role == field) {
        return null;
      }
    }
    return field;
  }

  /** Returns the layout in words. */
  String words() {
    return words;
  }

  /** Says whether the lines have a time. */
  boolean isTimed() {
    return time >= 0;
  }

  /**
   * Returns the proof that lines like one that was just cut need, or null if there is none.
   *
   * @param message where its message begins
   */
  @Nullable HeaderProof prove(HeaderFields fields, byte[] line, int from, int message, int to) {
    boolean twoColumns = date >= 0 && fields.count() > date && fields.isTime(date);
    boolean timed = time >= 0 && fields.count() > time && fields.isTime(time);
    if (loggerBehind || (timed && twoColumns)) {
      return null;
    }
    int said = LevelWords.NONE; // a line that is cut behind its time has no level
    if (hasAnchor(fields)) {
      int end = terminator == NO_TERMINATOR ? -1 : terminator(fields, fixedColumns(fields));
      said = level(fields, end);
    }
    return HeaderProof.of(fields, line, from, message, to, timed ? time : -1, said);
  }

  /** Says whether a line that was cut has its time from a date without a year. */
  boolean lacksYear(HeaderFields fields) {
    return time >= 0 && fields.count() > time && fields.yearless[time];
  }

  /** Says whether a line has all columns of this layout, and what ends them. */
  boolean fits(HeaderFields fields) {
    fields.fill(needed);
    return hasAnchor(fields)
        && fixedColumns(fields) == fixed
        && (terminator == NO_TERMINATOR || terminator(fields, fixed) >= 0);
  }

  /**
   * Cuts a line.
   *
   * @param fields the fields of the line, as far as they have been read
   * @return whether the line has the anchor of this layout, or at least its time
   */
  boolean cut(HeaderFields fields, byte[] line, int to, EventFields out) {
    fields.fill(needed);
    if (!hasAnchor(fields)) {
      return cutBehindTime(fields, line, to, out);
    }
    int stop = fixedColumns(fields);
    int end = terminator == NO_TERMINATOR ? -1 : terminator(fields, stop);
    int behind = end >= 0 ? fields.ends[end] : stop > 0 ? fields.ends[stop - 1] : 0;
    if (terminator == TAG && end < 0) {
      behind = behindGluedTag(line, behind, to);
    }
    emitTime(fields, line, out);
    emitColumns(fields, line, stop, out);
    int message = Ascii.skipBlanks(line, behind, to);
    emitLevel(fields, line, end, message, to, out);
    if (end >= 0) {
      emitTerminator(fields, line, end, out);
    }
    emitMessage(line, message, loggerBehind ? emitLogger(line, message, to, out) : to, out);
    return true;
  }

  /** Returns where the message ends: in front of the logger, if there is one. */
  private static int emitLogger(byte[] line, int message, int to, EventFields out) {
    int end = behindText(line, message, to);
    int name = TrailingLogger.find(line, message, end);
    if (name < 0) {
      return to;
    }
    out.field(Field.LOGGER, name + 1, end - 1);
    return name;
  }

  private boolean hasAnchor(HeaderFields fields) {
    if (fields.count() <= anchor) {
      return false;
    }
    if (kinds[anchor] == HeaderFields.TIME) {
      return fields.isTime(anchor);
    }
    if (time >= 0 && time < anchor && !fields.isTime(time)) {
      return false; // "Stack trace:" has a level in the same place
    }
    byte kind = fields.kind(anchor);
    return kind == HeaderFields.LEVEL
        || kind == HeaderFields.LETTER
        || (kind == HeaderFields.BRACKET && anchor == level);
  }

  /** A line without the level that the others have still has its time. */
  private boolean cutBehindTime(HeaderFields fields, byte[] line, int to, EventFields out) {
    if (time < 0 || fields.count() <= time || !fields.isTime(time)) {
      return false;
    }
    emitTime(fields, line, out);
    int last = time;
    while (last + 1 < fields.count() && isSeparator(fields.kind(last + 1))) {
      last++;
    }
    emitMessage(line, Ascii.skipBlanks(line, fields.ends[last], to), to, out);
    return true;
  }

  private static boolean isSeparator(byte kind) {
    return kind == HeaderFields.SEPARATOR || kind == HeaderFields.PIPE;
  }

  /** The fixed columns that the line has: an optional one that is missing ends them. */
  private int fixedColumns(HeaderFields fields) {
    int last = Math.min(fixed, fields.count());
    for (int p = anchor + 1; p < last; p++) {
      byte learnt = kinds[p];
      boolean typed = learnt == HeaderFields.BRACKET || learnt == HeaderFields.PIPE;
      if (typed && fields.kind(p) != learnt && fields.kind(p) != HeaderFields.LEVEL) {
        return p;
      }
    }
    return last;
  }

  private int terminator(HeaderFields fields, int from) {
    for (int p = from; p < from + REACH; p++) {
      fields.fill(p + 1);
      if (fields.count() <= p) {
        return -1;
      }
      if (terminator == TAG ? fields.isTag(p) : fields.isSeparator(p)) {
        return p;
      }
    }
    return -1;
  }

  /** {@code name (address): text} is a tag, too. */
  private static int behindGluedTag(byte[] line, int from, int to) {
    int i = Ascii.skipBlanks(line, from, to);
    while (i < to && line[i] != ' ' && line[i] != ':') {
      i++;
    }
    if (i + 2 >= to || line[i] != ' ' || line[i + 1] != '(') {
      return from;
    }
    while (i < to && line[i] != ')') {
      i++;
    }
    return i + 1 < to && line[i + 1] == ':' && (i + 2 == to || line[i + 2] == ' ') ? i + 2 : from;
  }

  private void emitTime(HeaderFields fields, byte[] line, EventFields out) {
    if (time < 0 || fields.count() <= time || !fields.isTime(time)) {
      return;
    }
    if (date >= 0 && fields.isTime(date)) {
      Timestamps timestamps = fields.timestamps;
      int skipped = Ascii.isDigit(line[fields.starts[date]]) ? 0 : 1;
      timestamps.scan(line, fields.starts[date] + skipped, fields.ends[date]);
      int day = timestamps.epochDay;
      skipped = Ascii.isDigit(line[fields.starts[time]]) ? 0 : 1;
      timestamps.scan(line, fields.starts[time] + skipped, fields.ends[time]);
      timestamps.moveTo(day);
      if (timestamps.timed) {
        out.time(timestamps.nanos);
      }
    } else if (fields.timed[time]) {
      out.time(fields.nanos[time]);
    }
  }

  private void emitLevel(
      HeaderFields fields, byte[] line, int end, int message, int to, EventFields out) {
    int found = level(fields, end);
    if (found == HeaderProof.LEVEL_IN_MESSAGE) {
      found = levelOfMessage(line, message, to);
    }
    if (found >= 0) {
      out.level(Level.ofOrdinal(found));
    }
  }

  /** Returns the level that the header says, {@link LevelWords#NONE}, or that it is none of its. */
  private int level(HeaderFields fields, int end) {
    if (level >= 0) {
      byte kind = fields.kind(level);
      boolean named = kind == HeaderFields.LEVEL || kind == HeaderFields.LETTER;
      return named ? fields.levels[level] : LevelWords.NONE;
    }
    if (end >= 0 && fields.kind(end) == HeaderFields.LEVEL) {
      return fields.levels[end];
    }
    if (time >= 0 && fields.isTime(time) && fields.levels[time] >= 0) {
      return fields.levels[time];
    }
    return HeaderProof.LEVEL_IN_MESSAGE;
  }

  /** A message that begins with {@code ERROR:} or {@code [error]} states its level. */
  static int levelOfMessage(byte[] line, int from, int to) {
    int i = from;
    boolean bracket = i < to && line[i] == '[';
    if (bracket) {
      i++;
    }
    int first = i;
    while (i < to && i - first < 14 && Ascii.isLetter(line[i])) {
      if (!bracket && line[i] >= 'a') {
        return -1;
      }
      i++;
    }
    boolean closed = i < to && line[i] == (bracket ? ']' : ':');
    return closed ? LevelWords.find(line, first, i) : -1;
  }

  private void emitColumns(HeaderFields fields, byte[] line, int stop, EventFields out) {
    for (int p = 0; p < stop; p++) {
      if (roles[p] == Field.TRACE) {
        boolean withService = serviceField != null;
        TraceBracket.emit(line, fields.starts[p], fields.ends[p], withService, out);
        continue;
      }
      emit(roles[p], line, fields.starts[p], fields.ends[p], out);
    }
  }

  /** Gives a column without its brackets and final colon, if anything is left. */
  private static void emit(
      @Nullable Field field, byte[] line, int start, int end, EventFields out) {
    if (field == null) {
      return;
    }
    int from = start;
    int to = end;
    while (from < to && isWrapping(line[from])) {
      from++;
    }
    while (to > from && isWrapping(line[to - 1])) {
      to--;
    }
    if (from < to) {
      out.field(field, from, to);
    }
  }

  private static boolean isWrapping(int c) {
    return switch (c) {
      case '[', ']', '(', ')', '<', '>', ':', ',', ' ', '#' -> true;
      default -> false;
    };
  }

  /** A tag names the logger where lines have levels, else the process with its id. */
  private void emitTerminator(HeaderFields fields, byte[] line, int p, EventFields out) {
    if (terminator == SEPARATOR) {
      int left = p - 1;
      if (left >= fixed && left > anchor) {
        boolean bracket = fields.kind(left) == HeaderFields.BRACKET;
        Field field = bracket ? bracketField : wordField;
        emit(field, line, fields.starts[left], fields.ends[left], out);
      }
      return;
    }
    if (fields.kind(p) != HeaderFields.TAG) {
      return;
    }
    int from = fields.starts[p];
    int to = fields.ends[p] - 1;
    int bracket = to - 1;
    boolean numbered = line[bracket] == ']';
    while (numbered && bracket > from && line[bracket] != '[') {
      bracket--;
    }
    numbered &= bracket > from;
    int name = numbered ? bracket : to;
    int hash = tagNamesLogger ? hashSign(line, from, name) : -1;
    if (hash > 0) {
      emit(pidField, line, from, hash, out); // process#thread
      return;
    }
    emit(tagField, line, from, name, out);
    if (numbered) {
      emit(pidField, line, bracket + 1, to - 1, out);
    }
  }

  private static int hashSign(byte[] line, int from, int to) {
    int i = Ascii.skipDigits(line, from, to);
    return i > from && i < to && line[i] == '#' ? i : -1;
  }

  static void emitMessage(byte[] line, int from, int to, EventFields out) {
    out.message(line, from, behindText(line, from, to));
  }

  private static int behindText(byte[] line, int from, int to) {
    int end = to;
    while (end > from && isTrailing(line[end - 1])) {
      end--;
    }
    return end;
  }

  private static boolean isTrailing(int c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
