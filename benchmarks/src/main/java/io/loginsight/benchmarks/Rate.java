package io.loginsight.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Turns passes over a corpus into lines and megabytes (of 1,000,000 bytes) a second, which JMH
 * prints as {@code :lines} and {@code :megabytes} below each benchmark. The row {@code :cpu} tells
 * how much of a processor the thread got meanwhile: {@code :lines} divided by it is what to compare
 * on a machine that others use.
 *
 * <p><b>Threads:</b> Confined.
 */
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class Rate {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Lines handled in this iteration. */
  public long lines;

  /** Megabytes handled in this iteration. */
  public double megabytes;

  /** Seconds of CPU time that this took. */
  public double cpu;

  private long lastNanos;

  /** For JMH. */
  public Rate() {}

  /** Starts the clock. */
  @Setup(Level.Iteration)
  public void start() {
    lastNanos = THREADS.getCurrentThreadCpuTime();
  }

  /**
   * Counts what was done since the last call.
   *
   * @param lines of any length
   * @param bytes of these lines
   */
  public void add(long lines, long bytes) {
    long nanos = THREADS.getCurrentThreadCpuTime();
    this.lines += lines;
    this.megabytes += bytes / 1e6;
    this.cpu += (nanos - lastNanos) / 1e9;
    lastNanos = nanos;
  }
}
