package io.loginsight.core.engine;

import io.loginsight.api.Level;
import io.loginsight.core.format.StackTrace;
import io.loginsight.spi.EventFields;
import io.loginsight.spi.Field;
import io.loginsight.spi.LogBatch;
import java.util.Arrays;

/**
 * What a format has found in the line at hand. Reused for every line.
 *
 * <p><b>Threads:</b> Confined.
 */
final class ParsedLine implements EventFields {

  static final Field[] ALL = Field.values();
  static final int FIELDS = ALL.length;

  private static final byte[] NOTHING = new byte[0];

  /** In place of the array of a field: that of the line. */
  static final byte[] IN_LINE = new byte[0];

  private long time = LogBatch.NO_TIME;
  private int level = LogBatch.NO_LEVEL;
  private byte[] text = NOTHING;
  private int from;
  private int to;
  private final int[] starts = new int[FIELDS];
  private final int[] ends = new int[FIELDS];
  private final byte[][] texts = new byte[FIELDS][];
  private byte[] trace = NOTHING;
  private int traceFrom;
  private int traceTo;
  private boolean meta;
  private boolean continuation;
  private boolean header;

  /** Forgets the line before. */
  void clear() {
    time = LogBatch.NO_TIME;
    level = LogBatch.NO_LEVEL;
    text = NOTHING;
    from = 0;
    to = 0;
    Arrays.fill(starts, -1);
    trace = NOTHING;
    meta = false;
    continuation = false;
    header = false;
  }

  @Override
  public void time(long epochNanos) {
    time = epochNanos;
  }

  @Override
  public void level(Level level) {
    this.level = level.ordinal();
  }

  @Override
  public void field(Field field, int from, int to) {
    field(field, IN_LINE, from, to);
  }

  @Override
  public void field(Field field, byte[] text, int from, int to) {
    starts[field.ordinal()] = from;
    ends[field.ordinal()] = to;
    texts[field.ordinal()] = text;
  }

  @Override
  public void stackTrace(byte[] text, int from, int to) {
    trace = text;
    traceFrom = from;
    traceTo = to;
  }

  @Override
  public void meta() {
    meta = true;
  }

  @Override
  public void continuation() {
    continuation = true;
  }

  @Override
  public void message(byte[] text, int from, int to) {
    this.text = text;
    this.from = from;
    this.to = to;
  }

  long time() {
    return time;
  }

  int level() {
    return level;
  }

  byte[] text() {
    return text;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  boolean has(Field field) {
    return starts[field.ordinal()] >= 0;
  }

  int start(Field field) {
    return starts[field.ordinal()];
  }

  int end(Field field) {
    return ends[field.ordinal()];
  }

  @Override
  public void header() {
    header = true;
  }

  boolean isHeader() {
    return header;
  }

  /** Makes copies of what may lie in a buffer of the parser, the message aside. */
  void own() {
    for (Field field : ALL) {
      int i = field.ordinal();
      if (has(field) && texts[i] != IN_LINE) {
        field(field, Arrays.copyOfRange(texts[i], starts[i], ends[i]), 0, ends[i] - starts[i]);
      }
    }
  }

  /** Takes from the line behind this header what this one does not say, and its message. */
  void complete(ParsedLine message) {
    time = time == LogBatch.NO_TIME ? message.time : time;
    level = level == LogBatch.NO_LEVEL ? message.level : level;
    for (Field field : ALL) {
      if (!has(field) && message.has(field) && message.text(field) != IN_LINE) {
        field(field, message.text(field), message.start(field), message.end(field));
      }
    }
    trace = message.trace;
    traceFrom = message.traceFrom;
    traceTo = message.traceTo;
    message(message.text, message.from, message.to);
  }

  /** Returns the array that holds a field, or {@link #IN_LINE}. */
  byte[] text(Field field) {
    return texts[field.ordinal()];
  }

  boolean isMeta() {
    return meta;
  }

  boolean isContinuation() {
    return continuation;
  }

  /** Says whether there is a stack trace apart from the message. */
  boolean hasTrace() {
    return trace != NOTHING;
  }

  /** Gives the stack trace to its reader. */
  void readTrace(StackTrace into) {
    into.addText(trace, traceFrom, traceTo);
  }
}
