package io.loginsight.core.engine;

import io.loginsight.api.LogInsight;
import io.loginsight.benchmarks.Corpus;
import io.loginsight.benchmarks.Rate;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost to make counted patterns of raw bytes, and what a whole report, against {@code
 * BufferedReader.readLine}, which does neither?
 *
 * <p>One operation is one line: see the rows {@code :lines} and {@code :megabytes}. All in one
 * thread. The dimension that matters is the corpus: its layouts, and how many of its words are
 * variable. Wall clock; for the ratio on a busy machine see {@link
 * io.loginsight.benchmarks.HotPathRatio}.
 *
 * <pre>{@code java -jar benchmarks/target/benchmarks.jar HotPathBenchmark -p corpus=app.log}</pre>
 *
 * <p><b>Threads:</b> Confined.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class HotPathBenchmark {

  /** A path, or {@code self}. */
  @Param(Corpus.SELF)
  public String corpus = Corpus.SELF;

  private Corpus source = Corpus.NOTHING;
  private @Nullable HotPath hotPath;
  private @Nullable LogInsight insight;

  /** For JMH. */
  public HotPathBenchmark() {}

  /**
   * Reads the corpus into memory and learns its skeletons.
   *
   * @throws IOException never
   */
  @Setup
  public void load() throws IOException {
    source = Corpus.of(corpus);
    hotPath = new HotPath(source);
    hotPath.pass();
    insight = LogInsight.builder().threads(1).readBinary(true).build();
  }

  /** Ends the engine. */
  @TearDown
  public void close() {
    Objects.requireNonNull(insight).close();
  }

  /**
   * Counts known patterns.
   *
   * @param rate counts the lines
   * @return the number of lines
   * @throws IOException never
   */
  @Benchmark
  public long hotPath(Rate rate) throws IOException {
    long lines = Objects.requireNonNull(hotPath).pass();
    rate.add(lines, source.size());
    return lines;
  }

  /**
   * Finds formats and patterns anew, and makes a report.
   *
   * @param rate counts the lines
   * @return the number of lines
   */
  @Benchmark
  public long analyze(Rate rate) {
    long lines =
        Objects.requireNonNull(insight).analyzeSources(List.of(source), null).lines().total();
    rate.add(lines, source.size());
    return lines;
  }

  /**
   * The plain way to the lines alone.
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
