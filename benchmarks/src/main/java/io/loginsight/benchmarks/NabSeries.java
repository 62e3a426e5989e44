package io.loginsight.benchmarks;

import com.amazon.randomcutforest.RandomCutForest;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.loginsight.benchmarks.NabScore.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * How early do detectors tell that a series of numbers is not as it was, and how often in vain? By
 * {@link NabScore}, each with the threshold that is best for it over all series together, and each
 * with and without a rest after an alarm: for a fifteenth of the series nothing more is told,
 * unless it is twice as strange.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar io.loginsight.benchmarks.NabSeries DIR
 * }</pre>
 *
 * <p>DIR has folders of series in {@code data}, and {@code labels/combined_windows.json}. In the
 * column {@code halves} thresholds are chosen on every second series and scored on the others, both
 * ways.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class NabSeries {

  private static final int THRESHOLDS = 400;
  private static final double RESTS = 15; // in a series

  private NabSeries() {}

  private record Series(String name, double[] values, List<Window> windows) {}

  private record Settings(double threshold, boolean rests) {}

  /**
   * Prints a table.
   *
   * @param args the directory
   * @throws IOException if it cannot be read
   */
  public static void main(String[] args) throws IOException {
    List<Series> all = read(Path.of(args[0]));
    List<Series> even = new ArrayList<>();
    List<Series> odd = new ArrayList<>();
    for (Series one : all) {
      (even.size() <= odd.size() ? even : odd).add(one);
    }
    System.out.printf(
        "%d series, %d windows%n%n",
        all.size(), all.stream().mapToInt(one -> one.windows.size()).sum());
    System.out.println("| detector | rests | score | threshold | P | R | false alarms | halves |");
    System.out.println("|---|---|---:|---:|---:|---:|---:|---:|");
    detectors()
        .forEach(
            (name, detector) -> {
              Map<Series, double[]> scores = new LinkedHashMap<>();
              all.forEach(one -> scores.put(one, scores(one, detector)));
              for (boolean rests : new boolean[] {false, true}) {
                Settings best = best(all, scores, rests);
                NabScore score = score(all, scores, best);
                NabScore crossed = new NabScore();
                add(crossed, odd, scores, best(even, scores, rests));
                add(crossed, even, scores, best(odd, scores, rests));
                System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %.1f | %.2f | %.3f | %.3f | %d | %.1f |%n",
                    name,
                    rests ? "yes" : "no",
                    score.score(),
                    best.threshold,
                    score.precision(),
                    score.recall(),
                    score.falseAlarms(),
                    crossed.score());
              }
            });
  }

  /** What is told of each number in turn: the doubled is 1 more. */
  private static Map<String, Supplier<DoubleUnaryOperator>> detectors() {
    Map<String, Supplier<DoubleUnaryOperator>> detectors = new LinkedHashMap<>();
    detectors.put("nothing", () -> number -> 0);
    for (int seed = 1; seed <= 3; seed++) {
      int of = seed;
      detectors.put("random, seed " + seed, () -> random(new Random(of)));
    }
    for (int shingle : new int[] {1, 4, 16, 48}) {
      detectors.put("random cut forest, " + shingle + " at a time", () -> forest(shingle));
    }
    detectors.put(
        "range so far",
        () -> {
          RangeSoFar range = new RangeSoFar();
          return range::add;
        });
    return detectors;
  }

  private static DoubleUnaryOperator random(Random random) {
    return number -> -Math.log(1 - random.nextDouble()) / Math.log(2);
  }

  private static DoubleUnaryOperator forest(int shingle) {
    RandomCutForest forest =
        RandomCutForest.builder()
            .dimensions(shingle)
            .shingleSize(shingle)
            .internalShinglingEnabled(true)
            .numberOfTrees(100)
            .sampleSize(256)
            .randomSeed(4711)
            .parallelExecutionEnabled(false)
            .build();
    return number -> {
      float[] point = {(float) number};
      double score = forest.getAnomalyScore(point);
      forest.update(point);
      return score <= 0 ? 0 : Math.max(0, 4 + Math.log(score) / Math.log(2));
    };
  }

  private static double[] scores(Series series, Supplier<DoubleUnaryOperator> detector) {
    DoubleUnaryOperator one = detector.get();
    return Arrays.stream(series.values).map(one).toArray();
  }

  private static Settings best(List<Series> series, Map<Series, double[]> scores, boolean rests) {
    double[] all =
        series.stream()
            .flatMapToDouble(
                one -> Arrays.stream(scores.get(one)).skip(NabScore.probation(one.values.length)))
            .filter(score -> score > 0)
            .sorted()
            .toArray();
    Settings best = new Settings(Double.POSITIVE_INFINITY, rests);
    double most = score(series, scores, best).score();
    for (int i = 0; i < THRESHOLDS && all.length > 0; i++) {
      // half of them among the highest thousandth part, where it matters
      double share =
          i % 2 == 0 ? (double) i / THRESHOLDS : 1 - Math.pow(10, -1 - 4.0 * i / THRESHOLDS);
      Settings one = new Settings(all[(int) (share * (all.length - 1))], rests);
      double score = score(series, scores, one).score();
      if (score > most) {
        most = score;
        best = one;
      }
    }
    return best;
  }

  private static NabScore score(
      List<Series> series, Map<Series, double[]> scores, Settings settings) {
    NabScore score = new NabScore();
    add(score, series, scores, settings);
    return score;
  }

  private static void add(
      NabScore score, List<Series> series, Map<Series, double[]> scores, Settings settings) {
    for (Series one : series) {
      score.add(alarms(scores.get(one), settings), one.windows);
    }
  }

  private static boolean[] alarms(double[] scores, Settings settings) {
    boolean[] alarms = new boolean[scores.length];
    double rest = scores.length / RESTS;
    int last = -scores.length;
    double told = 0;
    for (int i = NabScore.probation(scores.length); i < scores.length; i++) {
      told *= 0.995;
      boolean strange = scores[i] >= settings.threshold;
      if (strange && (!settings.rests || i - last > rest || scores[i] > told + 1)) {
        alarms[i] = true;
        last = i;
        told = scores[i];
      }
    }
    return alarms;
  }

  private static List<Series> read(Path dir) throws IOException {
    Map<String, List<String>> times = times(dir.resolve("labels/combined_windows.json"));
    Map<String, Series> series = new TreeMap<>();
    try (Stream<Path> files = Files.walk(dir.resolve("data"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".csv")).toList()) {
        String name = file.getParent().getFileName() + "/" + file.getFileName();
        series.put(name, series(name, file, times.getOrDefault(name, List.of())));
      }
    }
    return new ArrayList<>(series.values());
  }

  private static Series series(String name, Path file, List<String> ends) throws IOException {
    List<String> times = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (String row : Files.readAllLines(file)) {
      int comma = row.indexOf(',');
      if (Character.isDigit(row.charAt(0))) {
        times.add(row.substring(0, 19));
        values.add(Double.parseDouble(row.substring(comma + 1)));
      }
    }
    List<Window> windows = new ArrayList<>();
    for (int i = 0; i < ends.size(); i += 2) {
      String from = ends.get(i).substring(0, 19);
      String to = ends.get(i + 1).substring(0, 19);
      int first = (int) times.stream().filter(time -> time.compareTo(from) < 0).count();
      int last = (int) times.stream().filter(time -> time.compareTo(to) <= 0).count() - 1;
      windows.add(new Window(first, last));
    }
    return new Series(
        name, values.stream().mapToDouble(Double::doubleValue).toArray(), List.copyOf(windows));
  }

  /** Returns by series where its windows begin and end, in turn. */
  private static Map<String, List<String>> times(Path file) throws IOException {
    Map<String, List<String>> times = new LinkedHashMap<>();
    try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
      List<String> of = new ArrayList<>();
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.FIELD_NAME) {
          of = new ArrayList<>();
          times.put(json.getText(), of);
        } else if (json.currentToken() == JsonToken.VALUE_STRING) {
          of.add(json.getText());
        }
      }
    }
    return times;
  }
}
