package io.loginsight.core.format;

import io.loginsight.api.Level;
import io.loginsight.spi.EventFields;
import io.loginsight.spi.Field;
import java.util.Arrays;

/**
 * What an {@link EnvelopeReader} has found in a line, before it is handed on: where several keys
 * mean the same field, the one of the smaller rank counts. Confined; reused from line to line.
 */
@SuppressWarnings("EnumOrdinal") // fields are kept in arrays by their ordinal
final class Found {

  private static final Field[] FIELDS = Field.values();
  private static final int UNSET = Integer.MAX_VALUE;

  private final int[] starts = new int[FIELDS.length];
  private final int[] ends = new int[FIELDS.length];
  private final int[] ranks = new int[FIELDS.length];
  private int timeRank;
  private int levelRank;
  private long time;
  private int level;
  private boolean yearless;
  private boolean traced;
  private byte[] trace = new byte[0];
  private int traceFrom;
  private int traceTo;

  /** Whether the line is about the lines, and nothing else was found. */
  boolean meta;

  /** Whether the message is the whole line, because nothing in it says what the message is. */
  boolean whole;

  /** The message: {@code text[from .. to)}. */
  byte[] text = new byte[0];

  int from;
  int to;

  // text[from + i] is line[raw + i] for i < plain, because nothing in front of it had to be decoded
  private int raw;
  private int plain;

  void clear() {
    Arrays.fill(ranks, UNSET);
    timeRank = UNSET;
    levelRank = UNSET;
    yearless = false;
    traced = false;
    meta = false;
    whole = false;
  }

  void time(long nanos, int rank) {
    if (rank < timeRank) {
      timeRank = rank;
      time = nanos;
    }
  }

  /** Says that the line is about the lines. */
  void meta() {
    meta = true;
  }

  /** Says that the year of the time was assumed. */
  void assumedYear() {
    yearless = true;
  }

  boolean isYearAssumed() {
    return yearless;
  }

  boolean hasTime() {
    return timeRank != UNSET;
  }

  boolean has(Field field) {
    return ranks[field.ordinal()] != UNSET;
  }

  boolean hasLevel() {
    return levelRank != UNSET;
  }

  /**
   * Sets the level.
   *
   * @param ordinal of the {@link Level}; a negative one is no level
   */
  void level(int ordinal, int rank) {
    if (ordinal >= 0 && rank < levelRank) {
      levelRank = rank;
      level = ordinal;
    }
  }

  void field(Field field, int start, int end, int rank) {
    int i = field.ordinal();
    if (start < end && rank < ranks[i]) {
      ranks[i] = rank;
      starts[i] = start;
      ends[i] = end;
    }
  }

  /** Sets a stack trace that stands apart from the message. */
  void stackTrace(byte[] lines, int start, int end) {
    traced = true;
    trace = lines;
    traceFrom = start;
    traceTo = end;
  }

  /** Sets a message that stands in the line as it is. */
  void message(byte[] line, int start, int end) {
    message(line, start, end, start, end - start);
  }

  /** Sets a message that was decoded. */
  void message(byte[] decoded, int start, int end, int rawStart, int plainBytes) {
    text = decoded;
    from = start;
    to = end;
    raw = rawStart;
    plain = plainBytes;
  }

  /** Hands everything on. */
  void emit(EventFields out) {
    emitTime(out);
    if (hasLevel()) {
      out.level(Level.ofOrdinal(level));
    } else {
      int stated = HeaderLayout.levelOfMessage(text, from, to);
      if (stated >= 0) {
        out.level(Level.ofOrdinal(stated));
      }
    }
    emitFields(out, 0);
    emitTrace(out);
    HeaderLayout.emitMessage(text, from, to, out);
  }

  private void emitTime(EventFields out) {
    if (hasTime()) {
      out.time(time);
    }
  }

  private void emitTrace(EventFields out) {
    if (traced) {
      out.stackTrace(trace, traceFrom, traceTo);
    }
  }

  private void emitFields(EventFields out, int except) {
    for (int i = 0; i < FIELDS.length; i++) {
      if (ranks[i] != UNSET && (except >> i & 1) == 0) {
        out.field(FIELDS[i], starts[i], ends[i]);
      }
    }
  }

  /**
   * Takes what was found in the message, which is a log line itself: its level, fields and message
   * replace those of the envelope, but the time of the envelope stays. Confined.
   */
  final class Inner implements EventFields {

    private EventFields out = NoFields.INSTANCE;
    private int seen;
    private boolean leveled;

    void begin(EventFields target) {
      out = target;
      seen = 0;
      leveled = false;
    }

    /** Hands on what the message did not say. */
    void end() {
      emitTime(out);
      if (!leveled && hasLevel()) {
        out.level(Level.ofOrdinal(level));
      }
      emitFields(out, seen);
      emitTrace(out);
    }

    @Override
    public void time(long epochNanos) {
      Found.this.time(epochNanos, UNSET - 1);
    }

    @Override
    public void level(Level inner) {
      leveled = true;
      out.level(inner);
    }

    @Override
    public void field(Field field, int start, int end) {
      seen |= 1 << field.ordinal();
      if (end - from <= plain) {
        out.field(field, raw + start - from, raw + end - from);
      } else { // its bytes are not in the line
        out.field(field, text, start, end);
      }
    }

    @Override
    public void field(Field field, byte[] decoded, int start, int end) {
      seen |= 1 << field.ordinal();
      out.field(field, decoded, start, end);
    }

    @Override
    public void stackTrace(byte[] lines, int start, int end) {
      Found.this.stackTrace(lines, start, end);
    }

    @Override
    public void header() {
      out.header();
    }

    @Override
    public void continuation() {
      out.continuation();
    }

    @Override
    public void message(byte[] bytes, int start, int end) {
      out.message(bytes, start, end);
    }
  }
}
