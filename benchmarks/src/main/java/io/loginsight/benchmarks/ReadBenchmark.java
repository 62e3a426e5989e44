package io.loginsight.benchmarks;

import io.loginsight.core.read.BlockReader;
import io.loginsight.core.read.LineBlock;
import io.loginsight.core.read.ReadLimits;
import java.io.IOException;
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
 * What does it cost to find the lines of a log, against {@code BufferedReader.readLine}?
 *
 * <p>One operation is one line: see the rows {@code :lines} and {@code :megabytes}. The dimension
 * that matters is the length of the lines, which the corpus decides; its bytes are in memory and
 * larger than the L2 cache, as in use.
 *
 * <pre>{@code java -jar benchmarks/target/benchmarks.jar ReadBenchmark -p corpus=app.log}</pre>
 *
 * <p><b>Threads:</b> Confined.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ReadBenchmark {

  /** A path, or {@code self}. */
  @Param(Corpus.SELF)
  public String corpus = Corpus.SELF;

  private Corpus source = Corpus.NOTHING;
  private final LineBlock block = new LineBlock();

  /** For JMH. */
  public ReadBenchmark() {}

  /** Reads the corpus into memory. */
  @Setup
  public void load() {
    source = Corpus.of(corpus);
  }

  /**
   * Splits the corpus into blocks of whole lines.
   *
   * @param rate counts them
   * @return the number of lines
   * @throws IOException never
   */
  @Benchmark
  public long blockReader(Rate rate) throws IOException {
    long lines = 0;
    try (BlockReader reader = source.open(ReadLimits.STANDARD)) {
      while (reader.next(block)) {
        lines += block.lines();
      }
    }
    rate.add(lines, source.size());
    return lines;
  }

  /**
   * The plain way.
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
}
