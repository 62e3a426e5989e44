package io.loginsight.core.engine;

import io.loginsight.api.Level;
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

  private long time = LogBatch.NO_TIME;
  private int level = LogBatch.NO_LEVEL;
  private byte[] text = NOTHING;
  private int from;
  private int to;
  private final int[] starts = new int[FIELDS];
  private final int[] ends = new int[FIELDS];

  /** Forgets the line before. */
  void clear() {
    time = LogBatch.NO_TIME;
    level = LogBatch.NO_LEVEL;
    text = NOTHING;
    from = 0;
    to = 0;
    Arrays.fill(starts, -1);
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
    starts[field.ordinal()] = from;
    ends[field.ordinal()] = to;
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
}
