package io.loginsight.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Turns passes over a corpus into lines and megabytes (of 1,000,000 bytes) a second, which JMH
 * prints as {@code :lines} and {@code :megabytes} below each benchmark.
 *
 * <p><b>Threads:</b> Confined.
 */
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class Rate {

  /** Lines handled in this iteration. */
  public long lines;

  /** Megabytes handled in this iteration. */
  public double megabytes;

  /** For JMH. */
  public Rate() {}

  /**
   * Counts what was done.
   *
   * @param lines of any length
   * @param bytes of these lines
   */
  public void add(long lines, long bytes) {
    this.lines += lines;
    this.megabytes += bytes / 1e6;
  }
}
