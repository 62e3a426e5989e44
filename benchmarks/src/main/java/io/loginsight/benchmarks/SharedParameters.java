package io.loginsight.benchmarks;

import io.loginsight.api.CauseQuery;
import io.loginsight.api.CauseReport;
import io.loginsight.api.Concentration;
import io.loginsight.api.LogInsight;
import io.loginsight.lab.Fault;
import io.loginsight.lab.Simulator;
import io.loginsight.lab.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the failures of simulated incidents are said to share, and whether that is so.
 *
 * <p>Right is an instance of the culprit that is at fault, its version where the instances at fault
 * are new, or a value that stands in the lines that show the cause. What requests begin with is
 * shared wherever not all of them pass the culprit, so it is neither right nor wrong. Any other
 * value, said first, is a false claim.
 *
 * <p>Arguments: seeds a kind, lines a run; then {@code held-out} for the kinds that are held out
 * instead of the others, {@code loud} to print what is said.
 */
public final class SharedParameters {

  private static final int FIRST_SEED = 7000;

  private enum Verdict {
    INSTANCE,
    VALUE,
    OPERATION,
    WRONG,
    NOTHING
  }

  private final Path logs;
  private final boolean loud;

  private SharedParameters(Path logs, boolean loud) {
    this.logs = logs;
    this.loud = loud;
  }

  /**
   * Prints a row a kind.
   *
   * @param args see above
   * @throws IOException if the logs cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path directory = Files.createTempDirectory("loginsight-simulated-");
    List<String> options = List.of(args).subList(2, args.length);
    SharedParameters run =
        new SharedParameters(directory.resolve("logs"), options.contains("loud"));
    System.out.println("fault: the first is an instance, a value, an operation, wrong, or nothing");
    try {
      for (Fault fault : Fault.values()) {
        if (fault != Fault.NONE
            && Fault.heldOut().contains(fault) == options.contains("held-out")) {
          run.measure(fault, Integer.parseInt(args[0]), Long.parseLong(args[1]));
        }
      }
    } finally {
      CulpritRanks.delete(directory);
    }
  }

  private void measure(Fault fault, int seeds, long lines) throws IOException {
    Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    for (int seed = FIRST_SEED; seed < FIRST_SEED + seeds; seed++) {
      if (Files.exists(logs)) {
        CulpritRanks.delete(logs);
      }
      Truth.Incident truth = Simulator.of(fault, seed).lines(lines).run(logs).incidents().get(0);
      List<Concentration> shared = shared(truth);
      if (loud) {
        System.out.println(fault.word() + " " + seed + " " + truth.service() + " " + truth.pods());
        shared.forEach(SharedParameters::print);
      }
      Verdict verdict = shared.isEmpty() ? Verdict.NOTHING : verdict(shared.get(0), truth);
      verdicts.merge(verdict, 1, Integer::sum);
    }
    StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-22s", fault.word()));
    for (Verdict verdict : Verdict.values()) {
      row.append(String.format(Locale.ROOT, "%4d", verdicts.getOrDefault(verdict, 0)));
    }
    System.out.println(row);
  }

  private List<Concentration> shared(Truth.Incident truth) {
    Instant from = truth.begin().plusSeconds(30);
    Instant to = truth.settled().isAfter(from) ? truth.settled() : from.plusSeconds(60);
    try (LogInsight insight = LogInsight.builder().build()) {
      CauseReport report =
          insight.rankCauses(List.of(logs.toString()), CauseQuery.between(from, to.plusSeconds(1)));
      return report.concentrations();
    }
  }

  private static Verdict verdict(Concentration first, Truth.Incident truth) {
    if (first.place().equals("operation") || first.value().startsWith("/")) {
      return Verdict.OPERATION;
    }
    if (first.place().endsWith(" of " + truth.service())
        && truth.pods().stream().anyMatch(pod -> pod.contains(first.value()))) {
      return Verdict.INSTANCE;
    }
    Pattern word = Pattern.compile("(?<![\\w-])" + Pattern.quote(first.value()) + "(?![\\w-])");
    return truth.causal().stream().anyMatch(line -> word.matcher(line.text()).find())
        ? Verdict.VALUE
        : Verdict.WRONG;
  }

  private static void print(Concentration one) {
    System.out.printf(
        Locale.ROOT,
        "    %s = %s: %d of %d, others %d of %d, %.0f bits%n",
        one.place(),
        one.value(),
        one.failing(),
        one.ofFailing(),
        one.others(),
        one.ofOthers(),
        one.bits());
  }
}
