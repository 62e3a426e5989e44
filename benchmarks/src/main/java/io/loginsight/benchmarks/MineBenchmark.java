package io.loginsight.benchmarks;

import io.loginsight.core.format.FormatChain;
import io.loginsight.core.mine.MessageScanner;
import io.loginsight.core.mine.SkeletonTable;
import io.loginsight.core.read.LineBlock;
import io.loginsight.spi.LineParser;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost to find the skeleton of a known message, against the simplest mask there is?
 *
 * <p>One operation is one message: see the rows {@code :lines} and {@code :megabytes}, which are of
 * messages, without header. The dimension that matters is how many of their words are variable,
 * which the corpus decides. All skeletons are known before the first message is measured.
 *
 * <pre>{@code java -jar benchmarks/target/benchmarks.jar MineBenchmark -prof gc}</pre>
 *
 * <p><b>Threads:</b> Confined.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class MineBenchmark {

  /** A path, or {@code self}. */
  @Param(Corpus.SELF)
  public String corpus = Corpus.SELF;

  private Corpus source = Corpus.NOTHING;

  // Message i is text[starts[i] .. starts[i + 1]).
  private byte[] text = {};
  private int[] starts = {0};
  private int messages;

  private final MessageScanner scanner = new MessageScanner();
  private final SkeletonTable skeletons = new SkeletonTable();
  private final SkeletonTable plainSkeletons = new SkeletonTable();

  /** For JMH. */
  public MineBenchmark() {}

  /** Reads the corpus into memory, takes the headers off, and learns all skeletons. */
  @Setup
  public void load() {
    source = Corpus.of(corpus);
    text = new byte[(int) Math.min(Integer.MAX_VALUE - 8, source.size() + 64)];
    starts[0] = LineParser.PADDING;
    messages = 0;
    FormatChain.Reader reader = Headers.chain(source).newReader();
    Headers headers = new Headers();
    for (LineBlock block : source.blocks()) {
      for (int i = 0; i < block.lines(); i++) {
        int format = reader.read(block.bytes(), block.start(i), block.end(i), headers);
        if (format < 0) {
          headers.message(block.bytes(), block.start(i), block.end(i));
        }
        keep(headers.text, headers.from, headers.to);
      }
    }
    scan(scanner, skeletons);
    scanPlainly(plainSkeletons);
  }

  private void keep(byte[] from, int start, int end) {
    int at = starts[messages];
    int next = at + end - start;
    if (next + LineParser.PADDING > text.length) { // a decoded message may be longer than its line
      text = Arrays.copyOf(text, next + next / 2 + LineParser.PADDING);
    }
    System.arraycopy(from, start, text, at, end - start);
    if (++messages == starts.length) {
      starts = Arrays.copyOf(starts, 2 * messages);
    }
    starts[messages] = next;
  }

  /**
   * Finds the id of each skeleton.
   *
   * @param rate counts the messages
   * @return the sum of the ids
   */
  @Benchmark
  public long scanner(Rate rate) {
    long sum = scan(scanner, skeletons);
    count(rate);
    return sum;
  }

  private long scan(MessageScanner scanner, SkeletonTable into) {
    long sum = 0;
    for (int i = 0; i < messages; i++) {
      sum += into.idOf(scanner.scan(text, starts[i], starts[i + 1]));
    }
    return sum;
  }

  /**
   * Finds the id of each message with the words masked that hold a digit: the least that can be
   * done, and far from enough to be of use.
   *
   * @param rate counts the messages
   * @return the sum of the ids
   */
  @Benchmark
  public long digitWordsMasked(Rate rate) {
    long sum = scanPlainly(plainSkeletons);
    count(rate);
    return sum;
  }

  private long scanPlainly(SkeletonTable into) {
    long sum = 0;
    for (int i = 0; i < messages; i++) {
      sum += into.idOf(plainHash(text, starts[i], starts[i + 1]));
    }
    return sum;
  }

  private static long plainHash(byte[] text, int from, int to) {
    long all = 1;
    long word = 0;
    boolean digit = false;
    for (int at = from; at < to; at++) {
      byte b = text[at];
      if (b == ' ') {
        all = all * 31 + (digit ? 1 : word);
        word = 0;
        digit = false;
      } else {
        word = word * 31 + b;
        digit |= b >= '0' && b <= '9';
      }
    }
    return all * 31 + (digit ? 1 : word);
  }

  /**
   * Finds the lines, which is the measure for all else.
   *
   * @param rate counts the lines
   * @return the number of lines
   * @throws IOException never
   */
  @Benchmark
  public long readLine(Rate rate) throws IOException {
    long lines = Corpus.readLines(source);
    rate.add(lines, source.size());
    return lines;
  }

  private void count(Rate rate) {
    rate.add(messages, starts[messages] - starts[0]);
  }

  /** Returns how many skeletons the messages have. */
  int skeletons() {
    return skeletons.size();
  }
}
