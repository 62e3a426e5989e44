package io.loginsight.lab;

/** A call that somebody waits for. */
interface Call {

  void start();

  /** Whether the fault has, by now, failed or held it up. */
  boolean tainted();
}
