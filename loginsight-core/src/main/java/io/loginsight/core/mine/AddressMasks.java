package io.loginsight.core.mine;

import static io.loginsight.core.mine.Ascii.digits;
import static io.loginsight.core.mine.Ascii.isDigit;
import static io.loginsight.core.mine.Ascii.isHex;
import static io.loginsight.core.mine.Ascii.isLatin;
import static io.loginsight.core.mine.Ascii.isLetter;
import static io.loginsight.core.mine.Ascii.isUpper;
import static io.loginsight.core.mine.Ascii.isWord;
import static io.loginsight.core.mine.Ascii.peek;
import static io.loginsight.core.mine.Ascii.wordAt;

/**
 * Addresses inside a message: of networks, of hardware, of people, and ids. Every method takes the
 * place where the text would start and returns where it ends, or -1.
 */
final class AddressMasks {

  private static final int[] UUID_GROUPS = {8, 4, 4, 4, 12};

  /** What a colon behind a file name is not followed by a port for: {@code Main.java:12}. */
  private static final String[] SOURCE_FILES = {
    "c", "cc", "cpp", "h", "hpp", "java", "py", "go", "rs", "js", "ts", "kt", "scala", "rb", "php",
    "cs", "pl", "m"
  };

  /** What systemd starts is named like an address: {@code user@1000.service}. */
  private static final String[] SYSTEMD_UNITS = {
    "service", "socket", "slice", "scope", "timer", "mount", "swap", "path", "device", "target"
  };

  private AddressMasks() {}

  /** {@code 0f8fad5b-d9cb-469f-a165-70867728950e}. */
  static int uuid(byte[] text, int at, int to) {
    if (to - at < 36) {
      return -1;
    }
    int p = at;
    for (int group : UUID_GROUPS) {
      if (p > at && text[p++] != '-') {
        return -1;
      }
      for (int stop = p + group; p < stop; p++) {
        if (!isHex(text[p])) {
          return -1;
        }
      }
    }
    return p < to && (isDigit(text[p]) || isLatin(text[p])) ? -1 : p;
  }

  /** Five to twenty octets of one or two hex digits, or four of two: {@code 00:1b:44:11:3a:b7}. */
  static int octets(byte[] text, int at, int to) {
    int p = at;
    boolean allTwo = true;
    for (int groups = 1; groups <= 20; groups++) {
      int end = hexRun(text, p, to, 2);
      if (end == p) {
        return -1;
      }
      allTwo &= end == p + 2;
      if (peek(text, end, to) != ':') {
        boolean enough = groups >= 5 || (groups == 4 && allTwo);
        return enough && !wordAt(text, end, to) ? end : -1;
      }
      p = end + 1;
    }
    return -1;
  }

  /** The address of a device on a bus: {@code 0000:00:1f.2}, {@code 00:1f.2[A]}. */
  static int busDevice(byte[] text, int at, int to) {
    int p = at;
    if (lowerHexRun(text, p, to, 5) == p + 4 && peek(text, p + 4, to) == ':') {
      p += 5;
    }
    if (lowerHexRun(text, p, to, 3) != p + 2 || peek(text, p + 2, to) != ':') {
      return -1;
    }
    p += 3;
    if (lowerHexRun(text, p, to, 3) != p + 2 || peek(text, p + 2, to) != '.') {
      return -1;
    }
    p += 3;
    if (p >= to || !isDigit(text[p])) {
      return -1;
    }
    p++;
    if (p + 2 < to && text[p] == '[' && isUpper(text[p + 1]) && text[p + 2] == ']') {
      p += 3;
    }
    return wordAt(text, p, to) ? -1 : p;
  }

  /**
   * An IPv6 address: groups of up to four hex digits, at least three colons or one {@code ::}, and
   * at least one digit, so that words such as {@code face::add} stay words.
   */
  static int ipv6(byte[] text, int at, int to) {
    int p = at;
    int colons = 0;
    boolean gap = false;
    boolean digit = false;
    while (true) {
      int end = hexRun(text, p, to, 4);
      for (int i = p; i < end; i++) {
        digit |= isDigit(text[i]);
      }
      int next = peek(text, end, to);
      if (next == '.' && gap) { // the last four octets may be written as in IPv4
        int dotted = ipv4(text, p, to);
        if (dotted >= 0 && !wordAt(text, dotted, to)) {
          return dotted;
        }
      }
      if (next != ':' || colons == 7) {
        boolean enough = colons >= 3 || gap;
        boolean ended = end > p || (gap && p >= at + 2 && text[p - 2] == ':');
        return enough && digit && ended && next != ':' && !wordAt(text, end, to) ? end : -1;
      }
      if (end == p && p > at) { // a second colon in a row
        if (gap) {
          return -1;
        }
        gap = true;
      } else if (end == p && peek(text, p + 1, to) != ':') {
        return -1; // a single colon in front is punctuation
      }
      colons++;
      p = end + 1;
    }
  }

