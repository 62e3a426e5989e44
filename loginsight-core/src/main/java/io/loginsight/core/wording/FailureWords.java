package io.loginsight.core.wording;

import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * Words that tell of a failure when they stand in the constant text of a pattern.
 *
 * <p><b>Threads:</b> Shared.
 */
public final class FailureWords {

  private static final Set<String> WORDS =
      Set.of(
          "abort",
          "aborted",
          "aborting",
          "cannot",
          "corrupt",
          "corrupted",
          "crash",
          "crashed",
          "denied",
          "error",
          "errors",
          "exception",
          "exceptions",
          "fail",
          "failed",
          "fails",
          "failure",
          "failures",
          "fatal",
          "invalid",
          "killed",
          "panic",
          "refused",
          "rejected",
          "segfault",
          "timeout",
          "unable",
          "unreachable");

  private static final Set<String> NEGATIONS = Set.of("no", "zero", "without", "0", "not");

  /** Of these a line may tell how many there are, and it may be none. */
  private static final Set<String> COUNTED = Set.of("errors", "exceptions", "failures");

  private FailureWords() {}

  /**
   * Returns the first such word of a template that is not negated and not merely counted ({@code 0
   * errors}, {@code <*> errors}), in lower case, or null.
   *
   * @param template the text of a pattern
   */
  public static @Nullable String in(String template) {
    StringTokenizer words = new StringTokenizer(template, " \t,.;:!?()[]{}\"'=/|");
    String before = "";
    while (words.hasMoreTokens()) {
      String word = words.nextToken().toLowerCase(Locale.ROOT);
      boolean counted = COUNTED.contains(word) && before.equals("<*>");
      if (WORDS.contains(word) && !NEGATIONS.contains(before) && !counted) {
        return word;
      }
      before = word;
    }
    return null;
  }
}
