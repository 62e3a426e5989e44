package io.loginsight.core.incident;

/**
 * A text in which {@code *} stands for any characters. What it is compared with may be anyone's: it
 * takes no more steps than one text has characters times those of the other.
 *
 * <p><b>Threads:</b> Immutable.
 */
record Glob(String text) {

  boolean fits(String name) {
    int at = 0;
    int in = 0;
    int star = -1; // the last one
    int behind = 0; // where what it stands for ends
    while (in < name.length()) {
      if (at < text.length() && text.charAt(at) == '*') {
        star = at++;
        behind = in;
      } else if (at < text.length() && text.charAt(at) == name.charAt(in)) {
        at++;
        in++;
      } else if (star >= 0) {
        at = star + 1;
        in = ++behind;
      } else {
        return false;
      }
    }
    while (at < text.length() && text.charAt(at) == '*') {
      at++;
    }
    return at == text.length();
  }
}
