package io.loginsight.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/**
 * The entry point of the command line.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class Main {

  private Main() {}

  /**
   * Runs one command and ends the process with its exit code.
   *
   * @param args the command and its arguments
   */
  public static void main(String[] args) {
    if (List.of(args).contains("--debug")) { // before there is a logger
      System.setProperty("org.slf4j.simpleLogger.log.io.loginsight", "debug");
    }
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    OutputStream err = new FileOutputStream(FileDescriptor.err);
    System.exit(run(System.getenv(), out, err, args));
  }

  /** As {@link #run(Terminal, String...)}, and fails if the results cannot be written. */
  static int run(Map<String, String> env, OutputStream out, OutputStream err, String... args) {
    ResultStream results = new ResultStream(out);
    PrintStream messages =
        new PrintStream(new BufferedOutputStream(err, 1 << 13), true, StandardCharsets.UTF_8);
    Terminal terminal = Terminal.of(env, results, messages);
    int exitCode = run(terminal, args);
    String failure = results.failure();
    return failure == null ? exitCode : new Errors(terminal).lostResults(failure);
  }

  /** Runs one command and returns its exit code, one of {@link ExitCode}. Never throws. */
  static int run(Terminal terminal, String... args) {
    Errors errors = new Errors(terminal);
    try {
      CommandLine line = commandLine(terminal, errors);
      if (args.length == 0) {
        line.usage(terminal.err(), ansi(terminal.errLook()));
        return ExitCode.USAGE;
      }
      int exitCode = line.execute(args);
      terminal.out().flush();
      return exitCode;
    } catch (Throwable e) { // an Error: commandLine() deals with exceptions
      return errors.internal(e, List.of(args).contains("--debug"));
    }
  }

  /** Returns the commands. To add one, write its class and name it here. */
  private static List<Callable<Integer>> commands(Terminal terminal) {
    return List.of(
        new AnalyzeCommand(terminal),
        new PatternsCommand(terminal),
        new DiffCommand(terminal),
        new AlertsCommand(terminal),
        new ReplayCommand(terminal),
        new BacktestCommand(terminal),
        new SessionsCommand(terminal),
        new CauseCommand(terminal),
        new FeedbackCommand(terminal, InstantSource.system()),
        new EvaluateCommand(terminal),
        new SimulateCommand(terminal),
        new PluginsCommand(terminal),
        new DemoCommand(terminal));
  }

  private static CommandLine commandLine(Terminal terminal, Errors errors) {
    CommandLine line = new CommandLine(new RootCommand());
    commands(terminal).forEach(line::addSubcommand);
    line.addSubcommand(new CommandLine.HelpCommand());
    return line.setExpandAtFiles(false) // a log may be called @today.log
        .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
        .setColorScheme(Help.defaultColorScheme(ansi(terminal.look())))
        .setUsageHelpWidth(Math.min(Math.max(terminal.look().width(), 60), 100))
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors);
  }

  private static Help.Ansi ansi(Look look) {
    return look.colour() ? Help.Ansi.ON : Help.Ansi.OFF;
  }
}
