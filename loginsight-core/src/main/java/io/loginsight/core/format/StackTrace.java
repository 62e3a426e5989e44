package io.loginsight.core.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
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

  /** How many frames of each cause count. */
  private static final int FRAMES = 5;

  private static final int MOST_CAUSES = 16;
  private static final int LONGEST_NAME = 256;

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
  private static final byte[] GO_RUNTIME = Ascii.bytes("runtime.");
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
  private static final byte[] PROXY = Ascii.bytes("Proxy");
  private static final byte[] ACCESSOR = Ascii.bytes("Accessor");
  private static final byte[][] REFLECTION = {
    Ascii.bytes("java.lang.reflect."),
    Ascii.bytes("jdk.internal.reflect."),
    Ascii.bytes("sun.reflect."),
  };
  private static final byte[][] PLATFORM = {
    Ascii.bytes("java."),
    Ascii.bytes("javax."),
    Ascii.bytes("jdk."),
    Ascii.bytes("sun."),
    Ascii.bytes("com.sun."),
  };
  private static final int NOT_SUPPRESSED = -1;

  // Names are kept as bytes in one array: cause i is names[causes[i] .. causeEnds[i]), its place
  // is names[places[i] .. placeEnds[i]).
  private final byte[] names = new byte[MOST_CAUSES * 3 * LONGEST_NAME];
  private final int[] causes = new int[MOST_CAUSES];
  private final int[] causeEnds = new int[MOST_CAUSES];
  private final int[] places = new int[MOST_CAUSES];
  private final int[] placeEnds = new int[MOST_CAUSES];
  private final boolean[] ownPlace = new boolean[MOST_CAUSES];
  private final byte[] frame = new byte[LONGEST_NAME];

  // Python writes the frame that failed last: of the last ones the hashes, and the likeliest place
  private final long[] lastFrames = new long[FRAMES];
  private final byte[] lastPlace = new byte[LONGEST_NAME];
  private int lastCount;
  private int lastLength;
  private boolean lastOwn;
  private int fileIndent;

  private int goroutines;
  private boolean inGoroutine;
  private int used;
  private int count;
  private int lines;
  private int frames;
  private int framesOfCause;
  private int suppressedIndent;
  private boolean rootFirst;
  private boolean strong; // whether the pending class stood at the beginning of a line of its own
  private int pendingEnd; // the class that the next frame belongs to is names[0 .. pendingEnd)
  private long hash;

  /** Makes a reader that has read nothing. */
  public StackTrace() {
    begin();
  }

  /** Begins with another event. */
  public void begin() {
    used = 0;
    count = 0;
    lines = 0;
    frames = 0;
    framesOfCause = 0;
    suppressedIndent = NOT_SUPPRESSED;
    rootFirst = false;
    strong = false;
    pendingEnd = 0;
    lastCount = 0;
    lastLength = 0;
    lastOwn = false;
    goroutines = 0;
    inGoroutine = false;
    hash = 0xcbf29ce484222325L;
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
      cause(line, i + CAUSED.length, to);
    } else if (Ascii.startsWith(line, i, to, WRAPPED)) {
      rootFirst = true;
      cause(line, i + WRAPPED.length, to);
    } else if (!isOfAnotherLanguage(line, i, to, indent) && frames == 0 && count == 0) {
      outermost(line, i, to);
    }
  }

  // ---- other languages than Java and JavaScript

  private boolean isOfAnotherLanguage(byte[] line, int from, int to, int indent) {
    if (Ascii.startsWith(line, from, to, Continuations.PYTHON_FRAME)) {
      pythonFrame(line, from + Continuations.PYTHON_FRAME.length, to, indent);
    } else if (lastCount > 0 && indent < fileIndent) {
      pythonCause(line, from, to);
    } else if (Ascii.startsWith(line, from, to, GOROUTINE)) {
      goroutines++;
      inGoroutine = goroutines == 1;
    } else if (inGoroutine && indent == 0) {
      goFrame(line, from, to);
    } else if (line[from] == '#') {
      return numberedFrame(line, from + 1, to);
    } else if (Ascii.startsWith(line, from, to, INNER)) {
      cause(line, from + INNER.length, to); // .NET
    } else if (Ascii.startsWith(line, from, to, END_OF_INNER)) {
      framesOfCause = FRAMES; // those that follow are of the outer exception
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
    int n = copy(line, file, quote, 0);
    n = n > 3 && frame[n - 3] == '.' ? n - 3 : n; // .py
    if (n < LONGEST_NAME) {
      frame[n++] = '.';
    }
    n = copy(line, name, to, n);
    fileIndent = indent;
    frames++;
    lastFrames[lastCount++ % FRAMES] = hash(frame, 0, n);
    boolean own = !isLibrary(line, from, quote);
    if (own || !lastOwn) {
      System.arraycopy(frame, 0, lastPlace, 0, n);
      lastLength = n;
      lastOwn = own;
    }
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

  /**
   * {@code ValueError: no such item}, behind the frames. What follows another one was thrown last.
   */
  private void pythonCause(byte[] line, int from, int to) {
    int end = ExceptionNames.endOfName(line, from, to);
    boolean named = end > from && (end == to || line[end] == ':');
    if (!named || !ExceptionNames.isClass(line, from, end) || count == MOST_CAUSES) {
      return;
    }
    rootFirst = true;
    int length = Math.min(LONGEST_NAME, end - from);
    System.arraycopy(line, from, names, used, length);
    startCause(length);
    System.arraycopy(lastPlace, 0, names, used, lastLength);
    used += lastLength;
    placeEnds[count - 1] = used;
    hash = withLastFrames(hash);
    lastCount = 0;
    lastLength = 0;
    lastOwn = false;
  }

  /** The frame that failed first, whatever the number of those in front of it. */
  private long withLastFrames(long before) {
    long h = before;
    for (int i = 1; i <= Math.min(FRAMES, lastCount); i++) {
      h = mixed(h, lastFrames[(lastCount - i) % FRAMES]);
    }
    return h;
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
    int n = copy(line, from, end, 0);
    boolean plumbing =
        (n == PANIC.length && Ascii.startsWith(frame, 0, n, PANIC))
            || Ascii.startsWith(frame, 0, n, GO_RUNTIME);
    if (n == 0 || plumbing) {
      return;
    }
    if (count == 0 && pendingEnd == 0) {
      pending(PANIC, 0, PANIC.length);
    }
    counted(n);
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
      counted(copy(line, i, end, 0));
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
    if (frames == 0 && line[to - 1] == ')') {
      int open = to - 1;
      while (open > end && line[open] != '(') {
        open--;
      }
      if (open > end) {
        pending(line, open + 1, to - 1); // message (ClassOfError)
      }
    }
    int file = at;
    for (int i = at; i < name && line[i] != ':'; i++) {
      file = line[i] == '/' ? i + 1 : file;
    }
    int n = copy(line, file, indexOf(line, file, name, ':') - 3, 0);
    if (n < LONGEST_NAME) {
      frame[n++] = '.';
    }
    counted(copy(line, name, end, n));
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

  /** Copies to {@link #frame} what fits there; returns the offset behind it. */
  private int copy(byte[] line, int from, int to, int at) {
    int length = Math.max(0, Math.min(to - from, LONGEST_NAME - at));
    System.arraycopy(line, from, frame, at, length);
    return at + length;
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
      pending(line, at, end);
      strong = lines > 1 || at > from;
      inner(line, end, to);
    } else if (pendingEnd == 0) {
      mentioned(line, from, to);
    }
  }

  /** {@code Outer: message ---> Inner: message}, as .NET writes both in one line. */
  private void inner(byte[] line, int from, int to) {
    for (int i = from; i < to; i++) {
      if (line[i] == '-' && Ascii.startsWith(line, i, to, INNER)) {
        cause(line, i + INNER.length, to);
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
        pending(line, i, end);
        return;
      }
      i = Math.max(i, end) + 1;
    }
  }

  private void pending(byte[] line, int from, int to) {
    int length = Math.min(LONGEST_NAME, to - from);
    System.arraycopy(line, from, names, 0, length);
    pendingEnd = length;
  }

  private void cause(byte[] line, int from, int to) {
    if (count == 0) {
      startCause(pendingEnd);
    }
    int end = ExceptionNames.endOfName(line, from, to);
    if (count == MOST_CAUSES || end == from) {
      return;
    }
    int length = Math.min(LONGEST_NAME, end - from);
    System.arraycopy(line, from, names, used, length);
    startCause(length);
  }

  /** The name of the cause has been written at {@link #used}. */
  private void startCause(int length) {
    causes[count] = used;
    used += length;
    causeEnds[count] = used;
    places[count] = used;
    placeEnds[count] = used;
    ownPlace[count] = false;
    mix(hash(names, causes[count], used) ^ 0x5bd1e995L);
    framesOfCause = 0;
    count++;
  }

  // ---- the frames

  private void frame(byte[] line, int from, int to) {
    int start = from;
    if (Ascii.startsWith(line, start, to, ASYNC)) {
      start += ASYNC.length;
    } else if (Ascii.startsWith(line, start, to, NEW)) {
      start += NEW.length;
    }
    int length = normalize(line, start, to);
    if (length == 0 || startsWithAny(REFLECTION, length)) {
      return;
    }
    counted(length);
  }

  /** Takes the frame that {@link #frame} names. */
  private void counted(int length) {
    if (count == 0) {
      startCause(pendingEnd);
    }
    frames++;
    place(length);
    if (framesOfCause < FRAMES) {
      framesOfCause++;
      mix(hash(frame, 0, length));
    }
  }

  /** The place of a cause is its first frame outside the platform, else its first. */
  private void place(int length) {
    int cause = count - 1;
    boolean platform = startsWithAny(PLATFORM, length);
    boolean first = places[cause] == placeEnds[cause];
    if (!first && (ownPlace[cause] || platform)) {
      return;
    }
    if (used + length > names.length) {
      return;
    }
    used = places[cause];
    System.arraycopy(frame, 0, names, used, length);
    used += length;
    placeEnds[cause] = used;
    ownPlace[cause] = !platform;
  }

  private boolean startsWithAny(byte[][] prefixes, int length) {
    for (byte[] prefix : prefixes) {
      if (Ascii.startsWith(frame, 0, length, prefix)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Writes class and method of a frame to {@link #frame}, without module, class loader and
   * generated numbers.
   *
   * @return the length
   */
  private int normalize(byte[] line, int from, int to) {
    int n = 0;
    int i = from;
    while (i < to && n < LONGEST_NAME) {
      int c = line[i];
      if (c == '(' || c == ' ' || c == ':' || c == ',') {
        break;
      }
      if (c == '/') {
        n = 0; // module or class loader
        i++;
      } else if (c == '$' && i + 1 < to && line[i + 1] == '$') {
        n = copyMarker(line, i, to, n);
        i = behindGenerated(line, i, to);
      } else if (Ascii.isDigit(c) && isGeneratedNumber(n)) {
        i++;
      } else {
        frame[n++] = (byte) c;
        i++;
      }
    }
    return n;
  }

  /** Of {@code $$Lambda$14/0x00} and {@code $$EnhancerBySpringCGLIB$$1a2b} the first word stays. */
  private int copyMarker(byte[] line, int from, int to, int length) {
    int n = length;
    int i = from;
    while (i < to && n < LONGEST_NAME && (i < from + 2 || Ascii.isLetter(line[i]))) {
      frame[n++] = line[i++];
    }
    return n;
  }

  private static int behindGenerated(byte[] line, int from, int to) {
    int i = from;
    while (i < to && line[i] != '.' && line[i] != '(' && line[i] != ' ') {
      i++;
    }
    return i;
  }

  /** Digits behind {@code $}, {@code $Proxy} and {@code …Accessor} count what the JVM has made. */
  private boolean isGeneratedNumber(int n) {
    return (n > 0 && frame[n - 1] == '$') || endsWith(PROXY, n) || endsWith(ACCESSOR, n);
  }

  private boolean endsWith(byte[] suffix, int n) {
    return n >= suffix.length && Ascii.startsWith(frame, n - suffix.length, n, suffix);
  }

  private static long hash(byte[] b, int from, int to) {
    long h = 0xcbf29ce484222325L;
    for (int i = from; i < to; i++) {
      h = (h ^ (b[i] & 0xff)) * 0x100000001b3L;
    }
    return h;
  }

  private void mix(long value) {
    hash = mixed(hash, value);
  }

  private static long mixed(long before, long value) {
    long h = (before ^ value) * 0x9E3779B97F4A7C15L;
    return h ^ (h >>> 32);
  }

  // ---- the result

  /**
   * Says whether the lines so far hold a stack trace.
   *
   * @return whether there was at least one frame
   */
  public boolean isTrace() {
    return frames > 0;
  }

  /**
   * Returns the fingerprint of the trace.
   *
   * @return 64 bits; 0 if {@link #isTrace} is false
   */
  public long fingerprint() {
    return frames == 0 ? 0 : withLastFrames(hash);
  }

  /**
   * Returns the exception classes.
   *
   * @return outermost first, the root cause last; empty if the trace names none
   */
  public List<String> causes() {
    List<String> list = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      if (causeEnds[i] > causes[i]) {
        list.add(new String(names, causes[i], causeEnds[i] - causes[i], UTF_8));
      }
    }
    if (rootFirst) {
      Collections.reverse(list);
    }
    return list;
  }

  /**
   * Returns the root cause and where it was thrown, in one line.
   *
   * @return such as {@code ConnectException at Pool.connect}; empty if there is no trace
   */
  public String summary() {
    if (frames == 0) {
      return "";
    }
    if (count == 0) { // of Python, cut off before it names the exception
      return "Exception at " + lastParts(new String(lastPlace, 0, lastLength, UTF_8));
    }
    int root = rootFirst ? 0 : count - 1;
    String name = new String(names, causes[root], causeEnds[root] - causes[root], UTF_8);
    String place = new String(names, places[root], placeEnds[root] - places[root], UTF_8);
    String simple = name.substring(name.lastIndexOf('.') + 1);
    String what = simple.isEmpty() ? "Exception" : simple;
    return place.isEmpty() ? what : what + " at " + lastParts(place);
  }

  /** {@code Class.method} of {@code a.b.Class.method}. */
  private static String lastParts(String place) {
    int method = place.lastIndexOf('.');
    int type = method <= 0 ? -1 : place.lastIndexOf('.', method - 1);
    return place.substring(type + 1);
  }
}
