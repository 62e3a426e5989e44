package io.loginsight.tck;

import io.loginsight.api.Level;
import io.loginsight.spi.EventFields;
import io.loginsight.spi.Field;
import io.loginsight.spi.LineParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes what a parser finds in one line, and watches how it behaves. */
final class Parsed implements EventFields {

  private final PlacedLine line;
  private boolean lent = true;
  private boolean accepted;
  private @Nullable Throwable failure;

  private int calls;
  private int messages;
  private boolean usedAfterwards;
  private @Nullable String outside;

  private @Nullable Long time;
  private @Nullable Level level;
  private final Map<Field, String> fields = new EnumMap<>(Field.class);
  private final Map<Field, Range> values = new EnumMap<>(Field.class);
  private boolean continuation;
  private boolean header;
  private boolean meta;
  private @Nullable Range message;
  private @Nullable Range stackTrace;

  private Parsed(PlacedLine line) {
    this.line = line;
  }

  /** Lets a parser read a line. The message is read by {@link #outcome}, as the engine does it. */
  static Parsed by(LineParser parser, PlacedLine line) {
    Parsed parsed = new Parsed(line);
    try {
      parsed.accepted = parser.parse(line.array, line.from, line.to, parsed);
    } catch (RuntimeException | StackOverflowError | AssertionError | OutOfMemoryError e) {
      parsed.failure = e;
    }
    parsed.lent = false;
    return parsed;
  }

  @Override
  public void time(long epochNanos) {
    called();
    time = epochNanos;
  }

  @Override
  public void level(Level level) {
    called();
    this.level = level;
  }

  @Override
  public void field(Field field, int from, int to) {
    called();
    if (from < line.from || to > line.to || from > to) {
      outside = "the field " + field + " at " + relative(from, to);
    } else {
      values.put(field, new Range(line.array, from, to));
    }
    fields.put(field, relative(from, to));
  }

  @Override
  public void message(byte[] text, int from, int to) {
    called();
    messages++;
    message = range("the message", text, from, to);
  }

  @Override
  public void field(Field field, byte[] text, int from, int to) {
    called();
    values.put(field, range("the field " + field, text, from, to));
  }

  @Override
  public void stackTrace(byte[] text, int from, int to) {
    called();
    stackTrace = range("the stack trace", text, from, to);
  }

  @Override
  public void meta() {
    called();
    messages++; // stands in for a message
    meta = true;
  }

  @Override
  public void header() {
    called();
    messages++; // stands in for a message
    header = true;
  }

  @Override
  public void continuation() {
    called();
    continuation = true;
  }

  private Range range(String what, byte[] text, int from, int to) {
    boolean own = text == line.array;
    if (from > to || from < (own ? line.from : 0) || to > (own ? line.to : text.length)) {
      String where = from + " .. " + to + " of an array of " + text.length;
      outside = what + " at " + (own ? relative(from, to) : where);
    }
    return new Range(text, from, to);
  }

  /** A part of an array, which is read no sooner than it is asked for. */
  private static final class Range {
    private final byte[] array;
    private final int from;
    private final int to;

    Range(byte[] array, int from, int to) {
      this.array = array;
      this.from = Math.max(0, Math.min(from, array.length));
      this.to = Math.max(this.from, Math.min(to, array.length));
    }

    @Override
    public String toString() {
      return new String(Arrays.copyOfRange(array, from, to), StandardCharsets.ISO_8859_1);
    }

    String text() {
      return new String(array, from, to - from, StandardCharsets.UTF_8);
    }
  }

  private String relative(int from, int to) {
    return (from - line.from) + " .. " + (to - line.from) + " of " + (line.to - line.from);
  }

  private void called() {
    calls++;
    if (!lent) {
      usedAfterwards = true;
      throw new IllegalStateException(
          "these EventFields were lent to parse(), which has returned; do not keep them");
    }
  }

  boolean isAccepted() {
    return accepted;
  }

  boolean isUsedAfterwards() {
    return usedAfterwards;
  }

  @Nullable Throwable failure() {
    return failure;
  }

  int calls() {
    return calls;
  }

  int messages() {
    return messages;
  }

  boolean isMeta() {
    return meta;
  }

  /** Returns what lies outside of its array, or null. */
  @Nullable String outside() {
    return outside;
  }

  /** Returns the time that was found; null if none was. */
  @Nullable Instant time() {
    return time == null
        ? null
        : Instant.ofEpochSecond(
            Math.floorDiv(time, 1_000_000_000), Math.floorMod(time, 1_000_000_000));
  }

  /** Returns what was found as {@link ExpectedLine#in} tells what should be. */
  String found() {
    Map<Field, String> texts = new EnumMap<>(Field.class);
    values.forEach((field, range) -> texts.put(field, range.text()));
    return ExpectedLine.told(time(), level, message == null ? null : message.text(), texts);
  }

  /** Returns all that was found, as text that does not depend on where the line stood. */
  String outcome() {
    if (failure != null) {
      return "threw " + failure.getClass().getName();
    }
    if (!accepted) {
      return "not in this format";
    }
    return (meta ? "meta; " : "")
        + (header ? "header; " : "")
        + (continuation ? "continues; " : "")
        + ("time " + time + ", level " + level + ", fields " + fields + values)
        + (", message " + message + ", stack trace " + stackTrace);
  }
}
