package io.loginsight.core.cause;

import io.loginsight.core.cause.Clue.Term;
import io.loginsight.core.cause.Duration.Way;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the service whose ways take longer.
 *
 * <p>For each candidate of an onset, the durations behind it are compared with those in front of
 * it, way by way. Then each service is held against all ways it takes part in, under two
 * hypotheses: it works slowly, which shows within it and, in part, on the ways to it and from it;
 * or what it sends is slow, as when its network is, which shows on all ways from it and on no way
 * to it; or what is sent to it is late. The last one counts only where services tell how long they
 * have worked, else the ones that wait look like it. A hypothesis counts the less, the more of its
 * ways are not slower.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Delays {

  /** So many durations are needed on either side. */
  private static final int FEWEST = 3;

  /** Added to each duration before its logarithm is taken: what is shorter is all one. */
  private static final double SHORT_MILLIS = 2;

  /** A median that rises by a smaller factor, as a logarithm, does not rise: 1.5. */
  private static final double RISE = 0.4;

  /** What a day may do to a duration without any fault, as a logarithm: twice as long. */
  private static final double DRIFT = 0.7;

  /** What a comparison with another time of the day counts. */
  private static final double OTHER_TIME = 0.3;

  private static final double LEAST_VARIANCE = 0.1; // of logarithms of durations
  private static final double NOISE = 2; // standard errors that say nothing
  private static final double MOST = 20; // evidence of one way, without its size

  private static final double BARELY = Math.log(SHORT_MILLIS + 1);

  private final Map<Way, List<Duration>> incident = new LinkedHashMap<>();
  private final Map<Way, List<Duration>> before = new HashMap<>();
  private final Map<String, List<String>> unseen = new TreeMap<>(); // whom each may wait for
  private final Map<Way, List<Duration>> beforeOfAll = new HashMap<>();

  private Delays(List<Duration> before, List<Duration> incident, Map<String, Set<String>> clients) {
    clients.forEach(
        (service, of) ->
            of.forEach(
                client -> unseen.computeIfAbsent(client, c -> new ArrayList<>()).add(service)));
    for (Duration duration : before) {
      add(this.before, duration.way(), duration);
      add(beforeOfAll, duration.way().ofAll(), duration);
    }
    for (Duration duration : incident) {
      add(this.incident, duration.way(), duration);
    }
  }

  private static void add(Map<Way, List<Duration>> to, Way way, Duration duration) {
    to.computeIfAbsent(way, w -> new ArrayList<>()).add(duration);
  }

  /**
   * Finds who is slow.
   *
   * @param before durations without the incident
   * @param incident durations of the incident, and of the minutes in front of it
   * @param clients who uses each service that is in no trace: in their time may be its own
   * @param from the earliest onset, in nanoseconds since 1970
   * @param term what the clues belong to
   * @param weight what they count
   */
  static List<Clue> clues(
      List<Duration> before,
      List<Duration> incident,
      Map<String, Set<String>> clients,
      long from,
      Term term,
      double weight) {
    if (incident.isEmpty()) {
      return List.of();
    }
    long last = incident.stream().mapToLong(Duration::time).max().orElseThrow();
    long first = incident.stream().mapToLong(Duration::time).min().orElseThrow();
    Onsets onsets = new Onsets(Math.max(first, from), last);
    Delays delays = new Delays(before, incident, clients);
    Map<String, WaysOf.Found> best = new TreeMap<>();
    for (int i = 0; i < onsets.size(); i++) {
      long onset = onsets.candidate(i);
      delays
          .since(onset)
          .forEach(
              (service, suspect) -> {
                WaysOf.Found found = WaysOf.Found.of(suspect, onset, term == Term.TOLD);
                WaysOf.Found known = best.get(service);
                if (found.value() > (known == null ? 0 : known.value())) {
                  best.put(service, found);
                }
              });
    }
    List<Clue> clues = new ArrayList<>();
    best.forEach((service, found) -> clues.add(clue(service, found, term, weight)));
    return clues;
  }

  private static Clue clue(String service, WaysOf.Found found, Term term, double weight) {
    SlowerWay slowest = found.ways().slowest;
    Way way = slowest.way();
    String what =
        switch (found.fault()) {
          case WORKS_SLOWLY -> "Its work takes longer";
          case SENDS_LATE -> slower(found.ways().out) + " ways from it take longer";
          case IS_REACHED_LATE -> slower(found.ways().in) + " ways to it take longer";
        };
    String most = way.isWithin() ? " within it" : " from " + way.from() + " to " + way.to().get(0);
    String step =
        way.first() == null || way.second() == null || way.first() == way.second()
            ? ""
            : ", between '" + way.first() + "' and '" + way.second() + "'";
    return new Clue(
        service,
        term,
        weight * found.value(),
        way.isWithin() || service.equals(way.from()) ? way.first() : way.second(),
        what + ", most of all" + most + step,
        (Text.duration(slowest.is()) + ", median of " + slowest.since() + " since ")
            + Text.clock(found.onset()),
        Text.duration(slowest.was()) + ", median of " + slowest.before() + " before",
        slowest.events());
  }

  private static String slower(WaysOf.Ways ways) {
    return (int) ways.slower + " of " + (int) ways.tested;
  }

  /** Compares all ways under the assumption of one onset. */
  private Map<String, WaysOf> since(long onset) {
    Map<String, WaysOf> suspects = new TreeMap<>();
    Map<Way, List<Duration>> fewSince = new LinkedHashMap<>();
    Map<Way, List<Duration>> fewBefore = new HashMap<>();
    incident.forEach(
        (way, durations) -> {
          List<Duration> since = durations.stream().filter(d -> d.time() >= onset).toList();
          if (since.isEmpty()) {
            return;
          }
          List<Duration> earlier = durations.stream().filter(d -> d.time() < onset).toList();
          List<Duration> with = with(earlier, before.get(way));
          if (since.size() >= FEWEST && with.size() >= FEWEST) {
            compare(suspects, way, with, since, with != earlier);
          } else {
            since.forEach(duration -> add(fewSince, way.ofAll(), duration));
            earlier.forEach(duration -> add(fewBefore, way.ofAll(), duration));
          }
        });
    fewSince.forEach(
        (way, since) -> {
          List<Duration> with = with(fewBefore.getOrDefault(way, List.of()), beforeOfAll.get(way));
          if (since.size() >= FEWEST && with.size() >= FEWEST) {
            compare(suspects, way, with, since, true);
          }
        });
    return suspects;
  }

  /** Adds those of another time where there are too few. */
  private static List<Duration> with(List<Duration> earlier, @Nullable List<Duration> others) {
    if (earlier.size() >= FEWEST || others == null) {
      return earlier;
    }
    List<Duration> all = new ArrayList<>(earlier);
    all.addAll(others);
    return all;
  }

  private void compare(
      Map<String, WaysOf> suspects,
      Way way,
      List<Duration> before,
      List<Duration> since,
      boolean otherTime) {
    double[] was = logarithms(before);
    double[] is = logarithms(since);
    double medianBefore = median(was);
    double medianSince = median(is);
    double drift = otherTime ? DRIFT : 0;
    double evidence =
        (otherTime ? OTHER_TIME : 1) * rise(was, is, medianSince - medianBefore - drift);
    boolean tells = evidence > 0 || medianBefore > BARELY || !way.isWithin();
    SlowerWay slower =
        new SlowerWay(
            evidence,
            way,
            millis(medianBefore),
            millis(medianSince),
            was.length,
            is.length,
            slowest(since));
    WaysOf from = suspects.computeIfAbsent(way.from(), s -> new WaysOf());
    from.add(slower);
    List<String> others = unseen.getOrDefault(way.from(), List.of());
    for (String service : others) {
      WaysOf other = suspects.computeIfAbsent(service, s -> new WaysOf());
      other.add(slower);
      other.in.add(evidence / others.size(), tells);
    }
    if (way.isWithin()) {
      from.within.add(evidence, tells);
      return;
    }
    from.out.add(evidence, tells);
    for (String service : way.to()) {
      WaysOf to = suspects.computeIfAbsent(service, s -> new WaysOf());
      to.add(slower);
      to.in.add(evidence / way.to().size(), tells);
    }
  }

  private static List<Integer> slowest(List<Duration> durations) {
    return durations.stream()
        .sorted(
            Comparator.comparingDouble(Duration::millis)
                .reversed()
                .thenComparingInt(Duration::event))
        .limit(3)
        .map(Duration::event)
        .toList();
  }

  /** Returns half the square of a rise in standard errors, times the rise; 0 if it is noise. */
  private static double rise(double[] was, double[] is, double rise) {
    if (rise < RISE) {
      return 0;
    }
    double variance = (squares(was) + squares(is)) / Math.max(1, was.length + is.length - 2);
    double error = (variance + LEAST_VARIANCE) * (1.0 / was.length + 1.0 / is.length);
    double square = rise * rise / error;
    return square <= NOISE * NOISE ? 0 : Math.min(MOST, square / 2) * rise;
  }

  private static double squares(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
  }

  /** Returns the logarithms of durations, in rising order. */
  private static double[] logarithms(List<Duration> durations) {
    return durations.stream()
        .mapToDouble(duration -> Math.log(Math.max(0, duration.millis()) + SHORT_MILLIS))
        .sorted()
        .toArray();
  }

  private static double millis(double logarithm) {
    return Math.max(0, Math.exp(logarithm) - SHORT_MILLIS);
  }

  private static double median(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
