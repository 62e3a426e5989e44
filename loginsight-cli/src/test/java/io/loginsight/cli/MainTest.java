package io.loginsight.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.loginsight.api.AssignedLine;
import io.loginsight.api.Level;
import io.loginsight.api.LineCounts;
import io.loginsight.api.Pattern;
import io.loginsight.api.PatternId;
import io.loginsight.api.Report;
import io.loginsight.cli.Fakes.Outcome;
import io.loginsight.spi.AnalyzerProvider;
import io.loginsight.spi.EngineSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What other programs rely on: exit codes, messages, and which stream they go to. */
class MainTest {

  @TempDir Path folder;
  private String log = "";

  @BeforeEach
  void writeLog() throws IOException {
    Fakes.reset();
    log = Files.writeString(folder.resolve("oven.log"), "Loaf 1 baked\n").toString();
  }

  @Test
  void analyze_resultToStandardOutput_isRefused() {
    Outcome outcome = Fakes.run("analyze", log, "--json", "-");
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertTrue(outcome.err().contains("--json: the results need a file"), outcome.err());
  }

  @Test
  void help_ofACommand_isThatOfTheCommand() {
    assertEquals(Fakes.run("analyze", "--help").out(), Fakes.run("help", "analyze").out());
  }

  @Test
  void run_withoutArguments_showsTheCommandsAndFails() {
    Outcome outcome = Fakes.run();
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertEquals("", outcome.out());
    for (String word : List.of("analyze", "patterns", "demo", "loginsight COMMAND --help")) {
      assertTrue(outcome.err().contains(word), outcome.err());
    }
  }

