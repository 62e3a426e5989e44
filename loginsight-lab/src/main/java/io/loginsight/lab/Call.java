package io.loginsight.lab;

import org.jspecify.annotations.Nullable;

/** A call that somebody waits for. */
interface Call {

  void start();

  /** The incident that has, by now, failed or held it up; null if none has. */
  @Nullable IncidentRecord blame();
}
