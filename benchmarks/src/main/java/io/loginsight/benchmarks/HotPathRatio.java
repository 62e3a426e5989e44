package io.loginsight.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How fast is the hot path in terms of {@code BufferedReader.readLine}, on a machine that others
 * use, too?
 *
 * <p>Wall clock means little there. So what counts is the CPU time of one thread, and the ratio to
 * {@code readLine} in the same process at the same time, in the median of several processes; each
 * comes to its own idea of how to compile the code. What {@code --drain} adds is {@link Drain}, on
 * the lines and on the messages that the engine would cut out of them, which are ready in a file.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar io.loginsight.benchmarks.HotPathRatio --forks 5 app.log
 * }</pre>
 *
 * <p>Options of the JVM in front of {@code -cp} hold in the processes, too.
 *
 * <p><b>Threads:</b> Shared.
 */
public final class HotPathRatio {

  private static final String USAGE =
      "usage: HotPathRatio [--drain] [--forks N] [--warmup ROUNDS] [--rounds ROUNDS] FILE... ("
          + Corpus.SELF
          + " for lines of its own making)";

  private int forks = 5;
  private int warmup = 4;
  private int rounds = 9;
  private boolean drain;
  private final List<String> logs = new ArrayList<>();

  private HotPathRatio(String[] args) {
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--drain" -> drain = true;
        case "--forks" -> forks = count(args, ++i);
        case "--warmup" -> warmup = count(args, ++i);
        case "--rounds" -> rounds = count(args, ++i);
        default -> {
          Corpus.check(args[i]);
          logs.add(args[i]);
        }
      }
    }
    if (logs.isEmpty()) {
      throw new IllegalArgumentException(USAGE);
    }
  }

  private static int count(String[] args, int at) {
    try {
      int count = Integer.parseInt(args[at]);
      if (count > 0) {
        return count;
      }
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      // falls through to what a count must be
    }
    throw new IllegalArgumentException(args[at - 1] + " wants a number above 0; " + USAGE);
  }

  /**
   * Measures logs and prints a table.
   *
   * @param args paths and options
   * @throws IOException if a process cannot be started
   * @throws InterruptedException if the caller does not want to wait
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    try {
      new HotPathRatio(args).run(System.out);
    } catch (IllegalArgumentException | IllegalStateException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  /** All logs in one fork before the next fork, so that a bad minute does not hit one log alone. */
  private void run(PrintStream out) throws IOException, InterruptedException {
    out.printf(
        Locale.ROOT,
        "JDK %s, %d processors, load average %.1f; %d forks of %d rounds, thread CPU time%n",
        System.getProperty("java.version"),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        forks,
        rounds);
    Map<String, Path> messages = new HashMap<>();
    for (String log : drain ? logs : List.<String>of()) {
      messages.put(log, DrainPath.writeMessages(Corpus.of(log)));
    }
    Map<String, List<RatioFork.Result>> results = new LinkedHashMap<>();
    for (int fork = 0; fork < forks; fork++) {
      for (String log : logs) {
        System.err.println("fork " + (fork + 1) + " of " + forks + ": " + log);
        results.computeIfAbsent(log, any -> new ArrayList<>()).add(fork(log, messages.get(log)));
      }
    }
    results.forEach((log, of) -> print(out, log, of));
    out.printf(
        Locale.ROOT,
        "load average at the end %.1f%n",
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private RatioFork.Result fork(String log, @Nullable Path messages)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(RatioFork.class.getName());
    command.addAll(List.of(log, "" + warmup, "" + rounds));
    if (messages != null) {
      command.add(messages.toString());
    }
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String last = null;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = line;
      }
    }
    if (process.waitFor() != 0 || last == null) {
      throw new IllegalStateException("The process that measured " + log + " failed, see above");
    }
    return RatioFork.Result.parse(last);
  }

  private static void print(PrintStream out, String log, List<RatioFork.Result> of) {
    RatioFork.Result any = of.get(0);
    out.printf(Locale.ROOT, "%n%s: %,d lines, %.1f MB%n", log, any.lines(), any.bytes() / 1e6);
    out.println(
        "                       found  M lines/s     MB/s  ns/line   ratio to readLine (min .. max)");
    for (int way = 0; way < any.ways().size(); way++) {
      int at = way;
      row(out, any, of.stream().map(result -> result.ways().get(at)).toList());
    }
    double[] allocated = all(of, RatioFork.Result::hotPathBytes);
    out.printf(
        Locale.ROOT,
        "  allocated: %.2f bytes per known line%n",
        RatioFork.median(allocated) / any.lines());
  }

  private static void row(PrintStream out, RatioFork.Result log, List<RatioFork.Way> of) {
    double time = RatioFork.median(all(of, RatioFork.Way::nanos));
    double[] ratios = all(of, RatioFork.Way::ratio);
    Arrays.sort(ratios);
    out.printf(
        Locale.ROOT,
        "  %-16s %,9d %10.2f %8.0f %8.0f   %.3f (%.3f .. %.3f)%n",
        of.get(0).name(),
        of.get(0).found(),
        log.lines() * 1e3 / time,
        log.bytes() * 1e3 / time,
        time / log.lines(),
        RatioFork.median(ratios),
        ratios[0],
        ratios[ratios.length - 1]);
  }

  private static <T> double[] all(List<T> of, ToDoubleFunction<T> number) {
    return of.stream().mapToDouble(number).toArray();
  }
}
