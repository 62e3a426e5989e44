package io.loginsight.lab;

/** What a line has to do with the fault. */
enum Mark {
  /** Nothing. */
  ORDINARY,
  /** It would not have been logged, or not so, without the fault. */
  CONSEQUENCE,
  /** It shows the cause. */
  CAUSAL;

  static Mark consequenceIf(boolean tainted) {
    return tainted ? CONSEQUENCE : ORDINARY;
  }
}
