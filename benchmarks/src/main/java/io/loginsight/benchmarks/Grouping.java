package io.loginsight.benchmarks;

import io.loginsight.api.AssignedLine;
import io.loginsight.api.LogInsight;
import io.loginsight.api.Pattern;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Do the patterns stay right when a log is long, and does the order of its lines matter?
 *
 * <p>A log and, in a file with {@code .gt} behind its name, for each line the name of the template
 * that it was made from. The lines go through the engine as they are, headers and all, and through
 * {@link Drain} twice, the second time without the headers that the engine has found.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar io.loginsight.benchmarks.Grouping FILE...
 * }</pre>
 *
 * <p><b>Threads:</b> Confined.
 */
public final class Grouping {

  private static final int[] PARTS = {2_000, 28_000, 100_000, Integer.MAX_VALUE};
  private static final long[] SHUFFLES = {1, 2};

  private final List<String> lines;
  private final List<String> truth;

  private Grouping(List<String> lines, List<String> truth) {
    this.lines = lines;
    this.truth = truth;
  }

  /** Reads a log and the names of its templates. */
  static Grouping of(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
    List<String> truth = Files.readAllLines(Path.of(log + ".gt"), StandardCharsets.ISO_8859_1);
    if (lines.size() != truth.size()) {
      throw new IOException(log + ": " + lines.size() + " lines, " + truth.size() + " templates");
    }
    return new Grouping(lines, truth);
  }

  /**
   * Measures logs and prints a table each.
   *
   * @param args paths
   * @throws IOException if a file cannot be read
   */
  public static void main(String[] args) throws IOException {
    for (String arg : args) {
      System.out.println(arg);
      Grouping.of(Path.of(arg)).print(System.out);
    }
  }

  /** Measures, and prints a table. */
  void print(PrintStream out) {
    out.println("| lines | | patterns | GA | FGA |");
    out.println("|---:|---|---:|---:|---:|");
    List<String> found = List.of();
    for (int part : PARTS) {
      int count = Math.min(part, lines.size());
      List<String> some = lines.subList(0, count);
      List<String> messages = new ArrayList<>();
      found = templates(some, messages);
      row(out, "Log Insight", found);
      row(out, "Drain", Drain.templates(some, Drain.DEPTH));
      row(out, "Drain, messages", Drain.templates(messages, Drain.DEPTH));
      if (count == lines.size()) {
        break;
      }
    }
    for (long seed : SHUFFLES) {
      out.printf(
          Locale.ROOT,
          "shuffled: the same pattern for %.2f %% of lines%n",
          100 * same(found, seed));
    }
  }

  private void row(PrintStream out, String miner, List<String> found) {
    ParsingScore score = ParsingScore.of(truth.subList(0, found.size()), found);
    out.printf(
        Locale.ROOT,
        "| %,d | %s | %,d | %.3f | %.3f |%n",
        found.size(),
        miner,
        found.stream().distinct().count(),
        score.ga(),
        score.fga());
  }

  /** How many lines have the same pattern when they come in another order. */
  private double same(List<String> found, long seed) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(seed));
    List<String> shuffled = templates(order.stream().map(lines::get).toList(), new ArrayList<>());
    long same = 0;
    for (int i = 0; i < shuffled.size(); i++) {
      same += shuffled.get(i).equals(found.get(order.get(i))) ? 1 : 0;
    }
    return (double) same / shuffled.size();
  }

  /** Returns the pattern of each line, and fills a list with what follows their headers. */
  private static List<String> templates(List<String> lines, List<String> messages) {
    List<String> templates = new ArrayList<>();
    byte[] log = String.join("\n", lines).concat("\n").getBytes(StandardCharsets.ISO_8859_1);
    try (LogInsight insight = LogInsight.builder().readBinary(true).build()) {
      insight.analyzeSources(
          List.of(Corpus.of("log", log)),
          (AssignedLine line) -> {
            Pattern pattern = line.pattern();
            messages.add(line.message());
            templates.add(pattern == null ? "" : pattern.template());
          });
    }
    return templates;
  }
}
