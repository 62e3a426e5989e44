package io.loginsight.core.incident;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An incident that is not over.
 *
 * <p><b>Threads:</b> Confined.
 */
final class OpenIncident {

  /** Of an incident with more of them the others are not told apart from those that it has. */
  private static final int MOST_HOSTS = 10_000;

  private static final int MOST_TYPES = 10_000;

  private final long number;
  private final Set<String> hosts = new HashSet<>();
  private final Set<String> toldTypes; // of this one and those that it goes on from
  private double lastSurprise;
  private double lastAlert;

  /**
   * Opens an incident.
   *
   * @param before the one that it goes on from, or null
   */
  OpenIncident(long number, @Nullable OpenIncident before) {
    this.number = number;
    this.toldTypes = before == null ? new HashSet<>() : before.toldTypes;
    this.lastSurprise = Seconds.NEVER;
  }

  long number() {
    return number;
  }

  /** Whether nothing surprising has come for so long. */
  boolean isQuietFor(double now, double span) {
    return now - lastSurprise > span && lastSurprise != Seconds.NEVER;
  }

  /** Takes what is surprising, or told of for another reason. */
  void takesSurprise(double now, String host) {
    lastSurprise = now;
    lastAlert = now;
    if (hosts.size() < MOST_HOSTS) {
      hosts.add(host);
    }
  }

  /** Whether nobody was told of a type. */
  boolean isNew(String type) {
    return toldTypes.size() < MOST_TYPES && !toldTypes.contains(type);
  }

  /** Takes note that a person is told of a type. */
  void tell(String type) {
    toldTypes.add(type);
  }

  /** Takes what is not surprising if it comes on one of the hosts, and soon. */
  boolean takes(double now, String host, double pause) {
    if (now - lastAlert > pause || !hosts.contains(host)) {
      return false;
    }
    lastAlert = now;
    return true;
  }
}
