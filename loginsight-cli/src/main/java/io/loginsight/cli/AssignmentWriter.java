package io.loginsight.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.loginsight.api.AssignedLine;
import io.loginsight.api.Level;
import io.loginsight.api.Pattern;
import io.loginsight.api.PatternId;
import io.loginsight.spi.LineVisitor;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes one row a physical line: the table of {@code --assign}. Other programs read it.
 *
 * <p>It is called once a line, so it encodes into one buffer of its own. What repeats is encoded
 * once: the id and the template of each pattern, and the second that a time falls into.
 */
final class AssignmentWriter implements LineVisitor {

  static final String HEADER = "LineId\tEventId\tEventTemplate\tTime\tLevel\tMessage";

  private static final int FLUSH_AT = 1 << 16;
  private static final byte[] NO_PATTERN = {'\t'};
  private static final Map<Level, byte[]> LEVELS = levels();

  private final OutputStream out;
  private final Map<PatternId, byte[]> patterns = new HashMap<>();
  private byte[] buffer = new byte[FLUSH_AT * 2];
  private int used;
  private long second = Long.MIN_VALUE;
  private byte[] secondText = {};

  AssignmentWriter(OutputStream out) {
    this.out = out;
    put((HEADER + "\n").getBytes(US_ASCII));
  }

  @Override
  public void visit(AssignedLine line) throws IOException {
    putNumber(line.line());
    put('\t');
    put(patternText(line.pattern()));
    put('\t');
    if (line.time() != null) {
      putTime(line.time());
    }
    put('\t');
    if (line.level() != null) {
      put(requireNonNull(LEVELS.get(line.level())));
    }
    put('\t');
    putEscaped(line.message());
    put('\n');
    if (used >= FLUSH_AT) {
      flush();
    }
  }

  /** Passes on what is left. */
  void flush() throws IOException {
    out.write(buffer, 0, used);
    used = 0;
  }

  private byte[] patternText(@Nullable Pattern pattern) {
    return pattern == null
        ? NO_PATTERN
        : patterns.computeIfAbsent(pattern.id(), id -> encode(id, pattern.template()));
  }

  private static byte[] encode(PatternId id, String template) {
    String oneField = template.replace('\t', ' ').replace('\r', ' ').replace('\n', ' ');
    return (id + "\t" + oneField).getBytes(UTF_8);
  }

  private void putNumber(long n) {
    reserve(20);
    int end = used + decimalDigits(n);
    long rest = n;
    for (int at = end - 1; at >= used; at--) {
      buffer[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    used = end;
  }

  private static int decimalDigits(long n) {
    int digits = 1;
    for (long rest = n; rest >= 10; rest /= 10) {
      digits++;
    }
    return digits;
  }

  /** Writes what {@code Instant.toString} returns: a fraction of 0, 3, 6 or 9 digits. */
  private void putTime(Instant time) {
    if (time.getEpochSecond() != second) {
      second = time.getEpochSecond();
      String text = Instant.ofEpochSecond(second).toString();
      secondText = text.substring(0, text.length() - 1).getBytes(US_ASCII);
    }
    put(secondText);
    int nanos = time.getNano();
    if (nanos != 0) {
      putFraction(nanos);
    }
    put('Z');
  }

  private void putFraction(int nanos) {
    int digits = nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : 9;
    put('.');
    int unit = 100_000_000;
    for (int i = 0; i < digits; i++) {
      put('0' + nanos / unit % 10);
      unit /= 10;
    }
  }

  private void putEscaped(String text) {
    reserve(text.length() * 3); // UTF-8 needs no more for one char, an escape needs two
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x80 && c != '\\') {
        buffer[used++] = (byte) c;
      } else {
        i += putSpecial(text, i);
      }
    }
  }

  /** Writes the character at an index, and returns how many more than one char it consists of. */
  private int putSpecial(String text, int index) {
    char c = text.charAt(index);
    switch (c) {
      case '\t' -> putEscape('t');
      case '\n' -> putEscape('n');
      case '\r' -> putEscape('r');
      case '\\' -> putEscape('\\');
      default -> {
        return putUtf8(text.codePointAt(index));
      }
    }
    return 0;
  }

  private void putEscape(char letter) {
    buffer[used++] = '\\';
    buffer[used++] = (byte) letter;
  }

  private int putUtf8(int c) {
    if (c < 0x80) {
      buffer[used++] = (byte) c;
    } else if (c < 0x800) {
      buffer[used++] = (byte) (0xc0 | (c >> 6));
      buffer[used++] = (byte) (0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
      boolean half = Character.isSurrogate((char) c); // of a pair; has no place in UTF-8
      int shown = half ? '\ufffd' : c;
      buffer[used++] = (byte) (0xe0 | (shown >> 12));
      buffer[used++] = (byte) (0x80 | ((shown >> 6) & 0x3f));
      buffer[used++] = (byte) (0x80 | (shown & 0x3f));
    } else {
      buffer[used++] = (byte) (0xf0 | (c >> 18));
      buffer[used++] = (byte) (0x80 | ((c >> 12) & 0x3f));
      buffer[used++] = (byte) (0x80 | ((c >> 6) & 0x3f));
      buffer[used++] = (byte) (0x80 | (c & 0x3f));
      return 1;
    }
    return 0;
  }

  private void put(int asciiByte) {
    reserve(1);
    buffer[used++] = (byte) asciiByte;
  }

  private void put(byte[] bytes) {
    reserve(bytes.length);
    System.arraycopy(bytes, 0, buffer, used, bytes.length);
    used += bytes.length;
  }

  private void reserve(int bytes) {
    if (buffer.length - used < bytes) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, used + bytes));
    }
  }

  private static Map<Level, byte[]> levels() {
    Map<Level, byte[]> names = new EnumMap<>(Level.class);
    for (Level level : Level.values()) {
      names.put(level, level.name().getBytes(US_ASCII));
    }
    return names;
  }
}
