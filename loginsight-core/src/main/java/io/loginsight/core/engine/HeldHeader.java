package io.loginsight.core.engine;

import io.loginsight.spi.LogBatch;

/**
 * The line before the one at hand, if it is its header: what stands there goes with the event of
 * the next line.
 *
 * <p><b>Threads:</b> Confined.
 */
final class HeldHeader {

  private static final int NOTHING = -1;

  private int format = NOTHING;
  private ParsedLine fields = new ParsedLine();
  private int number; // of the line in its block, or -1 for the one before it
  private byte[] bytes = {};
  private int from;
  private int to;

  /** Whether there is one. */
  boolean isThere() {
    return format != NOTHING;
  }

  /**
   * Takes a line.
   *
   * @param parsed what it says; owned by this
   * @return to be used in its place
   */
  ParsedLine hold(int format, ParsedLine parsed, int number, byte[] bytes, int from, int to) {
    ParsedLine spare = fields;
    parsed.own();
    this.format = format;
    this.fields = parsed;
    this.number = number;
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    return spare;
  }

  /** Lets it go. Its bytes stay readable until the next one is held. */
  void drop() {
    format = NOTHING;
  }

  /**
   * Gives up what it says, completed by the line behind it.
   *
   * @param spare is used in its place
   */
  ParsedLine complete(ParsedLine next, ParsedLine spare) {
    ParsedLine completed = fields;
    completed.complete(next);
    fields = spare;
    return completed;
  }

  /** Whether it has the time of the event. */
  boolean isTimed() {
    return fields.time() != LogBatch.NO_TIME;
  }

  /** Returns the index of the format that it is in. */
  int format() {
    return format;
  }

  int number() {
    return number;
  }

  byte[] bytes() {
    return bytes;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }
}
