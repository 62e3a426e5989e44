package io.loginsight.core.anomaly;

import io.loginsight.api.Label;
import io.loginsight.api.Level;
import io.loginsight.api.PatternStats;
import io.loginsight.api.TimeRange;
import io.loginsight.api.TimeSeries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The share of warnings and of errors in all events, of the whole log and of each service, and the
 * number of events at all. Many patterns that each rise a little are one large rise. The log counts
 * as much as all services together: of half of what chance does it is the reason.
 */
final class LevelChanges {

  /** The kind of a sign that the log as a whole has more events. */
  static final String TRAFFIC_RISE = "traffic-rise";

  private static final int LEAST = 5;
  private static final int LEAST_TO_FALL = 50;

  private static final List<Level> LEVELS = List.of(Level.WARN, Level.ERROR);

  /** A log's traffic doubles for less time whenever its users do the same: in seconds. */
  private static final long SHORTEST_TRAFFIC = 60;

  /** So many patterns are named. */
  private static final int NAMED = 5;

  private final Scene scene;

  LevelChanges(Scene scene) {
    this.scene = scene;
  }

  /** Some patterns of the log, and what they are called. */
  private record Group(String name, List<PatternStats> patterns) {}

  List<Sign> signs() {
    List<Group> groups = groups();
    List<Sign> signs = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i); // the log is the first
      int tests = LEVELS.size() * (i == 0 ? 2 : 2 * (groups.size() - 1));
      double[] all = sum(group.patterns());
      for (Level least : LEVELS) {
        List<PatternStats> serious =
            group.patterns().stream()
                .filter(stats -> Words.isAtLeast(Words.level(stats), least))
                .toList();
        double[] counts = sum(serious);
        if (Dispersion.sum(counts) >= LEAST) {
          List<double[]> weights = List.of(all, scene.season.weights(counts));
          Change change =
              scene
                  .scan(counts, weights)
                  .strongest(true, scene.longestShare(), scene.leastOf(tests));
          if (change != null) {
            signs.add(share(group, serious, least, change, tests));
          }
        }
      }
    }
    addTraffic(signs);
    return signs;
  }

  private List<Group> groups() {
    Map<String, List<PatternStats>> services = new TreeMap<>();
    for (PatternStats stats : scene.chunk.patterns()) {
      Set<String> of = new TreeSet<>();
      stats.labels().stream()
          .filter(label -> label.kind().equals(Label.SERVICE))
          .forEach(label -> of.add(label.value()));
      of.forEach(name -> services.computeIfAbsent(name, any -> new ArrayList<>()).add(stats));
    }
    List<Group> groups = new ArrayList<>();
    groups.add(new Group("the log", scene.chunk.patterns()));
    services.forEach((name, patterns) -> groups.add(new Group("the service " + name, patterns)));
    return groups;
  }

  private double[] sum(List<PatternStats> patterns) {
    double[] sums = new double[scene.grid.size()];
    patterns.forEach(stats -> scene.grid.addTo(sums, stats.series(), 1));
    return sums;
  }

  private Sign share(
      Group group, List<PatternStats> serious, Level least, Change change, int tests) {
    List<PatternStats> most = most(serious, change);
    TimeRange when = scene.when(change, null);
    String level = least.name() + (least == Level.ERROR ? " or FATAL" : " or above");
    return new Sign(
        least == Level.ERROR ? "error-share" : "warning-share",
        least,
        false,
        most,
        when,
        Scene.ofMany(change.bits(), tests),
        Scene.maturity(change.others()),
        "The share of events at " + level + " in " + oneLine(group.name()) + " rose",
        Words.count(Math.round(change.seen()), "event") + " at " + level + " " + Words.range(when),
        "about " + Words.about(change.expected()) + " of as many events",
        scene.baseline(change),
        most.stream().flatMap(stats -> Words.events(stats, when).stream().limit(2)).toList());
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\R", " ");
  }

  /** Returns the patterns that exceed most what the rest of the time lets expect of them. */
  private List<PatternStats> most(List<PatternStats> patterns, Change change) {
    double share = (double) (change.to() - change.from()) / scene.grid.size();
    Map<PatternStats, Double> excess = new LinkedHashMap<>();
    for (PatternStats stats : patterns) {
      double more =
          scene.eventsIn(stats, change.from(), change.to()) - share * stats.series().total();
      if (change.isRise() == more > 0) {
        excess.put(stats, Math.abs(more));
      }
    }
    return excess.entrySet().stream()
        .sorted(
            Map.Entry.<PatternStats, Double>comparingByValue()
                .reversed()
                .thenComparing(e -> e.getKey().pattern().id().toString()))
        .limit(NAMED)
        .map(Map.Entry::getKey)
        .toList();
  }

  private void addTraffic(List<Sign> signs) {
    TimeSeries events = scene.chunk.events();
    if (events.total() < LEAST_TO_FALL) {
      return;
    }
    double[] counts = scene.grid.counts(events);
    Scan scan = scene.scan(counts, List.of(scene.season.weights(counts)));
    int shortest = (int) Math.max(1, SHORTEST_TRAFFIC / scene.grid.length());
    for (boolean rise : new boolean[] {true, false}) {
      Change change = scan.strongest(rise, shortest, scene.longest(), scene.leastOf(2));
      if (change != null) {
        signs.add(traffic(change, rise));
      }
    }
  }

  private Sign traffic(Change change, boolean rise) {
    List<PatternStats> most = most(scene.chunk.patterns(), change);
    TimeRange when = scene.when(change, null);
    return new Sign(
        rise ? TRAFFIC_RISE : "traffic-fall",
        null,
        false,
        most,
        when,
        Scene.ofMany(change.bits(), 2),
        Scene.maturity(change.others()),
        "The log as a whole has " + (rise ? "more" : "fewer") + " events than at any other time",
        Words.count(Math.round(change.seen()), "event") + " " + Words.range(when),
        "about " + Words.about(change.expected()),
        scene.baseline(change),
        most.stream().flatMap(stats -> Words.events(stats, when).stream().limit(1)).toList());
  }
}
