package io.loginsight.benchmarks;

import io.krakens.grok.api.Grok;
import io.krakens.grok.api.GrokCompiler;
import io.krakens.grok.api.Match;
import io.loginsight.core.engine.KnownHeaders;
import io.loginsight.core.format.FormatChain;
import io.loginsight.core.read.LineBlock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 * What does it cost to take the header off a line, against java-grok and against one compiled
 * regular expression?
 *
 * <p>One operation is one line: see the rows {@code :lines} and {@code :megabytes}. The lines are
 * split already; the peers, which cannot read bytes, get them as Strings and do not pay for that,
 * nor do they make a number of the time. The dimension that matters is the layout of the header,
 * which the corpus decides. The peers' patterns are written for {@code corpus=self} and refuse
 * another corpus that they do not match.
 *
 * <pre>{@code java -jar benchmarks/target/benchmarks.jar FormatBenchmark}</pre>
 *
 * <p><b>Threads:</b> Confined.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class FormatBenchmark {

  /** What a user of grok would write for the log of {@link ServiceLog}. */
  private static final String GROK =
      "^%{TIMESTAMP_ISO8601:time} +%{LOGLEVEL:level} +\\[%{NOTSPACE:thread}\\]"
          + "(?: \\[%{WORD:trace}\\])? %{NOTSPACE:logger} - %{GREEDYDATA:message}$";

  private static final Pattern REGEX =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3}) +([A-Z]+) +\\[([^\\]]+)\\]"
              + "(?: \\[(\\w+)\\])? (\\S+) - (.*)");

  /** A path, or {@code self}. */
  @Param(Corpus.SELF)
  public String corpus = Corpus.SELF;

  private Corpus source = Corpus.NOTHING;
  private List<LineBlock> blocks = List.of();
  private FormatChain.@Nullable Reader reader;
  private @Nullable KnownHeaders knownHeaders;
  private final Headers headers = new Headers();

  /** For JMH. */
  public FormatBenchmark() {}

  /** Reads the corpus into memory and finds its formats. */
  @Setup
  public void load() {
    source = Corpus.of(corpus);
    blocks = source.blocks();
    reader = Headers.chain(source).newReader();
    knownHeaders = new KnownHeaders(Headers.chain(source).newReader());
  }

  /**
   * Reads headers by the formats found.
   *
   * @param rate counts the lines
   * @return the number of lines that are in one of the formats
   */
  @Benchmark
  public long chain(Rate rate) {
    FormatChain.Reader formats = Objects.requireNonNull(reader);
    long read = 0;
    long lines = 0;
    for (LineBlock block : blocks) {
      for (int i = 0; i < block.lines(); i++) {
        int format = formats.read(block.bytes(), block.start(i), block.end(i), headers);
        read += format >= 0 ? 1 : 0;
      }
      lines += block.lines();
    }
    rate.add(lines, source.size());
    return read;
  }

  /**
   * Reads headers as the engine does, which cuts none that is written as one before.
   *
   * @param rate counts the lines
   * @return the sum of the times and levels
   */
  @Benchmark
  public long engine(Rate rate) {
    KnownHeaders known = Objects.requireNonNull(knownHeaders);
    long sum = 0;
    long lines = 0;
    for (LineBlock block : blocks) {
      for (int i = 0; i < block.lines(); i++) {
        known.read(block.bytes(), block.start(i), block.end(i), headers);
        sum += known.time() + known.level();
      }
      lines += block.lines();
    }
    rate.add(lines, source.size());
    return sum;
  }

  /**
   * Reads headers by java-grok.
   *
   * @param strings the lines, and the pattern
   * @param rate counts the lines
   * @return the number of lines that match
   */
  @Benchmark
  public long javaGrok(GrokPeer strings, Rate rate) {
    long read = strings.read();
    rate.add(strings.lines.size(), source.size());
    return read;
  }

  /**
   * Reads headers by a compiled regular expression, and makes a String of each of its groups.
   *
   * @param strings the lines
   * @param rate counts the lines
   * @return the number of lines that match
   */
  @Benchmark
  public long regex(RegexPeer strings, Rate rate) {
    long read = strings.read();
    rate.add(strings.lines.size(), source.size());
    return read;
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

  /**
   * A peer that reads Strings.
   *
   * <p><b>Threads:</b> Confined.
   */
  @State(Scope.Thread)
  public abstract static class Peer {

    List<String> lines = List.of();

    /** For the subclasses. */
    Peer() {}

    /**
     * Decodes the lines.
     *
     * @param of knows the corpus
     * @throws IllegalStateException if the pattern is not for this corpus
     */
    @Setup
    public void load(FormatBenchmark of) {
      List<String> decoded = new ArrayList<>();
      for (LineBlock block : of.blocks) {
        for (int i = 0; i < block.lines(); i++) {
          int length = block.end(i) - block.start(i);
          decoded.add(new String(block.bytes(), block.start(i), length, StandardCharsets.UTF_8));
        }
      }
      lines = decoded;
      long read = read();
      if (read != lines.size()) {
        throw new IllegalStateException(
            ("corpus=" + of.corpus + ": the pattern of this peer matches " + read)
                + (" of " + lines.size() + " lines; it is written for corpus=" + Corpus.SELF));
      }
    }

    final long read() {
      long read = 0;
      for (String line : lines) {
        read += read(line) ? 1 : 0;
      }
      return read;
    }

    abstract boolean read(String line);
  }

  /**
   * java-grok.
   *
   * <p><b>Threads:</b> Confined.
   */
  public static class GrokPeer extends Peer {

    private final Grok grok;

    /** Compiles the pattern. */
    public GrokPeer() {
      GrokCompiler compiler = GrokCompiler.newInstance();
      compiler.registerDefaultPatterns();
      grok = compiler.compile(GROK, true);
    }

    @Override
    boolean read(String line) {
      Match match = grok.match(line);
      Map<String, Object> fields = match.capture();
      return fields.get("message") != null;
    }
  }

  /**
   * {@code java.util.regex}.
   *
   * <p><b>Threads:</b> Confined.
   */
  public static class RegexPeer extends Peer {

    private final Matcher matcher = REGEX.matcher("");

    /** For JMH. */
    public RegexPeer() {}

    @Override
    boolean read(String line) {
      if (!matcher.reset(line).matches()) {
        return false;
      }
      int length = 0;
      for (int group = 1; group <= matcher.groupCount(); group++) {
        String field = matcher.group(group);
        length += field == null ? 0 : field.length();
      }
      return length > 0;
    }
  }
}
