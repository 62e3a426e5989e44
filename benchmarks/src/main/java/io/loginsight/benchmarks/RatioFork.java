package io.loginsight.benchmarks;

import com.sun.management.ThreadMXBean;
import io.loginsight.api.LogInsight;
import io.loginsight.api.Report;
import io.loginsight.core.engine.HotPath;
import io.loginsight.spi.LogSource;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * One process of {@link HotPathRatio}: reads a log again and again by {@code readLine}, by the hot
 * path and to a whole report, in turn, so that what disturbs one disturbs the others.
 *
 * <p>What is taken is the CPU time of the reading thread. Garbage is collected by other threads and
 * charged to nobody; the same goes for analyzers, which have threads of their own.
 */
final class RatioFork {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private RatioFork() {}

  /**
   * What one process has found. Times are those of the median pass, ratios the median of the ratios
   * of neighbouring passes.
   *
   * @param lines of the log
   * @param bytes of the log
   * @param patterns in the report
   * @param skeletons met by the hot path
   * @param readLineNanos of a pass by {@code readLine}
   * @param hotPathNanos of a pass of the hot path with all skeletons known
   * @param reportNanos from the sources to the report, everything new
   * @param hotPathRatio time of {@code readLine} divided by that of the hot path
   * @param reportRatio time of {@code readLine} divided by that of the report
   * @param hotPathBytes allocated by a pass of the hot path, the fewest
   */
  record Result(
      long lines,
      long bytes,
      long patterns,
      long skeletons,
      double readLineNanos,
      double hotPathNanos,
      double reportNanos,
      double hotPathRatio,
      double reportRatio,
      double hotPathBytes) {

    /** Returns one line, from which {@link #parse} makes an equal result. */
    String print() {
      return lines
          + " "
          + bytes
          + " "
          + patterns
          + " "
          + skeletons
          + " "
          + readLineNanos
          + " "
          + hotPathNanos
          + " "
          + reportNanos
          + " "
          + hotPathRatio
          + " "
          + reportRatio
          + " "
          + hotPathBytes;
    }

    static Result parse(String line) {
      String[] field = line.split(" ");
      return new Result(
          Long.parseLong(field[0]),
          Long.parseLong(field[1]),
          Long.parseLong(field[2]),
          Long.parseLong(field[3]),
          Double.parseDouble(field[4]),
          Double.parseDouble(field[5]),
          Double.parseDouble(field[6]),
          Double.parseDouble(field[7]),
          Double.parseDouble(field[8]),
          Double.parseDouble(field[9]));
    }
  }

  /** A file, which is read from the disk cache each time. */
  private record FileLog(String name, Path path) implements LogSource {

    @Override
    public long size() {
      try {
        return Files.size(path);
      } catch (IOException e) {
        return -1; // open() says why
      }
    }

    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(path);
    }
  }

  /** Measures one log and prints the result. */
  public static void main(String[] args) throws IOException {
    int warmup = Integer.parseInt(args[1]);
    int rounds = Integer.parseInt(args[2]);
    System.out.println(measure(args[0], warmup, rounds).print());
  }

  /**
   * Measures one log.
   *
   * @param name a path, or {@value Corpus#SELF}
   * @param warmup rounds that do not count, 1 or more
   * @param rounds rounds that count, 1 or more
   */
  static Result measure(String name, int warmup, int rounds) throws IOException {
    LogSource log =
        name.equals(Corpus.SELF) ? Corpus.of(name) : new FileLog(name, Corpus.check(name));
    HotPath hotPath = new HotPath(log);
    double[] readLine = new double[rounds];
    double[] hot = new double[rounds];
    double[] report = new double[rounds];
    double allocated = Double.MAX_VALUE;
    long lines = 0;
    long patterns = 0;
    try (LogInsight insight = LogInsight.builder().threads(1).readBinary(true).build()) {
      for (int round = -warmup; round < rounds; round++) {
        int at = Math.max(0, round);
        long start = cpu();
        Corpus.readLines(log);
        readLine[at] = cpu() - start;

        long before = allocated();
        hotPath.sample(); // a megabyte or two, whatever the number of lines
        long sampled = allocated();
        start = cpu();
        lines = hotPath.pass();
        hot[at] = cpu() - start;
        if (round >= 0) {
          allocated = Math.min(allocated, allocated() - sampled - (sampled - before));
        }

        start = cpu();
        Report made = insight.analyzeSources(List.of(log), null);
        report[at] = cpu() - start;
        patterns = made.chunk().patterns().size();
      }
    }
    return new Result(
        lines,
        log.size(),
        patterns,
        hotPath.skeletons(),
        median(readLine),
        median(hot),
        median(report),
        median(ratios(readLine, hot)),
        median(ratios(readLine, report)),
        allocated);
  }

  private static long cpu() {
    return THREADS.getCurrentThreadCpuTime();
  }

  private static long allocated() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  private static double[] ratios(double[] times, double[] by) {
    double[] ratios = new double[times.length];
    Arrays.setAll(ratios, i -> times[i] / by[i]);
    return ratios;
  }

  /** Returns the middle, or the mean of the two in the middle; does not modify the array. */
  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
