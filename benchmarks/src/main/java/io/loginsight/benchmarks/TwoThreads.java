package io.loginsight.benchmarks;

import io.loginsight.api.LogInsight;
import io.loginsight.api.Report;
import io.loginsight.spi.LogSource;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of the work is left to the busier one of two threads, and is the result the same?
 *
 * <p>Threads share a machine with others, so the clock on the wall says little: what counts is CPU
 * time. The report is built by one thread, and belongs to both figures.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar io.loginsight.benchmarks.TwoThreads FILE...
 * }</pre>
 *
 * <p><b>Threads:</b> Shared.
 */
public final class TwoThreads {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int WARMUP = 3;
  private static final int ROUNDS = 7;

  private TwoThreads() {}

  /**
   * Measures logs and prints a line each.
   *
   * @param args paths, or {@value Corpus#SELF}
   */
  public static void main(String[] args) {
    for (String name : args) {
      measure(Corpus.of(name));
    }
  }

  private static void measure(LogSource log) {
    double[] one = new double[ROUNDS];
    double[] shares = new double[ROUNDS];
    long lines = 0;
    for (int round = -WARMUP; round < ROUNDS; round++) {
      Run alone = new Run(1, log);
      Run both = new Run(2, log);
      if (!alone.report.chunk().equals(both.report.chunk())) {
        throw new IllegalStateException(log.name() + ": two threads find something else than one");
      }
      int at = Math.max(0, round);
      lines = alone.report.chunk().counts().lines();
      one[at] = alone.busier;
      shares[at] = both.busier / alone.busier;
    }
    Arrays.sort(shares);
    System.out.printf(
        Locale.ROOT,
        "%s: one thread %.0f ns a line; the busier of two %.3f of it (%.3f .. %.3f); same result%n",
        log.name(),
        RatioFork.median(one) / lines,
        RatioFork.median(shares),
        shares[0],
        shares[ROUNDS - 1]);
  }

  /** One analysis. */
  private static final class Run {

    final Report report;

    /** CPU time of the thread that worked most, in nanoseconds. */
    final double busier;

    Run(int threads, LogSource log) {
      AtomicLong other = new AtomicLong();
      List<Thread> others = new CopyOnWriteArrayList<>();
      try (LogInsight insight =
          LogInsight.builder()
              .threads(threads)
              .readBinary(true)
              .executor(task -> start(new Thread(() -> timed(task, other)), others))
              .build()) {
        long start = THREADS.getCurrentThreadCpuTime();
        report = insight.analyzeSources(List.of(log), null);
        long own = THREADS.getCurrentThreadCpuTime() - start;
        for (Thread thread : others) {
          thread.join();
        }
        busier = Math.max(own, other.get());
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private static void start(Thread thread, List<Thread> all) {
      all.add(thread);
      thread.start();
    }

    private static void timed(Runnable task, AtomicLong time) {
      task.run();
      time.addAndGet(THREADS.getCurrentThreadCpuTime());
    }
  }
}
