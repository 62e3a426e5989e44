package io.loginsight.core.experience;

import io.loginsight.api.Experience;
import io.loginsight.api.Feedback;
import io.loginsight.api.PastIncident;
import io.loginsight.api.PatternId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What people have said was the cause.
 *
 * <p><b>Threads:</b> Immutable.
 */
public final class PastCauses {

  private final Map<Key, Times> byKey = new HashMap<>();

  /** A service, and what it logged; of no pattern if nobody knows which. */
  private record Key(String service, @Nullable PatternId pattern, boolean any) {}

  /**
   * How often a service was the cause by what it logs.
   *
   * @param was so often
   * @param wasNot so often it was ranked first, and was not the cause
   */
  public record Times(int was, int wasNot) {

    static final Times NEVER = new Times(0, 0);

    Times plus(Times other) {
      return new Times(was + other.was, wasNot + other.wasNot);
    }

    /**
     * Returns by how much a hypothesis is worth more.
     *
     * @return the share of what speaks for it otherwise, in {@code [0, 1)}: so one with twice as
     *     much evidence of its own always comes first
     */
    public double lean() {
      return Math.max(0, Odds.lean(was, wasNot));
    }
  }

  PastCauses(Experience experience) {
    for (PastIncident incident : experience.incidents()) {
      Feedback said = incident.said();
      String service = said == null ? null : said.service();
      if (said != null && service != null) {
        count(keyOf(service, said.pattern(), incident), new Times(1, 0));
        if (!incident.causes().isEmpty() && !incident.causes().get(0).service().equals(service)) {
          PastIncident.Cause first = incident.causes().get(0);
          count(new Key(first.service(), first.pattern(), false), new Times(0, 1));
        }
      }
    }
  }

  /** Who names no pattern means the one for which the service was suspected, or any. */
  private static Key keyOf(String service, @Nullable PatternId pattern, PastIncident incident) {
    if (pattern != null) {
      return new Key(service, pattern, false);
    }
    return incident.causes().stream()
        .filter(cause -> cause.service().equals(service))
        .findFirst()
        .map(cause -> new Key(service, cause.pattern(), false))
        .orElse(new Key(service, null, true));
  }

  private void count(Key key, Times times) {
    byKey.merge(key, times, Times::plus);
  }

  /**
   * Returns how often a service was the cause.
   *
   * @param pattern what it logs, or does not log any more; null if that is no event
   */
  public Times of(String service, @Nullable PatternId pattern) {
    Times exactly = byKey.get(new Key(service, pattern, false));
    Times by = byKey.get(new Key(service, null, true));
    return Objects.requireNonNullElse(exactly, Times.NEVER)
        .plus(Objects.requireNonNullElse(by, Times.NEVER));
  }
}
