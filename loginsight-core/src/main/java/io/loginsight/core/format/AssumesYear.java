package io.loginsight.core.format;

/** A format that knows whether the times of its lines lack the year. */
interface AssumesYear {

  /** Says whether some of the times name a date without a year, so that one was assumed. */
  boolean assumesYear();
}
