package io.loginsight.spi;

import static java.util.Objects.requireNonNull;

import io.loginsight.api.Diagnosis;
import io.loginsight.api.Experience;
import io.loginsight.api.Finding;
import io.loginsight.api.LogColumns;
import io.loginsight.api.Progress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What {@link io.loginsight.api.LogInsight.Builder} has collected for an {@link Engine}.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param formats the formats, in the order they are asked
 * @param enrichers the enrichers, in the order they are asked
 * @param analyzers the analyzers to run, in the order of their ids
 * @param options what the user has set of each analyzer, by its id and the name of the option; it
 *     has been checked
 * @param patternFile where people pin, merge, split and name patterns; read when the engine is
 *     created; null for nowhere
 * @param reading how sources are read
 * @param threads how many workers read at once, 1 or more
 * @param executor runs the workers; null for threads of the engine's own
 * @param clock the only source of the present time
 * @param onProgress is told how far the run has come, now and then, from any one thread
 * @param onFinding is told each finding as soon as its analysis is complete
 * @param onIncident is told each incident as soon as it is diagnosed
 * @param experience which incidents there were and what people said about them
 */
public record EngineSettings(
    List<LogFormatProvider> formats,
    List<EnricherProvider> enrichers,
    List<AnalyzerProvider> analyzers,
    Map<String, Map<String, String>> options,
    @Nullable Path patternFile,
    Reading reading,
    int threads,
    @Nullable Executor executor,
    InstantSource clock,
    Consumer<Progress> onProgress,
    Consumer<Finding> onFinding,
    Consumer<Diagnosis> onIncident,
    Experience experience) {

  /** Copies the lists. */
  public EngineSettings {
    formats = List.copyOf(formats);
    enrichers = List.copyOf(enrichers);
    analyzers = List.copyOf(analyzers);
    options = Map.copyOf(options);
    requireNonNull(reading, "reading");
    requireNonNull(clock, "clock");
    requireNonNull(onProgress, "onProgress");
    requireNonNull(onFinding, "onFinding");
    requireNonNull(onIncident, "onIncident");
    requireNonNull(experience, "experience");
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be 1 or more, got " + threads);
    }
  }

  /**
   * How sources are read.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param zone the zone of times that name none
   * @param year the year of dates that name none, if no other date of the input tells; null to
   *     assume 1970 and say so
   * @param format the id of the one format to read by; null to find out
   * @param columns which columns of tables say what
   * @param since events before it are counted and left out; null for no limit
   * @param until events at or after it are counted and left out; null for no limit
   * @param binary whether sources that look binary are read all the same
   * @param blockBytes how much of a source a worker takes at once, in bytes, above 0; bears on
   *     speed alone
   */
  public record Reading(
      ZoneId zone,
      @Nullable Integer year,
      @Nullable String format,
      LogColumns columns,
      @Nullable Instant since,
      @Nullable Instant until,
      boolean binary,
      int blockBytes) {

    /**
     * Has columns that are found by their names.
     *
     * @param zone the zone of times that name none
     * @param year the year of dates that name none; null for none
     * @param format the id of the one format to read by; null to find out
     * @param since events before it are left out; null for no limit
     * @param until events at or after it are left out; null for no limit
     * @param binary whether sources that look binary are read all the same
     * @param blockBytes how much of a source a worker takes at once, in bytes, above 0
     */
    public Reading(
        ZoneId zone,
        @Nullable Integer year,
        @Nullable String format,
        @Nullable Instant since,
        @Nullable Instant until,
        boolean binary,
        int blockBytes) {
      this(zone, year, format, LogColumns.FOUND, since, until, binary, blockBytes);
    }

    /** Checks the size of a block. */
    public Reading {
      requireNonNull(zone, "zone");
      requireNonNull(columns, "columns");
      if (blockBytes < 1) {
        throw new IllegalArgumentException("blockBytes must be above 0, got " + blockBytes);
      }
    }
  }
}
