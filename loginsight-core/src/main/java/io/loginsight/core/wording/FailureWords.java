package io.loginsight.core.wording;

import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Pattern;
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

  /** Words of an end, which may be as it should be. */
  private static final Set<String> ENDS =
      Set.of(
          "interrupt",
          "interrupted",
          "kill",
          "lost",
          "terminate",
          "terminated",
          "terminates",
          "terminating",
          "termination",
          "timed");

  private static final Set<String> NEGATIONS = Set.of("no", "zero", "without", "0", "not");

  /** Of these a line may tell how many there are, and it may be none. */
  private static final Set<String> COUNTED = Set.of("errors", "exceptions", "failures");

  /** What stands before dots and a value is its name: {@code failed logins ......: 3}. */
  private static final Pattern LEADER = Pattern.compile("\\.{4}[ :=]*<\\*>");

  private FailureWords() {}

  /**
   * Returns the first such word of a template that is not negated and not merely counted ({@code 0
   * errors}, {@code <*> errors}) nor the name of a value behind dots, in lower case, or null.
   *
   * @param template the text of a pattern
   */
  public static @Nullable String in(String template) {
    return in(template, Set.of());
  }

  /**
   * Returns the first word of a template that tells of a failure or of an end, in lower case, or
   * null. Of a text that is said to be serious an end is a failure, too.
   *
   * @param template the text of a pattern
   */
  public static @Nullable String orEndIn(String template) {
    return in(template, ENDS);
  }

  private static @Nullable String in(String template, Set<String> more) {
    if (LEADER.matcher(template).find()) {
      return null;
    }
    StringTokenizer words = new StringTokenizer(template, " \t,.;:!?()[]{}\"'=/|");
    String before = "";
    while (words.hasMoreTokens()) {
      String word = words.nextToken().toLowerCase(Locale.ROOT);
      boolean counted = COUNTED.contains(word) && before.equals("<*>");
      if ((WORDS.contains(word) || more.contains(word))
          && !NEGATIONS.contains(before)
          && !counted) {
        return word;
      }
      before = word;
    }
    return null;
  }
}
