package io.loginsight.benchmarks;

import io.loginsight.api.LogInsight;
import io.loginsight.api.Report;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Does a log of any length go through a small heap? It is analyzed in a process of its own, which
 * has no more heap than it is given.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar io.loginsight.benchmarks.Endurance [GB [HEAP [PATTERNS]]]
 * }</pre>
 *
 * <p>10 GB, {@code 256m} and 20,000 patterns unless it is said otherwise.
 *
 * <p><b>Threads:</b> Shared.
 */
public final class Endurance {

  private Endurance() {}

  /**
   * Analyzes, and prints what it took.
   *
   * @param args the bytes in 10^9, the heap as the JVM writes it, the number of patterns
   * @throws IOException if the process cannot be started
   * @throws InterruptedException if the caller does not want to wait
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    double gigabytes = args.length > 0 ? Double.parseDouble(args[0]) : 10;
    String heap = args.length > 1 ? args[1] : "256m";
    int patterns = args.length > 2 ? Integer.parseInt(args[2]) : 20_000;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + heap, "-cp", System.getProperty("java.class.path")));
    command.addAll(
        List.of(Small.class.getName(), String.valueOf(gigabytes), String.valueOf(patterns)));
    int status = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (status != 0) {
      System.err.println("It did not go through " + heap + ": the process ended with " + status);
      System.exit(1);
    }
  }

  /** What runs in the process with the small heap. */
  static final class Small {

    private Small() {}

    public static void main(String[] args) {
      long bytes = (long) (Double.parseDouble(args[0]) * 1e9);
      EndlessLog log = new EndlessLog(Integer.parseInt(args[1]), bytes);
      long start = System.nanoTime();
      try (LogInsight insight = LogInsight.builder().onProgress(new Percent(bytes)::tell).build()) {
        Report report = insight.analyzeSources(List.of(log), null);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
            Locale.ROOT,
            "%,d lines, %.1f GB in %.0f s with %d processors, %,d patterns%n",
            report.chunk().counts().lines(),
            bytes / 1e9,
            seconds,
            Runtime.getRuntime().availableProcessors(),
            report.chunk().patterns().size());
        System.out.printf(
            Locale.ROOT,
            "heap: %.0f MB at most, %.0f MB live after the last full collection%n",
            Runtime.getRuntime().maxMemory() / 1e6,
            live() / 1e6);
        report.problems().forEach(System.out::println);
      }
    }

    private static long live() {
      System.gc();
      long sum = 0;
      for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
        if (pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null) {
          sum += pool.getCollectionUsage().getUsed();
        }
      }
      return sum;
    }
  }

  /** Says how far it is, once a percent. */
  private static final class Percent {

    private final long bytes;
    private long told;

    Percent(long bytes) {
      this.bytes = bytes;
    }

    void tell(io.loginsight.api.Progress progress) {
      long percent = progress.bytes() * 100 / bytes;
      if (percent > told) {
        told = percent;
        System.err.print("\r" + percent + " %" + (percent >= 100 ? "\n" : ""));
      }
    }
  }
}
