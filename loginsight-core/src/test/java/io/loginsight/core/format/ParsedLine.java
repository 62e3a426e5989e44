package io.loginsight.core.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Level;
import io.loginsight.spi.EventFields;
import io.loginsight.spi.Field;
import io.loginsight.spi.FormatContext;
import io.loginsight.spi.LineParser;
import io.loginsight.spi.LogFormat;
import io.loginsight.spi.LogFormatProvider;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a parser has found in a line, with every offset checked. */
final class ParsedLine implements EventFields {

  static final FormatContext UTC = new FormatContext(ZoneOffset.UTC, 2024);

  private final byte[] line;
  private final int from;
  private final int to;
  private final Map<Field, String> fields = new EnumMap<>(Field.class);
  private Instant time;
  private Level level;
  private String message;
  private boolean called;
  private boolean meta;
  private boolean header;
  private boolean continuation;
  private String trace;

  private ParsedLine(byte[] line, int from, int to) {
    this.line = line;
    this.from = from;
    this.to = to;
  }

  /** Makes a sample of lines. */
  static LineSample sample(List<String> lines) {
    LineSample sample = new LineSample();
    for (String line : lines) {
      byte[] bytes = line.getBytes(UTF_8);
      sample.add(bytes, 0, bytes.length);
    }
    return sample;
  }

  static LogFormat detect(LogFormatProvider provider, String... lines) {
    return provider.detect(sample(Arrays.asList(lines)), UTC);
  }

  /** Returns what the parser finds in a line, or null if it does not accept it. */
  static ParsedLine parse(LineParser parser, String line) {
    return parse(parser, line.getBytes(UTF_8));
  }

  static ParsedLine parse(LineParser parser, byte[] bytes) {
    // what lies around a line must not be taken for a part of it
    return parse(parser, padded(bytes, (byte) '7'), LineParser.PADDING + bytes.length);
  }

  private static ParsedLine parse(LineParser parser, byte[] padded, int end) {
    ParsedLine parsed = new ParsedLine(padded, LineParser.PADDING, end);
    boolean accepted = parser.parse(padded, LineParser.PADDING, end, parsed);
    assertTrue(
        accepted ? (parsed.meta || parsed.header) != (parsed.message != null) : !parsed.called,
        "accepted means a message");
    return accepted ? parsed : null;
  }

  /** Returns a line with no more around it than a parser may ask for. */
  static byte[] padded(byte[] line, byte around) {
    byte[] padded = new byte[line.length + 2 * LineParser.PADDING];
    Arrays.fill(padded, around);
    System.arraycopy(line, 0, padded, LineParser.PADDING, line.length);
    return padded;
  }

  /** Returns all that a parser finds in a line as text, so that it can be compared. */
  static String parsed(LineParser parser, byte[] line, byte around) {
    ParsedLine found = parse(parser, padded(line, around), LineParser.PADDING + line.length);
    return found == null
        ? "not accepted"
        : found.time
            + " "
            + found.level
            + found.fields
            + (found.meta ? " meta" : "")
            + (found.header ? " header" : "")
            + (found.continuation ? " continues" : "")
            + " trace="
            + found.trace
            + " message="
            + found.message;
  }

  Instant time() {
    return time;
  }

  Level level() {
    return level;
  }

  String message() {
    return message;
  }

  Map<Field, String> fields() {
    return fields;
  }

  boolean isMeta() {
    return meta;
  }

  boolean isContinuation() {
    return continuation;
  }

  String trace() {
    return trace;
  }

  boolean isHeader() {
    return header;
  }

  @Override
  public void header() {
    called = true;
    header = true;
  }

  @Override
  public void meta() {
    called = true;
    meta = true;
  }

  @Override
  public void continuation() {
    called = true;
    continuation = true;
  }

  @Override
  public void stackTrace(byte[] text, int start, int end) {
    called = true;
    trace = new String(text, start, end - start, UTF_8);
  }

  @Override
  public void field(Field field, byte[] text, int start, int end) {
    called = true;
    assertTrue(text != line && start < end, () -> field + " was not decoded");
    String value = new String(text, start, end - start, UTF_8);
    assertTrue(fields.put(field, value) == null, () -> field + " was set twice");
  }

  @Override
  public void time(long epochNanos) {
    called = true;
    time =
        Instant.ofEpochSecond(
            Math.floorDiv(epochNanos, 1_000_000_000L), Math.floorMod(epochNanos, 1_000_000_000L));
  }

  @Override
  public void level(Level stated) {
    called = true;
    level = stated;
  }

  @Override
  public void field(Field field, int start, int end) {
    called = true;
    assertTrue(start >= from && start < end && end <= to, () -> field + " outside the line");
    String text = new String(line, start, end - start, UTF_8);
    assertTrue(fields.put(field, text) == null, () -> field + " was set twice");
  }

  @Override
  public void message(byte[] text, int start, int end) {
    called = true;
    assertTrue(message == null, "the message was set twice");
    assertTrue(start >= 0 && start <= end && end <= text.length, "message outside its array");
    if (text == line) {
      assertTrue(start >= from && end <= to, "message outside the line");
    }
    message = new String(text, start, end - start, UTF_8);
  }
}
