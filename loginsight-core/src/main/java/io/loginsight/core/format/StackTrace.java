package io.loginsight.core.format;

import java.util.List;

/**
 * Reads the stack trace of one event, line by line, and boils it down to a fingerprint.
 *
 * <p>The fingerprint is made of the exception classes from the outermost to the root, and for each
 * of them of the methods of its first frames. Messages, line numbers, what a JVM makes up at run
 * time (lambdas, proxies, accessors), the frames of reflection and {@code ... n more} do not count,
 * so two traces have the same fingerprint if the same thing went wrong at the same place. Only the
 * first frames count, so that a trace that was cut short keeps its fingerprint as long as it names
 * the same causes. Suppressed exceptions are left out: whether there are any is a matter of chance.
 *
 * <p><b>Threads:</b> Confined. One instance is used for one event after another, see {@link
 * #begin}.
 */
public final class StackTrace {

  private static final byte[] AT = Ascii.bytes("at ");
  private static final byte[] CAUSED = Ascii.bytes("Caused by: ");
  private static final byte[] WRAPPED = Ascii.bytes("Wrapped by: ");
  private static final byte[] SUPPRESSED = Ascii.bytes("Suppressed: ");
  private static final byte[] THREAD = Ascii.bytes("Exception in thread \"");
  private static final byte[] INNER = Ascii.bytes("---> ");
  private static final byte[] END_OF_INNER = Ascii.bytes("--- End of inner exception");
  private static final byte[] GOROUTINE = Ascii.bytes("goroutine ");
  private static final byte[] CREATED = Ascii.bytes("created by ");
  private static final byte[] PANIC = Ascii.bytes("panic");
  private static final byte[] FROM = Ascii.bytes("from ");
  private static final byte[] IN = Ascii.bytes(", in ");
  private static final byte[][] LIBRARIES = {
    Ascii.bytes("site-packages"),
    Ascii.bytes("dist-packages"),
    Ascii.bytes("lib/python"),
    Ascii.bytes("<frozen "),
  };
  private static final byte[] ASYNC = Ascii.bytes("async ");
  private static final byte[] NEW = Ascii.bytes("new ");
  private static final int NOT_SUPPRESSED = -1;

  private final TraceCauses causes = new TraceCauses();
  private final TraceFrame frame = new TraceFrame();
  private int lines;
  private boolean strong; // whether the announced class began a line of its own
  private int suppressedIndent;
  private int fileIndent; // of Python
  private int goroutines;
  private boolean inGoroutine;

  /** Makes a reader that has read nothing. */
  public StackTrace() {
    begin();
  }

  /** Begins with another event. */
  public void begin() {
    causes.clear();
    lines = 0;
    strong = false;
    suppressedIndent = NOT_SUPPRESSED;
    goroutines = 0;
    inGoroutine = false;
  }

  /**
   * Reads the text of an event, which may have several lines.
   *
   * @param text holds the text; lent
   * @param from offset of its first byte
   * @param to offset behind its last byte
   */
  public void addText(byte[] text, int from, int to) {
    int start = from;
    for (int i = from; i < to; i++) {
      if (text[i] == '\n') {
        add(text, start, i);
        start = i + 1;
      }
    }
    add(text, start, to);
  }

  /**
   * Reads the next physical line of the event.
   *
   * @param line holds the line; lent
   * @param from offset of its first byte, of the message in the first line
   * @param to offset behind its last byte, line end excluded
   */
  public void add(byte[] line, int from, int to) {
    int i = from;
    while (i < to && Ascii.isSpace(line[i])) {
      i++;
    }
    if (i == to) {
      return;
    }
    lines++;
    int indent = i - from;
    if (isSuppressed(line, i, to, indent)) {
      return;
    }
    if (Ascii.startsWith(line, i, to, AT)) {
      frame(line, i + AT.length, to);
    } else if (Ascii.startsWith(line, i, to, CAUSED)) {
      causes.add(line, i + CAUSED.length, to);
    } else if (Ascii.startsWith(line, i, to, WRAPPED)) {
      causes.rootFirst();
      causes.add(line, i + WRAPPED.length, to);
    } else if (!isOfAnotherLanguage(line, i, to, indent) && causes.isEmpty()) {
      outermost(line, i, to);
    }
  }

  // ---- other languages than Java and JavaScript

