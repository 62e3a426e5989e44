package io.loginsight.core.mine;

import static io.loginsight.core.mine.Ascii.digits;
import static io.loginsight.core.mine.Ascii.isDigit;
import static io.loginsight.core.mine.Ascii.isLatin;
import static io.loginsight.core.mine.Ascii.isSpace;
import static io.loginsight.core.mine.Ascii.peek;
import static io.loginsight.core.mine.Ascii.startsWith;
import static io.loginsight.core.mine.Ascii.wordAt;

/**
 * Paths, request targets, URLs and sizes inside a message. Every method takes the place where the
 * text would start and returns where it ends, or -1.
 */
final class TextMasks {

  private TextMasks() {}

  /** Text with a scheme: {@code https://example.org/a?b=c}. */
  static int url(byte[] text, int at, int to) {
    int p = at;
    while (p < to && inScheme(text[p])) {
      p++;
    }
    if (p == at || !isLatin(text[at]) || !startsWith(text, p, to, "://")) {
      return -1;
    }
    int rest = p + 3;
    int end = rest;
    while (end < to && !Ascii.endsUrl(text[end])) {
      end++;
    }
    while (end > rest && text[end - 1] == '.') { // ends the sentence, not the URL
      end--;
    }
    return end;
  }

  private static boolean inScheme(int c) {
    return isLatin(c) || isDigit(c) || c == '+' || c == '.' || c == '-';
  }

  /** What a request asks for, behind its method and inside quotes: {@code "GET /a HTTP/1.1"}. */
  static int requestTarget(byte[] text, int at, int to) {
    int p = at;
    while (p < to && !isSpace(text[p]) && text[p] != '"') {
      p++;
    }
    if (startsWith(text, p, to, " HTTP/") && p + 6 < to && isDigit(text[p + 6])) {
      p += 7;
      if (peek(text, p, to) == '.' && p + 1 < to && isDigit(text[p + 1])) {
        p += 2;
      }
    }
    return peek(text, p, to) == '"' ? p : -1;
  }

  /** A path of files: {@code /var/log}, {@code ./a}, {@code ../a}, {@code ~/a}, {@code C:\a}. */
  static int path(byte[] text, int at, int to) {
    int body = root(text, at, to);
    if (body < 0) {
      return -1;
    }
    int end = body;
    while (end < to && !Ascii.endsPath(text[end])) {
      end++;
    }
    return end == body ? -1 : end;
  }

  private static int root(byte[] text, int at, int to) {
    int c = text[at];
    int next = peek(text, at + 1, to);
    if (c == '/') {
      return at + 1;
    }
    if (c == '~' || c == '.') {
      if (next == '/') {
        return at + 2;
      }
      return c == '.' && next == '.' && peek(text, at + 2, to) == '/' ? at + 3 : -1;
    }
    int third = peek(text, at + 2, to);
    return isLatin(c) && next == ':' && (third == '/' || third == '\\') ? at + 3 : -1;
  }

  /** A number of bytes told twice: {@code 2048 bytes (2.0 KB)}. */
  static int sizeToldTwice(byte[] text, int at, int to) {
    int p = peek(text, at, to) == '<' ? at + 1 : at;
    int number = digits(text, p, to, to - p);
    if (number == p || !startsWith(text, number, to, " bytes (")) {
      return -1;
    }
    int again = number + " bytes (".length();
    p = again;
    while (p < to && (isDigit(text[p]) || (p > again && text[p] == '.'))) {
      p++;
    }
    if (p == again || peek(text, p, to) != ' ') {
      return -1;
    }
    p++;
    if (isMagnitude(peek(text, p, to))) {
      p++;
    }
    return startsWith(text, p, to, "B)") ? p + 2 : -1;
  }

  /** A short time: {@code <1 ms}. */
  static int lessThan(byte[] text, int at, int to) {
    int number = digits(text, at + 1, to, to - at);
    if (number == at + 1 || peek(text, number, to) != ' ') {
      return -1;
    }
    int unit = number + 1;
    int end =
        startsWith(text, unit, to, "sec") || startsWith(text, unit, to, "min")
            ? unit + 3
            : startsWith(text, unit, to, "ms") ? unit + 2 : -1;
    return end < 0 || wordAt(text, end, to) ? -1 : end;
  }

  /** A number, a space and a unit of bytes: {@code 1.5 MB}, {@code 12 GiB}. */
  static int quantity(byte[] text, int at, int to) {
    int p = digits(text, at, to, to - at);
    if (p == at) {
      return -1;
    }
    if (peek(text, p, to) == '.') {
      int fraction = digits(text, p + 1, to, to - p - 1);
      p = fraction > p + 1 ? fraction : p;
    }
    if (peek(text, p, to) != ' ') {
      return -1;
    }
    p++;
    if (isMagnitude(peek(text, p, to))) {
      p += peek(text, p + 1, to) == 'i' ? 2 : 1;
    }
    return peek(text, p, to) == 'B' && !wordAt(text, p + 1, to) ? p + 1 : -1;
  }

  private static boolean isMagnitude(int c) {
    return c == 'K' || c == 'M' || c == 'G' || c == 'T';
  }
}
