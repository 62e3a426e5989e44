package io.loginsight.core.alert;

import io.loginsight.api.Alert;
import io.loginsight.api.Severity;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Alerts in the order of the input, about 30 bytes each.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class AlertTable {

  private static final int MOST = Integer.MAX_VALUE - 8;
  private static final Severity[] SEVERITIES = Severity.values();
  private static final long BILLION = 1_000_000_000L;

  private final Names names = new Names();
  private long[] times = new long[1 << 10]; // nanoseconds since 1970; of one without the last one's
  private boolean[] timed = new boolean[1 << 10];
  private int[] types = new int[1 << 10];
  private int[] hosts = new int[1 << 10];
  private int[] sources = new int[1 << 10];
  private byte[] severities = new byte[1 << 10]; // ordinal, or -1
  private int size;
  private boolean rises = true;

  AlertTable() {}

  void add(Alert alert) {
    if (size == times.length) {
      grow();
    }
    long before = size == 0 ? Long.MIN_VALUE : times[size - 1];
    Instant time = alert.time();
    timed[size] = time != null;
    times[size] = time == null ? before : time.getEpochSecond() * BILLION + time.getNano();
    rises &= before <= times[size];
    types[size] = names.numberOf(alert.type());
    hosts[size] = names.numberOf(alert.host());
    sources[size] = names.numberOf(alert.source());
    Severity severity = alert.severity();
    severities[size++] = severity == null ? -1 : (byte) severity.ordinal();
  }

  private void grow() {
    if (size == MOST) {
      throw new IllegalStateException("there are more than " + MOST + " alerts");
    }
    int room = (int) Math.min(MOST, 2L * size);
    times = Arrays.copyOf(times, room);
    timed = Arrays.copyOf(timed, room);
    types = Arrays.copyOf(types, room);
    hosts = Arrays.copyOf(hosts, room);
    sources = Arrays.copyOf(sources, room);
    severities = Arrays.copyOf(severities, room);
  }

  /**
   * Returns how many alerts there are.
   *
   * @return 0 or more
   */
  public int size() {
    return size;
  }

  /**
   * Returns an alert.
   *
   * @param place in the input, from 0 on
   * @return the alert
   */
  public Alert alert(int place) {
    return new Alert(
        timed[place] ? Instant.ofEpochSecond(0, times[place]) : null,
        names.name(types[place]),
        names.name(hosts[place]),
        names.name(sources[place]),
        severity(place));
  }

  private @Nullable Severity severity(int place) {
    return severities[place] < 0 ? null : SEVERITIES[severities[place]];
  }

  /**
   * Returns the places of all alerts in the order of time, those of the same time in the order of
   * the input; one without a time comes behind the one in front of it.
   *
   * @return a new array
   */
  public int[] byTime() {
    IntStream places = IntStream.range(0, size);
    return rises
        ? places.toArray()
        : places
            .boxed()
            .sorted((a, b) -> Long.compare(times[a], times[b]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /** Whether there were more names than can be told apart. */
  boolean hasTooManyNames() {
    return names.areTooMany();
  }
}
