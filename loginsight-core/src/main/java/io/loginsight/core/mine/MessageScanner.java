package io.loginsight.core.mine;

import static io.loginsight.core.mine.Ascii.isDelimiter;
import static io.loginsight.core.mine.Ascii.isDigit;
import static io.loginsight.core.mine.Ascii.isSpace;
import static io.loginsight.core.mine.Ascii.isUpper;
import static io.loginsight.core.mine.Ascii.isWord;
import static io.loginsight.core.mine.Ascii.peek;

import io.loginsight.api.SlotType;
import java.util.Objects;

/**
 * Takes a message apart and hashes its skeleton: the message with all that is obviously variable
 * masked. Any bytes are a message; nothing is allocated once the scanner exists.
 *
 * <p>Only the first {@value #MAX_BYTES} bytes, and of these about the first {@value #MAX_TOKENS}
 * tokens, are looked at. What lies behind is one variable, so a message of any length costs the
 * same.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class MessageScanner {

  /** How many bytes of a message are looked at. */
  public static final int MAX_BYTES = 4096;

  /** Behind this many tokens no further word is taken apart. */
  public static final int MAX_TOKENS = 512;

  /** A token has at least one byte; one more is for the rest. */
  private final Tokens tokens = new Tokens(MAX_BYTES + 1);

  private static final byte[] NO_TEXT = {};

  private byte[] text = NO_TEXT;

  /** Creates a scanner. */
  public MessageScanner() {}

  /**
   * Takes a message apart.
   *
   * @param text holds the message; kept until the next call for {@link #detail}, not modified
   * @param from offset of its first byte
   * @param to offset behind its last byte
   * @return the hash of the skeleton: a function of the bytes of the message alone, the same in
   *     every process; never 0
   */
  public long scan(byte[] text, int from, int to) {
    Objects.checkFromToIndex(from, to, text.length);
    this.text = text;
    tokens.clear();
    boolean cut = to - from > MAX_BYTES;
    int limit = cut ? from + MAX_BYTES : trimmedEnd(text, from, to);
    int start = skipSpaces(text, from, limit);
    limit = cut ? behindLastSpace(text, start, limit) : limit;
    int at = start;
    while (at < limit && tokens.count < MAX_TOKENS) {
      at = token(text, start, at, limit);
    }
    if (at < (cut ? to : limit)) {
      tokens.add(Tokens.VALUE, SlotType.TEXT, at, cut ? to : limit);
    }
    ValueContext.apply(text, tokens);
    return SkeletonHash.ofSkeleton(text, tokens);
  }

  /**
   * Returns a hash of what the skeleton of the last message leaves out but a template would show
   * until it varies: names with a digit, and units. Two messages with equal skeletons and equal
   * details look alike to the renderer.
   *
   * @return the hash, or 0 if there is no such text
   */
  public long detail() {
    return SkeletonHash.ofDetail(text, tokens);
  }

  /** The tokens of the last message; lent until the next one. */
  Tokens tokens() {
    return tokens;
  }

  /** Forgets the last text, so that it can be collected. */
  void release() {
    text = NO_TEXT;
  }

  private static int trimmedEnd(byte[] text, int from, int to) {
    int end = to;
    while (end > from && isSpace(text[end - 1])) {
      end--;
    }
    return end;
  }

  private static int skipSpaces(byte[] text, int from, int to) {
    int at = from;
    while (at < to && isSpace(text[at])) {
      at++;
    }
    return at;
  }

  /** A word that the limit would cut in two belongs to the rest; a text without spaces is cut. */
  private static int behindLastSpace(byte[] text, int from, int to) {
    int end = trimmedWord(text, from, to);
    return end == from ? to : end;
  }

  private static int trimmedWord(byte[] text, int from, int to) {
    int end = to;
    while (end > from && !isSpace(text[end - 1])) {
      end--;
    }
    return end;
  }

  /** Adds the token, or the tokens of the word, that start at {@code at}; returns their end. */
  private int token(byte[] text, int start, int at, int to) {
    int c = text[at];
    if (isSpace(c)) {
      return space(text, at, to);
    }
    if (isDelimiter(c)) {
      return delimiter(text, start, at, to);
    }
    if (c == '.' && peek(text, at + 1, to) == '.') {
      return dots(text, start, at, to);
    }
    return word(text, start, at, to);
  }

  private int space(byte[] text, int at, int to) {
    return add(Tokens.SPACE, at, skipSpaces(text, at, to));
  }

  private int delimiter(byte[] text, int start, int at, int to) {
    if (text[at] == '<') {
      if (Ascii.startsWith(text, at, to, "<*>")) { // would read as a slot of the template
        return value(SlotType.TEXT, at, at + 3);
      }
      if (isDigit(peek(text, at + 1, to)) && mayStartSize(text, start, at)) {
        int end = TextMasks.sizeToldTwice(text, at, to);
        if (end >= 0) {
          return value(SlotType.SIZE, at, end);
        }
        end = TextMasks.lessThan(text, at, to);
        if (end >= 0) {
          return value(SlotType.DURATION, at, end);
        }
      }
    } else if (text[at] == ':'
        && peek(text, at + 1, to) == ':'
        && mayStartGroups(text, start, at)) {
      int end = AddressMasks.ipv6(text, at, to);
      if (end >= 0) {
        return value(SlotType.IP, at, end);
      }
    } else if (text[at] == '@') {
      int end = email(text, start, at, to);
      if (end >= 0) {
        return end;
      }
    }
    return add(Tokens.MARK, at, at + 1);
  }

  /** Takes the mailbox back, so that words with no at sign behind them cost nothing more. */
  private int email(byte[] text, int start, int at, int to) {
    int mailbox = AddressMasks.mailboxStart(text, start, at);
    int end = mailbox < 0 ? -1 : AddressMasks.domainEnd(text, at + 1, to);
    int kept = tokens.count;
    while (end >= 0 && kept > 0 && tokens.starts[kept - 1] >= mailbox) {
      kept--;
    }
    if (kept == tokens.count || tokens.starts[kept] != mailbox) {
      return -1; // no address, or another mask ends inside the mailbox
    }
    tokens.count = kept;
    return value(SlotType.EMAIL, mailbox, end);
  }

  /** Two or more dots part words, unless a path starts with them. */
  private int dots(byte[] text, int start, int at, int to) {
    if (mayStartPath(text, start, at)) {
      int path = TextMasks.path(text, at, to);
      if (path >= 0) {
        return value(SlotType.PATH, at, path);
      }
    }
    int end = at + 2;
    while (end < to && text[end] == '.') {
      end++;
    }
    return add(Tokens.MARK, at, end);
  }

  private int word(byte[] text, int start, int at, int to) {
    boolean digit = false;
    int end = at;
    while (end < to && !endsWord(text, end, to)) {
      digit |= isDigit(text[end++]);
    }
    if (digit || peek(text, end, to) == ':' || startsMask(text, at, to)) {
      int masked = mask(text, start, at, end, to);
      if (masked >= 0) {
        return masked;
      }
    }
    if (digit) {
      WordMasks.split(text, at, end, tokens);
    } else {
      WordMasks.addWithoutDigit(text, at, end, tokens);
    }
    return end;
  }

  private static boolean endsWord(byte[] text, int at, int to) {
    int c = text[at];
    return Ascii.endsWord(c) || (c == '.' && peek(text, at + 1, to) == '.');
  }

  /** Whether a word without a digit and a colon may yet begin one of the masks. */
  private static boolean startsMask(byte[] text, int at, int to) {
    int c = text[at];
    return c == '/' || c == '.' || c == '~' || TimeMasks.mayBeNamed(text, at, to);
  }

  /**
   * The first mask that fits wins. What stands behind the word rules some of them out unread.
   *
   * @return the end of the variable, or -1
   */
  private int mask(byte[] text, int start, int at, int wordEnd, int to) {
    if (at > start && isWord(text[at - 1])) {
      return -1; // inside a word
    }
    boolean colon = peek(text, wordEnd, to) == ':';
    int end = colon ? TextMasks.url(text, at, to) : -1;
    if (end >= 0) {
      return value(SlotType.URL, at, end);
    }
    end = isDigit(text[at]) ? TimeMasks.numeric(text, at, to) : TimeMasks.named(text, at, to);
    if (end >= 0) {
      return value(SlotType.TIMESTAMP, at, end);
    }
    end = address(text, start, at, to, colon);
    if (end >= 0) {
      return end;
    }
    end = mayStartRequest(text, start, at) ? TextMasks.requestTarget(text, at, to) : -1;
    if (end >= 0) {
      return value(SlotType.PATH, at, end);
    }
    end = mayStartPath(text, start, at) ? TextMasks.path(text, at, to) : -1;
    if (end >= 0) {
      return value(SlotType.PATH, at, end);
    }
    return isDigit(text[at]) && mayStartSize(text, start, at) ? size(text, at, to) : -1;
  }

  private int address(byte[] text, int start, int at, int to, boolean colon) {
    int end = AddressMasks.uuid(text, at, to);
    if (end >= 0) {
      return value(SlotType.UUID, at, end);
    }
    if (colon && mayStartGroups(text, start, at)) {
      end = AddressMasks.octets(text, at, to);
      if (end >= 0) {
        return value(SlotType.MAC, at, end);
      }
      end = AddressMasks.busDevice(text, at, to);
      if (end >= 0) {
        return value(SlotType.HEX, at, end);
      }
      end = AddressMasks.ipv6(text, at, to);
      if (end >= 0) {
        return value(SlotType.IP, at, end);
      }
    }
    end = AddressMasks.hostAndIp(text, at, to);
    if (end >= 0) {
      return value(SlotType.IP, at, end);
    }
    boolean mayBeHost = colon && (at == start || text[at - 1] != '.');
    end = mayBeHost ? AddressMasks.hostAndPort(text, at, to) : -1;
    return end >= 0 ? value(SlotType.HOST, at, end) : -1;
  }

  private int size(byte[] text, int at, int to) {
    int end = TextMasks.sizeToldTwice(text, at, to);
    if (end >= 0) {
      return value(SlotType.SIZE, at, end);
    }
    end = TextMasks.quantity(text, at, to);
    if (end < 0) {
      return -1;
    }
    tokens.add(Tokens.QUANTITY, SlotType.SIZE, at, end);
    return end;
  }

  private static boolean mayStartGroups(byte[] text, int start, int at) {
    return at == start || (text[at - 1] != ':' && !isWord(text[at - 1]));
  }

  private static boolean mayStartSize(byte[] text, int start, int at) {
    return at == start || (text[at - 1] != '.' && !isWord(text[at - 1]));
  }

  /** Behind these, a slash is a fraction, or goes on with what was closed. */
  private static boolean mayStartPath(byte[] text, int start, int at) {
    if (at == start) {
      return true;
    }
    int before = text[at - 1];
    return !isWord(before)
        && before != '.'
        && before != ']'
        && before != '}'
        && before != ')'
        && before != '*';
  }

  private static boolean mayStartRequest(byte[] text, int start, int at) {
    return text[at] == '/' && at - 2 >= start && text[at - 1] == ' ' && isUpper(text[at - 2]);
  }

  private int value(SlotType type, int start, int end) {
    tokens.add(Tokens.VALUE, type, start, end);
    return end;
  }

  private int add(byte kind, int start, int end) {
    tokens.add(kind, start, end);
    return end;
  }
}
