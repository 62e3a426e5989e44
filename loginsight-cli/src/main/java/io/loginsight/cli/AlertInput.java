package io.loginsight.cli;

import io.loginsight.api.AlertColumns;
import io.loginsight.api.AlertReport;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What all commands that read alerts have in common: the inputs, and how they are read. */
final class AlertInput {

  private static final List<String> PARTS = List.of("time", "type", "host", "source", "severity");
  private static final List<String> NEEDED = List.of("time", "type");

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Tables with a header (CSV), or JSON, an object a line; also .gz; directories; globs in"
              + " quotes; - for standard input.")
  private List<String> inputs = List.of();

  @ArgGroup(validate = false, order = 10, heading = "%nReading:%n")
  private Reading reading = new Reading();

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

  List<String> inputs() {
    return inputs;
  }

  /**
   * Returns where the parts of an alert stand.
   *
   * @throws UsageException if that makes no sense
   */
  AlertColumns columns() {
    ColumnMap map = ColumnMap.parse("--map", PARTS, reading.map);
    return new AlertColumns(
        map.needed("time", NEEDED),
        map.needed("type", NEEDED),
        map.column("host"),
        map.column("source"),
        map.column("severity"),
        Zones.parse(reading.zone));
  }

  /** Ends a file of results, if there is one. */
  void commit(Terminal terminal, AlertReport report, @Nullable OutputFile file) throws IOException {
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