  private boolean isOfAnotherLanguage(byte[] line, int from, int to, int indent) {
    if (Ascii.startsWith(line, from, to, Continuations.PYTHON_FRAME)) {
      pythonFrame(line, from + Continuations.PYTHON_FRAME.length, to, indent);
    } else if (causes.lacksCause() && indent < fileIndent) {
      pythonCause(line, from, to);
    } else if (Ascii.startsWith(line, from, to, GOROUTINE)) {
      goroutines++;
      inGoroutine = goroutines == 1;
    } else if (inGoroutine && indent == 0) {
      goFrame(line, from, to);
    } else if (line[from] == '#') {
      return numberedFrame(line, from + 1, to);
    } else if (Ascii.startsWith(line, from, to, INNER)) {
      causes.add(line, from + INNER.length, to); // .NET
    } else if (Ascii.startsWith(line, from, to, END_OF_INNER)) {
      causes.endFrames(); // those that follow are of the outer exception
    } else {
      return rubyFrame(line, from, to);
    }
    return true;
  }

  /** {@code File "a/cart.py", line 3, in add}: module and function. */
  private void pythonFrame(byte[] line, int from, int to, int indent) {
    int quote = indexOf(line, from, to, '"');
    int name = to;
    for (int i = quote; i < to && name == to; i++) {
      name = Ascii.startsWith(line, i, to, IN) ? i + IN.length : to;
    }
    int file = quote;
    while (file > from && line[file - 1] != '/' && line[file - 1] != '\\') {
      file--;
    }
    boolean ending = quote - file > 3 && line[quote - 3] == '.'; // .py
    frame.set(line, file, ending ? quote - 3 : quote, name, to);
    fileIndent = indent;
    causes.addBeforeCause(frame, !isLibrary(line, from, quote));
  }

  private static boolean isLibrary(byte[] line, int from, int to) {
    for (int i = from; i < to; i++) {
      for (byte[] library : LIBRARIES) {
        if (Ascii.startsWith(line, i, to, library)) {
          return true;
        }
      }
    }
    return false;
  }

  /** {@code ValueError: no such item}, behind the frames. */
  private void pythonCause(byte[] line, int from, int to) {
    int end = ExceptionNames.endOfName(line, from, to);
    boolean named = end > from && (end == to || line[end] == ':');
    if (named && ExceptionNames.isClass(line, from, end)) {
      causes.addBehindFrames(line, from, end);
    }
  }

  /** {@code main.(*Cart).add(0xc000, 0x1)}: all in front of the arguments. */
  private void goFrame(byte[] line, int from, int to) {
    if (Ascii.startsWith(line, from, to, CREATED)) {
      inGoroutine = false;
      return;
    }
    int end = to - 1;
    if (line[end] != ')') {
      return;
    }
    while (end > from && line[end] != '(') {
      end--;
    }
    frame.set(line, from, end);
    if (frame.isPlumbingOfGo()) {
      return;
    }
    if (!causes.isNamed()) {
      causes.announce(PANIC, 0, PANIC.length);
    }
    causes.add(frame);
  }

  /** {@code #0 /a/cart.php(12): Cart->add()}, {@code #1 main (file:///a.dart:7:3)}. */
  private boolean numberedFrame(byte[] line, int from, int to) {
    int i = Ascii.skipDigits(line, from, to);
    if (i == from || i >= to || line[i] != ' ') {
      return false;
    }
    i = Ascii.skipBlanks(line, i, to);
    for (int colon = i; colon + 1 < to; colon++) {
      boolean closes = line[colon] == ':' && (line[colon - 1] == ')' || line[colon - 1] == ']');
      if (closes && line[colon + 1] == ' ') {
        i = colon + 2;
        break;
      }
    }
    int end = i;
    while (end < to && line[end] != '(') {
      end++;
    }
    while (end > i && line[end - 1] == ' ') {
      end--;
    }
    if (end > i && line[i] != '{') {
      frame.set(line, i, end);
      causes.add(frame);
    }
    return true;
  }

  /** {@code from lib/cart.rb:12:in `add'}; the first one has the message behind it. */
  private boolean rubyFrame(byte[] line, int from, int to) {
    int at = from;
    if (Ascii.startsWith(line, at, to, FROM)) {
      at += FROM.length;
    } else { // Rails names the gem in front
      int bracket = indexOf(line, from, to, ')');
      boolean gem = bracket + 2 < to && line[bracket + 1] == ' ';
      at = gem && Continuations.rubyFrame(line, bracket + 2, to) > bracket + 2 ? bracket + 2 : at;
    }
    int name = Continuations.rubyFrame(line, at, to);
    if (name == at) {
      return false;
    }
    int end = name;
    while (end < to && line[end] != '\'') {
      end++;
    }
    if (!causes.hasFrames() && line[to - 1] == ')') {
      int open = to - 1;
      while (open > end && line[open] != '(') {
        open--;
      }
      if (open > end) {
        causes.announce(line, open + 1, to - 1); // message (ClassOfError)
      }
    }
    int file = at;
    for (int i = at; i < name && line[i] != ':'; i++) {
      file = line[i] == '/' ? i + 1 : file;
    }
    frame.set(line, file, indexOf(line, file, name, ':') - 3, name, end);
    causes.add(frame);
    return true;
  }

