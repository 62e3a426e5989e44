package io.loginsight.core.incident;

import io.loginsight.api.Absence;
import io.loginsight.api.AlertRule;
import io.loginsight.api.AlertRule.Condition;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Waits for what should come, by key.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Watch {

  /** Those that come when it waits for so many already are not waited for. */
  private static final int MOST_KEYS = 10_000;

  private final AlertRule rule;
  private final Condition condition;
  private final Map<String, Instant> last = new LinkedHashMap<>(16, 0.75f, true);
  private boolean begun;

  Watch(AlertRule rule, Condition condition) {
    this.rule = rule;
    this.condition = condition;
  }

  /** Begins to wait if it is known what for: the key of a rule without keys is empty. */
  void begin(Instant now) {
    if (!begun && condition.by().isEmpty()) {
      last.put("", now);
    }
    begun = true;
  }

  void saw(Instant now, String key) {
    if (last.size() < MOST_KEYS || last.containsKey(key)) {
      last.put(key, now); // which makes it the last one of the map
    }
  }

  /** Returns what has not come for too long, once; null if there is nothing. */
  @Nullable Absence next(Instant now) {
    while (!last.isEmpty()) {
      Map.Entry<String, Instant> oldest = last.entrySet().iterator().next();
      Instant since = oldest.getValue();
      Instant overdue = since.plus(condition.within());
      if (!now.isAfter(overdue)) {
        return null;
      }
      String key = oldest.getKey();
      last.remove(key);
      if (rule.until() == null || overdue.isBefore(rule.until())) {
        return new Absence(rule.id(), key.replace("\0", ", "), since, overdue, true);
      }
    }
    return null;
  }
}
