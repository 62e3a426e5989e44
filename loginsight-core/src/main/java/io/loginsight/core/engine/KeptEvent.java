package io.loginsight.core.engine;

import io.loginsight.spi.Field;
import io.loginsight.spi.LineParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A copy of one event, made because it may become an example in the report. Long lines are cut.
 *
 * <p><b>Threads:</b> Confined; handed from the worker that made it to the merger.
 */
final class KeptEvent {

  /** How many events of a skeleton are kept: the first ones. */
  static final int PER_SKELETON = 3;

  /** A line is not copied beyond this many bytes. */
  static final int LINE_BYTES = 8_000;

  /** An event is not copied beyond this many physical lines. */
  private static final int LINES = 30;

  private final OpenSource source;
  private final long number; // of its first line in the source, from 1
  private final long time;
  private final int level;
  private final byte[] line; // the first physical line, padded
  private final byte[] message; // the same array, unless the message was decoded
  private final int messageStart;
  private final int messageEnd;
  private final int[] fields = new int[2 * ParsedLine.FIELDS]; // start and end in line, or -1
  private final List<byte[]> more = new ArrayList<>(0); // the other physical lines

  KeptEvent(OpenSource source, long number, byte[] bytes, int from, int to, ParsedLine parsed) {
    this.source = source;
    this.number = number;
    this.time = parsed.time();
    this.level = parsed.level();
    this.line = padded(bytes, from, to);
    boolean decoded = parsed.text() != bytes;
    this.message = decoded ? padded(parsed.text(), parsed.from(), parsed.to()) : line;
    int shift = LineParser.PADDING - (decoded ? parsed.from() : from);
    int last = message.length - LineParser.PADDING;
    this.messageStart = Math.min(parsed.from() + shift, last);
    this.messageEnd = Math.min(parsed.to() + shift, last);
    keepFields(parsed, LineParser.PADDING - from);
  }

  private void keepFields(ParsedLine parsed, int shift) {
    int last = line.length - LineParser.PADDING;
    for (Field field : ParsedLine.ALL) {
      int i = 2 * field.ordinal();
      boolean kept = parsed.has(field) && parsed.end(field) + shift <= last;
      fields[i] = kept ? parsed.start(field) + shift : -1;
      fields[i + 1] = kept ? parsed.end(field) + shift : -1;
    }
  }

  private static byte[] padded(byte[] bytes, int from, int to) {
    int length = Math.min(to - from, LINE_BYTES);
    byte[] copy = new byte[length + 2 * LineParser.PADDING];
    System.arraycopy(bytes, from, copy, LineParser.PADDING, length);
    return copy;
  }

  /** Keeps another physical line of the event, if there are not too many. */
  void continueWith(byte[] bytes, int from, int to) {
    if (more.size() < LINES - 1) {
      more.add(Arrays.copyOfRange(bytes, from, Math.min(to, from + LINE_BYTES)));
    }
  }

  OpenSource source() {
    return source;
  }

  long number() {
    return number;
  }

  long time() {
    return time;
  }

  int level() {
    return level;
  }

  byte[] line() {
    return line;
  }

  byte[] message() {
    return message;
  }

  int messageStart() {
    return messageStart;
  }

  int messageEnd() {
    return messageEnd;
  }

  int fieldStart(Field field) {
    return fields[2 * field.ordinal()];
  }

  int fieldEnd(Field field) {
    return fields[2 * field.ordinal() + 1];
  }

  /** Returns the physical lines behind the first. */
  List<byte[]> more() {
    return more;
  }
}
