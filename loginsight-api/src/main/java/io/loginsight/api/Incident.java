package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Alerts that belong together.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param number 1 for the first one, and so on
 * @param when from its first to its last alert; null if none has a time
 * @param alerts how many it has, 1 or more
 * @param notified of how many of them a person is told; 0 if it goes on from another incident with
 *     nothing new
 * @param bits how surprising the most surprising alert was
 * @param severity the highest of its alerts'; null if none says any
 * @param types the types of its alerts, most frequent first; {@value #MOST_NAMED} at most
 * @param hosts their hosts, most frequent first; as many at most
 * @param sources their sources, most frequent first; as many at most
 */
public record Incident(
    long number,
    @Nullable TimeRange when,
    long alerts,
    long notified,
    double bits,
    @Nullable Severity severity,
    List<Counted> types,
    List<Counted> hosts,
    List<Counted> sources) {

  /** So many types, hosts and sources are named. */
  public static final int MOST_NAMED = 20;

  /** Copies the lists. */
  public Incident {
    types = List.copyOf(types);
    hosts = List.copyOf(hosts);
    sources = List.copyOf(sources);
  }

  /**
   * A name and how many alerts have it.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param name not empty
   * @param alerts 1 or more
   */
  public record Counted(String name, long alerts) {

    /** Checks that there is a name. */
    public Counted {
      requireNonNull(name, "name");
    }
  }
}