  @Test
  void run_standardOutputThatIsFull_fails() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertEquals(ExitCode.USAGE, runInto("No space left on device", err));
    assertTrue(
        err.toString(UTF_8)
            .endsWith("loginsight: standard output cannot be written: No space left on device\n"),
        err.toString(UTF_8));
  }

  @Test
  void run_readerThatHasHadEnough_isNoFailure() {
    assertEquals(ExitCode.OK, runInto("Broken pipe", new ByteArrayOutputStream()));
  }

  private static int runInto(String failure, OutputStream err) {
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(failure);
          }
        };
    return Main.run(Map.of("LOGINSIGHT_TTY", ""), out, err, "--help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"analyze", "patterns"})
  void output_thatWasFoundInADirectory_isNotOverwritten(String command) throws IOException {
    Outcome outcome = Fakes.run(command, folder.toString(), "--json", log);
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertTrue(outcome.err().contains(log + " is an input and would be overwritten"), outcome::err);
    assertEquals("Loaf 1 baked\n", Files.readString(Path.of(log)));
  }

  @Test
  void patterns_assignThatWasFoundInADirectory_isNotOverwritten() throws IOException {
    Fakes.run("patterns", folder.toString(), "--assign", log);
    assertEquals("Loaf 1 baked\n", Files.readString(Path.of(log)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"analyze", "patterns"})
  void help_teaches(String command) {
    Outcome outcome = Fakes.run(command, "--help");
    assertEquals(ExitCode.OK, outcome.exitCode());
    assertEquals("", outcome.err());
    for (String part :
        List.of(
            "Usage: loginsight " + command + " FILE... [options]",
            "Examples:\n  loginsight " + command + " app.log\n",
            "Results:",
            "Reading:",
            "Running:",
            "Exit codes:")) {
      assertTrue(outcome.out().contains(part), part + " in " + outcome.out());
    }
    assertEquals(
        3,
        outcome
            .out()
            .lines()
            .filter(line -> line.contains("  loginsight ") || line.contains("| loginsight "))
            .count());
  }

  @Test
  void version_isPrinted() {
    Outcome outcome = Fakes.run("--version");
    assertEquals(ExitCode.OK, outcome.exitCode());
    assertTrue(outcome.out().startsWith("loginsight "), outcome.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--jsn out.json         | Unknown option: '--jsn'; did you mean --json",
        "--zzz                  | Unknown option: '--zzz'; the options are --",
        "--json                 | Missing required parameter for option '--json' (OUT)",
        "--since yesterday      | --since: 'yesterday' is not a time; write it as 2026-03-10,",
        "--until 14:05          | --until: '14:05' is not a time",
        "--since 2026-02-30     | --since: '2026-02-30' is not a time",
        "--since 2026-03-10T25  | --since: '2026-03-10T25' is not a time",
        "--zone Mars/Base       | --zone: 'Mars/Base' is not a time zone; write it as UTC, +02:00 or",
        "--year 12              | --year: '12' is not allowed; it is a number from 1970 to 2261",
        "--year soon            | --year: 'soon' is not allowed",
        "--threads 0            | --threads: '0' is not allowed; it is a number from 1 to 1000",
        "--fail-on severe       | 'severe' is none of info, low, medium, high, critical",
        "--format tablature     | No format has the id 'tablature'; there are [plain]",
        "--analyzer crumb       | No analyzer has the id 'crumb'; there are [crumbs, quiet]",
        "--analyzer crumbs:size | --analyzer: 'crumbs:size' is not ID or ID:NAME=VALUE,NAME=VALUE",
        "--analyzer crumbs:x=1  | Analyzer 'crumbs': there is no option [x]; there are [size, words]",
        "--analyzer crumbs:size=0 | the option 'size' takes a whole number in 1 .. 9, got '0'",
        "--analyzer quiet --analyzer quiet | --analyzer: 'quiet' is named twice",
        "--plugins /no/such/dir | --plugins: /no/such/dir is neither a .jar file nor a readable directory",
        "--json /no/such/dir/o  | --json: /no/such/dir/o cannot be written: there is no directory /no/such/dir",
        "--json / --html x      | --json: / is no file name",
        "--since 2026-03-11 --until 2026-03-10 | --since must be before --until",
      })
  void run_wrongArgument_saysWhatIsAllowed(String arguments, String message) {
    Outcome outcome =
        Fakes.run(("analyze\n" + log + "\n" + arguments.replace(' ', '\n')).split("\n"));
    assertEquals(ExitCode.USAGE, outcome.exitCode(), outcome.err());
    assertEquals("", outcome.out());
    List<String> lines = outcome.err().lines().toList();
    assertEquals(2, lines.size(), outcome.err());
    assertTrue(lines.get(0).startsWith("loginsight analyze: "), outcome.err());
    assertTrue(lines.get(0).contains(message), outcome.err());
    assertEquals("Try 'loginsight analyze --help'.", lines.get(1));
  }

  @Test
  void run_unknownCommand_namesASimilarOne() {
    Outcome outcome = Fakes.run("analyse", log);
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertTrue(outcome.err().contains("analyze"), outcome.err());
    assertTrue(outcome.err().contains("Try 'loginsight --help'."), outcome.err());
  }

  @Test
  void analyze_withoutInput_isAUsageError() {
    Outcome outcome = Fakes.run("analyze", "--quiet");
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertTrue(outcome.err().contains("Missing required parameter: 'FILE'"), outcome.err());
  }

  @Test
  void analyze_missingFile_isNothingReadable() {
    Outcome outcome = Fakes.run("analyze", folder + "/none.log", "--json", folder + "/out.json");
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertEquals(
        "loginsight analyze: " + folder + "/none.log: there is no such file\n", outcome.err());
    assertEquals(List.of("oven.log"), names());
  }

  @Test
  void analyze_directoryWithoutLogs_isNothingReadable() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Outcome outcome = Fakes.run("analyze", empty.toString());
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertEquals("loginsight analyze: " + empty + ": there is no log in it\n", outcome.err());
  }

  @Test
  void analyze_noReadableSource_namesTheProblems() {
    Fakes.engine =
        sources ->
            new Report(
                List.of(), Fakes.emptyReport(List.of()).chunk(), List.of(), List.of("a: locked"));
    Outcome outcome = Fakes.run("analyze", log);
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertEquals("loginsight analyze: a: locked\n", outcome.err());
  }

  @Test
  void analyze_emptyFile_isFine() {
    Outcome outcome = Fakes.run("analyze", log);
    assertEquals(ExitCode.OK, outcome.exitCode());
    assertTrue(
        outcome.out().contains("0 lines = 0 in 0 patterns + 0 unparsed; it adds up"),
        outcome.out());
  }

  @ParameterizedTest
  @CsvSource({"critical, 1", "HIGH, 1", "info, 1"})
  void analyze_findingsAtOrAboveTheLimit_exitWith1(String limit, int exitCode) {
    Fakes.engine = sources -> SampleReport.bakery();
    assertEquals(exitCode, Fakes.run("analyze", log, "--fail-on", limit).exitCode());
  }

  @Test
  void analyze_findingsBelowTheLimit_exitWith0() {
    assertEquals(ExitCode.OK, Fakes.run("analyze", log, "--fail-on", "info").exitCode());
  }

  @Test
  void analyze_engineFails_asksForAReport() {
    Fakes.engine =
        sources -> {
          throw new IllegalStateException("flour is out \u001b[2J");
        };
    Outcome outcome = Fakes.run("analyze", log, "--json", folder + "/out.json");
    assertEquals(ExitCode.INTERNAL, outcome.exitCode());
    assertTrue(
        outcome
            .err()
            .contains("internal error: java.lang.IllegalStateException: flour is out \\x1b[2J\n"),
        outcome.err());
    assertTrue(outcome.err().contains("Please report"), outcome.err());
    assertFalse(outcome.err().contains("\tat "), outcome.err());
    assertEquals(List.of("oven.log"), names());
  }

  @Test
  void analyze_engineFailsWithAnError_isInternal() {
    Fakes.engine =
        sources -> {
          throw new StackOverflowError();
        };
    assertEquals(ExitCode.INTERNAL, Fakes.run("analyze", log).exitCode());
  }

  @Test
  void analyze_engineFailsWithDebug_showsTheStackTrace() {
    Fakes.engine =
        sources -> {
          throw new IllegalStateException("x");
        };
    assertTrue(Fakes.run("analyze", log, "--debug").err().contains("\tat "));
    assertTrue(Fakes.run(Map.of("LOGINSIGHT_DEBUG", "1"), "analyze", log).err().contains("\tat "));
  }

  @Test
  void analyze_writesReports() throws IOException {
    Outcome outcome =
        Fakes.run(
            "analyze",
            log,
            "--json",
            folder + "/o.json",
            "--html",
            folder + "/o.html",
            "--timings",
            folder + "/t.json");
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    assertEquals("{\"fake\":true}", Files.readString(folder.resolve("o.json")));
    assertEquals("<p>fake", Files.readString(folder.resolve("o.html")));
    assertTrue(Files.readString(folder.resolve("t.json")).startsWith("{\"lines\": 0, "));
    assertTrue(outcome.err().contains("Wrote " + folder + "/o.html\n"), outcome.err());
    assertTrue(outcome.err().contains("0 lines in "), outcome.err());
    assertEquals(List.of("o.html", "o.json", "oven.log", "t.json"), names());
  }

  @Test
  void analyze_quiet_saysNothingOnStandardError() {
    Outcome outcome = Fakes.run("analyze", log, "--quiet", "--json", folder + "/o.json");
    assertEquals("", outcome.err());
    assertTrue(outcome.out().startsWith("Log Insight"), outcome.out());
  }

  @Test
  void analyze_outputIsAnInput_refuses() throws IOException {
    Outcome outcome = Fakes.run("analyze", log, "--json", log);
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertTrue(outcome.err().contains("is an input and would be overwritten"), outcome.err());
    assertEquals("Loaf 1 baked\n", Files.readString(Path.of(log)));
  }

  @Test
  void analyze_twoResultsInOneFile_refuses() {
    Outcome outcome = Fakes.run("analyze", log, "--json", folder + "/o", "--html", folder + "/./o");
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertTrue(outcome.err().contains("is named by another option, too"), outcome.err());
    assertEquals(List.of("oven.log"), names());
  }

  @Test
  void analyze_passesOnHowToRead() {
    Outcome outcome =
        Fakes.run(
            "analyze",
            log,
            "--format",
            "plain",
            "--zone",
            "Europe/Berlin",
            "--year",
            "2025",
            "--force",
            "--since",
            "2026-03-10",
            "--until",
            "2026-03-10T14:05:30+02:00",
            "--threads",
            "3");
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    var settings = Fakes.settings;
    assertNotNull(settings);
    assertEquals(3, settings.threads());
    assertEquals("plain", settings.reading().format());
    assertEquals(ZoneId.of("Europe/Berlin"), settings.reading().zone());
    assertEquals(2025, settings.reading().year());
    assertEquals(Instant.parse("2026-03-09T23:00:00Z"), settings.reading().since());
    assertEquals(Instant.parse("2026-03-10T12:05:30Z"), settings.reading().until());
    assertTrue(settings.reading().binary());
  }

  @Test
  void analyze_onATerminal_isColourful() {
    Fakes.engine = sources -> SampleReport.bakery();
    Map<String, String> terminal = Map.of("LOGINSIGHT_TTY", "12", "LANG", "C.UTF-8");
    assertTrue(Fakes.run(terminal, "analyze", log).out().contains("\u001b[1;31m"));
  }

  @Test
  void analyze_withNoColor_isNot() {
    Fakes.engine = sources -> SampleReport.bakery();
    Map<String, String> terminal = Map.of("LOGINSIGHT_TTY", "12", "NO_COLOR", "1");
    assertFalse(Fakes.run(terminal, "analyze", log).out().contains("\u001b"));
  }

  @Test
  void analyze_piped_isNotColourful() {
    Fakes.engine = sources -> SampleReport.bakery();
    assertFalse(Fakes.run("analyze", log).out().contains("\u001b"));
  }

  @Test
  void patterns_listsAllInOneRowEach() {
    Fakes.engine = sources -> SampleReport.bakery();
    Outcome outcome = Fakes.run("patterns", log);
    List<String> rows = outcome.out().lines().toList();
    assertEquals("    COUNT   SHARE  LEVEL  TEMPLATE", rows.get(0));
    assertEquals("      900   74.7%  INFO   Loaf <*> baked in <*> s", rows.get(1));
    assertEquals(9, rows.size());
    assertFalse(outcome.out().contains("\u001b"));
    assertTrue(
        outcome.err().contains("Warning: logs/missing.log: there is no such file\n"),
        outcome.err());
  }

  @Test
  void patterns_assign_writesOneRowALine() throws IOException {
    Pattern loaf = new Pattern(new PatternId(0xab), "Loaf <*> baked", List.of());
    Instant time = Instant.parse("2026-03-10T14:00:00Z");
    Fakes.rows =
        List.of(
            new AssignedLine(1, loaf, time, Level.INFO, "Loaf 1\tbaked"),
            new AssignedLine(2, null, null, null, ""));
    Path tsv = folder.resolve("lines.tsv");
    Outcome outcome = Fakes.run("patterns", "--quiet", log, "--assign", tsv.toString());
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    assertEquals(
        """
        LineId\tEventId\tEventTemplate\tTime\tLevel\tMessage
        1\t00000000000000ab\tLoaf <*> baked\t2026-03-10T14:00:00Z\tINFO\tLoaf 1\\tbaked
        2\t\t\t\t\t
        """,
        Files.readString(tsv));
    assertEquals("", outcome.err());
  }

  @Test
  void patterns_engineFails_keepsTheOldFile() throws IOException {
    Fakes.engine =
        sources -> {
          throw new IllegalStateException("x");
        };
    Path tsv = Files.writeString(folder.resolve("lines.tsv"), "old");
    assertEquals(
        ExitCode.INTERNAL, Fakes.run("patterns", log, "--assign", tsv.toString()).exitCode());
    assertEquals("old", Files.readString(tsv));
    assertEquals(List.of("lines.tsv", "oven.log"), names());
  }

  @Test
  void patterns_thousandsOfProblems_namesSomeOfThem() {
    Fakes.engine =
        sources -> {
          Report report = Fakes.emptyReport(sources);
          List<String> many = Collections.nCopies(5_000, "x.log: is empty");
          return new Report(report.sources(), report.chunk(), report.analyses(), many);
        };
    String err = Fakes.run("patterns", log).err();
    assertTrue(err.contains("Warning: x.log: is empty\nand 4,980 more problems\n"), err);
  }

  @Test
  void patterns_diskIsFull_isSaid() {
    assumeTrue(Files.exists(Path.of("/dev/full")), "this system has no /dev/full");
    Outcome outcome = Fakes.run("patterns", log, "--assign", "/dev/full");
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertTrue(
        outcome.err().contains("--assign: /dev/full cannot be written: No space"), outcome.err());
  }

  @Test
  void analyzer_named_runsInPlaceOfTheDefaultOnes() {
    String[] run = {"analyze", log, "--analyzer", "crumbs:words=a,b, c,size=3", "--quiet"};
    assertEquals(ExitCode.OK, Fakes.run(run).exitCode());
    EngineSettings settings = Fakes.settings;
    assertEquals(
        List.of("crumbs"), settings.analyzers().stream().map(AnalyzerProvider::id).toList());
    assertEquals(Map.of("crumbs", Map.of("words", "a,b, c", "size", "3")), settings.options());
  }

  @Test
  void plugins_listsIdOriginAndOptions() throws IOException {
    Path jar = pluginJar("a.jar");
    Outcome outcome = Fakes.run("plugins", "--plugins", jar.toString());
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    assertEquals(
        """
        Analyzers
          crumbs                built in
              size: how large; a whole number in 1 .. 9, 2 by default
              words: what to look for; any text, a,b by default
          quiet                 built in
              runs only if --analyzer names it
        Formats
          from-a-plugin         built in
          plain                 built in
        Enrichers
        Sources
          fake-file             built in
        Visualizers
          html                  built in
          json                  built in
        """,
        outcome.out());
  }

  @Test
  void plugins_areFoundInTheirJars() throws IOException {
    Path jar = pluginJar("a.jar");
    String[] run = {"analyze", log, "--format", "from-a-plugin"};
    assertEquals(ExitCode.USAGE, Fakes.run(run).exitCode());
    for (Path place : List.of(jar, jar.getParent())) {
      String[] with =
          Stream.of(run, new String[] {"--plugins", place.toString()})
              .flatMap(Stream::of)
              .toArray(String[]::new);
      assertEquals(ExitCode.OK, Fakes.run(with).exitCode(), place.toString());
    }
  }

  @Test
  void plugins_twoVersionsOfOne_areNamed() throws IOException {
    Path one = pluginJar("plugin-1.0.0.jar");
    Path two = pluginJar("plugin-1.0.1.jar");
    Outcome outcome = Fakes.run("analyze", log, "--plugins", one.getParent().toString());
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    String both = "Fakes$PluginFormat is in both " + one + " and " + two + "; remove one";
    assertTrue(outcome.err().contains(both), outcome::err);
  }

  private Path pluginJar(String name) throws IOException {
    Path jar = Files.createDirectories(folder.resolve("plugins")).resolve(name);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("META-INF/services/io.loginsight.spi.LogFormatProvider"));
      out.write("io.loginsight.cli.Fakes$PluginFormat # reads nothing\n".getBytes(UTF_8));
      out.closeEntry();
    }
    return jar;
  }

  @Test
  void plugins_fileThatIsNoJar_isAUsageError() throws IOException {
    Path jar = Files.writeString(folder.resolve("a.jar"), "half a download");
    Outcome outcome = Fakes.run("analyze", log, "--plugins", folder.toString());
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertTrue(outcome.err().contains(jar + " is no readable jar: "), outcome::err);
  }

  @Test
  void plugins_directoryWithoutJar_isAUsageError() {
    Outcome outcome = Fakes.run("analyze", log, "--plugins", folder.toString());
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertTrue(
        outcome.err().contains("--plugins: there is no .jar file in " + folder), outcome.err());
  }

  @Test
  void run_hostileText_neverReachesTheTerminalRaw() throws IOException {
    Fakes.engine = sources -> SampleReport.bakery();
    String name = folder + "/\u001b]0;owned\u0007.log";
    for (String command : List.of("analyze", "patterns")) {
      for (String input : List.of(log, name)) {
        Outcome outcome = Fakes.run(command, input, "--format", "plain");
        String all = outcome.out() + outcome.err();
        assertFalse(all.chars().anyMatch(c -> c != '\n' && c < ' ' || c == 0x202e), all);
      }
    }
  }

  @Test
  void simulate_writesLogsAndTruth() throws Exception {
    Path truth = folder.resolve("truth.json");
    Outcome outcome =
        simulate(
            "--fault=bad-deploy", "--lines=2000", "--out=" + folder + "/shop", "--truth=" + truth);
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    assertTrue(outcome.err().contains(" files to "), outcome.err());
    assertTrue(Files.readString(truth).contains("bad-deploy"));
    assertTrue(folder.resolve("shop").toFile().list().length > 5);
  }

  @Test
  void simulate_twoFaults_areBothInTheTruth() throws Exception {
    Path truth = folder.resolve("truth.json");
    Outcome outcome =
        simulate(
            "--fault=disk-full,clock-skew",
            "--lines=2000",
            "--out=" + folder + "/shop",
            "--truth=" + truth);
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    assertTrue(Files.readString(truth).contains("clock-skew"));
  }

  @Test
  void simulate_otherSystem_writesItsServices() {
    Outcome outcome =
        simulate(
            "--fault=poison-message",
            "--system=rides",
            "--lines=2000",
            "--out=" + folder + "/rides");
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    assertTrue(Files.exists(folder.resolve("rides").resolve("matcher.log")));
  }

  @Test
  void simulate_unknownSystem_isAUsageErrorThatSaysWhatThereIs() {
    Outcome outcome = simulate("--fault=none", "--system=bank", "--out=" + folder + "/bank");
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertTrue(outcome.err().contains("rides-untraced"), outcome.err());
  }

  @Test
  void simulate_days_areWritten() {
    Outcome outcome =
        simulate("--fault=none", "--days=2", "--lines=2000", "--out=" + folder + "/shop");
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--fault=disk-full,none",
        "--fault=disk-full,disk-full",
        "--fault=none,disk-full",
        "--fault=disk-full,clock-skew,bad-deploy",
        "--fault=disk-full --days=2",
        "--fault=none --days=-1"
      })
  void simulate_whatCannotGoTogether_isAUsageError(String arguments) {
    Outcome outcome = simulate((arguments + " --out=" + folder + "/shop").split(" ", -1));
    assertEquals(ExitCode.USAGE, outcome.exitCode(), outcome.err());
  }

  @Test
  void simulate_wrongArguments_areUsageErrorsThatSayWhatIsAllowed() {
    Outcome fault = simulate("--fault=fire", "--out=" + log);
    assertEquals(ExitCode.USAGE, fault.exitCode());
    assertTrue(fault.err().contains("pool-exhausted"), fault.err());
    Outcome lines = simulate("--fault=none", "--lines=3", "--out=" + log);
    assertEquals(ExitCode.USAGE, lines.exitCode());
    assertTrue(lines.err().contains("1000"), lines.err());
    Outcome out = simulate("--fault=none", "--out=" + log);
    assertEquals(ExitCode.USAGE, out.exitCode(), out.err()); // a file is in the way
  }

  private static Outcome simulate(String... arguments) {
    List<String> all = new java.util.ArrayList<>(List.of("simulate", "--seed=3"));
    all.addAll(List.of(arguments));
    return Fakes.run(all.toArray(String[]::new));
  }

  @Test
  void demo_unreadableDirectory_isAUsageError() {
    Outcome outcome = Fakes.run("demo", "--dir", log);
    assertEquals(ExitCode.USAGE, outcome.exitCode(), outcome.err());
  }

  @Test
  void demo_writesLogsAndReports() {
    Outcome outcome = Fakes.run("demo", "--dir", folder + "/d d");
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    Path home = folder.resolve("d d");
    assertTrue(home.resolve("logs").toFile().list().length > 5);
    assertTrue(Files.exists(home.resolve("report.json")));
    assertTrue(
        outcome.out().contains("The report is at " + home.resolve("report.html").toUri()),
        outcome.out());
  }

  @Test
  void lineCounts_thatDoNotMatchThePatterns_areShown() {
    Report report = SampleReport.bakery();
    Fakes.engine =
        sources ->
            new Report(
                List.of(
                    new io.loginsight.api.SourceReport(
                        "a", List.of(), new LineCounts(7, 7, 0, 0, 0, 0, 0, 0), null, List.of())),
                report.chunk(),
                List.of(),
                List.of());
    assertTrue(Fakes.run("analyze", log).out().contains("it does NOT add up"));
  }

  private List<String> names() {
    return List.of(folder.toFile().list()).stream().sorted().toList();
  }
}
