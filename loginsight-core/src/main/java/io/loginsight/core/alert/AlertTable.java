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

  AlertTable() {}

  void add(Alert alert) {
    if (size == times.length) {
      grow();
    }
    long before = size == 0 ? Long.MIN_VALUE : times[size - 1];
    Instant time = alert.time();
    timed[size] = time != null;
    times[size] = time == null ? before : time.getEpochSecond() * BILLION + time.getNano();
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
   * Returns the places of all alerts in the order of time. Those of the same time are in an order
   * that follows from what they say, the most severe first, and not from where they stand: nobody
   * promises in which order files are named, or threads write. One without a time is of the time of
   * the one in front of it in the input, and comes behind those that have that time.
   *
   * @return a new array
   */
  public int[] byTime() {
    boolean sorted = true;
    for (int i = 1; i < size && sorted; i++) {
      sorted = compare(i - 1, i) <= 0;
    }
    IntStream places = IntStream.range(0, size);
    return sorted
        ? places.toArray()
        : places.boxed().sorted(this::compare).mapToInt(Integer::intValue).toArray();
  }

  private int compare(int a, int b) {
    if (times[a] != times[b]) {
      return Long.compare(times[a], times[b]);
    }
    if (timed[a] != timed[b]) {
      return timed[a] ? -1 : 1;
    }
    int order = Byte.compare(severities[b], severities[a]);
    order = order != 0 ? order : compare(types, a, b);
    order = order != 0 ? order : compare(hosts, a, b);
    return order != 0 ? order : compare(sources, a, b);
  }

  private int compare(int[] parts, int a, int b) {
    return parts[a] == parts[b] ? 0 : names.name(parts[a]).compareTo(names.name(parts[b]));
  }

  /** Whether there were more names than can be told apart. */
  boolean hasTooManyNames() {
    return names.areTooMany();
  }
}
