package io.loginsight.core.engine;

import io.loginsight.core.read.BlockReader;
import io.loginsight.core.read.ReadLimits;
import io.loginsight.core.read.SourceException;
import io.loginsight.core.read.SourceOpener;
import io.loginsight.spi.EngineSettings;
import io.loginsight.spi.LogFormatProvider;
import io.loginsight.spi.LogSource;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The engine's own way from raw bytes to counted patterns, in one thread and without the report:
 * read a block, let a {@link BlockWorker} find the patterns of its lines, merge the result. Formats
 * are found before the first pass; from the second one on all skeletons are known.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class HotPath {

  private final LogSource source;
  private final SourceOpener opener = new SourceOpener(ReadLimits.STANDARD, true);
  private final OpenSource opened;
  private final BlockWorker worker;
  private final Merger merger = new Merger(null);
  private final SourceBlock block = new SourceBlock();
  private long counted;

  /**
   * Finds the formats of a source.
   *
   * @param source is opened anew for each pass
   * @throws IOException if it cannot be read
   */
  public HotPath(LogSource source) throws IOException {
    this.source = source;
    EngineSettings.Reading reading =
        new EngineSettings.Reading(
            ZoneOffset.UTC, null, null, null, null, true, ReadLimits.STANDARD.blockBytes());
    List<LogFormatProvider> providers =
        ServiceLoader.load(LogFormatProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    try (BlockReader reader = open()) {
      FormatFinder.Found found = new FormatFinder(providers, reading).find(reader.sample());
      opened = new OpenSource(0, reader.name(), found.chain());
    }
    worker = new BlockWorker(TimeFilter.of(reading));
  }

  private BlockReader open() throws IOException {
    try {
      return opener.open(source);
    } catch (SourceException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * Reads the source from its beginning to its end.
   *
   * @return its number of lines
   * @throws IOException if it cannot be read
   */
  public long pass() throws IOException {
    long before = merger.lines();
    try (BlockReader reader = open()) {
      byte[] lastLine = {};
      for (boolean first = true; reader.next(block.lines); first = false) {
        block.from(opened, first, lastLine);
        lastLine = block.lastLine();
        BlockResult result = worker.work(block);
        counted += result.lines - result.unparsed - result.blank;
        merger.merge(result);
      }
      merger.add(worker.handOver());
    }
    return merger.lines() - before;
  }

  /**
   * Opens the source and reads no more than its sample, as each pass does first.
   *
   * @throws IOException if it cannot be read
   */
  public void sample() throws IOException {
    open().close();
  }

  /**
   * Returns how many lines of all passes belong to a skeleton.
   *
   * @return all but blank ones and those that are no text
   */
  public long counted() {
    return counted;
  }

  /**
   * Returns how many skeletons were found.
   *
   * @return the number of them, which is not below that of the patterns
   */
  public int skeletons() {
    return merger.skeletons();
  }
}
