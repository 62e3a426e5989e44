package io.loginsight.benchmarks;

import io.loginsight.core.mine.MinedLog;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * How right are the patterns?
 *
 * <p>On labelled logs, if there are any, and on logs of invented systems; beside them {@link Drain}
 * and a baseline that learns nothing. With {@code --ablation} it says of each rule what is lost
 * without it.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar io.loginsight.benchmarks.Accuracy [--ablation] [DIRECTORY]
 * }</pre>
 *
 * <p>The directory has for each set a {@code SET/SET_2k.log} and, with the true templates of its
 * lines, a {@code SET/SET_2k.log_structured_corrected.csv}.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class Accuracy {

  /** Sets whose lines nobody looks at while rules are made. */
  private static final Set<String> BLIND =
      Set.of("Apache", "Hadoop", "HPC", "Mac", "OpenStack", "Thunderbird");

  private static final long SEED = 7;
  private static final int MANY_WORDS = 3_000;
  private static final int FEW_WORDS = 6;

  private record Group(String name, List<LabelledLog> logs) {}

  private record Metric(String name, ToDoubleFunction<ParsingScore> of) {}

  private static final List<Metric> METRICS =
      List.of(
          new Metric("GA", ParsingScore::ga),
          new Metric("FGA", ParsingScore::fga),
          new Metric("PA", ParsingScore::pa),
          new Metric("FTA", ParsingScore::fta));

  private final List<Group> groups = new ArrayList<>();
  private final PrintStream out;

  private Accuracy(PrintStream out) {
    this.out = out;
  }

  /**
   * Measures, and prints tables.
   *
   * @param args see the class
   * @throws IOException if a set cannot be read
   */
  public static void main(String[] args) throws IOException {
    Accuracy accuracy = new Accuracy(System.out);
    boolean ablation = false;
    for (String arg : args) {
      if (arg.equals("--ablation")) {
        ablation = true;
      } else {
        accuracy.addSets(Path.of(arg));
      }
    }
    accuracy.addInvented();
    accuracy.print();
    if (ablation) {
      accuracy.printAblation();
    }
  }

  private void addSets(Path directory) throws IOException {
    List<LabelledLog> open = new ArrayList<>();
    List<LabelledLog> blind = new ArrayList<>();
    List<LabelledLog> many = new ArrayList<>();
    List<LabelledLog> few = new ArrayList<>();
    try (Stream<Path> entries = Files.list(directory)) {
      for (Path set : entries.filter(Files::isDirectory).sorted().toList()) {
        LabelledLog log = LabelledLog.read(set);
        (BLIND.contains(log.name()) ? blind : open).add(log);
        many.add(log.withLetters(SEED, MANY_WORDS, false));
        few.add(log.withLetters(SEED, FEW_WORDS, true));
      }
    }
    groups.add(new Group("development sets", open));
    groups.add(new Group("blind sets", blind));
    groups.add(new Group("letters in variables, many", many));
    groups.add(new Group("letters in variables, few", few));
  }

  private void addInvented() {
    groups.add(
        new Group(
            "invented, open",
            InventedLogs.OPEN.stream().map(name -> InventedLogs.of(name, false)).toList()));
    groups.add(
        new Group(
            "invented, blind",
            InventedLogs.BLIND.stream().map(name -> InventedLogs.of(name, true)).toList()));
  }

  private void print() {
    for (Metric metric : METRICS) {
      out.println(
          "| "
              + metric.name
              + " | Log Insight | with headers | Drain | Drain, depth 3 | digits masked |");
      out.println("|---|---:|---:|---:|---:|---:|");
      for (Group group : groups) {
        for (LabelledLog log : group.logs) {
          row("| ", log.name(), metric, List.of(log));
        }
        row("| **", "mean of " + group.name + "**", metric, group.logs);
      }
      out.println();
    }
  }

  private void row(String start, String name, Metric metric, List<LabelledLog> logs) {
    out.println(
        start
            + name
            + " | "
            + mean(logs, metric, Accuracy::mine)
            + " | "
            + (logs.get(0).found().isEmpty() ? "" : mean(logs, metric, LabelledLog::found))
            + " | "
            + mean(logs, metric, log -> Drain.templates(log.messages(), Drain.DEPTH))
            + " | "
            + mean(logs, metric, log -> Drain.templates(log.messages(), Drain.DEPTH - 1))
            + " | "
            + mean(logs, metric, Accuracy::digitsMasked)
            + " |");
  }

  private static List<String> mine(LabelledLog log) {
    return MinedLog.templates(log.messages(), List.of());
  }

  /** The baseline: what is between spaces and has a digit is a variable. */
  private static List<String> digitsMasked(LabelledLog log) {
    return log.messages().stream()
        .map(message -> message.replaceAll("\\S*\\d\\S*", "<*>"))
        .toList();
  }

  private void printAblation() {
    out.print("| without |");
    groups.forEach(group -> out.print(" " + group.name + " |"));
    out.println();
    out.println("|---|" + "---:|".repeat(groups.size()));
    ablation("nothing", List.of());
    for (String rule : MinedLog.rules()) {
      ablation(rule, List.of(rule));
    }
  }

  private void ablation(String name, List<String> without) {
    out.print("| " + name + " |");
    for (Group group : groups) {
      List<ParsingScore> scores =
          group.logs.stream()
              .map(log -> ParsingScore.of(log.truth(), MinedLog.templates(log.messages(), without)))
              .toList();
      StringBuilder cell = new StringBuilder();
      for (Metric metric : METRICS) {
        cell.append(' ').append(mean(scores, metric));
      }
      out.print(cell + " |");
    }
    out.println();
  }

  private static String mean(
      List<LabelledLog> logs, Metric metric, Function<LabelledLog, List<String>> found) {
    return mean(
        logs.stream().map(log -> ParsingScore.of(log.truth(), found.apply(log))).toList(), metric);
  }

  private static String mean(List<ParsingScore> scores, Metric metric) {
    return String.format(
        Locale.ROOT, "%.3f", scores.stream().mapToDouble(metric.of).average().orElse(0));
  }
}
