package io.loginsight.cli;

import io.loginsight.api.LogInsightException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong, for a person, and chooses the exit code. */
final class Errors implements IParameterExceptionHandler, IExecutionExceptionHandler {

  private final Terminal terminal;

  Errors(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    String message = String.valueOf(e.getMessage());
    if (e instanceof UnmatchedArgumentException unmatched) {
      message = firstLine(message) + "; " + allowed(unmatched);
    }
    return usage(e.getCommandLine(), message);
  }

  @Override
  public int handleExecutionException(
      Exception e, CommandLine command, @Nullable ParseResult arguments) {
    if (e instanceof UsageException) {
      return usage(command, String.valueOf(e.getMessage()));
    }
    if (e instanceof LogInsightException
        || e instanceof IOException
        || e instanceof UncheckedIOException) {
      return impossible(e, command);
    }
    return internal(e, isDebug(command));
  }

  private int usage(CommandLine command, String message) {
    String name = command.getCommandSpec().qualifiedName();
    say(name + ": " + message);
    say("Try '" + name + " --help'.");
    return ExitCode.USAGE;
  }

  /** Says that the world is not as the command needs it: no input, no plugin, a full disk. */
  private int impossible(Exception e, CommandLine command) {
    String name = command.getCommandSpec().qualifiedName();
    for (String line : describe(e).split("\n", -1)) {
      say(name + ": " + line);
    }
    if (isDebug(command)) {
      e.printStackTrace(terminal.err());
    }
    return ExitCode.USAGE;
  }

  /** The message of a file system's exception is often no more than a file's name. */
  private static String describe(Exception e) {
    if (e instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
      return OutputFile.reason(unchecked.getCause());
    }
    return e instanceof IOException io ? OutputFile.reason(io) : String.valueOf(e.getMessage());
  }

  /** Says that standard output took less than there was to say. */
  int lostResults(String why) {
    say("loginsight: standard output cannot be written: " + why);
    return ExitCode.USAGE;
  }

  /** Says that there is a defect, and what to report. */
  int internal(Throwable e, boolean debug) {
    if (e instanceof OutOfMemoryError) {
      say("loginsight: the memory is not enough; give more with LOGINSIGHT_JAVA_OPTS=-Xmx4g");
    } else {
      say("loginsight: internal error: " + e);
      say("This is a defect of Log Insight " + version() + " or of a plugin. Please report");
      say("this message, the command and, if you may share it, the output with --debug.");
    }
    if (debug || terminal.debug()) {
      e.printStackTrace(terminal.err());
    }
    return ExitCode.INTERNAL;
  }

  private void say(String line) {
    terminal.err().println(Visible.text(line));
  }

  private static String version() {
    return new Version().number();
  }

  private boolean isDebug(CommandLine command) {
    ParseResult result = command.getParseResult();
    return terminal.debug() || (result != null && result.hasMatchedOption("--debug"));
  }

  /** Picocli adds lines about how it came to the arguments. */
  private static String firstLine(String message) {
    int end = message.indexOf('\n');
    return (end < 0 ? message : message.substring(0, end)).strip();
  }

  private static String allowed(UnmatchedArgumentException e) {
    List<String> similar = e.getSuggestions();
    if (!similar.isEmpty()) {
      return "did you mean " + String.join(" or ", similar) + "?";
    }
    CommandLine command = e.getCommandLine();
    if (!command.getSubcommands().isEmpty()) {
      return "the commands are " + String.join(", ", command.getSubcommands().keySet());
    }
    List<String> names = new ArrayList<>();
    for (OptionSpec option : command.getCommandSpec().options()) {
      if (!option.hidden()) {
        names.add(option.longestName());
      }
    }
    return "the options are " + String.join(", ", names);
  }
}
