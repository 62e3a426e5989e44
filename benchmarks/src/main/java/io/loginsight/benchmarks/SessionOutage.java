package io.loginsight.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.loginsight.api.AssignedLine;
import io.loginsight.api.Level;
import io.loginsight.api.LogInsight;
import io.loginsight.api.SessionEngine;
import io.loginsight.api.SessionVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How many of the sessions that went wrong are found when they are no exception any more? Sessions
 * with labels are drawn anew, so that a given share of them is anomalous: in one table from the
 * first one on, in the other one only in the second half, the first being as it was. A session that
 * is drawn begins when another one began, and goes on as it did. Beside it judges that anybody
 * could write.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar io.loginsight.benchmarks.SessionOutage LOG KEY LABELS
 * }</pre>
 *
 * <p>KEY is a regular expression that finds the sessions of a message; LABELS is a table with the
 * columns {@code BlockId} and {@code Label}, which is {@code Normal} or something else.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class SessionOutage {

  private static final int[] PERCENT = {1, 2, 4, 8, 12, 20, 30};
  private static final int SEEDS = 5;

  private SessionOutage() {}

  /** What happened, so long after the session began. */
  private record Step(double after, Kind kind) {}

  /** A kind of event. */
  private record Kind(String event, @Nullable Level level, String text) {
    boolean warns() {
      return level != null && level.compareTo(Level.WARN) >= 0;
    }
  }

  private record Session(double start, boolean anomalous, List<Step> steps) {
    Session at(double other) {
      return new Session(other, anomalous, steps);
    }
  }

  /** Says of each session whether it is anomalous, in the order in which they are given. */
  private interface Judge {
    boolean[] judge(List<Session> sessions);
  }

  /**
   * Prints two tables.
   *
   * @param args a log, the expression of its keys, and a table of labels
   * @throws IOException if one cannot be read
   */
  public static void main(String[] args) throws IOException {
    try (LogInsight insight = LogInsight.builder().build()) {
      List<Session> sessions = read(insight, args[0], Pattern.compile(args[1]), Path.of(args[2]));
      for (boolean always : new boolean[] {true, false}) {
        System.out.println(always ? "\nFrom the first session on" : "\nFrom half of them on");
        System.out.println("| anomalous | judge | P | R | F1 | least F1 | false alarms in 1,000 |");
        System.out.println("|---:|---|---:|---:|---:|---:|---:|");
        for (int percent : PERCENT) {
          judges(insight).forEach((name, judge) -> print(name, judge, sessions, percent, always));
        }
      }
    }
  }

  private static List<Session> read(LogInsight insight, String log, Pattern key, Path labels)
      throws IOException {
    Set<String> anomalous = new HashSet<>();
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(Files.newBufferedReader(labels, UTF_8))) {
      rows.stream()
          .filter(row -> !row.getField("Label").equals("Normal"))
          .forEach(row -> anomalous.add(row.getField("BlockId")));
    }
    Map<String, Kind> kinds = new HashMap<>();
    Map<String, Session> sessions = new LinkedHashMap<>();
    insight.analyze(
        List.of(log),
        (AssignedLine line) -> {
          if (line.pattern() != null && line.time() != null) {
            double at = line.time().toEpochMilli() / 1e3;
            Kind kind =
                kinds.computeIfAbsent(
                    line.pattern().id() + " " + line.level(),
                    event -> new Kind(event, line.level(), line.pattern().template()));
            Set<String> names = new LinkedHashSet<>();
            for (Matcher matcher = key.matcher(line.message()); matcher.find(); ) {
              names.add(matcher.group());
            }
            for (String name : names) {
              Session session =
                  sessions.computeIfAbsent(
                      name, n -> new Session(at, anomalous.contains(n), new ArrayList<>()));
              session.steps.add(new Step(at - session.start, kind));
            }
          }
        });
    return new ArrayList<>(sessions.values());
  }

  /** Draws anomalous sessions to be so many of a hundred; the others stay as they are. */
  private static List<Session> draw(
      List<Session> sessions, int percent, boolean always, Random random) {
    List<Session> drawn = new ArrayList<>();
    List<Session> anomalous = new ArrayList<>();
    List<Double> starts =
        new ArrayList<>(); // of normal ones from which on anomalous ones are drawn
    for (int i = 0; i < sessions.size(); i++) {
      Session session = sessions.get(i);
      boolean redraw = always || i >= sessions.size() / 2;
      if (session.anomalous) {
        anomalous.add(session);
      } else if (redraw) {
        starts.add(session.start);
      }
      if (!session.anomalous || !redraw) {
        drawn.add(session);
      }
    }
    for (long n = Math.round(starts.size() * percent / (100.0 - percent)); n > 0; n--) {
      Session any = anomalous.get(random.nextInt(anomalous.size()));
      drawn.add(any.at(starts.get(random.nextInt(starts.size())) + random.nextDouble()));
    }
    drawn.sort(Comparator.comparingDouble(Session::start)); // stable
    return drawn;
  }

  private static Map<String, Judge> judges(LogInsight insight) {
    Map<String, Judge> judges = new LinkedHashMap<>();
    judges.put("all are anomalous", sessions -> each(sessions, session -> true));
    judges.put(
        "something in it warns",
        sessions -> each(sessions, s -> s.steps.stream().anyMatch(step -> step.kind.warns())));
    judges.put("no other had the same counts before", SessionOutage::newCounts);
    judges.put("Log Insight", sessions -> ours(insight, sessions));
    return judges;
  }

  private static boolean[] each(List<Session> sessions, Predicate<Session> isAnomalous) {
    boolean[] said = new boolean[sessions.size()];
    for (int i = 0; i < said.length; i++) {
      said[i] = isAnomalous.test(sessions.get(i));
    }
    return said;
  }

  private static boolean[] newCounts(List<Session> sessions) {
    Set<Map<String, Integer>> known = new HashSet<>();
    return each(
        sessions,
        session -> {
          Map<String, Integer> counts = new HashMap<>();
          session.steps.forEach(step -> counts.merge(step.kind.event, 1, Integer::sum));
          return known.add(counts);
        });
  }

  private static boolean[] ours(LogInsight insight, List<Session> sessions) {
    record Event(double at, int session, Kind kind) {}
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < sessions.size(); i++) {
      for (Step step : sessions.get(i).steps) {
        events.add(new Event(sessions.get(i).start + step.after, i, step.kind));
      }
    }
    events.sort(Comparator.comparingDouble(Event::at)); // stable
    boolean[] said = new boolean[sessions.size()];
    SessionEngine engine =
        insight.newSessionEngine(
            (SessionVerdict v) -> said[Integer.parseInt(v.session())] |= v.anomalous());
    for (Event event : events) {
      engine.describe(event.kind.event, event.kind.level, event.kind.text);
    }
    for (Event event : events) {
      Instant time = Instant.ofEpochMilli(Math.round(event.at * 1e3));
      engine.add(time, Integer.toString(event.session), event.kind.event);
    }
    engine.finish();
    return said;
  }

  private static void print(
      String name, Judge judge, List<Session> sessions, int percent, boolean always) {
    double precision = 0;
    double recall = 0;
    double f1 = 0;
    double least = 1;
    double falseAlarms = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      List<Session> drawn = draw(sessions, percent, always, new Random(seed));
      boolean[] said = judge.judge(drawn);
      int right = 0;
      int wrong = 0;
      int missed = 0;
      for (int i = 0; i < said.length; i++) {
        boolean is = drawn.get(i).anomalous;
        right += said[i] && is ? 1 : 0;
        wrong += said[i] && !is ? 1 : 0;
        missed += !said[i] && is ? 1 : 0;
      }
      double one = 2.0 * right / Math.max(1, 2 * right + wrong + missed);
      precision += (double) right / Math.max(1, right + wrong);
      recall += (double) right / Math.max(1, right + missed);
      f1 += one;
      least = Math.min(least, one);
      falseAlarms += 1e3 * wrong / said.length;
    }
    System.out.printf(
        Locale.ROOT,
        "| %d %% | %s | %.3f | %.3f | %.3f | %.3f | %.1f |%n",
        percent,
        name,
        precision / SEEDS,
        recall / SEEDS,
        f1 / SEEDS,
        least,
        falseAlarms / SEEDS);
  }
}
