package io.loginsight.core.format;

import io.loginsight.spi.Field;
import io.loginsight.spi.FormatContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads syslog as it is sent: a line that begins with {@code <PRI>}, in the form of RFC 5424 or of
 * RFC 3164. Confined.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5424#section-6">RFC 5424, section 6</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3164#section-4">RFC 3164, section 4</a>
 */
final class SyslogReader implements EnvelopeReader {

  private static final int LARGEST_PRIORITY = 191;

  /** A PRI says what the daemon was told; what the message itself says counts more. */
  private static final int RANK = 0;

  private final Timestamps timestamps;

  SyslogReader(FormatContext context) {
    timestamps = new Timestamps(context);
  }

  @Override
  public boolean read(byte[] line, int from, int to, Found found) {
    int at = priority(line, from, to, found);
    if (at < 0) {
      return false;
    }
    if (at + 2 < to && line[at] == '1' && line[at + 1] == ' ') {
      return modern(line, at + 2, to, found);
    }
    return classic(line, at, to, found);
  }

  private static int priority(byte[] line, int from, int to, Found found) {
    if (to - from < 4 || line[from] != '<') {
      return -1;
    }
    int value = 0;
    int i = from + 1;
    while (i < to && i - from < 4 && Ascii.isDigit(line[i])) {
      value = value * 10 + line[i++] - '0';
    }
    if (i == from + 1 || i >= to || line[i] != '>' || value > LARGEST_PRIORITY) {
      return -1;
    }
    found.level(LevelWords.ofSyslog(value & 7), RANK);
    return i + 1;
  }

  // ---- RFC 5424: TIMESTAMP HOST APP PROCID MSGID STRUCTURED-DATA [MSG]

  private boolean modern(byte[] line, int from, int to, Found found) {
    int end = endOfWord(line, from, to);
    if (!isNil(line, from, end)) {
      if (timestamps.scan(line, from, end) != end || timestamps.shape != Timestamps.ISO) {
        return false;
      }
      time(found);
    }
    int i = word(line, end, to, Field.HOST, found);
    i = word(line, i, to, Field.PROCESS, found);
    i = word(line, i, to, Field.PID, found);
    i = word(line, i, to, null, found); // MSGID
    i = i < 0 ? -1 : structuredData(line, i, to);
    if (i < 0) {
      return false;
    }
    i = i < to ? i + 1 : i;
    boolean mark = i + 2 < to && line[i] == (byte) 0xef && line[i + 1] == (byte) 0xbb;
    found.message(line, mark && line[i + 2] == (byte) 0xbf ? i + 3 : i, to);
    return true;
  }

  private static int word(byte[] line, int at, int to, @Nullable Field field, Found found) {
    if (at < 0 || at >= to || line[at] != ' ') {
      return -1;
    }
    int end = endOfWord(line, at + 1, to);
    if (end == at + 1) {
      return -1;
    }
    if (field != null && !isNil(line, at + 1, end)) {
      found.field(field, at + 1, end, RANK);
    }
    return end;
  }

  /** Returns the offset behind {@code -} or the bracketed elements, which must end at a space. */
  private static int structuredData(byte[] line, int at, int to) {
    if (at + 1 >= to || line[at] != ' ') {
      return -1;
    }
    int i = at + 1;
    if (line[i] == '-') {
      i++;
    } else {
      while (i < to && line[i] == '[') {
        i = behindElement(line, i + 1, to);
        if (i < 0) {
          return -1;
        }
      }
      if (i == at + 1) {
        return -1;
      }
    }
    return i == to || line[i] == ' ' ? i : -1;
  }

  private static int behindElement(byte[] line, int from, int to) {
    boolean quoted = false;
    for (int i = from; i < to; i++) {
      byte c = line[i];
      if (c == '\\' && quoted) {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ']' && !quoted) {
        return i + 1;
      }
    }
    return -1;
  }

  private static boolean isNil(byte[] line, int from, int end) {
    return end - from == 1 && line[from] == '-';
  }

  // ---- RFC 3164: TIMESTAMP [HOST] TAG[PID]: MSG

  private boolean classic(byte[] line, int from, int to, Found found) {
    int i = Ascii.skipBlanks(line, from, to);
    int end = timestamps.scan(line, i, to);
    if (end < 0 || !timestamps.dated || !timestamps.clocked) {
      return false;
    }
    if (end < to && line[end] == ':') {
      end++;
    }
    if (end >= to || line[end] != ' ') {
      return false;
    }
    time(found);
    i = Ascii.skipBlanks(line, end, to);
    int behind = endOfWord(line, i, to);
    if (behind > i && line[behind - 1] != ':') {
      found.field(Field.HOST, i, behind, RANK);
      i = Ascii.skipBlanks(line, behind, to);
      behind = endOfWord(line, i, to);
    }
    int message = tag(line, i, behind, found);
    found.message(line, Ascii.skipBlanks(line, message, to), to);
    return true;
  }

  /** Returns the offset behind a tag, or where it should begin if there is none. */
  private static int tag(byte[] line, int from, int end, Found found) {
    if (end - from < 2 || line[end - 1] != ':') {
      return from;
    }
    int name = end - 1;
    if (line[name - 1] == ']') {
      int bracket = name - 1;
      while (bracket > from && line[bracket] != '[') {
        bracket--;
      }
      if (bracket > from) {
        found.field(Field.PID, bracket + 1, name - 1, RANK);
        name = bracket;
      }
    }
    found.field(Field.PROCESS, from, name, RANK);
    return end;
  }

  private void time(Found found) {
    if (timestamps.timed) {
      found.time(timestamps.nanos, RANK);
    }
    if (timestamps.lacksYear()) {
      found.assumedYear();
    }
  }

  private static int endOfWord(byte[] line, int from, int to) {
    int i = from;
    while (i < to && line[i] != ' ') {
      i++;
    }
    return i;
  }
}
