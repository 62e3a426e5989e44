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

  /** How many events of a skeleton are kept whatever their level: the first ones. */
  static final int PER_SKELETON = 3;

  /** A line is not copied beyond this many bytes. */
  static final int LINE_BYTES = 8_000;

  /** An event is not copied beyond this many physical lines. */
  private static final int LINES = 30;

  /** A decoded field is not copied beyond this many bytes. */
  private static final int FIELD_BYTES = 500;

  /** The lines behind the first are not copied beyond this many bytes in all. */
  private static final int MORE_BYTES = 16_000;

  private final OpenSource source;
  private final long number; // of its first line in the source, from 1
  private final long time;
  private final int level;
  private byte[] line; // the first physical line, decoded fields behind it, padded
  private int lineEnd;
  private byte[] message; // the same array, unless the message was decoded
  private int messageStart;
  private int messageEnd;
  private final int[] fields = new int[2 * ParsedLine.FIELDS]; // start and end in line, or -1
  private final List<byte[]> more = new ArrayList<>(0); // the other physical lines
  private int mostMore = MORE_BYTES; // bytes in all of them
  private int moreBytes;

  KeptEvent(OpenSource source, long number, byte[] bytes, int from, int to, ParsedLine parsed) {
    this.source = source;
    this.number = number;
    this.time = parsed.time();
    this.level = parsed.level();
    this.line = padded(bytes, from, to, decodedBytes(parsed));
    this.lineEnd = LineParser.PADDING + Math.min(to - from, LINE_BYTES);
    boolean decoded = parsed.text() != bytes || parsed.from() < from || parsed.to() > to;
    this.message = decoded ? padded(parsed.text(), parsed.from(), parsed.to(), 0) : line;
    int shift = LineParser.PADDING - (decoded ? parsed.from() : from);
    int last = decoded ? message.length - LineParser.PADDING : lineEnd;
    this.messageStart = Math.min(parsed.from() + shift, last);
    this.messageEnd = Math.min(parsed.to() + shift, last);
    keepFields(parsed, LineParser.PADDING - from);
  }

  private void keepFields(ParsedLine parsed, int shift) {
    int behind = lineEnd;
    for (Field field : ParsedLine.ALL) {
      int i = 2 * field.ordinal();
      int length = isDecoded(parsed, field) ? decodedBytes(parsed, field) : -1;
      if (length >= 0) {
        System.arraycopy(parsed.text(field), parsed.start(field), line, behind, length);
        fields[i] = behind;
        behind += length;
        fields[i + 1] = behind;
        continue;
      }
      boolean kept = parsed.has(field) && parsed.end(field) + shift <= lineEnd;
      fields[i] = kept ? parsed.start(field) + shift : -1;
      fields[i + 1] = kept ? parsed.end(field) + shift : -1;
    }
  }

  private static boolean isDecoded(ParsedLine parsed, Field field) {
    return parsed.has(field) && parsed.text(field) != ParsedLine.IN_LINE;
  }

  private static int decodedBytes(ParsedLine parsed, Field field) {
    return Math.min(parsed.end(field) - parsed.start(field), FIELD_BYTES);
  }

  /** Returns how many bytes the fields have that do not stand in the line. */
  private static int decodedBytes(ParsedLine parsed) {
    int sum = 0;
    for (Field field : ParsedLine.ALL) {
      sum += isDecoded(parsed, field) ? decodedBytes(parsed, field) : 0;
    }
    return sum;
  }

  private static byte[] padded(byte[] bytes, int from, int to, int more) {
    int length = Math.min(to - from, LINE_BYTES);
    byte[] copy = new byte[length + more + 2 * LineParser.PADDING];
    System.arraycopy(bytes, from, copy, LineParser.PADDING, length);
    return copy;
  }

  /** Keeps another physical line of the event, as far as there is room. */
  void continueWith(byte[] bytes, int from, int to) {
    int length = Math.min(Math.min(to - from, LINE_BYTES), mostMore - moreBytes);
    if (more.size() < LINES - 1 && (length > 0 || from == to)) {
      more.add(Arrays.copyOfRange(bytes, from, from + length));
      moreBytes += length;
    }
  }

  /**
   * Gives up what lies beyond so many bytes of the first line, of the message, and of the other
   * lines in all, now and when there are more to come.
   */
  void limit(int bytes) {
    boolean decoded = message != line;
    if (lineEnd - LineParser.PADDING > bytes) {
      line = cut(line, bytes);
      lineEnd = LineParser.PADDING + bytes;
      dropFieldsBehind(lineEnd);
    }
    message = decoded ? cut(message, bytes) : line;
    int last = decoded ? message.length - LineParser.PADDING : lineEnd;
    messageStart = Math.min(messageStart, last);
    messageEnd = Math.min(messageEnd, last);
    limitMore(bytes);
  }

  private static byte[] cut(byte[] padded, int bytes) {
    int length = padded.length - 2 * LineParser.PADDING;
    return length <= bytes
        ? padded
        : padded(padded, LineParser.PADDING, LineParser.PADDING + bytes, 0);
  }

  private void dropFieldsBehind(int end) {
    for (int i = 0; i < fields.length; i += 2) {
      if (fields[i + 1] > end) {
        fields[i] = -1;
        fields[i + 1] = -1;
      }
    }
  }

  private void limitMore(int bytes) {
    if (bytes >= mostMore) {
      return;
    }
    mostMore = bytes;
    List<byte[]> all = List.copyOf(more);
    more.clear();
    moreBytes = 0;
    all.forEach(next -> continueWith(next, 0, next.length));
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

  /** Returns the offset behind the first physical line in {@link #line}. */
  int lineEnd() {
    return lineEnd;
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
