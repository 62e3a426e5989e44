package io.loginsight.core.engine;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
 * What does it cost to make one state of those of many pods, to write it, and to read it?
 *
 * <p>One operation is a merge of all states, or one snapshot. Each pod knows {@code patterns}, 19
 * of 20 of which the others know as well.
 *
 * <pre>{@code java -jar benchmarks/target/benchmarks.jar MergeBenchmark}</pre>
 *
 * <p><b>Threads:</b> Confined.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class MergeBenchmark {

  /** How many there are to merge. */
  @Param({"2", "64", "1000"})
  public int states;

  /** How many patterns each of them knows. */
  @Param({"200", "2000"})
  public int patterns;

  private List<EngineState> learnt = List.of();
  private byte[] snapshot = {};

  /** For JMH. */
  public MergeBenchmark() {}

  /** Learns all states; beyond the first 64, pods know what an earlier one knows. */
  @Setup
  public void learn() {
    List<EngineState> few =
        IntStream.range(0, Math.min(64, states))
            .mapToObj(pod -> States.ofPod(pod, patterns))
            .toList();
    learnt = IntStream.range(0, states).mapToObj(pod -> few.get(pod % few.size())).toList();
    snapshot = few.get(0).snapshot();
  }

  /**
   * Merges all of them.
   *
   * @return what they know together
   */
  @Benchmark
  public Object merge() {
    return EngineState.merge(learnt);
  }

  /**
   * Writes what one of them knows.
   *
   * @return the bytes
   */
  @Benchmark
  public byte[] snapshot() {
    return learnt.get(0).snapshot();
  }

  /**
   * Reads what one of them has written.
   *
   * @return what it knows
   */
  @Benchmark
  public Object restore() {
    return EngineState.restore(snapshot);
  }
}
