package io.loginsight.benchmarks;

import static java.util.stream.Collectors.joining;

import com.sun.management.ThreadMXBean;
import io.loginsight.api.LogInsight;
import io.loginsight.core.engine.HotPath;
import io.loginsight.spi.LogSource;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One process of {@link HotPathRatio}: reads a log again and again by {@code readLine}, by the hot
 * path, to a whole report and, if wanted, by {@link Drain}, in turn, so that what disturbs one
 * disturbs the others.
 *
 * <p>What is taken is the CPU time of the reading thread. Garbage is collected by other threads and
 * charged to nobody; the same goes for analyzers, which have threads of their own.
 */
final class RatioFork {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private RatioFork() {}

  /**
   * What one process has found.
   *
   * @param lines of the log
   * @param bytes of the log
   * @param hotPathBytes allocated by a pass of the hot path, the fewest
   * @param ways to read it, {@code readLine} first
   */
  record Result(long lines, long bytes, double hotPathBytes, List<Way> ways) {

    /** Returns one line, from which {@link #parse} makes an equal result. */
    String print() {
      String head = lines + "\t" + bytes + "\t" + hotPathBytes;
      return ways.stream().map(Way::print).collect(joining("\t", head + "\t", ""));
    }

    static Result parse(String line) {
      List<String> fields = List.of(line.split("\t"));
      List<Way> ways = new ArrayList<>();
      for (int at = 3; at < fields.size(); at += 4) {
        ways.add(Way.parse(fields.subList(at, at + 4)));
      }
      return new Result(
          Long.parseLong(fields.get(0)),
          Long.parseLong(fields.get(1)),
          Double.parseDouble(fields.get(2)),
          ways);
    }
  }

  /**
   * One way to read a log.
   *
   * @param name for the report
   * @param found how many patterns; skeletons by the hot path, groups by {@link Drain}
   * @param nanos of the median pass
   * @param ratio the median of {@code readLine}'s time divided by that of the neighbouring pass
   */
  record Way(String name, long found, double nanos, double ratio) {

    private String print() {
      return name + "\t" + found + "\t" + nanos + "\t" + ratio;
    }

    private static Way parse(List<String> fields) {
      return new Way(
          fields.get(0),
          Long.parseLong(fields.get(1)),
          Double.parseDouble(fields.get(2)),
          Double.parseDouble(fields.get(3)));
    }
  }

  /** Reads the log once, and tells what was found. */
  private interface Pass {

    long run() throws IOException;
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
    Path messages = args.length > 3 ? Path.of(args[3]) : null;
    System.out.println(measure(args[0], warmup, rounds, messages).print());
  }

  /**
   * Measures one log.
   *
   * @param name a path, or {@value Corpus#SELF}
   * @param warmup rounds that do not count, 1 or more
   * @param rounds rounds that count, 1 or more
   * @param messages of the log for {@link Drain}, or null if that is not to be measured
   */
  static Result measure(String name, int warmup, int rounds, @Nullable Path messages)
      throws IOException {
    LogSource log =
        name.equals(Corpus.SELF) ? Corpus.of(name) : new FileLog(name, Corpus.check(name));
    HotPath hotPath = new HotPath(log);
    long lines = hotPath.pass();
    try (LogInsight insight = LogInsight.builder().threads(1).readBinary(true).build()) {
      Map<String, Pass> passes = new LinkedHashMap<>();
      passes.put(
          "readLine",
          () -> {
            Corpus.readLines(log);
            return 0;
          });
      passes.put(
          "hot path",
          () -> {
            hotPath.pass();
            return hotPath.skeletons();
          });
      passes.put(
          "report", () -> insight.analyzeSources(List.of(log), null).chunk().patterns().size());
      if (messages != null) {
        passes.put("Drain", new DrainPath(log)::pass);
        passes.put("Drain, messages", new DrainPath(new FileLog("messages", messages))::pass);
      }
      double[][] times = new double[passes.size()][rounds];
      long[] found = new long[passes.size()];
      for (int round = -warmup; round < rounds; round++) {
        int way = 0;
        for (Pass pass : passes.values()) {
          long start = cpu();
          found[way] = pass.run();
          times[way++][Math.max(0, round)] = cpu() - start;
        }
      }
      List<Way> ways = new ArrayList<>();
      for (String way : passes.keySet()) {
        int i = ways.size();
        ways.add(new Way(way, found[i], median(times[i]), median(ratios(times[0], times[i]))));
      }
      return new Result(lines, log.size(), allocated(hotPath, rounds), ways);
    }
  }

  /** Returns the fewest bytes that a pass of the hot path allocates, but for opening the log. */
  private static double allocated(HotPath hotPath, int rounds) throws IOException {
    double fewest = Double.MAX_VALUE;
    for (int round = 0; round < rounds; round++) {
      long before = allocated();
      hotPath.sample(); // a megabyte or two, whatever the number of lines
      long sampled = allocated();
      hotPath.pass();
      fewest = Math.min(fewest, allocated() - sampled - (sampled - before));
    }
    return fewest;
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
