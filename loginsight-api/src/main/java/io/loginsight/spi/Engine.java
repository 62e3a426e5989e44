package io.loginsight.spi;

import io.loginsight.api.Report;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Drives the data through all stages. Made by {@link EngineProvider#create}; users reach it through
 * {@link io.loginsight.api.LogInsight}.
 *
 * <p><b>Threads:</b> Shared. Each call stands for itself.
 */
public interface Engine extends AutoCloseable {

  /**
   * Reads sources to their end and reports.
   *
   * @param sources in the order that lines are numbered
   * @param lines takes each line with its final pattern; null if nobody wants them
   * @return the report; a source that could not be read is a problem in it, not an exception
   */
  Report analyze(List<LogSource> sources, @Nullable LineVisitor lines);

  /** Ends the engine's threads. May be called twice. */
  @Override
  void close();
}
