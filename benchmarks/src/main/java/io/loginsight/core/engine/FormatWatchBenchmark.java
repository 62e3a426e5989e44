package io.loginsight.core.engine;

import io.loginsight.benchmarks.Corpus;
import io.loginsight.benchmarks.Rate;
import io.loginsight.core.format.FormatChain;
import io.loginsight.core.read.BlockReader;
import io.loginsight.core.read.LineBlock;
import io.loginsight.core.read.ReadLimits;
import io.loginsight.spi.EngineSettings;
import io.loginsight.spi.LogFormatProvider;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost to notice that a source has changed its format, where it does not? Whoever
 * reads pays it, while the others wait.
 *
 * <p>One operation is one line: see the row {@code :lines}.
 *
 * <pre>{@code java -jar benchmarks/target/benchmarks.jar FormatWatchBenchmark}</pre>
 *
 * <p><b>Threads:</b> Confined.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class FormatWatchBenchmark {

  /** A path, or {@code self}. */
  @Param(Corpus.SELF)
  public String corpus = Corpus.SELF;

  private Corpus source = Corpus.NOTHING;
  private List<LineBlock> blocks = List.of();
  private @Nullable FormatFinder finder;
  private @Nullable FormatChain chain;

  /** For JMH. */
  public FormatWatchBenchmark() {}

  /**
   * Reads the corpus into memory and finds its formats.
   *
   * @throws IOException never
   */
  @Setup
  public void load() throws IOException {
    source = Corpus.of(corpus);
    blocks = source.blocks();
    List<LogFormatProvider> providers =
        ServiceLoader.load(LogFormatProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    EngineSettings.Reading reading =
        new EngineSettings.Reading(
            ZoneOffset.UTC, null, null, null, null, true, ReadLimits.STANDARD.blockBytes());
    FormatFinder formats = new FormatFinder(providers, reading);
    try (BlockReader reader = source.open(ReadLimits.STANDARD)) {
      chain = formats.find(reader.sample()).chain();
    }
    finder = formats;
  }

  /**
   * Looks at all lines.
   *
   * @param rate counts the lines
   * @return the number of lines
   */
  @Benchmark
  public long look(Rate rate) {
    FormatWatch watch =
        new FormatWatch(Objects.requireNonNull(finder), Objects.requireNonNull(chain));
    long lines = 0;
    for (LineBlock block : blocks) {
      lines += watch.look(block);
    }
    rate.add(lines, source.size());
    return lines;
  }
}
