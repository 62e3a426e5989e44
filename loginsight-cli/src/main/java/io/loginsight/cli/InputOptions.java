package io.loginsight.cli;

import io.loginsight.api.LogInsight;
import io.loginsight.api.LogInsightException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What all commands that read logs have in common: the inputs, and how they are read. */
final class InputOptions {

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Log files, also .gz; directories; globs in quotes; - for standard input.")
  private List<String> inputs = List.of();

  @ArgGroup(validate = false, order = 10, heading = "%nReading:%n")
  private Reading reading = new Reading();

  @ArgGroup(validate = false, order = 30, heading = "%nRunning:%n")
  private Running running = new Running();

  /** How lines are understood. */
  static final class Reading {
    @Option(
        names = "--format",
        paramLabel = "NAME",
        description = "The one format to read by, such as json; found out otherwise.")
    private @Nullable String format;

    @Option(
        names = "--since",
        paramLabel = "T",
        description = "Leave out events before this time, such as 2026-03-10T14:05.")
    private @Nullable String since;

    @Option(
        names = "--until",
        paramLabel = "T",
        description = "Leave out events at this time and later.")
    private @Nullable String until;

    @Option(
        names = "--zone",
        paramLabel = "ID",
        description = "The zone of times that name none, such as Europe/Berlin; UTC otherwise.")
    private @Nullable String zone;

    @Option(
        names = "--year",
        paramLabel = "Y",
        description = "The year of dates that name none, if no other date of the input tells.")
    private @Nullable String year;

    @Option(
        names = "--patterns-file",
        paramLabel = "FILE",
        description = "Pin, merge, split and name patterns as this file says.")
    private @Nullable Path patternFile;

    @Option(names = "--force", description = "Read also what looks like a binary file.")
    private boolean force;
  }

  /** How the program runs. */
  static final class Running {
    @Option(
        names = "--threads",
        paramLabel = "N",
        description = "How many threads read; one for each processor otherwise.")
    private @Nullable String threads;

    @Option(
        names = "--plugins",
        paramLabel = "JARS",
        description = "Use the plugins in this jar, or in the jars of this directory, too.")
    private @Nullable String plugins;

    @Option(
        names = "--analyzer",
        paramLabel = "ID[:NAME=VALUE,...]",
        description =
            "Run this analyzer, with these options, in place of the default ones; may be repeated."
                + " 'loginsight plugins' lists them.")
    private List<String> analyzers = List.of();

    @Option(
        names = "--timings",
        paramLabel = "FILE",
        description = "Write how long the run and each analyzer took, as JSON.")
    private @Nullable String timings;

    @Option(names = "--quiet", description = "No progress and no messages but errors.")
    private boolean quiet;

    @Option(names = "--debug", description = "Show stack traces of errors, of failed plugins, too.")
    @SuppressWarnings("unused") // Errors asks for it by its name
    private boolean debug;
  }

  /** Returns what the user wants to be read, as written. */
  List<String> inputs() {
    return inputs;
  }

  /** Returns all that is read, which no result may replace. */
  List<String> files() {
    List<String> files = new ArrayList<>(inputs);
    if (reading.patternFile != null) {
      files.add(reading.patternFile.toString());
    }
    return files;
  }

  /** Returns the analyzers that the user names, with their options, as written. */
  List<String> analyzers() {
    return running.analyzers;
  }

  /** Returns whether the user wants results and errors alone. */
  boolean quiet() {
    return running.quiet;
  }

  /**
   * Starts a run over the inputs.
   *
   * @param outputs takes the file of timings, if it is wanted
   */
  Run start(Terminal terminal, Outputs outputs) throws IOException {
    return start(terminal, outputs, builder -> {});
  }

  /**
   * Starts a run over the inputs.
   *
   * @param outputs takes the file of timings, if it is wanted
   * @param more sets what the options of the command say, too
   */
  Run start(Terminal terminal, Outputs outputs, Consumer<LogInsight.Builder> more)
      throws IOException {
    LogInsight.Builder builder = builder();
    more.accept(builder);
    @Nullable OutputFile timings = outputs.open("--timings", running.timings);
    Plugins plugins = Plugins.open(running.plugins);
    Run run = new Run(terminal, plugins, running.quiet, timings);
    try {
      run.build(builder);
      return run;
    } catch (LogInsightException e) {
      run.close();
      boolean named = reading.format != null || !running.analyzers.isEmpty();
      throw named ? new UsageException(String.valueOf(e.getMessage())) : e;
    }
  }

  private LogInsight.Builder builder() {
    LogInsight.Builder builder = LogInsight.builder().threads(threads()).readBinary(reading.force);
    ZoneId zone = zone();
    builder.zone(zone);
    if (reading.format != null) {
      builder.format(reading.format);
    }
    if (reading.patternFile != null) {
      builder.patternFile(reading.patternFile);
    }
    if (reading.year != null) {
      builder.year((int) number("--year", reading.year, 1970, 2261));
    }
    Set<String> ids = new HashSet<>();
    for (String text : running.analyzers) {
      AnalyzerChoice analyzer = AnalyzerChoice.parse(text);
      if (!ids.add(analyzer.id())) {
        throw new UsageException("--analyzer: '" + analyzer.id() + "' is named twice");
      }
      builder.analyzer(analyzer.id(), analyzer.settings());
    }
    @Nullable Instant since = time("--since", reading.since, zone);
    @Nullable Instant until = time("--until", reading.until, zone);
    if (since != null) {
      builder.since(since);
    }
    if (until != null) {
      builder.until(until);
    }
    if (since != null && until != null && !since.isBefore(until)) {
      throw new UsageException("--since must be before --until, got " + since + " and " + until);
    }
    return builder;
  }

  /** Returns the zone of times that name none. */
  ZoneId zone() {
    return Zones.parse(reading.zone);
  }

  /** Reads a point in time in the zone that the user has named; null if there is none. */
  @Nullable Instant time(String option, @Nullable String text) {
    return time(option, text, zone());
  }

  private static @Nullable Instant time(String option, @Nullable String text, ZoneId zone) {
    return text == null ? null : PointInTime.parse(option, text, zone);
  }

  private int threads() {
    return running.threads == null
        ? Runtime.getRuntime().availableProcessors()
        : (int) number("--threads", running.threads, 1, 1_000);
  }

  private static long number(String option, String text, long min, long max) {
    try {
      long number = Long.parseLong(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // the same answer as for a number out of range
    }
    throw new UsageException(
        option + ": '" + text + "' is not allowed; it is a number from " + min + " to " + max);
  }
}
