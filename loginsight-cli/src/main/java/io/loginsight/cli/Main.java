package io.loginsight.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
    PrintStream out = utf8(FileDescriptor.out, false);
    Terminal terminal = Terminal.of(System.getenv(), out, utf8(FileDescriptor.err, true));
    int exitCode = run(terminal, args);
    out.flush();
    System.exit(exitCode);
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
        new SimulateCommand(terminal),
        new DemoCommand(terminal));
  }

  private static CommandLine commandLine(Terminal terminal, Errors errors) {
    CommandLine line = new CommandLine(new RootCommand());
    commands(terminal).forEach(line::addSubcommand);
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

  private static PrintStream utf8(FileDescriptor descriptor, boolean autoFlush) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 13),
        autoFlush,
        StandardCharsets.UTF_8);
  }
}
