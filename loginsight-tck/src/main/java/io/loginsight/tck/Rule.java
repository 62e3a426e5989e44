package io.loginsight.tck;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Fails in words that a plugin's author can act on: what was seen, and what to do. */
final class Rule {

  private static final int SHOWN = 300;

  private Rule() {}

  /**
   * Fails unless a rule is kept.
   *
   * @param seen what was seen instead
   * @param mend what to do about it
   */
  static void check(boolean kept, Supplier<String> seen, String mend) {
    if (!kept) {
      broken(seen.get(), mend, null);
    }
  }

  /** Fails. */
  static void broken(String seen, String mend, @Nullable Throwable cause) {
    fail(seen + "\n  To mend it: " + mend, cause);
  }

  /** Returns text as a message can show it: short, and without what steers a terminal. */
  static String shown(String text) {
    StringBuilder clean = new StringBuilder("'");
    for (int i = 0; i < Math.min(SHOWN, text.length()); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x7f) {
        clean.append(c);
      } else {
        clean.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      }
    }
    return clean.append(text.length() > SHOWN ? "'..." : "'").toString();
  }

  /** Says whether text is one line that holds something. */
  static boolean isOneLine(@Nullable String text) {
    return text != null && !text.isBlank() && text.chars().noneMatch(Rule::breaksLine);
  }

  private static boolean breaksLine(int c) {
    return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
  }
}
