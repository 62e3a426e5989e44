package io.loginsight.core.format;

/** Recognises the names of exception classes. */
final class ExceptionNames {

  private static final byte[][] ENDINGS = {
    Ascii.bytes("Exception"),
    Ascii.bytes("Error"),
    Ascii.bytes("Throwable"),
    Ascii.bytes("Failure"),
    Ascii.bytes("Fault"),
    Ascii.bytes("Exit"),
    Ascii.bytes("Interrupt"),
    Ascii.bytes("Warning"),
  };

  private ExceptionNames() {}

  /**
   * Returns where a class name that begins at an offset ends, if it is the name of an exception by
   * its last word.
   *
   * @return the offset behind the name, or {@code from} if there is none
   */
  static int end(byte[] b, int from, int to) {
    int end = endOfName(b, from, to);
    for (byte[] ending : ENDINGS) {
      int at = end - ending.length;
      if (at >= from && Ascii.startsWith(b, at, end, ending) && isClass(b, from, end)) {
        return end;
      }
    }
    return from;
  }

  /** Returns the offset behind a name with dots, whatever it names. */
  static int endOfName(byte[] b, int from, int to) {
    int i = from;
    while (i < to && isName(b[i])) {
      i++;
    }
    return i;
  }

  /** The first letter of the last part is a capital. */
  static boolean isClass(byte[] b, int from, int end) {
    int part = end;
    while (part > from && b[part - 1] != '.' && b[part - 1] != '$') {
      part--;
    }
    return part < end && b[part] >= 'A' && b[part] <= 'Z';
  }

  private static boolean isName(int c) {
    return Ascii.isLetter(c) || Ascii.isDigit(c) || c == '.' || c == '_' || c == '$';
  }
}
