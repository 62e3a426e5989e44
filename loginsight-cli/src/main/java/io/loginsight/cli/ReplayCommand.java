package io.loginsight.cli;

import io.loginsight.api.AlertColumns;
import io.loginsight.api.AlertReplay;
import io.loginsight.api.AlertRules;
import io.loginsight.api.LogInsight;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what rules would have done with alerts that came already. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = Version.class,
    header = "Says what rules would have done with alerts that came already.",
    customSynopsis = "loginsight replay --rules RULES FILE... --map time=COLUMN,type=COLUMN[,...]",
    description = {
      "",
      "Folds the alerts without the rules and with them, and says what each rule does: what it holds"
          + " back, what is told because of it, and which incidents nobody would have been told of."
          + " Nothing is changed; 'alerts --rules' goes by the rules.",
      "",
      "A rule is a line: what it does, what it is called, which alerts it is about, and why.",
      "  budget 10",
      "  notify critical severity=CRITICAL count=1 within=1h by=type,host because Call at any hour",
      "  fold backups type=\"Backup *\" host=db-* until=2026-04-01 because Known, see ticket 12",
      "  raise flood type=syn-flood to=CRITICAL count=100 within=1m because That is an attack",
      "  lower test host=test-* to=LOW because Nobody gets up for a test machine",
      "  notify heartbeat type=beat host=db-1 absent=15m because The replica is dead",
      "",
      "Example:",
      "  loginsight replay --rules rules.txt alerts.csv --map time=time,type=rule,host=agent",
      ""
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "2:wrong arguments or rules, or nothing could be read",
      "3:a defect of the program"
    })
final class ReplayCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private AlertInput input = new AlertInput();

  @Option(
      names = "--rules",
      paramLabel = "RULES",
      required = true,
      description = "The rules to try, a rule a line; # begins a comment.")
  private Path rules = Path.of("");

  @Option(names = "--json", paramLabel = "OUT", description = "Write the difference as JSON.")
  private @Nullable String json;

  ReplayCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    AlertColumns columns = input.columns();
    AlertRules wanted = AlertRules.read(rules);
    try (Outputs outputs = new Outputs(AlertsCommand.withRules(input.inputs(), rules));
        LogInsight insight = LogInsight.builder().build()) {
      @Nullable OutputFile file = outputs.open("--json", json);
      AlertReplay replay = insight.replayAlerts(input.inputs(), columns, wanted);
      new ReplayTable(replay, wanted, terminal.look()).rows().forEach(terminal.out()::println);
      terminal.out().flush();
      if (file != null) {
        ReplayJson.write(replay, wanted, file.stream());
        input.commit(terminal, replay.with(), file);
      }
      Run.warn(terminal, replay.with().problems());
      return ExitCode.OK;
    }
  }
}
