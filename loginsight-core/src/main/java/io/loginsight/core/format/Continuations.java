package io.loginsight.core.format;

/**
 * Decides which lines continue the event before them. The answer depends on the line alone and on
 * whether its source has headers, because a source is cut into chunks anywhere and nobody knows
 * what stood before a chunk.
 *
 * <p>In a source with headers, a line that no format took continues the event before it if it is
 * indented, looks like a line of a stack trace, or closes a bracket; else it is an event without a
 * time. In a source without headers only what can be nothing but a line of a stack trace continues.
 *
 * <p><b>Threads:</b> Shared.
 */
public final class Continuations {

  private static final byte[] AT = Ascii.bytes("at ");
  private static final byte[][] ALWAYS = {
    Ascii.bytes("Caused by: "),
    Ascii.bytes("Suppressed: "),
    Ascii.bytes("Wrapped by: "),
    Ascii.bytes("... "),
    Ascii.bytes("--- End of "),
    Ascii.bytes("The above exception was the direct cause of"),
    Ascii.bytes("During handling of the above exception"),
  };
  private static final byte[][] WITH_HEADERS = {
    Ascii.bytes("Traceback (most recent call last)"),
    Ascii.bytes("Stack trace:"),
    Ascii.bytes("[stacktrace]"),
    Ascii.bytes("stack backtrace:"),
    Ascii.bytes("goroutine "),
    Ascii.bytes("panic(0x"),
    Ascii.bytes("[signal "),
    Ascii.bytes("<asynchronous suspension>"),
    Ascii.bytes("created by "),
    Ascii.bytes("#0 "),
  };
  private static final byte[] RUBY = Ascii.bytes(".rb");
  private static final byte[] IN = Ascii.bytes(":in ");
  static final byte[] PYTHON_FRAME = Ascii.bytes("File \"");

  private Continuations() {}

  /**
   * Returns the role of a line that no format has taken.
   *
   * @param line holds the line
   * @param from offset of its first byte
   * @param to offset behind its last byte, line end excluded
   * @param hasHeaders whether the lines of the source have headers, that is, whether any format was
   *     found
   * @return what the line is
   */
  public static LineRole classify(byte[] line, int from, int to, boolean hasHeaders) {
    int first = from;
    while (first < to && Ascii.isSpace(line[first])) {
      first++;
    }
    if (first == to) {
      return LineRole.BLANK;
    }
    boolean indented = first > from;
    boolean continues =
        hasHeaders
            ? indented || continuesHeader(line, first, to)
            : isTrace(line, first, to, indented);
    return continues ? LineRole.CONTINUATION : LineRole.EVENT;
  }

  private static boolean continuesHeader(byte[] line, int from, int to) {
    int c = line[from];
    if (c == '}' || c == ']' || c == ')') {
      return true;
    }
    if (isTrace(line, from, to, false) || isCall(line, from, to)) {
      return true;
    }
    for (byte[] prefix : WITH_HEADERS) {
      if (Ascii.startsWith(line, from, to, prefix)) {
        return true;
      }
    }
    if (rubyFrame(line, from, to) > from) {
      return true;
    }
    if (c == '#' && isNumberedFrame(line, from + 1, to)) {
      return true;
    }
    return isExceptionLine(line, from, to);
  }

  /** {@code \tat a.B.c(B.java:1)}, {@code Caused by: …}, {@code ... 3 more} and their kin. */
  private static boolean isTrace(byte[] line, int from, int to, boolean indented) {
    for (byte[] prefix : ALWAYS) {
      if (Ascii.startsWith(line, from, to, prefix)) {
        return line[from] != '.' || isOmission(line, from + 4, to);
      }
    }
    boolean at = Ascii.startsWith(line, from, to, AT);
    if (indented) {
      return (at && isLocated(line, from, to)) || Ascii.startsWith(line, from, to, PYTHON_FRAME);
    }
    return at && line[to - 1] == ')' && isLocated(line, from, to);
  }

  private static boolean isLocated(byte[] line, int from, int to) {
    for (int i = from + AT.length; i < to; i++) {
      if (line[i] == '(' || line[i] == '.' || line[i] == ':') {
        return true;
      }
    }
    return false;
  }

  /** {@code 12 more}, {@code 12 common frames omitted}. */
  private static boolean isOmission(byte[] line, int from, int to) {
    int i = Ascii.skipDigits(line, from, to);
    return i > from && i + 1 < to && line[i] == ' ' && (line[i + 1] == 'm' || line[i + 1] == 'c');
  }

  /** {@code main.run(0x1, 0x2)}: a frame of Go, which has its file in the next line. */
  private static boolean isCall(byte[] line, int from, int to) {
    if (line[to - 1] != ')' || !Ascii.isLetter(line[from])) {
      return false;
    }
    boolean dot = false;
    for (int i = from; i < to; i++) {
      int c = line[i];
      if (c == '(') {
        return dot;
      }
      if (c == ' ') {
        return false;
      }
      dot |= c == '.';
    }
    return false;
  }

  /** {@code #12 /path/file.php(3): call()}. */
  private static boolean isNumberedFrame(byte[] line, int from, int to) {
    int i = Ascii.skipDigits(line, from, to);
    return i > from && i < to && line[i] == ' ';
  }

  /**
   * {@code lib/cart.rb:12:in `add'}: a frame of Ruby.
   *
   * @return the offset of the name of its method, or {@code from}
   */
  static int rubyFrame(byte[] line, int from, int to) {
    int i = from;
    while (i < to && line[i] != ':') {
      i++;
    }
    if (i < from + 4 || i >= to || !Ascii.startsWith(line, i - 3, i, RUBY)) {
      return from;
    }
    int digits = Ascii.skipDigits(line, i + 1, to);
    boolean named = digits > i + 1 && Ascii.startsWith(line, digits, to, IN);
    return named ? Math.min(to, digits + IN.length + 1) : from;
  }

  /** {@code a.b.SomeException: message}, {@code ValueError: message}. */
  private static boolean isExceptionLine(byte[] line, int from, int to) {
    int end = ExceptionNames.end(line, from, to);
    return end > from && (end == to || line[end] == ':');
  }
}
