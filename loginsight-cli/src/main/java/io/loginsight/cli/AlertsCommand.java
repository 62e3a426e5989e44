package io.loginsight.cli;

import io.loginsight.api.AlertColumns;
import io.loginsight.api.AlertReport;
import io.loginsight.api.AlertRules;
import io.loginsight.api.LogInsight;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
          + " are told. Nothing is trained, nothing need be configured, and whether a person is told"
          + " of an alert is decided by what came before it, and by --rules where they say more: that"
          + " severity=CRITICAL is told from the first minute on, say. Try them with 'replay'.",
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

  private final Terminal terminal;

  @Mixin private AlertInput input = new AlertInput();

  @Option(
      names = "--rules",
      paramLabel = "RULES",
      description = "What people have said about alerts, a rule a line; see the manual.")
  private @Nullable Path rules;

  @ArgGroup(validate = false, order = 20, heading = "%nResults:%n")
  private Results results = new Results();

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
    AlertColumns columns = input.columns();
    AlertRules wanted = rules == null ? AlertRules.NONE : AlertRules.read(rules);
    try (Outputs outputs = new Outputs(withRules(input.inputs(), rules))) {
      @Nullable OutputFile assign = outputs.open("--assign", results.assign);
      @Nullable OutputFile json = outputs.open("--json", results.json);
      AlertReport report = fold(columns, wanted, assign);
      IncidentTable.of(report, terminal.look()).forEach(terminal.out()::println);
      terminal.out().flush();
      input.commit(terminal, report, assign);
      if (json != null) {
        IncidentJson.write(report, json.stream());
        input.commit(terminal, report, json);
      }
      Run.warn(terminal, report.problems());
      return ExitCode.OK;
    }
  }

  /** The rules are read, too, and must not be overwritten. */
  static List<String> withRules(List<String> inputs, @Nullable Path rules) {
    List<String> all = new ArrayList<>(inputs);
    if (rules != null) {
      all.add(rules.toString());
    }
    return all;
  }

  private AlertReport fold(AlertColumns columns, AlertRules wanted, @Nullable OutputFile assign)
      throws IOException {
    try (LogInsight insight = LogInsight.builder().build()) {
      if (assign == null) {
        return insight.foldAlerts(input.inputs(), columns, wanted, null);
      }
      LedgerWriter rows = new LedgerWriter(assign.stream());
      AlertReport report = insight.foldAlerts(input.inputs(), columns, wanted, rows);
      rows.flush();
      return report;
    }
  }
}
