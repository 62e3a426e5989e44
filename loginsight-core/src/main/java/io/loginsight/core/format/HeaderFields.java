package io.loginsight.core.format;

import io.loginsight.core.bytes.Swar;

/**
 * Cuts the beginning of a line into fields, as far as it is asked to.
 *
 * <p>A field is a timestamp (of several words, with or without brackets), a lone {@code |}, a
 * bracket group, or a run without spaces and {@code |}. A bracket that opens in front of a
 * timestamp or of a level and a timestamp but closes later is transparent: what is in it are
 * fields.
 *
 * <p>Confined. Struct of arrays: field i is {@code line[starts[i] .. ends[i])}.
 */
final class HeaderFields {

  static final byte TIME = 'T';
  static final byte LEVEL = 'L';

  /** A single capital letter that may be a level. */
  static final byte LETTER = 'l';

  static final byte BRACKET = 'B';
  static final byte SEPARATOR = 'S';
  static final byte PIPE = '|';
  static final byte NUMBER = 'N';

  /** A name that ends in a colon, such as {@code sshd[12]:}. */
  static final byte TAG = 'G';

  /** A dotted name, such as a logger's. */
  static final byte DOTTED = 'D';

  static final byte WORD = 'W';

  /** How many fields of a line are looked at. */
  static final int CAPACITY = 14;

  private static final int LONGEST_GROUP = 300;
  private static final byte UNKNOWN = 0; // a run whose kind nobody has asked for yet

  /** So many scans for a timestamp are remembered; more than any header needs. */
  static final int MOST_SCANS = 12;

  final Timestamps timestamps;

  // the scans for a timestamp whose outcome other digits, or another message, might change
  final int[] scanStarts = new int[MOST_SCANS];
  final int[] scanEnds = new int[MOST_SCANS];
  final int[] scanShapes = new int[MOST_SCANS];
  int scans;

  final int[] starts = new int[CAPACITY];
  final int[] ends = new int[CAPACITY];

  /** For a level, a letter and a timestamp with a letter the ordinal of the level, else -1. */
  final int[] levels = new int[CAPACITY];

  // of a timestamp
  final int[] shapes = new int[CAPACITY];
  final int[] precisions = new int[CAPACITY];
  final boolean[] timed = new boolean[CAPACITY];
  final boolean[] yearless = new boolean[CAPACITY];
  final long[] nanos = new long[CAPACITY];

  private final byte[] kinds = new byte[CAPACITY];
  private byte[] line = new byte[0];
  private int at;
  private int to;
  private int count;
  private int examined; // no byte behind it was looked at, but by the scans
  private boolean glued; // the next field is the name behind "LEVEL:"

  HeaderFields(Timestamps timestamps) {
    this.timestamps = timestamps;
  }

  /** Begins with a line; no field is read yet. */
  void begin(byte[] bytes, int from, int end) {
    line = bytes;
    at = from;
    to = end;
    count = 0;
    scans = 0;
    examined = from;
    glued = false;
  }

  /** Returns the offset behind the last byte that was looked at, but for timestamps. */
  int examined() {
    return examined;
  }

  private int scan(int from) {
    int end = timestamps.scan(line, from, to);
    if ((end >= 0 || Timestamps.mayBe(line, from, to)) && scans <= MOST_SCANS) {
      if (scans < MOST_SCANS) {
        scanStarts[scans] = from;
        scanEnds[scans] = end;
        scanShapes[scans] = timestamps.shape;
      }
      scans++;
    }
    return end;
  }

  /** Returns how many fields have been read. */
  int count() {
    return count;
  }

  /** Reads fields until there are as many as wanted or the line ends. */
  void fill(int wanted) {
    while (count < wanted && next()) {
      // next has done it
    }
  }

  /**
   * Returns the kind of a field.
   *
   * @param i {@code 0 .. count() - 1}
   */
  byte kind(int i) {
    byte kind = kinds[i];
    if (kind == UNKNOWN) {
      kind = kindOfRun(i);
      kinds[i] = kind;
    }
    return kind;
  }

  /**
   * Says whether a field can end a header as a tag does: {@code name:}, but also {@code ERROR:}.
   */
  boolean isTag(int i) {
    byte last = line[ends[i] - 1];
    if (kinds[i] == UNKNOWN && last != ':' && last != ']') {
      return false; // the usual case, without finding out its kind
    }
    byte kind = kind(i);
    return kind == TAG || (kind == LEVEL && line[ends[i] - 1] == ':');
  }

  /** Says whether a field is a timestamp, without finding out what else it may be. */
  boolean isTime(int i) {
    return kinds[i] == TIME;
  }

  /** Says whether a field is a lone separator, without finding out what else it may be. */
  boolean isSeparator(int i) {
    return kinds[i] == UNKNOWN ? isSeparator(starts[i], ends[i]) : kinds[i] == SEPARATOR;
  }

  /** Says whether a field is a number, without finding out what else it may be. */
  boolean isNumber(int i) {
    return kinds[i] == UNKNOWN ? isNumber(starts[i], ends[i]) : kinds[i] == NUMBER;
  }

