package io.loginsight.core.format;

import io.loginsight.spi.FormatContext;

/**
 * Reads a line of {@code key=value} pairs. The whole line must be pairs, a few lone words aside,
 * and there must be enough of them: sentences hold pairs, too. Confined.
 */
final class LogfmtReader implements EnvelopeReader {

  private static final int LONGEST_KEY = 64;

  /** So many pairs make a line logfmt without a key that says time, level or message. */
  private static final int MANY = 3;

  private final KeyedValues values;
  private final Escapes escapes = new Escapes();
  private int pairs;
  private int words;
  private int known;
  private int messageRank;
  private int messageFrom;
  private int messageTo;
  private boolean messageEscaped;
  private boolean escaped; // whether the quoted value that was read last holds an escape

  LogfmtReader(FormatContext context) {
    values = new KeyedValues(context);
  }

  @Override
  public boolean read(byte[] line, int from, int to, Found found) {
    int start = Ascii.skipBlanks(line, from, to);
    pairs = 0;
    words = 0;
    known = 0;
    messageRank = Integer.MAX_VALUE;
    int i = start;
    while (i < to) {
      i = pair(line, i, to, found);
      if (i < 0 || words > pairs) {
        return false;
      }
      i = Ascii.skipBlanks(line, i, to);
    }
    boolean sure = known > 0 ? pairs >= 2 && 4 * words <= pairs : pairs >= MANY && words == 0;
    if (!sure) {
      return false;
    }
    if (messageRank == Integer.MAX_VALUE) {
      found.message(line, start, to);
    } else if (messageEscaped) {
      escapes.decode(line, messageFrom, messageTo, found);
    } else {
      found.message(line, messageFrom, messageTo);
    }
    return true;
  }

  /** Reads a pair or a lone word; returns the offset behind it, or -1. */
  private int pair(byte[] line, int from, int to, Found found) {
    int key = from;
    while (key < to && isKey(line[key])) {
      key++;
    }
    if (key == from || key - from > LONGEST_KEY) {
      return -1;
    }
    if (key == to || line[key] == ' ') {
      words++;
      return key;
    }
    if (line[key] != '=') {
      return -1;
    }
    pairs++;
    int value = key + 1;
    boolean quoted = value < to && line[value] == '"';
    escaped = false;
    int end = quoted ? quote(line, value + 1, to) : endOfValue(line, value, to);
    if (end < 0) {
      return -1;
    }
    int behind = quoted ? end + 1 : end;
    if (behind < to && line[behind] != ' ') {
      return -1;
    }
    take(line, from, key, quoted ? value + 1 : value, end, found);
    return behind;
  }

  private void take(byte[] line, int key, int keyEnd, int from, int to, Found found) {
    int meaning = JsonKeys.meaning(JsonKeys.hash(JsonKeys.ROOT, line, key, keyEnd));
    int what = meaning >> 8;
    if (what == JsonKeys.MESSAGE) {
      known++;
      int rank = meaning & 0xff;
      if (rank < messageRank && from < to) {
        messageRank = rank;
        messageFrom = from;
        messageTo = to;
        messageEscaped = escaped;
      }
    } else if (meaning != JsonKeys.OTHER) {
      known += what == JsonKeys.TIME || what == JsonKeys.LEVEL ? 1 : 0;
      values.take(meaning, line, from, to, found);
    }
  }

  private static boolean isKey(int c) {
    return Ascii.isLetter(c)
        || Ascii.isDigit(c)
        || c == '_'
        || c == '-'
        || c == '.'
        || c == '@'
        || c == '/';
  }

  private int quote(byte[] line, int from, int to) {
    int i = from;
    while (i < to && line[i] != '"') {
      boolean escape = line[i] == '\\';
      escaped |= escape;
      i += escape ? 2 : 1;
    }
    return i < to ? i : -1;
  }

  private static int endOfValue(byte[] line, int from, int to) {
    int i = from;
    while (i < to && line[i] != ' ') {
      if (line[i] == '"') {
        return -1;
      }
      i++;
    }
    return i;
  }
}
