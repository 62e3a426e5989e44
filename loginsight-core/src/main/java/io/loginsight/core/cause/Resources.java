package io.loginsight.core.cause;

import io.loginsight.core.cause.Clue.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the services that use much more processor or memory than they did: by how many
 * interquartile ranges the second greatest value of the incident lies above the median of before.
 * Of one value alone nothing is concluded.
 */
final class Resources {

  private static final long SECOND = 1_000_000_000L;

  /** What lies so shortly before the incident may be part of it. */
  private static final long GUARD = 60 * SECOND;

  /** Samples are means over the time in front of them. */
  private static final long LAG = 30 * SECOND;

  private static final int FEWEST = 5; // values of before
  private static final double NOISE = 10; // ranges that say nothing
  private static final double MOST = 60;
  private static final double LEAST_RANGE = 0.5; // of the median

  /** What more than this share of the services shows is not the fault of one: a machine's, say. */
  private static final double SHARED = 0.25;

  private record Series(String service, String name) {}

  private Resources() {}

  static List<Clue> clues(List<Measurement> measurements, long from, long to) {
    Map<Series, List<Measurement>> series =
        new TreeMap<>(Comparator.comparing(Series::name).thenComparing(Series::service));
    TreeSet<String> services = new TreeSet<>();
    for (Measurement measurement : measurements) {
      services.add(measurement.service());
      if (isResource(measurement.name())) {
        series
            .computeIfAbsent(
                new Series(measurement.service(), measurement.name()), s -> new ArrayList<>())
            .add(measurement);
      }
    }
    Map<String, List<Clue>> byName = new TreeMap<>();
    series.forEach(
        (of, values) -> {
          Clue clue = clue(of, values, from, to);
          if (clue != null) {
            byName.computeIfAbsent(of.name, n -> new ArrayList<>()).add(clue);
          }
        });
    Map<String, Clue> best = new HashMap<>();
    for (List<Clue> clues : byName.values()) {
      if (clues.size() <= Math.max(1, SHARED * services.size())) {
        clues.forEach(clue -> best.merge(clue.service(), clue, Resources::greater));
      }
    }
    return best.values().stream().sorted(Comparator.comparing(Clue::service)).toList();
  }

  private static boolean isResource(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.contains("cpu") || lower.contains("mem");
  }

  private static Clue greater(Clue one, Clue other) {
    return other.value() > one.value() ? other : one;
  }

  private static @Nullable Clue clue(Series of, List<Measurement> all, long from, long to) {
    List<Measurement> before = new ArrayList<>();
    List<Measurement> during = new ArrayList<>();
    for (Measurement one : all) {
      if (one.time() < from - GUARD) {
        before.add(one);
      } else if (one.time() >= from - LAG && one.time() < to) {
        during.add(one);
      }
    }
    if (before.size() < FEWEST || during.isEmpty()) {
      return null;
    }
    double[] past = before.stream().mapToDouble(Measurement::value).sorted().toArray();
    double median = (past[(past.length - 1) / 2] + past[past.length / 2]) / 2;
    double range = past[past.length * 3 / 4] - past[past.length / 4];
    during.sort(Comparator.comparingDouble(Measurement::value).reversed());
    Measurement top = during.get(Math.min(1, during.size() - 1));
    double ranges = (top.value() - median) / (range + LEAST_RANGE * Math.abs(median) + 1);
    if (!(ranges > NOISE)) {
      return null;
    }
    return new Clue(
        of.service,
        Term.RESOURCE,
        Math.min(ranges, MOST),
        null,
        "Its " + of.name + " is higher than it was",
        Text.number(top.value()),
        Text.number(median) + ", median of " + past.length + " before",
        List.of(top.event()));
  }
}
