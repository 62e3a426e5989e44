package io.loginsight.core.experience;

import io.loginsight.api.Experience;
import io.loginsight.api.Feedback;
import io.loginsight.api.PastIncident;
import io.loginsight.api.PatternId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people have said was the cause. It counts for a service that logs the same pattern again: of
 * a service that is suspected without one, nothing says that it is the like, as with a {@link
 * Signature}.
 *
 * <p><b>Threads:</b> Immutable.
 */
public final class PastCauses {

  private final Map<Key, Times> byKey = new HashMap<>();

  /** A service, and what it logged. */
  private record Key(String service, PatternId pattern) {}

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
        count(service, patternOf(service, said, incident), new Times(1, 0));
        PastIncident.Cause first = incident.causes().isEmpty() ? null : incident.causes().get(0);
        if (first != null && !first.service().equals(service)) {
          count(first.service(), first.pattern(), new Times(0, 1));
        }
      }
    }
  }

  /** Who names no pattern means the one for which the service was suspected. */
  private static @Nullable PatternId patternOf(
      String service, Feedback said, PastIncident incident) {
    PatternId pattern = said.pattern();
    for (PastIncident.Cause cause : incident.causes()) {
      if (pattern == null && cause.service().equals(service)) {
        pattern = cause.pattern();
      }
    }
    return pattern;
  }

  private void count(String service, @Nullable PatternId pattern, Times times) {
    if (pattern != null) {
      byKey.merge(new Key(service, pattern), times, Times::plus);
    }
  }

  /**
   * Returns how often a service was the cause.
   *
   * @param pattern what it logs, or does not log any more; null if that is no event
   */
  public Times of(String service, @Nullable PatternId pattern) {
    return pattern == null
        ? Times.NEVER
        : byKey.getOrDefault(new Key(service, pattern), Times.NEVER);
  }
}
