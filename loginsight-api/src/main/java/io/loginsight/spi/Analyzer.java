package io.loginsight.spi;

import io.loginsight.api.Analysis;
import io.loginsight.api.Chunk;
import io.loginsight.api.Label;
import io.loginsight.api.Pattern;
import io.loginsight.api.PatternStats;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Says what is remarkable about a chunk of events. Made by {@link AnalyzerProvider#create}.
 *
 * <p>What it says must follow from the chunk alone: the same chunk gives the same analysis.
 *
 * <p><b>Threads:</b> Confined. The engine makes one call at a time, not always from the same
 * thread.
 */
@FunctionalInterface
public interface Analyzer extends AutoCloseable {

  /**
   * Analyses a chunk. Bounds its own time: an analyzer that throws or takes more than 30 s, three
   * times in a row, is cut off. So is what no person would read: findings after the first 1,000,
   * evidence of one after the first 20, events or patterns after the first 100, and texts behind
   * 1,000 characters.
   *
   * @param chunk what was seen; may be empty, and must then be taken in silence
   * @return the analysis, with the analyzer's id in all its findings; to be completed by any thread
   */
  CompletionStage<Analysis> analyze(Chunk chunk);

  /**
   * Returns the patterns of a chunk that this analyzer would look at. For programs that make
   * analyzers themselves, and for analyzers that build on others; the engine does not call it.
   *
   * @param chunk what was seen
   * @return all its patterns, unless overridden; most important first
   */
  default List<Pattern> extractPatterns(Chunk chunk) {
    return chunk.patterns().stream().map(PatternStats::pattern).toList();
  }

  /**
   * Returns what patterns speak of, taken together. For programs that make analyzers themselves,
   * and for analyzers that build on others; the engine does not call it.
   *
   * @param patterns patterns with their labels
   * @return the distinct labels of the patterns, unless overridden; in the order of the patterns
   */
  default List<Label> contextOf(List<PatternStats> patterns) {
    LinkedHashSet<Label> labels = new LinkedHashSet<>();
    patterns.forEach(pattern -> labels.addAll(pattern.labels()));
    return List.copyOf(labels);
  }

  /** Gives back what the analyzer holds. May be called twice. Does nothing unless overridden. */
  @Override
  default void close() {}

  /**
   * Makes an analyzer out of a function that answers at once.
   *
   * @param function the analysis of a chunk
   * @return an analyzer that calls the function in the calling thread
   */
  static Analyzer synchronous(Function<Chunk, Analysis> function) {
    return chunk -> CompletableFuture.completedFuture(function.apply(chunk));
  }
}
