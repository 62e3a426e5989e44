package io.loginsight.benchmarks;

import io.loginsight.core.format.FormatChain;
import io.loginsight.core.read.BlockReader;
import io.loginsight.core.read.LineBlock;
import io.loginsight.core.read.ReadLimits;
import io.loginsight.core.read.SourceException;
import io.loginsight.core.read.SourceOpener;
import io.loginsight.spi.LogSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

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
   * Returns the messages of a log as lines.
   *
   * @param log in memory
   */
  static byte[] messages(Corpus log) {
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    FormatChain.Reader formats = Headers.chain(log).newReader();
    Headers line = new Headers();
    for (LineBlock block : log.blocks()) {
      for (int i = 0; i < block.lines(); i++) {
        if (formats.read(block.bytes(), block.start(i), block.end(i), line) < 0) {
          line.message(block.bytes(), block.start(i), block.end(i));
        }
        messages.write(line.text, line.from, line.to - line.from);
        messages.write('\n');
      }
    }
    return messages.toByteArray();
  }
}
