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
 * <p><b>Threads:</b> Confined. One instance is used for one event after another, see {@link #begin}.
 */
public final class StackTrace {

  /** How many frames of each cause count. */
  private static final int FRAMES = 5;

  private static final int MOST_CAUSES = 16;
  private static final int LONGEST_NAME = 256;

  private static final byte[] AT = Continuations.ascii("at ");
  private static final byte[] CAUSED = Continuations.ascii("Caused by: ");
  private static final byte[] WRAPPED = Continuations.ascii("Wrapped by: ");
  private static final byte[] SUPPRESSED = Continuations.ascii("Suppressed: ");
  private static final byte[] THREAD = Continuations.ascii("Exception in thread \"");
  private static final byte[] ASYNC = Continuations.ascii("async ");
  private static final byte[] NEW = Continuations.ascii("new ");
  private static final byte[] PROXY = Continuations.ascii("Proxy");
  private static final byte[] ACCESSOR = Continuations.ascii("Accessor");
  private static final byte[][] REFLECTION = {
    Continuations.ascii("java.lang.reflect."),
    Continuations.ascii("jdk.internal.reflect."),
    Continuations.ascii("sun.reflect."),
  };
  private static final byte[][] PLATFORM = {
    Continuations.ascii("java."),
    Continuations.ascii("javax."),
    Continuations.ascii("jdk."),
    Continuations.ascii("sun."),
    Continuations.ascii("com.sun."),
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
    while (i < to && Continuations.isSpace(line[i])) {
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
    if (Continuations.startsWith(line, i, to, AT)) {
      frame(line, i + AT.length, to);
    } else if (Continuations.startsWith(line, i, to, CAUSED)) {
      cause(line, i + CAUSED.length, to);
    } else if (Continuations.startsWith(line, i, to, WRAPPED)) {
      rootFirst = true;
      cause(line, i + WRAPPED.length, to);
    } else if (frames == 0 && count == 0) {
      outermost(line, i, to);
    }
  }

  /** A suppressed exception lasts until a line that is indented less. */
  private boolean isSuppressed(byte[] line, int from, int to, int indent) {
    if (suppressedIndent != NOT_SUPPRESSED) {
      boolean over =
          suppressedIndent == 0
              ? Continuations.startsWith(line, from, to, CAUSED)
              : indent < suppressedIndent;
      if (!over) {
        return true;
      }
      suppressedIndent = NOT_SUPPRESSED;
    }
    if (Continuations.startsWith(line, from, to, SUPPRESSED)) {
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
    if (Continuations.startsWith(line, from, to, THREAD)) {
      at = behindThread(line, from + THREAD.length, to);
    }
    int end = ExceptionNames.endOfName(line, at, to);
    boolean ends = end == to || line[end] == ':';
    boolean dotted = ends && lines > 1 && isDotted(line, at, end) && ExceptionNames.isClass(line, at, end);
    if (dotted || (ends && ExceptionNames.end(line, at, to) > at)) {
      pending(line, at, end);
      strong = lines > 1 || at > from;
    } else if (pendingEnd == 0) {
      mentioned(line, from, to);
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
    if (Continuations.startsWith(line, start, to, ASYNC)) {
      start += ASYNC.length;
    } else if (Continuations.startsWith(line, start, to, NEW)) {
      start += NEW.length;
    }
    int length = normalize(line, start, to);
    if (length == 0 || startsWithAny(REFLECTION, length)) {
      return;
    }
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
      if (Continuations.startsWith(frame, 0, length, prefix)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Writes class and method of a frame to {@link #frame}, without module, class loader and generated
   * numbers.
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
      } else if (HeaderFields.isDigit(c) && isGeneratedNumber(n)) {
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
    while (i < to && n < LONGEST_NAME && (i < from + 2 || HeaderFields.isLetter(line[i]))) {
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
    return n >= suffix.length && Continuations.startsWith(frame, n - suffix.length, n, suffix);
  }

  private static long hash(byte[] b, int from, int to) {
    long h = 0xcbf29ce484222325L;
    for (int i = from; i < to; i++) {
      h = (h ^ b[i] & 0xff) * 0x100000001b3L;
    }
    return h;
  }

  private void mix(long value) {
    long h = (hash ^ value) * 0x9E3779B97F4A7C15L;
    hash = h ^ h >>> 32;
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
    return frames == 0 ? 0 : hash;
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
    int root = rootFirst ? 0 : count - 1;
    String name = new String(names, causes[root], causeEnds[root] - causes[root], UTF_8);
    String place = new String(names, places[root], placeEnds[root] - places[root], UTF_8);
    String simple = name.isEmpty() ? "Exception" : name.substring(name.lastIndexOf('.') + 1);
    return place.isEmpty() ? simple : simple + " at " + lastParts(place);
  }

  /** {@code Class.method} of {@code a.b.Class.method}. */
  private static String lastParts(String place) {
    int method = place.lastIndexOf('.');
    int type = method <= 0 ? -1 : place.lastIndexOf('.', method - 1);
    return place.substring(type + 1);
  }
}
