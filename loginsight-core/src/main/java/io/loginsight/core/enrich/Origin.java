package io.loginsight.core.enrich;

import io.loginsight.api.Event;
import io.loginsight.api.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the examples of a pattern come from: what most of them say, the first in the order of the
 * examples between equals.
 *
 * @param logger the logger; null if none is stated
 * @param process the program; null if none is stated
 * @param service the service; null if none is stated or the examples are of several
 * @param isTrouble whether each example states a level, and one that says something went wrong
 */
record Origin(
    @Nullable String logger,
    @Nullable String process,
    @Nullable String service,
    boolean isTrouble) {

  /** A stack trace names its causes early; the rest of its lines repeat frames. */
  private static final int MAX_CAUSES = 4;

  private static final Level LEAST_TROUBLE = Level.ERROR;

  static Origin of(List<Event> examples) {
    String service = mostFrequent(examples, "service");
    for (Event e : examples) {
      String own = e.attributes().get("service");
      if (service != null && own != null && !own.equals(service)) {
        service = null;
      }
    }
    boolean isTrouble = !examples.isEmpty();
    for (Event e : examples) {
      Level level = e.level();
      isTrouble &= level != null && level.compareTo(LEAST_TROUBLE) >= 0;
    }
    return new Origin(
        mostFrequent(examples, "logger"), mostFrequent(examples, "process"), service, isTrouble);
  }

  private static @Nullable String mostFrequent(List<Event> examples, String key) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Event e : examples) {
      String value = e.attributes().get(key);
      if (value != null && !value.isBlank()) {
        counts.merge(value, 1, Integer::sum);
      }
    }
    String best = null;
    int bestCount = 0;
    for (Map.Entry<String, Integer> e : counts.entrySet()) {
      if (e.getValue() > bestCount) {
        best = e.getKey();
        bestCount = e.getValue();
      }
    }
    return best;
  }

  /**
   * Returns the exceptions that the first example names behind its first line: the one thrown,
   * where the line after the message begins with it, and its causes.
   */
  static List<String> causes(List<Event> examples) {
    List<String> causes = new ArrayList<>();
    if (examples.isEmpty()) {
      return causes;
    }
    List<String> lines = examples.get(0).lines();
    for (int i = 1; i < lines.size() && causes.size() < MAX_CAUSES; i++) {
      String line = lines.get(i);
      if (line.startsWith("Caused by: ") || (i == 1 && namesException(line))) {
        causes.add(line);
      }
    }
    return causes;
  }

  private static boolean namesException(String line) {
    int colon = line.indexOf(':');
    String head = colon < 0 ? line : line.substring(0, colon);
    return head.indexOf(' ') < 0 && (head.endsWith("Exception") || head.endsWith("Error"));
  }

  /** Whether a logger is the name of a class or module, and not {@code main} or {@code root}. */
  static boolean looksLikeClass(String logger) {
    return logger.indexOf('.') > 0
        || (logger.length() > 2
            && Character.isUpperCase(logger.charAt(0))
            && logger.chars().anyMatch(Character::isLowerCase));
  }

  /**
   * Returns what a logger is called behind its packages: {@code Catalog} of {@code a.b.Catalog}.
   */
  static String tail(String logger) {
    String name = logger;
    int bracket = name.indexOf('[');
    if (bracket > 0) { // a[b].c names an instance
      name = name.substring(0, bracket);
    }
    while (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    String tail = name.substring(name.lastIndexOf('.') + 1);
    return tail.isEmpty() ? logger : tail;
  }
}
