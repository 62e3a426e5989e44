package io.loginsight.core.engine;

import io.loginsight.api.Level;
import io.loginsight.api.Pattern;
import io.loginsight.api.PatternId;
import io.loginsight.core.cause.Kind;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says which events mean the same to who ranks causes.
 *
 * <p><b>Threads:</b> Confined.
 */
final class EventKinds {

  private static final int LONGEST_TEXT = 120;

  private record Key(int level, String logger, @Nullable PatternId pattern) {}

  private final Map<Key, Kind> kinds = new HashMap<>();
  private final Map<Kind, Pattern> patterns = new HashMap<>();

  /**
   * Returns what an event is one of. The place in the program says it best, where a line names it;
   * of an error the text counts, too.
   */
  Kind of(EventOrigin origin, Pattern pattern) {
    boolean error = origin.level() >= Level.ERROR.ordinal();
    boolean placed = isPlace(origin.logger());
    Key key = new Key(origin.level(), origin.logger(), placed && !error ? null : pattern.id());
    return kinds.computeIfAbsent(
        key,
        k -> {
          String level = origin.level() < 0 ? "" : Level.ofOrdinal(origin.level()) + " ";
          String place = placed ? origin.logger() + " " : "";
          boolean warning = !error && origin.level() >= Level.WARN.ordinal();
          Kind kind =
              new Kind(kinds.size(), level + place + cut(pattern.template()), error, warning);
          patterns.put(kind, pattern);
          return kind;
        });
  }

  /** Says whether a logger is named with a line: {@code o.a.Shop#17}, {@code shop.go:17}. */
  private static boolean isPlace(String logger) {
    int i = logger.length();
    while (i > 0 && logger.charAt(i - 1) >= '0' && logger.charAt(i - 1) <= '9') {
      i--;
    }
    return i > 1 && i < logger.length() && "#:".indexOf(logger.charAt(i - 1)) >= 0;
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
  }

  /** Returns the pattern of the first event of a kind; null if there was none. */
  @Nullable Pattern patternOf(Kind kind) {
    return patterns.get(kind);
  }
}