  /** Not eight bytes at a time: the array may have no padding. */
  private static int indexOf(byte[] line, int from, int to, int wanted) {
    int i = from;
    while (i < to && line[i] != wanted) {
      i++;
    }
    return i;
  }

  /** A suppressed exception lasts until a line that is indented less. */
  private boolean isSuppressed(byte[] line, int from, int to, int indent) {
    if (suppressedIndent != NOT_SUPPRESSED) {
      boolean over =
          suppressedIndent == 0
              ? Ascii.startsWith(line, from, to, CAUSED)
              : indent < suppressedIndent;
      if (!over) {
        return true;
      }
      suppressedIndent = NOT_SUPPRESSED;
    }
    if (Ascii.startsWith(line, from, to, SUPPRESSED)) {
      suppressedIndent = indent;
      return true;
    }
    return false;
  }

  // ---- the causes

  /** Before the first frame: the line of its own that names the class, else the first line may. */
  private void outermost(byte[] line, int from, int to) {
    if (strong) {
      return;
    }
    int at = from;
    if (Ascii.startsWith(line, from, to, THREAD)) {
      at = behindThread(line, from + THREAD.length, to);
    }
    int end = ExceptionNames.endOfName(line, at, to);
    boolean ends = end == to || line[end] == ':';
    boolean dotted =
        ends && lines > 1 && isDotted(line, at, end) && ExceptionNames.isClass(line, at, end);
    if (dotted || (ends && ExceptionNames.end(line, at, to) > at)) {
      causes.announce(line, at, end);
      strong = lines > 1 || at > from;
      inner(line, end, to);
    } else if (!causes.isNamed()) {
      mentioned(line, from, to);
    }
  }

  /** {@code Outer: message ---> Inner: message}, as .NET writes both in one line. */
  private void inner(byte[] line, int from, int to) {
    for (int i = from; i < to; i++) {
      if (line[i] == '-' && Ascii.startsWith(line, i, to, INNER)) {
        causes.add(line, i + INNER.length, to);
      }
    }
  }

  private static int behindThread(byte[] line, int from, int to) {
    for (int i = from; i + 1 < to; i++) {
      if (line[i] == '"' && line[i + 1] == ' ') {
        return i + 2;
      }
    }
    return from;
  }

  private static boolean isDotted(byte[] line, int from, int end) {
    for (int i = from; i < end; i++) {
      if (line[i] == '.') {
        return true;
      }
    }
    return false;
  }

  /** Takes the first exception that a line of text names. */
  private void mentioned(byte[] line, int from, int to) {
    int i = from;
    while (i < to) {
      int end = ExceptionNames.endOfName(line, i, to);
      if (end > i && ExceptionNames.end(line, i, end) == end) {
        causes.announce(line, i, end);
        return;
      }
      i = Math.max(i, end) + 1;
    }
  }

  private void frame(byte[] line, int from, int to) {
    int start = from;
    if (Ascii.startsWith(line, start, to, ASYNC)) {
      start += ASYNC.length;
    } else if (Ascii.startsWith(line, start, to, NEW)) {
      start += NEW.length;
    }
    frame.setCall(line, start, to);
    if (!frame.isPlumbing()) {
      causes.add(frame);
    }
  }

  // ---- the result

  /**
   * Says whether the lines so far hold a stack trace.
   *
   * @return whether there was at least one frame
   */
  public boolean isTrace() {
    return causes.hasFrames();
  }

  /**
   * Returns the fingerprint of the trace.
   *
   * @return 64 bits; 0 if {@link #isTrace} is false
   */
  public long fingerprint() {
    return isTrace() ? causes.fingerprint() : 0;
  }

  /**
   * Returns the exception classes.
   *
   * @return outermost first, the root cause last; empty if the trace names none
   */
  public List<String> causes() {
    return causes.classes();
  }

  /**
   * Returns the root cause and where it was thrown, in one line.
   *
   * @return such as {@code ConnectException at Pool.connect}; empty if there is no trace
   */
  public String summary() {
    return isTrace() ? causes.summary() : "";
  }
}
