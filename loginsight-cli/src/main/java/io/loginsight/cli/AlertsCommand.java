package io.loginsight.cli;

import io.loginsight.api.AlertColumns;
import io.loginsight.api.AlertReport;
import io.loginsight.api.LogInsight;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Folds alerts of any program into incidents. */
@Command(
    name = "alerts",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = Version.class,
    header = "Folds alerts of any program into few incidents.",
    customSynopsis = "loginsight alerts FILE... --map time=COLUMN,type=COLUMN[,...] [options]",
    description = {
      "",
      "An alert that comes all the time tells nothing, however loud it is; one that has never come"
          + " tells most, once it is known what does: in the first half day only bursts of what is new"
          + " are told. Nothing is trained and nothing is configured, and whether a person is told of"
          + " an alert is decided by what came before it.",
      "",
      "Examples:",
      "  loginsight alerts alerts.csv --map time=time,type=rule,host=agent",
      "  xz -dc alerts.csv.xz | loginsight alerts - --map time=time,type=rule --json out.json",
      "  loginsight alerts alerts.json.gz --map time=@timestamp,type=rule.id,host=host.name"
          + " --assign ledger.tsv",
      ""
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "2:wrong arguments, or nothing could be read",
      "3:a defect of the program"
    })
final class AlertsCommand implements Callable<Integer> {

  private static final List<String> PARTS = List.of("time", "type", "host", "source", "severity");
  private static final List<String> NEEDED = List.of("time", "type");

  private final Terminal terminal;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Tables with a header (CSV), or JSON, an object a line; also .gz; directories; globs in"
              + " quotes; - for standard input.")
  private List<String> inputs = List.of();

  @ArgGroup(validate = false, order = 10, heading = "%nReading:%n")
  private Reading reading = new Reading();

  @ArgGroup(validate = false, order = 20, heading = "%nResults:%n")
  private Results results = new Results();

  @Option(names = "--quiet", description = "No messages but errors.")
  private boolean quiet;

  @Option(names = "--debug", description = "Show stack traces of errors.")
  @SuppressWarnings("unused") // Errors asks for it by its name
  private boolean debug;

  /** How alerts are understood. */
  static final class Reading {
    @Option(
        names = "--map",
        paramLabel = "PART=COLUMN",
        arity = "1..*",
        required = true,
        split = ",",
        description =
            "Which column, or field of JSON, says what: time and type, and host, source and"
                + " severity if there are any.")
    private List<String> map = List.of();

    @Option(
        names = "--zone",
        paramLabel = "ID",
        description = "The zone of times that name none, such as Europe/Berlin; UTC otherwise.")
    private @Nullable String zone;
  }

  /** Where the results go. */
  static final class Results {
    @Option(
        names = "--assign",
        paramLabel = "OUT.tsv",
        description = "Write what became of each alert, as tab-separated values.")
    private @Nullable String assign;

    @Option(names = "--json", paramLabel = "OUT", description = "Write the incidents as JSON.")
    private @Nullable String json;
  }

  AlertsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    ColumnMap map = ColumnMap.parse("--map", PARTS, reading.map);
    try (Outputs outputs = new Outputs(inputs)) {
      @Nullable OutputFile assign = outputs.open("--assign", results.assign);
      @Nullable OutputFile json = outputs.open("--json", results.json);
      AlertReport report = fold(map, assign);
      IncidentTable.of(report, terminal.look()).forEach(terminal.out()::println);
      terminal.out().flush();
      commit(report, assign);
      if (json != null) {
        IncidentJson.write(report, json.stream());
        commit(report, json);
      }
      Run.warn(terminal, report.problems());
      return ExitCode.OK;
    }
  }

  private static AlertColumns columns(ColumnMap map, ZoneId zone) {
    return new AlertColumns(
        map.needed("time", NEEDED),
        map.needed("type", NEEDED),
        map.column("host"),
        map.column("source"),
        map.column("severity"),
        zone);
  }

  private AlertReport fold(ColumnMap map, @Nullable OutputFile assign) throws IOException {
    AlertColumns columns = columns(map, Zones.parse(reading.zone));
    try (LogInsight insight = LogInsight.builder().build()) {
      if (assign == null) {
        return insight.foldAlerts(inputs, columns, null);
      }
      LedgerWriter rows = new LedgerWriter(assign.stream());
      AlertReport report = insight.foldAlerts(inputs, columns, rows);
      rows.flush();
      return report;
    }
  }

  private void commit(AlertReport report, @Nullable OutputFile file) throws IOException {
    if (file != null) {
      for (String source : report.sources()) {
        file.refuseInput(source); // found in a directory or by a glob
      }
      file.commit();
      if (!quiet) {
        terminal.err().println("Wrote " + Visible.text(file.target().toString()));
      }
    }
  }
}
