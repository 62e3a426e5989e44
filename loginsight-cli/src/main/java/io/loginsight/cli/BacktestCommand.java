package io.loginsight.cli;

import io.loginsight.api.Report;
import io.loginsight.lab.Backtest;
import io.loginsight.lab.Backtester;
import io.loginsight.lab.PastIncidents;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what would have been told of a past, and of which of its incidents. */
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = Version.class,
    header = "Says which incidents of your own past would have been caught, and at what price.",
    customSynopsis = "loginsight backtest LOGDIR --incidents MY.csv [--budget N] [options]",
    description = {
      "",
      "Replays logs step by step. Each step is judged at its end by what came before it alone, and"
          + " whatever is new is told. It is counted how many of your incidents that catches, how"
          + " long before you noticed them yourselves, where the true cause ranks, and how much is"
          + " told in vain; and what else you could choose, beside a threshold on errors.",
      "",
      "The incidents are a table with a header, a row each. Only start is needed; of cause write a"
          + " piece of the line that shows it:",
      "",
      "  start,end,detected,service,cause,name",
      "  2026-03-10T14:05:00Z,2026-03-10T14:50:00Z,2026-03-10T14:21:00Z,db,disk full,INC-7",
      "",
      "It takes as long as to read the logs once, and for each step those of its history: a week in"
          + " steps of half an hour is read about 50 times.",
      "",
      "Examples:",
      "  loginsight backtest /var/log/shop --incidents incidents.csv --html backtest.html",
      "  loginsight backtest logs --incidents jira.csv --map start=Created,name=Key --budget 3",
      "  loginsight backtest logs --incidents incidents.csv --since 2026-03-01 --step 5m",
      ""
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, however few are caught",
      "2:wrong arguments, or nothing could be read",
      "3:a defect of the program"
    })
final class BacktestCommand implements Callable<Integer> {

  private static final Pattern SPAN = Pattern.compile("([0-9]{1,6})([smhd])");

  private final Terminal terminal;

  @Mixin private InputOptions input = new InputOptions();

  @Option(
      names = "--incidents",
      paramLabel = "MY.csv",
      required = true,
      description = "Your incidents, a row each.")
  private String incidents = "";

  @Option(
      names = "--map",
      paramLabel = "PART=COLUMN",
      arity = "1..*",
      split = ",",
      description =
          "Which column says what, where its name does not tell: start, end, detected, service,"
              + " cause, name.")
  private List<String> map = List.of();

  @Option(
      names = "--budget",
      paramLabel = "N",
      description = "Tell no more than so much within 24 hours; all otherwise.")
  private @Nullable Integer budget;

  @Option(
      names = "--step",
      paramLabel = "TIME",
      description =
          "Look so often what is new, such as 5m or 1h; otherwise the past is cut into 300 steps at"
              + " most.")
  private @Nullable String step;

  @Option(
      names = "--history",
      paramLabel = "TIME",
      defaultValue = "1d",
      description = "Look at so much of what came before; 1d otherwise.")
  private String history = "1d";

  @Option(
      names = "--tolerance",
      paramLabel = "TIME",
      defaultValue = "30m",
      description =
          "What begins so long before an incident, and is told so long after its end at most, counts"
              + " as told of it; and so long lasts one without an end. 30m otherwise.")
  private String tolerance = "30m";

  @ArgGroup(validate = false, order = 20, heading = "%nResults:%n")
  private Results results = new Results();

  /** Where the results go. */
  static final class Results {
    @Option(names = "--json", paramLabel = "OUT", description = "Write all of it as JSON.")
    private @Nullable String json;

    @Option(names = "--html", paramLabel = "OUT", description = "Draw it on one web page.")
    private @Nullable String html;
  }

  BacktestCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Backtester backtester = new Backtester(read(), options());
    List<String> files = new ArrayList<>(input.files());
    files.add(incidents);
    try (Outputs outputs = new Outputs(files)) {
      @Nullable OutputFile json = outputs.open("--json", results.json);
      @Nullable OutputFile html = outputs.open("--html", results.html);
      try (Run run = input.start(terminal, outputs)) {
        Report whole = run.analyzeEach(input.inputs(), backtester::windows, backtester::visit);
        Backtest backtest = backtester.result();
        new BacktestTable(backtest, terminal.look()).rows().forEach(terminal.out()::println);
        terminal.out().flush();
        if (json != null) {
          BacktestJson.write(backtest, json.stream());
          run.commit(whole, json);
        }
        run.draw(backtest.figures(), whole, html);
        Run.warn(terminal, backtest.problems());
        run.finish(whole);
        return ExitCode.OK;
      }
    }
  }

  private PastIncidents read() {
    ColumnMap columns = ColumnMap.parse("--map", PastIncidents.PARTS, map);
    Map<String, String> named = new HashMap<>();
    for (String part : PastIncidents.PARTS) {
      @Nullable String column = columns.column(part);
      if (column != null) {
        named.put(part, column);
      }
    }
    try {
      return PastIncidents.read(Path.of(incidents), named, input.zone());
    } catch (InvalidPathException e) {
      throw new UsageException("--incidents: " + incidents + ": this is no file name");
    } catch (IllegalArgumentException e) {
      throw new UsageException("--incidents: " + incidents + ": " + e.getMessage());
    } catch (IOException e) {
      throw new UsageException("--incidents: " + incidents + ": " + OutputFile.reason(e));
    }
  }

  private Backtester.Options options() {
    @Nullable Duration length = step == null ? null : span("--step", step);
    Duration before = span("--history", history);
    Duration around = span("--tolerance", tolerance);
    try {
      return new Backtester.Options(length, before, around, budget);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--" + e.getMessage());
    }
  }

  private static Duration span(String option, String text) {
    Matcher matcher = SPAN.matcher(text);
    if (!matcher.matches()) {
      throw new UsageException(
          option + ": '" + text + "' is no length of time; write it as 90s, 5m, 1h or 7d");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
