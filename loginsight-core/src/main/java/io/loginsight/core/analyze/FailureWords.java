package io.loginsight.core.analyze;

import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** Words that tell of a failure when they stand in the constant text of a pattern. */
final class FailureWords {

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

  private static final Set<String> NEGATIONS = Set.of("no", "zero", "without", "0", "not", "<*>");

  private FailureWords() {}

  /**
   * Returns the first such word of a template that is not negated and not merely counted ({@code 0
   * errors}, {@code <*> errors}), in lower case, or null.
   */
  static @Nullable String in(String template) {
    StringTokenizer words = new StringTokenizer(template, " \t,.;:!?()[]{}\"'=/|");
    String before = "";
    while (words.hasMoreTokens()) {
      String word = words.nextToken().toLowerCase(Locale.ROOT);
      if (WORDS.contains(word) && !NEGATIONS.contains(before)) {
        return word;
      }
      before = word;
    }
    return null;
  }
}