  /** An IPv4 address, with what stands in front of it or behind: {@code /host/10.0.0.7:8080}. */
  static int hostAndIp(byte[] text, int at, int to) {
    int p = peek(text, at, to) == '/' ? at + 1 : at;
    int address = ipv4(text, p, to);
    if (address < 0) {
      int slash = dottedName(text, p, to);
      if (slash == p || peek(text, slash, to) != '/') {
        return -1;
      }
      address = ipv4(text, slash + 1, to);
    }
    if (address < 0) {
      return -1;
    }
    int end = port(text, address, to);
    boolean goesOn =
        wordAt(text, end, to) || (peek(text, end, to) == '.' && wordAt(text, end + 1, to));
    return goesOn ? -1 : end;
  }

  private static int port(byte[] text, int at, int to) {
    int c = peek(text, at, to);
    if (c != ':' && c != '#') {
      return at;
    }
    int end = digits(text, at + 1, to, Integer.MAX_VALUE - at - 1);
    return end > at + 1 && !wordAt(text, end, to) ? end : at;
  }

  private static int ipv4(byte[] text, int at, int to) {
    int p = at;
    for (int group = 0; group < 4; group++) {
      if (group > 0) {
        if (peek(text, p, to) != '.') {
          return -1;
        }
        p++;
      }
      int end = digits(text, p, to, 3);
      if (end == p) {
        return -1;
      }
      p = end;
    }
    return p;
  }

  /** A host that has dots or ends in a digit, and its port: {@code db-2:5432}. */
  static int hostAndPort(byte[] text, int at, int to) {
    int colon = dottedName(text, at, to);
    if (colon == at || peek(text, colon, to) != ':' || !mayBeHost(text, at, colon)) {
      return -1;
    }
    int end = digits(text, colon + 1, to, 6);
    if (end - colon < 3 || end - colon > 6) {
      return -1;
    }
    int next = peek(text, end, to);
    boolean goesOn =
        next == ':' || wordAt(text, end, to) || (next == '.' && wordAt(text, end + 1, to));
    return goesOn ? -1 : end;
  }

  private static boolean mayBeHost(byte[] text, int from, int to) {
    int dot = -1;
    for (int i = from; i < to; i++) {
      if (text[i] == '.') {
        dot = i;
      }
    }
    if (dot < 0) {
      return isLatin(text[from]) && isDigit(text[to - 1]);
    }
    return (isLatin(text[from]) || isDigit(text[from]))
        && !isOneOf(text, dot + 1, to, SOURCE_FILES);
  }

  private static boolean isOneOf(byte[] text, int from, int to, String[] words) {
    for (String word : words) {
      if (Ascii.equals(text, from, to, word)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Where the mailbox of an address of mail starts that has its at sign here: {@code
   * anna.b+x@mail.example.org}.
   */
  static int mailboxStart(byte[] text, int from, int at) {
    int start = at;
    while (start > from && inMailbox(text[start - 1])) {
      start--;
    }
    boolean free = start == from || (Ascii.endsWord(text[start - 1]) && text[start - 1] != '@');
    return free && start < at && isWord(text[start]) ? start : -1;
  }

  /** The domain of an address of mail, which has at least two labels. */
  static int domainEnd(byte[] text, int at, int to) {
    int label = at;
    int end = labelEnd(text, label, to);
    if (end == at) {
      return -1;
    }
    int next = labelEnd(text, end + 1, to);
    while (peek(text, end, to) == '.' && next > end + 1) {
      label = end + 1;
      end = next;
      next = labelEnd(text, end + 1, to);
    }
    boolean domain = label > at && isTopLevel(text, label, end);
    return domain && endsDomain(peek(text, end, to)) ? end : -1;
  }

  private static boolean inMailbox(int c) {
    return isWord(c) || c == '.' || c == '%' || c == '+' || c == '-';
  }

  private static int labelEnd(byte[] text, int at, int to) {
    int end = at;
    while (end < to && (isWord(text[end]) || text[end] == '-')) {
      end++;
    }
    return end;
  }

  private static boolean isTopLevel(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isLetter(text[i])) {
        return false;
      }
    }
    return to - from >= 2 && !isOneOf(text, from, to, SYSTEMD_UNITS);
  }

  /** A dot here ends the sentence. */
  private static boolean endsDomain(int c) {
    return c != '@' && (c < 0 || c == '.' || Ascii.endsWord(c));
  }

  /** Parts of letters, digits, {@code _} and {@code -}, with single dots between them. */
  private static int dottedName(byte[] text, int at, int to) {
    int p = at;
    while (p < to) {
      if (text[p] == '.') {
        if (p == at || text[p - 1] == '.') {
          return at;
        }
      } else if (!isWord(text[p]) && text[p] != '-') {
        break;
      }
      p++;
    }
    return p > at && text[p - 1] == '.' ? at : p;
  }

  /** Returns the end of the run of hex digits, or {@code at} if it is longer than {@code most}. */
  private static int hexRun(byte[] text, int at, int to, int most) {
    int end = at;
    while (end < to && isHex(text[end])) {
      if (end - at == most) {
        return at;
      }
      end++;
    }
    return end;
  }

  /** Returns the end of the run of digits and small hex letters, looking at no more than most. */
  private static int lowerHexRun(byte[] text, int at, int to, int most) {
    int end = at;
    while (end < to && end - at < most && isHex(text[end]) && !isUpper(text[end])) {
      end++;
    }
    return end;
  }
}
