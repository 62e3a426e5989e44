package io.loginsight.spi;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * What an analyzer may use of the program that runs it.
 *
 * <p><b>Threads:</b> Shared.
 *
 * @param executor runs what should not block {@link Analyzer#analyze}
 * @param clock the only source of the present time
 */
public record AnalyzerContext(Executor executor, InstantSource clock) {

  /** Checks for null. */
  public AnalyzerContext {
    requireNonNull(executor, "executor");
    requireNonNull(clock, "clock");
  }
}
