package io.loginsight.core.format;

import io.loginsight.spi.FormatContext;

/**
 * Reads a line that is one JSON object: one pass over the bytes that checks the grammar and notes
 * the values of the keys it knows. No tree is built.
 *
 * <p>Confined.
 */
final class JsonReader implements EnvelopeReader {

  /** An object nested deeper than this is not read. */
  private static final int DEEPEST = 64;

  /** Keys are known in the outermost object and this many below it. */
  private static final int NAMED = 3;

  /** The rank of a message key up to which an object or a list may be the message. */
  private static final int STRUCTURED = 7;

  private static final int NO_MESSAGE = Integer.MAX_VALUE;
  private static final int NO_TRACE = Integer.MAX_VALUE;

  private final KeyedValues values;
  private final Escapes escapes = new Escapes();
  private final Escapes traceEscapes = new Escapes(); // the message must stay in the other

  private byte[] b = new byte[0];
  private int to;
  private Found found = new Found();
  private int messageRank;
  private int messageFrom;
  private int messageTo;
  private boolean messageEscaped;
  private int traceRank;
  private int traceFrom;
  private int traceTo;
  private boolean escaped; // whether the string that was read last holds an escape
  private long instantSecond;
  private long instantNano;
  private int digit; // the value of a key "level", which means syslog's severity in GELF alone
  private int namedTo; // keys are known in objects less deep than this
  private long pairName; // the key of the pair that is being read

  JsonReader(FormatContext context) {
    values = new KeyedValues(context);
  }

  @Override
  public boolean read(byte[] line, int from, int end, Found target) {
    b = line;
    to = end;
    int start = skipSpaces(from);
    if (start >= to || b[start] != '{') {
      return false;
    }
    found = target;
    messageRank = NO_MESSAGE;
    traceRank = NO_TRACE;
    instantSecond = -1;
    instantNano = 0;
    digit = -1;
    namedTo = NAMED;
    int behind = object(start + 1, 0, JsonKeys.ROOT);
    if (behind < 0 || skipSpaces(behind) != to) {
      return false;
    }
    if (instantSecond > 0 && instantSecond < 9_000_000_000L && instantNano < 1_000_000_000L) {
      found.time(instantSecond * 1_000_000_000L + instantNano, 0);
    }
    if (digit >= 0 && messageRank == (JsonKeys.GELF_MESSAGE & 0xff)) {
      found.level(LevelWords.ofSyslog(digit), 0);
    }
    message(start, behind);
    if (traceRank != NO_TRACE) {
      traceEscapes.decodeTrace(b, traceFrom, traceTo, found);
    }
    return true;
  }

  private void message(int start, int behind) {
    if (messageRank == NO_MESSAGE) {
      found.message(b, start, behind);
      found.whole = true;
    } else if (messageEscaped) {
      escapes.decode(b, messageFrom, messageTo, found);
    } else {
      found.message(b, messageFrom, messageTo);
    }
  }

  // ---- the grammar; each method returns the offset behind what it has read, or -1

  private int object(int from, int depth, long path) {
    if (path == JsonKeys.PAIR) {
      pairName = 0; // its key comes before its value, or it has none
    }
    int i = skipSpaces(from);
    if (i < to && b[i] == '}') {
      return i + 1;
    }
    while (i < to && b[i] == '"') {
      int key = i + 1;
      int quote = string(key);
      if (quote < 0) {
        return -1;
      }
      i = skipSpaces(quote + 1);
      if (i >= to || b[i] != ':') {
        return -1;
      }
      i = skipSpaces(i + 1);
      i = value(i, depth, depth < namedTo ? name(path, key, quote, i) : 0);
      if (i < 0) {
        return -1;
      }
      i = skipSpaces(i);
      if (i >= to) {
        return -1;
      }
      if (b[i] == '}') {
        return i + 1;
      }
      if (b[i] != ',') {
        return -1;
      }
      i = skipSpaces(i + 1);
    }
    return -1;
  }

  private long name(long path, int key, int quote, int value) {
    if (JsonKeys.isBoxedText(b, key, quote)) {
      return path;
    }
    if (path == JsonKeys.PAIR) {
      return pairName(key, quote, value);
    }
    return JsonKeys.hash(path, b, key, quote);
  }

  /** Of {@code {"key":"service.name","value":…}} the value is named by the key before it. */
  private long pairName(int key, int quote, int value) {
    if (quote - key == "key".length() && value < to && b[value] == '"') {
      int end = string(value + 1);
      pairName = end < 0 ? 0 : JsonKeys.hash(JsonKeys.ROOT, b, value + 1, end);
      return 0;
    }
    return quote - key == "value".length() ? pairName : 0;
  }

  private int value(int from, int depth, long name) {
    if (from >= to) {
      return -1;
    }
    int meaning = depth < namedTo ? JsonKeys.meaning(name) : JsonKeys.OTHER;
    int c = b[from];
    if (c == '"') {
      int quote = string(from + 1);
      if (quote >= 0 && meaning != JsonKeys.OTHER) {
        take(meaning, from + 1, quote);
      }
      return quote < 0 ? -1 : quote + 1;
    }
    if (c == '{' || c == '[') {
      if (depth >= DEEPEST) {
        return -1;
      }
      int end =
          c == '{'
              ? object(from + 1, depth + 1, name)
              : array(from + 1, depth + 1, JsonKeys.insideArray(meaning));
      if (end >= 0 && meaning >> 8 == JsonKeys.MESSAGE && (meaning & 0xff) <= STRUCTURED) {
        takeMessage(100 + (meaning & 0xff), from, end, false);
      }
      return end;
    }
    int end = c == '-' || Ascii.isDigit(c) ? number(from) : literal(from);
    if (end >= 0 && meaning != JsonKeys.OTHER && c != 'n') {
      escaped = false;
      take(meaning, from, end);
    }
    return end;
  }

