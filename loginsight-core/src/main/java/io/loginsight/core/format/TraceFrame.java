package io.loginsight.core.format;

/**
 * The name of one frame of a stack trace: class and method, without what a JVM makes up at run
 * time. What is longer than {@link #LONGEST} is cut. Confined; reused from frame to frame.
 */
final class TraceFrame {

  static final int LONGEST = 256;

  private static final byte[] PROXY = Ascii.bytes("Proxy");
  private static final byte[] ACCESSOR = Ascii.bytes("Accessor");
  private static final byte[] PANIC = Ascii.bytes("panic");
  private static final byte[] GO_RUNTIME = Ascii.bytes("runtime.");
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

  private final byte[] name = new byte[LONGEST];
  private int length;

  /** Takes a name as it stands. */
  void set(byte[] line, int from, int to) {
    length = 0;
    append(line, from, to);
  }

  /** Takes a file and what was called in it. */
  void set(byte[] line, int file, int endOfFile, int method, int to) {
    set(line, file, endOfFile);
    if (length < LONGEST) {
      name[length++] = '.';
    }
    append(line, method, to);
  }

  private void append(byte[] line, int from, int to) {
    int more = Math.max(0, Math.min(to - from, LONGEST - length));
    System.arraycopy(line, from, name, length, more);
    length += more;
  }

  /**
   * Takes class and method of a frame of a JVM, .NET or JavaScript, up to its arguments, without
   * module, class loader and generated numbers.
   */
  void setCall(byte[] line, int from, int to) {
    length = 0;
    int i = from;
    while (i < to && length < LONGEST) {
      int c = line[i];
      if (c == '(' || c == ' ' || c == ':' || c == ',') {
        break;
      }
      if (c == '/') {
        length = 0; // module or class loader
        i++;
      } else if (c == '$' && i + 1 < to && line[i + 1] == '$') {
        appendMarker(line, i, to);
        i = behindGenerated(line, i, to);
      } else if (Ascii.isDigit(c) && isGeneratedNumber()) {
        i++;
      } else {
        name[length++] = (byte) c;
        i++;
      }
    }
  }

  /** Of {@code $$Lambda$14/0x00} and {@code $$EnhancerBySpringCGLIB$$1a2b} the first word stays. */
  private void appendMarker(byte[] line, int from, int to) {
    int i = from;
    while (i < to && length < LONGEST && (i < from + 2 || Ascii.isLetter(line[i]))) {
      name[length++] = line[i++];
    }
  }

  private static int behindGenerated(byte[] line, int from, int to) {
    int i = from;
    while (i < to && line[i] != '.' && line[i] != '(' && line[i] != ' ') {
      i++;
    }
    return i;
  }

  /** Digits behind {@code $}, {@code $Proxy} and {@code …Accessor} count what the JVM has made. */
  private boolean isGeneratedNumber() {
    return (length > 0 && name[length - 1] == '$') || endsWith(PROXY) || endsWith(ACCESSOR);
  }

  private boolean endsWith(byte[] suffix) {
    return length >= suffix.length
        && Ascii.startsWith(name, length - suffix.length, length, suffix);
  }

  /** Says whether the frame is how a program was called and not what it does. */
  boolean isPlumbing() {
    return length == 0 || startsWithAny(REFLECTION);
  }

  /** Says the same of a frame of Go. */
  boolean isPlumbingOfGo() {
    return length == 0
        || (length == PANIC.length && Ascii.startsWith(name, 0, length, PANIC))
        || Ascii.startsWith(name, 0, length, GO_RUNTIME);
  }

  /** Says whether the frame is of the class library that comes with a JVM. */
  boolean isPlatform() {
    return startsWithAny(PLATFORM);
  }

  private boolean startsWithAny(byte[][] prefixes) {
    for (byte[] prefix : prefixes) {
      if (Ascii.startsWith(name, 0, length, prefix)) {
        return true;
      }
    }
    return false;
  }

  int length() {
    return length;
  }

  /** Copies the name. */
  void copyTo(byte[] target, int at) {
    System.arraycopy(name, 0, target, at, length);
  }

  long hash() {
    return Fingerprint.of(name, 0, length);
  }
}
