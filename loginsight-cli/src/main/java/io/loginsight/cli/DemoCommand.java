package io.loginsight.cli;

import static java.util.Objects.requireNonNull;

import io.loginsight.api.LogInsight;
import io.loginsight.api.Report;
import io.loginsight.lab.Fault;
import io.loginsight.lab.Simulator;
import io.loginsight.lab.Truth;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Analyses the logs of a made-up web shop, so that there is something to look at. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = Version.class,
    header = "Analyses sample logs and shows what comes out.",
    customSynopsis = "loginsight demo [options]",
    description = {
      "",
      "Twenty minutes of a simulated web shop: a dozen services that log in different formats, and"
          + " an incident in the middle.",
      "",
      "Examples:",
      "  loginsight demo",
      "  loginsight demo --dir /tmp/shop",
      "  loginsight analyze loginsight-demo/logs --since 2026-03-02T08:09"
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "2:wrong arguments, or DIR cannot be written",
      "3:a defect of the program"
    })
final class DemoCommand implements Callable<Integer> {

  private static final Fault FAULT = Fault.POOL_EXHAUSTED;
  private static final long SEED = 7;
  private static final long LINES = 20_000;

  private final Terminal terminal;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = "loginsight-demo",
      description = "Where logs and report are written; ./loginsight-demo otherwise.")
  private String dir = "loginsight-demo";

  @Option(names = "--quiet", description = "No progress and no messages but errors.")
  private boolean quiet;

  @Option(names = "--debug", description = "Show stack traces of errors, of failed plugins, too.")
  @SuppressWarnings("unused") // Errors asks for it by its name
  private boolean debug;

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Path home = directory();
    List<String> logs = writeLogs(home.resolve("logs"));
    try (Outputs outputs = new Outputs(logs);
        Run run = new Run(terminal, Plugins.open(null), quiet, null)) {
      OutputFile html =
          requireNonNull(outputs.open("--dir", home.resolve("report.html").toString()));
      OutputFile json =
          requireNonNull(outputs.open("--dir", home.resolve("report.json").toString()));
      run.build(LogInsight.builder());
      Report report = run.analyze(logs, null);
      run.write(report, "html", html);
      run.write(report, "json", json);
      run.finish(report);
      terminal.out().print(new Summary(report, terminal.look()).text(null));
      printNextSteps(html.target(), home.resolve("logs"));
      return ExitCode.OK;
    }
  }

  private Path directory() {
    try {
      return Path.of(dir);
    } catch (InvalidPathException e) {
      throw new UsageException("--dir: " + dir + " is no directory name");
    }
  }

  private static List<String> writeLogs(Path directory) throws IOException {
    List<String> written = new ArrayList<>();
    for (Truth.LogFile log : Simulator.of(FAULT, SEED).lines(LINES).run(directory).files()) {
      if (log.lines() > 0) {
        written.add(directory.resolve(log.name()).toString());
      }
    }
    return written;
  }

  private void printNextSteps(Path page, Path logs) {
    Path absolute = page.toAbsolutePath().normalize();
    terminal.out().println();
    terminal.out().println("The report is at " + Visible.text(absolute.toUri().toString()));
    terminal.out().println("  open it:  " + opener() + " " + Visible.text(quoted(absolute)));
    String command = System.getProperty("loginsight.command", "loginsight"); // the launcher knows
    terminal.out().println("  try:      " + Visible.text(command + " analyze " + quoted(logs)));
  }

  private static String quoted(Path path) {
    String text = path.toString();
    return text.indexOf(' ') < 0 ? text : "'" + text + "'";
  }

  private static String opener() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return os.startsWith("mac") ? "open" : os.startsWith("windows") ? "start" : "xdg-open";
  }
}
