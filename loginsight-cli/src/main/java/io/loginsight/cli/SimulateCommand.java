package io.loginsight.cli;

import io.loginsight.lab.Backend;
import io.loginsight.lab.Fault;
import io.loginsight.lab.Simulator;
import io.loginsight.lab.Truth;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes logs of which it is known what is wrong in them. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = Version.class,
    header = "Writes the logs of a simulated system in which something goes wrong.",
    customSynopsis =
        "loginsight simulate --fault KIND[,KIND] --seed N [--lines N] [--days N] [--system NAME]"
            + " --out DIR [--truth T.json] [--labels L.jsonl]",
    description = {
      "",
      "A dozen services that log in different formats, with load, noise, retries and cascades. The"
          + " truth file says what went wrong, when, where, by which lines, and how it spread. The"
          + " same arguments give the same bytes.",
      "",
      "Examples:",
      "  loginsight simulate --fault pool-exhausted --seed 7 --out shop --truth truth.json",
      "  loginsight simulate --fault slow-database --seed 3 --out shop --labels labels.jsonl",
      "  loginsight simulate --fault disk-full,network-delay --seed 2 --out bad-morning",
      "  loginsight simulate --fault dns-failure --system rides --seed 4 --out rides",
      "  loginsight simulate --fault none --days 7 --seed 1 --lines 500000 --out quiet-week"
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "2:wrong arguments, or a file cannot be written",
      "3:a defect of the program"
    })
final class SimulateCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(
      names = "--fault",
      paramLabel = "KIND",
      required = true,
      split = ",",
      description =
          "none, dependency-down, pool-exhausted, bad-deploy, slow-database, memory-leak,"
              + " credential-stuffing, certificate-expired, disk-full, clock-skew, network-delay,"
              + " cpu-contention, connection-leak, deadlock, config-change, dns-failure,"
              + " poison-message, cache-stampede, rate-limited, stuck-batch, leader-flapping or"
              + " heavy-customer; or two of them, of which the second begins during the first.",
      converter = FaultConverter.class)
  private List<Fault> faults = List.of();

  @Option(
      names = "--seed",
      paramLabel = "N",
      required = true,
      description = "Any number: decides all else.")
  private long seed;

  @Option(
      names = "--lines",
      paramLabel = "N",
      defaultValue = "50000",
      description = "Physical lines in all files together, 1,000 or more; 50,000 otherwise.")
  private long lines = 50_000;

  @Option(
      names = "--days",
      paramLabel = "N",
      description =
          "Spread the lines over about so many healthy days, with nights, crowds and nightly jobs;"
              + " only without a fault. Otherwise time follows from the lines.")
  private int days;

  @Option(
      names = "--system",
      paramLabel = "NAME",
      defaultValue = "shop",
      description =
          "shop, rides, which has other services, words and formats, or rides-untraced, whose lines"
              + " do not show their request; shop otherwise.",
      converter = BackendConverter.class)
  private Backend system = Backend.SHOP;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where the logs are written.")
  private Path out = Path.of("");

  @Option(names = "--truth", paramLabel = "T.json", description = "Where the truth is written.")
  private Path truth = Path.of("");

  @Option(
      names = "--labels",
      paramLabel = "L.jsonl",
      description = "Where the times of the incidents are written, for evaluate.")
  private Path labels = Path.of("");

  @Option(names = "--quiet", description = "No messages but errors.")
  private boolean quiet;

  @Option(names = "--debug", description = "Show stack traces of errors.")
  @SuppressWarnings("unused") // Errors asks for it by its name
  private boolean debug;

  SimulateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (lines < Simulator.MIN_LINES) {
      throw new UsageException("--lines must be " + Simulator.MIN_LINES + " or more, got " + lines);
    }
    Truth known;
    try {
      known = run();
      if (!truth.toString().isEmpty()) {
        known.writeTo(truth);
      }
      if (!labels.toString().isEmpty()) {
        known.writeLabelsTo(labels);
      }
    } catch (IOException e) {
      throw new UsageException("The logs cannot be written: " + e.getMessage());
    }
    if (!quiet) {
      terminal
          .err()
          .println(
              String.format(
                  Locale.ROOT,
                  "Wrote %,d lines in %d files to %s",
                  known.lines(),
                  known.files().size(),
                  Visible.text(out.toString())));
    }
    return ExitCode.OK;
  }

  private Truth run() throws IOException {
    if (faults.size() > 2) {
      throw new UsageException("--fault takes two kinds at most, got " + faults.size());
    }
    try {
      Simulator simulator = Simulator.of(faults.get(0), seed).on(system).lines(lines);
      if (faults.size() == 2) {
        simulator.and(faults.get(1));
      }
      return (days == 0 ? simulator : simulator.days(days)).run(out);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new UsageException("This cannot be simulated: " + e.getMessage());
    }
  }
}
