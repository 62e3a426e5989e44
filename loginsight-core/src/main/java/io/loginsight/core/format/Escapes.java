package io.loginsight.core.format;

import io.loginsight.spi.LineParser;
import java.util.Arrays;

/**
 * Decodes the backslash escapes of JSON into a buffer that is used again for each message. What is
 * no escape is left as it is. Confined.
 */
final class Escapes {

  private static final int LARGEST_KEPT = 1 << 20;

  private byte[] buffer = new byte[1024];

  /** Sets the message of a line to the decoded bytes of {@code b[from .. to)}. */
  void decode(byte[] b, int from, int to, Found found) {
    int end = withoutFinalBreaks(b, from, to);
    int plain = from;
    while (plain < end && b[plain] != '\\') {
      plain++;
    }
    if (plain == end) {
      found.message(b, from, end);
      return;
    }
    reserve(end - from + 2 * LineParser.PADDING);
    int start = LineParser.PADDING;
    int n = decode(b, from, end, start);
    Arrays.fill(buffer, n, n + LineParser.PADDING, (byte) 0);
    found.message(buffer, start, n, from, plain - from);
  }

  /** Sets the stack trace of a line to the decoded bytes of {@code b[from .. to)}. */
  void decodeTrace(byte[] b, int from, int to, Found found) {
    reserve(to - from + 2 * LineParser.PADDING);
    int end = decode(b, from, to, LineParser.PADDING);
    found.stackTrace(buffer, LineParser.PADDING, end);
  }

  private void reserve(int needed) {
    if (buffer.length < needed) {
      buffer = new byte[Math.max(needed, 2 * buffer.length)];
    } else if (buffer.length > LARGEST_KEPT && needed < LARGEST_KEPT) {
      buffer = new byte[LARGEST_KEPT]; // one huge message must not cost its memory for ever
    }
  }

  /** Docker ends each message with an escaped line end; without it most need no decoding. */
  private static int withoutFinalBreaks(byte[] b, int from, int to) {
    int end = to;
    while (end - from >= 2
        && b[end - 2] == '\\'
        && (b[end - 1] == 'n' || b[end - 1] == 'r' || b[end - 1] == 't')
        && !isEscaped(b, from, end - 2)) {
      end -= 2;
    }
    return end;
  }

  /** Says whether an odd number of backslashes stands in front of an offset. */
  private static boolean isEscaped(byte[] b, int from, int at) {
    int i = at;
    while (i > from && b[i - 1] == '\\') {
      i--;
    }
    return (at - i & 1) == 1;
  }

  /** A text never gets longer by decoding it: the shortest escape of three bytes has six. */
  private int decode(byte[] b, int from, int end, int start) {
    int n = start;
    int i = from;
    while (i < end) {
      byte c = b[i++];
      if (c != '\\' || i == end) {
        buffer[n++] = c;
      } else if (b[i] != 'u' || i + 5 > end || unicode(b, i + 1) < 0) {
        n = unescape(b[i++], n);
      } else {
        int high = unicode(b, i + 1);
        i += 5;
        int low = lowSurrogate(b, i, end);
        if (Character.isHighSurrogate((char) high) && low >= 0) {
          n = encode(Character.toCodePoint((char) high, (char) low), n);
          i += 6;
        } else {
          n = encode(high, n);
        }
      }
    }
    return n;
  }

  private static int lowSurrogate(byte[] b, int at, int end) {
    if (at + 6 > end || b[at] != '\\' || b[at + 1] != 'u') {
      return -1;
    }
    int code = unicode(b, at + 2);
    return code >= 0 && Character.isLowSurrogate((char) code) ? code : -1;
  }

  private int unescape(byte escape, int at) {
    int n = at;
    switch (escape) {
      case 'b' -> buffer[n++] = '\b';
      case 'f' -> buffer[n++] = '\f';
      case 'n' -> buffer[n++] = '\n';
      case 'r' -> buffer[n++] = '\r';
      case 't' -> buffer[n++] = '\t';
      case '"', '\\', '/' -> buffer[n++] = escape;
      default -> {
        buffer[n++] = '\\';
        buffer[n++] = escape;
      }
    }
    return n;
  }

  /** Writes a code point as UTF-8; half a surrogate pair becomes the replacement character. */
  private int encode(int code, int at) {
    int c = code >= 0xd800 && code <= 0xdfff ? 0xfffd : code;
    int n = at;
    if (c < 0x80) {
      buffer[n++] = (byte) c;
    } else if (c < 0x800) {
      buffer[n++] = (byte) (0xc0 | (c >> 6));
      buffer[n++] = (byte) (0x80 | (c & 0x3f));
    } else {
      if (c < 0x10000) {
        buffer[n++] = (byte) (0xe0 | (c >> 12));
      } else {
        buffer[n++] = (byte) (0xf0 | (c >> 18));
        buffer[n++] = (byte) (0x80 | (c >> 12 & 0x3f));
      }
      buffer[n++] = (byte) (0x80 | (c >> 6 & 0x3f));
      buffer[n++] = (byte) (0x80 | (c & 0x3f));
    }
    return n;
  }

  /** Returns the value of four hex digits, or -1. */
  static int unicode(byte[] b, int at) {
    int value = 0;
    for (int i = at; i < at + 4; i++) {
      int digit = b[i] < 0 ? -1 : Character.digit(b[i], 16);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }
}
