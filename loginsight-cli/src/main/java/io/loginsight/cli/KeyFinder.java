package io.loginsight.cli;

import io.loginsight.api.AssignedLine;
import io.loginsight.spi.LineVisitor;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what names the session in messages: ids of one kind that stand in lines of several
 * patterns, and in lines that are closer to each other than chance would have it. A thread is one
 * of them, if nothing joins more. What it finds is an expression as a person could give it.
 */
final class KeyFinder implements LineVisitor {

  private static final int MOST_KINDS = 64; // of ids
  private static final int MOST_MESSAGE = 4_096; // characters that are looked at
  private static final int MOST_IDS = 32; // of a message

  /** So many ids at least must join lines. */
  private static final int LEAST_JOINED = 25;

  private static final String UUID = "[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}";

  /**
   * A named value with a digit in it, a UUID, a word with a number behind it, a long hash, a
   * thread.
   */
  private static final Pattern ID =
      Pattern.compile(
          "\\b([A-Za-z][\\w.-]{0,40})(=|: ?|\":\"?)\"?(?=[A-Za-z._:/-]{0,40}\\d)([\\w.:/-]{1,64})"
              + "|\\b("
              + UUID
              + ")\\b"
              + "|\\b([A-Za-z]{2,40}[_-])(-?\\d{3,20})\\b"
              + "|\\b([0-9a-f]{16,64})\\b"
              + "|\\[([A-Za-z][\\w.-]{0,40}-\\d{1,6})\\]");

  private final Map<String, KeyCandidate> candidates = new HashMap<>(); // by their expression
  private double first = Double.POSITIVE_INFINITY;
  private double last = Double.NEGATIVE_INFINITY;
  private double now; // seconds; of lines without a time that of the one before, and a bit

  @Override
  public void visit(AssignedLine line) {
    if (line.pattern() == null) {
      return;
    }
    Instant time = line.time();
    now = time == null ? now + 1e-3 : time.getEpochSecond() + time.getNano() / 1e9;
    first = Math.min(first, now);
    last = Math.max(last, now);
    String message = line.message();
    String text = message.substring(0, Math.min(MOST_MESSAGE, message.length()));
    Matcher matcher = ID.matcher(text);
    for (int left = MOST_IDS; left > 0 && matcher.find(); left--) {
      take(matcher, line.pattern().id().toString());
    }
  }

  private void take(Matcher id, String pattern) {
    if (id.group(3) != null) {
      String name = "\\b" + id.group(1) + id.group(2).strip();
      add(name.replace(".", "\\.") + " ?\"?([\\w.:/-]+)", id.group(3), pattern);
    } else if (id.group(4) != null) {
      add(UUID, id.group(4), pattern);
    } else if (id.group(6) != null) {
      add("\\b" + id.group(5) + "-?\\d+", id.group(5) + id.group(6), pattern);
    } else if (id.group(7) != null) {
      add("\\b[0-9a-f]{" + id.group(7).length() + "}\\b", id.group(7), pattern);
    } else {
      add("\\[([A-Za-z][\\w.-]*-\\d+)\\]", id.group(8), pattern);
    }
  }

  private void add(String expression, String id, String pattern) {
    KeyCandidate known = candidates.get(expression);
    if (known == null && candidates.size() < MOST_KINDS) {
      known = new KeyCandidate();
      candidates.put(expression, known);
    }
    if (known != null) {
      known.add(id, pattern, now);
    }
  }

  /** Returns the expression of what joins the most; nothing if nothing joins lines. */
  Optional<String> found() {
    double span = last - first;
    return candidates.entrySet().stream()
        .filter(one -> one.getValue().joined(span) >= LEAST_JOINED)
        .max(
            Comparator.comparingLong(
                    (Map.Entry<String, KeyCandidate> one) -> one.getValue().links(span))
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey);
  }
}
