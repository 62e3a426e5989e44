package io.loginsight.tck;

import io.loginsight.api.Level;
import io.loginsight.spi.EventFields;
import io.loginsight.spi.Field;
import io.loginsight.spi.LineParser;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes what a parser finds in one line, and watches how it behaves. */
final class Parsed implements EventFields {

  private static final byte[] EMPTY = new byte[0];

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
  private boolean continuation;
  private byte @Nullable [] text;
  private int messageFrom;
  private int messageTo;

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
    }
    fields.put(field, relative(from, to));
  }

  @Override
  public void message(byte[] text, int from, int to) {
    called();
    messages++;
    boolean own = text == line.array;
    if (from > to || from < (own ? line.from : 0) || to > (own ? line.to : text.length)) {
      outside =
          own
              ? "the message at " + relative(from, to)
              : "the message at " + from + " .. " + to + " of an array of " + text.length;
    }
    this.text = text;
    messageFrom = from;
    messageTo = to;
  }

  @Override
  public void field(Field field, byte[] text, int from, int to) {
    called();
    if (from < 0 || to > text.length || from > to) {
      outside = "the field " + field + " at " + from + " .. " + to + " of " + text.length;
      return;
    }
    fields.put(field, new String(text, from, to - from, StandardCharsets.UTF_8));
  }

  @Override
  public void stackTrace(byte[] text, int from, int to) {
    called();
    if (from < 0 || to > text.length || from > to) {
      outside = "the stack trace at " + from + " .. " + to + " of " + text.length;
    }
  }

  @Override
  public void meta() {
    called();
    messages++; // stands in for a message
    text = EMPTY;
  }

  @Override
  public void continuation() {
    called();
    continuation = true;
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

  /** Returns what lies outside of its array, or null. */
  @Nullable String outside() {
    return outside;
  }

  /** Returns all that was found, as text that does not depend on where the line stood. */
  String outcome() {
    if (failure != null) {
      return "threw " + failure.getClass().getName();
    }
    if (!accepted) {
      return "not in this format";
    }
    return (continuation ? "continues; time " : "time ")
        + (time + ", level " + level + ", fields " + fields + ", message " + messageText());
  }

  private String messageText() {
    byte[] array = text;
    if (array == null) {
      return "none";
    }
    int from = Math.max(0, Math.min(messageFrom, array.length));
    int to = Math.max(from, Math.min(messageTo, array.length));
    return new String(Arrays.copyOfRange(array, from, to), StandardCharsets.ISO_8859_1);
  }
}