  /** Says whether a field is a lone {@code |}. */
  boolean isPipe(int i) {
    return kinds[i] == PIPE;
  }

  private boolean next() {
    int i = Ascii.skipBlanks(line, at, to);
    if (i >= to || count == CAPACITY) {
      at = i;
      return false;
    }
    int c = line[i];
    if (c == '[' || c == '(' || c == '<') {
      return opened(i);
    }
    int end = scan(i);
    if (end >= 0 && isBorder(end)) {
      return time(i, end);
    }
    if (c == '|') {
      return add(PIPE, i, i + 1);
    }
    return run(i);
  }

  private boolean opened(int i) {
    int end = scan(i + 1);
    if (end >= 0 && isBorder(end)) {
      return time(i, end);
    }
    int level = levelInFrontOfTime(i + 1);
    if (level > 0) {
      return add(UNKNOWN, i, level);
    }
    end = endOfGroup(i);
    if (end < 0 || !isBorderOfGroup(end)) {
      return run(i);
    }
    levels[count] = levelOfGroup(i + 1, end - 1);
    byte kind = levels[count] >= 0 ? LEVEL : BRACKET;
    int behind = end < to && line[end] == ':' ? end + 1 : end;
    return add(kind, i, behind);
  }

  private boolean time(int from, int end) {
    shapes[count] = timestamps.shape;
    precisions[count] = timestamps.precision;
    timed[count] = timestamps.timed;
    yearless[count] = timestamps.lacksYear();
    nanos[count] = timestamps.nanos;
    levels[count] = timestamps.level;
    int behind = end;
    if (behind < to && (line[behind] == ']' || line[behind] == ')' || line[behind] == '>')) {
      behind++;
    }
    if (behind < to && (line[behind] == ',' || line[behind] == ':' || line[behind] == ';')) {
      behind++;
    }
    return add(TIME, from, behind);
  }

  private boolean run(int from) {
    int end = Swar.endOfRun(line, from, to);
    if (glued) {
      glued = false;
      int colon = Swar.indexOf(line, from, end, ':');
      return add(UNKNOWN, from, Math.min(end, colon + 1));
    }
    if (end - from > 4 && (count == 0 || isTimeWithColon(count - 1))) {
      int colon = Swar.indexOf(line, from, end, ':');
      if (colon + 1 < end && LevelWords.find(line, from, colon) >= 0) {
        glued = true;
        return add(UNKNOWN, from, colon + 1);
      }
    }
    return add(UNKNOWN, from, end);
  }

  private boolean isTimeWithColon(int i) {
    return kinds[i] == TIME && line[ends[i] - 1] == ':';
  }

  private boolean add(byte kind, int from, int end) {
    kinds[count] = kind;
    starts[count] = from;
    ends[count] = end;
    count++;
    at = end;
    examined = Math.max(examined, end);
    return true;
  }

  /** Returns the end of a level that a timestamp follows, or -1. */
  private int levelInFrontOfTime(int from) {
    int end = from;
    while (end < to && end - from < 14 && Ascii.isLetter(line[end])) {
      end++;
    }
    int next = Ascii.skipBlanks(line, end, to);
    if (next == end || LevelWords.find(line, from, end) < 0) {
      return -1;
    }
    int behind = scan(next);
    return behind >= 0 && isBorder(behind) ? end : -1;
  }

  private boolean isBorder(int i) {
    if (i >= to) {
      return true;
    }
    return switch (line[i]) {
      case ' ', '\t', '|', ',', ']', ')', '>', ':', ';', '[', '(', '-', '#' -> true;
      default -> false;
    };
  }

  private boolean isBorderOfGroup(int i) {
    if (i >= to) {
      return true;
    }
    return switch (line[i]) {
      case ' ', '\t', ':', '|', '-', '[' -> true;
      default -> false;
    };
  }

  /** Returns the offset behind the bracket that closes the one at {@code from}, or -1. */
  private int endOfGroup(int from) {
    byte open = line[from];
    byte close = (byte) (open == '[' ? ']' : open == '(' ? ')' : '>');
    int depth = 0;
    int last = Math.min(to, from + LONGEST_GROUP);
    for (int i = from; i < last; i++) {
      byte c = line[i];
      if (c == open) {
        depth++;
      } else if (c == close && --depth == 0) {
        examined = Math.max(examined, i + 1);
        return i + 1;
      }
    }
    examined = Math.max(examined, last + 1);
    return -1;
  }

  /**
   * The level in {@code [ INFO ]}, {@code [main/INFO]}, {@code [core:error]} or {@code [INFO
   * main]}.
   */
  private int levelOfGroup(int from, int end) {
    int first = Ascii.skipBlanks(line, from, end);
    int last = end;
    while (last > first && Ascii.isBlank(line[last - 1])) {
      last--;
    }
    int whole = LevelWords.find(line, first, last);
    if (whole >= 0) {
      return whole;
    }
    int part = last;
    while (part > first && Ascii.isLetter(line[part - 1])) {
      part--;
    }
    if (part > first && (line[part - 1] == '/' || line[part - 1] == ':')) {
      return LevelWords.find(line, part, last);
    }
    return LevelWords.NONE;
  }

