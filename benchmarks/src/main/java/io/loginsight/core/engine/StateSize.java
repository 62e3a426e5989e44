package io.loginsight.core.engine;

import io.loginsight.benchmarks.EndlessLog;
import io.loginsight.core.mine.MessageScanner;
import io.loginsight.core.mine.Miner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;

/**
 * How many bytes does a pattern take: of the heap, in a miner whose caps are reached and as a
 * value, and of a snapshot?
 *
 * <p>The heap is what is left after several collections, less what was left before.
 *
 * <pre>{@code java -cp benchmarks/target/benchmarks.jar io.loginsight.core.engine.StateSize}</pre>
 *
 * <p><b>Threads:</b> Confined.
 */
public final class StateSize {

  private static final long RUN_BYTES = 200_000_000;

  private StateSize() {}

  /**
   * Measures, and prints what comes out.
   *
   * @param args how many distinct skeletons come; 1,000,000 by default
   * @throws IOException never
   */
  public static void main(String[] args) throws IOException {
    int lines = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    long empty = used();
    Miner miner = fill(lines);
    int patterns = miner.patterns();
    print("miner, unread", used() - empty, patterns, miner);
    for (int i = 0; i < patterns; i++) {
      miner.pattern(i);
    }
    print("miner, all patterns rendered", used() - empty, patterns, miner);
    System.out.printf(Locale.ROOT, "folded: %,d%n", miner.folded());

    printState("one event each", States.ofDistinct(Math.min(lines, 200_000), 7));
    printState("busy", States.ofBusy(Miner.maxSkeletons(Miner.DEFAULT_PATTERNS)));
    printRun();
  }

  /** A state as a value with its counts and values, and its snapshot. */
  private static void printState(String what, EngineState state) {
    byte[] snapshot = state.snapshot();
    long before = used();
    EngineState restored = EngineState.restore(snapshot);
    print("state, " + what, used() - before, Miner.DEFAULT_PATTERNS, restored);
    print("snapshot, " + what, snapshot.length, Miner.DEFAULT_PATTERNS, state);
  }

  /** A run with all that it keeps: examples, values, intervals, and what its worker remembers. */
  private static void printRun() throws IOException {
    long before = used();
    HotPath run = new HotPath(new EndlessLog(Miner.DEFAULT_PATTERNS, RUN_BYTES));
    long log = used() - before;
    run.pass();
    print("run, one worker", used() - before - log, run.skeletons(), run);
  }

  private static Miner fill(int lines) {
    Random random = new Random(5);
    Miner miner = new Miner();
    MessageScanner scanner = new MessageScanner();
    for (int i = 0; i < lines; i++) {
      byte[] message = message(random, i).getBytes(StandardCharsets.UTF_8);
      long hash = scanner.scan(message, 0, message.length);
      int skeleton = miner.learn(hash, message, 0, message.length);
      miner.observe(skeleton, message, 0, message.length);
    }
    return miner;
  }

  private static String message(Random random, int i) {
    StringBuilder text = new StringBuilder();
    for (int words = 4 + random.nextInt(6); words > 0; words--) {
      for (int letters = 3 + random.nextInt(7); letters > 0; letters--) {
        text.append((char) ('a' + random.nextInt(26)));
      }
      text.append(' ');
    }
    return text.append("took ").append(i % 1_000).append("ms for 10.0.0.").append(i).toString();
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  /** The last argument is what must not be collected before. */
  private static void print(String what, long bytes, int patterns, Object kept) {
    System.out.printf(
        Locale.ROOT,
        "%-30s %,13d bytes, %,6d a pattern of %,d%s%n",
        what,
        bytes,
        bytes / patterns,
        patterns,
        kept.hashCode() == 0 ? " " : "");
  }
}
