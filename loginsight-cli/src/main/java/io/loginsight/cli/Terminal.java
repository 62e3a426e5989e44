package io.loginsight.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a command writes, and what it knows about it. Java 17 cannot tell for each stream whether
 * it is a terminal, so the launcher does: {@code LOGINSIGHT_TTY} holds a 1 if standard output is
 * one and a 2 if standard error is one, {@code LOGINSIGHT_COLUMNS} its width.
 *
 * @param out takes results
 * @param err takes progress and messages
 * @param outIsTerminal whether a person reads {@code out}
 * @param errIsTerminal whether a person reads {@code err}
 * @param look how results are laid out
 * @param errLook how progress and messages are laid out
 * @param debug whether stack traces are wanted
 */
record Terminal(
    PrintStream out,
    PrintStream err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    Look look,
    Look errLook,
    boolean debug) {

  private static final int UNKNOWN_WIDTH = 100;
  private static final int MIN_WIDTH = 40;
  private static final int MAX_WIDTH = 1_000;

  /** Reads the environment. */
  static Terminal of(Map<String, String> env, PrintStream out, PrintStream err) {
    @Nullable String terminals = env.get("LOGINSIGHT_TTY");
    boolean outIsTerminal = terminals == null ? hasConsole() : terminals.contains("1");
    boolean errIsTerminal = terminals != null && terminals.contains("2");
    return new Terminal(
        out,
        err,
        outIsTerminal,
        errIsTerminal,
        look(env, outIsTerminal),
        look(env, errIsTerminal),
        isSet(env, "LOGINSIGHT_DEBUG"));
  }

  /** What is no terminal is a file or a program, which get the same text everywhere. */
  private static Look look(Map<String, String> env, boolean isTerminal) {
    boolean colour = isTerminal && !isSet(env, "NO_COLOR") && !"dumb".equals(env.get("TERM"));
    return new Look(width(env), colour, !isTerminal || isUtf8(env));
  }

  @SuppressWarnings("SystemConsoleNull") // only asked before Java 22, where it still tells
  private static boolean hasConsole() {
    return Runtime.version().feature() < 22 && System.console() != null;
  }

  private static boolean isSet(Map<String, String> env, String name) {
    return !env.getOrDefault(name, "").isEmpty();
  }

  /** The first of these variables that is set decides, as in setlocale(3). */
  private static boolean isUtf8(Map<String, String> env) {
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      if (isSet(env, name)) {
        String value = env.getOrDefault(name, "").toLowerCase(Locale.ROOT);
        return value.contains("utf-8") || value.contains("utf8");
      }
    }
    return false;
  }

  private static int width(Map<String, String> env) {
    for (String name : new String[] {"LOGINSIGHT_COLUMNS", "COLUMNS"}) {
      String value = env.getOrDefault(name, "");
      if (value.matches("[1-9][0-9]{0,5}")) {
        return Math.min(Math.max(Integer.parseInt(value), MIN_WIDTH), MAX_WIDTH);
      }
    }
    return UNKNOWN_WIDTH;
  }
}
