package io.loginsight.core.engine;

/** What of an input is handed on besides its counts. */
enum Depth {
  /** Nothing else: the fastest. */
  COUNTS,

  /** Each line with its pattern. */
  LINES,

  /** Where and when each event was logged, with its pattern, and what warnings and errors say. */
  EVENTS,

  /** The same with what each event says. */
  TEXTS
}
