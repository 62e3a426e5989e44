package io.loginsight.cli;

/** What the exit codes mean. Other programs rely on them. */
final class ExitCode {

  /** Done; also with warnings, as long as some input was readable. */
  static final int OK = 0;

  /** There are findings at or above what {@code --fail-on} names. */
  static final int FINDINGS = 1;

  /** The arguments make no sense, or nothing could be read or written. */
  static final int USAGE = 2;

  /** A defect of the program or of a plugin. */
  static final int INTERNAL = 3;

  private ExitCode() {}
}
