package io.loginsight.benchmarks;

import io.loginsight.core.format.FormatChain;
import io.loginsight.core.read.BlockReader;
import io.loginsight.core.read.LineBlock;
import io.loginsight.core.read.ReadLimits;
import io.loginsight.core.read.SourceException;
import io.loginsight.core.read.SourceOpener;
import io.loginsight.spi.LogSource;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * From raw bytes to counted groups by {@link Drain}, whose lines are found by the engine's own
 * reader. From the second pass on it knows its groups.
 *
 * <p><b>Threads:</b> Confined.
 */
final class DrainPath {

  private final LogSource source;
  private final SourceOpener opener = new SourceOpener(ReadLimits.STANDARD, true);
  private final LineBlock block = new LineBlock();
  private final Drain drain = new Drain(Drain.DEPTH);

  DrainPath(LogSource source) {
    this.source = source;
  }

  /** Reads the source from its beginning to its end, and returns how many groups are known. */
  long pass() throws IOException {
    try (BlockReader reader = opener.open(source)) {
      while (reader.next(block)) {
        for (int i = 0; i < block.lines(); i++) {
          drain.add(block.bytes(), block.start(i), block.end(i));
        }
      }
    } catch (SourceException e) {
      throw new IOException(e.getMessage(), e);
    }
    return drain.groups();
  }

  /**
   * Writes the messages of a log as lines. Not for the process that measures, whose memory it
   * fills.
   *
   * @param log in memory
   * @return a file that is gone when the process ends
   */
  static Path writeMessages(Corpus log) throws IOException {
    Path file = Files.createTempFile("messages", ".log");
    file.toFile().deleteOnExit();
    FormatChain.Reader formats = Headers.chain(log).newReader();
    Headers line = new Headers();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (LineBlock block : log.blocks()) {
        for (int i = 0; i < block.lines(); i++) {
          if (formats.read(block.bytes(), block.start(i), block.end(i), line) < 0) {
            line.message(block.bytes(), block.start(i), block.end(i));
          }
          out.write(line.text, line.from, line.to - line.from);
          out.write('\n');
        }
      }
    }
    return file;
  }
}