  /**
   * Reads an array.
   *
   * @param name what the keys of its objects are named after, or 0 if they mean nothing
   */
  private int array(int from, int depth, long name) {
    int outside = namedTo;
    namedTo = name == 0 ? Math.min(depth, namedTo) : depth + NAMED;
    int end = elements(from, depth, name);
    namedTo = outside;
    return end;
  }

  private int elements(int from, int depth, long name) {
    int i = skipSpaces(from);
    if (i < to && b[i] == ']') {
      return i + 1;
    }
    while (i < to) {
      i = value(i, depth, name);
      if (i < 0) {
        return -1;
      }
      i = skipSpaces(i);
      if (i >= to) {
        return -1;
      }
      if (b[i] == ']') {
        return i + 1;
      }
      if (b[i] != ',') {
        return -1;
      }
      i = skipSpaces(i + 1);
    }
    return -1;
  }

  /** Returns the offset of the closing quote, or -1. */
  private int string(int from) {
    boolean escapes = false;
    int i = from;
    while (i < to) {
      int c = b[i];
      if (c == '"') {
        escaped = escapes;
        return i;
      }
      if (c == '\\') {
        escapes = true;
        i = behindEscape(i + 1);
        if (i < 0) {
          return -1;
        }
      } else {
        i++;
      }
    }
    return -1;
  }

  private int behindEscape(int i) {
    if (i >= to) {
      return -1;
    }
    return switch (b[i]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> i + 1;
      case 'u' -> i + 4 < to && Escapes.unicode(b, i + 1) >= 0 ? i + 5 : -1;
      default -> -1;
    };
  }

  private int number(int from) {
    int i = b[from] == '-' ? from + 1 : from;
    int digits = Ascii.skipDigits(b, i, to);
    if (digits == i) {
      return -1;
    }
    i = digits;
    if (i < to && b[i] == '.') {
      digits = Ascii.skipDigits(b, i + 1, to);
      if (digits == i + 1) {
        return -1;
      }
      i = digits;
    }
    if (i < to && (b[i] | 0x20) == 'e') {
      i++;
      if (i < to && (b[i] == '+' || b[i] == '-')) {
        i++;
      }
      digits = Ascii.skipDigits(b, i, to);
      if (digits == i) {
        return -1;
      }
      i = digits;
    }
    return i;
  }

  private int literal(int from) {
    return switch (b[from]) {
      case 't' -> word(from, "true");
      case 'f' -> word(from, "false");
      case 'n' -> word(from, "null");
      default -> -1;
    };
  }

  private int word(int from, String word) {
    if (to - from < word.length()) {
      return -1;
    }
    for (int i = 0; i < word.length(); i++) {
      if (b[from + i] != word.charAt(i)) {
        return -1;
      }
    }
    return from + word.length();
  }

  private int skipSpaces(int from) {
    int i = from;
    while (i < to && (b[i] == ' ' || b[i] == '\t' || b[i] == '\r' || b[i] == '\n')) {
      i++;
    }
    return i;
  }

  // ---- what the values mean

  private void take(int meaning, int from, int end) {
    switch (meaning >> 8) {
      case JsonKeys.MESSAGE -> takeMessage(meaning & 0xff, from, end, escaped);
      case JsonKeys.STACK_TRACE -> takeTrace(meaning & 0xff, from, end);
      case JsonKeys.INSTANT_SECOND -> instantSecond = integer(from, end);
      case JsonKeys.INSTANT_NANO -> instantNano = Math.max(0, integer(from, end));
      case JsonKeys.LEVEL -> takeLevel(meaning, from, end);
      default -> values.take(meaning, b, from, end, found);
    }
  }

  private void takeLevel(int meaning, int from, int end) {
    boolean small = (meaning & 0xff) == 0 && end - from == 1 && b[from] >= '0' && b[from] <= '7';
    if (small) {
      digit = b[from] - '0'; // every program counts its own way: 1 is an alert, or harmless
    } else {
      values.take(meaning, b, from, end, found);
    }
  }

  /** A text without an escape has one line, hence no frames. */
  private void takeTrace(int rank, int from, int end) {
    if (escaped && rank < traceRank) {
      traceRank = rank;
      traceFrom = from;
      traceTo = end;
    }
  }

  private long integer(int from, int end) {
    if (end - from > 18 || end == from) {
      return -1;
    }
    long value = 0;
    for (int i = from; i < end; i++) {
      if (!Ascii.isDigit(b[i])) {
        return -1;
      }
      value = value * 10 + b[i] - '0';
    }
    return value;
  }

  private void takeMessage(int rank, int from, int end, boolean escapes) {
    if (rank < messageRank && from < end) {
      messageRank = rank;
      messageFrom = from;
      messageTo = end;
      messageEscaped = escapes;
    }
  }
}