  private byte kindOfRun(int i) {
    int from = starts[i];
    int end = ends[i];
    int bareFrom = from;
    int bareEnd = end;
    // a plain word needs no stripping: usually one look at either end
    while (bareFrom < bareEnd && isWrapping(line[bareFrom])) {
      bareFrom++;
    }
    while (bareEnd > bareFrom && isWrapping(line[bareEnd - 1])) {
      bareEnd--;
    }
    levels[i] = LevelWords.find(line, bareFrom, bareEnd);
    if (levels[i] >= 0) {
      return LEVEL;
    }
    if (isSeparator(from, end)) {
      return SEPARATOR;
    }
    if (isNumber(from, end)) {
      return NUMBER;
    }
    if (isTag(from, end)) {
      levels[i] = levelBehindChannel(bareFrom, bareEnd);
      return levels[i] >= 0 ? LEVEL : TAG;
    }
    if (bareEnd - bareFrom == 1) {
      levels[i] = LevelWords.ofLetter(line[bareFrom]);
      if (levels[i] >= 0) {
        return LETTER;
      }
    }
    return isDotted(from, end) ? DOTTED : WORD;
  }

  /** Returns the level of a tag like {@code app.ERROR:}, as PHP's Monolog writes it, or none. */
  private int levelBehindChannel(int from, int end) {
    int part = end;
    while (part > from && line[part - 1] >= 'A' && line[part - 1] <= 'Z') {
      part--;
    }
    boolean behindDot = part > from + 1 && line[part - 1] == '.';
    return behindDot ? LevelWords.find(line, part, end) : LevelWords.NONE;
  }

  private boolean isSeparator(int from, int end) {
    int c = line[from];
    if (end - from == 1) {
      return c == '-' || c == ':' || c == '>' || c == '*' || c == '=' || c == '/';
    }
    if (end - from == 3 && (c & 0xff) == 0xe2 && (line[from + 1] & 0xff) == 0x80) {
      int dash = line[from + 2] & 0xff; // U+2013 or U+2014
      return dash == 0x93 || dash == 0x94;
    }
    for (int i = from; i < end; i++) {
      c = line[i];
      if (c != '-' && c != ':' && c != '>' && c != '=') {
        return false;
      }
    }
    return end - from <= 3;
  }

  private boolean isNumber(int from, int end) {
    int i = line[from] == '-' || line[from] == '#' ? from + 1 : from;
    int first = i;
    while (i < end && Ascii.isDigit(line[i])) {
      i++;
    }
    return i == end && i > first;
  }

  /**
   * {@code name:}, {@code name[12]:}, {@code name(x)[12]:}, {@code (x):}, {@code 12#34:}, and
   * {@code file.go:12]}.
   */
  private boolean isTag(int from, int end) {
    int last = line[end - 1];
    if (last == ']') {
      return closesWithoutOpening(from, end);
    }
    if (last != ':' || end - from < 2) {
      return false;
    }
    int first = line[from];
    if (first == '(') {
      return line[end - 2] == ')';
    }
    if (Ascii.isLetter(first) && Swar.indexOf(line, from, end, ':') == end - 1) {
      return true;
    }
    if (endsInNumberedBracket(from, end - 1)) {
      return true;
    }
    boolean digits = true;
    int depth = 0;
    for (int i = from; i < end - 1; i++) {
      int c = line[i];
      if (c == '[' || c == '(') {
        depth++;
      } else if (c == ']' || c == ')') {
        depth--;
      } else if (c == ':' && depth <= 0) {
        return false;
      }
      digits &= Ascii.isDigit(c) || c == '.' || c == '#';
    }
    return digits || Ascii.isLetter(first) || first == '_' || first == '%';
  }

  private boolean closesWithoutOpening(int from, int end) {
    boolean colon = false;
    for (int i = from; i < end - 1; i++) {
      if (line[i] == '[' || line[i] == ']') {
        return false;
      }
      colon |= line[i] == ':';
    }
    return colon && Ascii.isDigit(line[end - 2]);
  }

  private boolean endsInNumberedBracket(int from, int end) {
    int i = end - 1;
    if (i <= from || line[i] != ']') {
      return false;
    }
    i--;
    int last = i;
    while (i > from && Ascii.isDigit(line[i])) {
      i--;
    }
    return i < last && i > from && line[i] == '[';
  }

  private boolean isDotted(int from, int end) {
    int c = line[from];
    if (!Ascii.isLetter(c) && c != '_' && c != '$') {
      return false;
    }
    boolean dot = false;
    for (int i = from + 1; i < end; i++) {
      c = line[i];
      if (c == '.') {
        if (line[i - 1] == '.' || i + 1 == end) {
          return false;
        }
        dot = true;
      } else if (!Ascii.isLetter(c) && !Ascii.isDigit(c) && c != '_' && c != '$' && c != '-') {
        return false;
      }
    }
    return dot;
  }

  private static boolean isWrapping(int c) {
    return switch (c) {
      case '[', ']', '(', ')', '<', '>', ':', ',' -> true;
      default -> false;
    };
  }
}
