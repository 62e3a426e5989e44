package io.loginsight.benchmarks;

import io.loginsight.core.read.BlockReader;
import io.loginsight.core.read.LineBlock;
import io.loginsight.core.read.ReadLimits;
import io.loginsight.core.read.SourceException;
import io.loginsight.core.read.SourceOpener;
import io.loginsight.spi.LogSource;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a log, held in memory so that no disk is measured.
 *
 * <p><b>Threads:</b> Immutable; nobody writes to the bytes.
 */
public final class Corpus implements LogSource {

  /** Stands for the log that {@link ServiceLog} makes. */
  public static final String SELF = "self";

  /** In the place of a corpus before it is loaded. */
  public static final Corpus NOTHING = new Corpus("nothing", new byte[0]);

  /** About 12 MB, which is more than an L2 cache holds. */
  private static final int SELF_LINES = 100_000;

  private final String name;
  private final byte[] bytes;

  private Corpus(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  /**
   * Returns a corpus.
   *
   * @param name a path, or {@value #SELF}
   * @return the corpus
   * @throws IllegalArgumentException if there is no such file, or nothing in it that can be
   *     measured; the message is one line
   */
  public static Corpus of(String name) {
    if (name.equals(SELF)) {
      return new Corpus(name, ServiceLog.lines(SELF_LINES));
    }
    try {
      Corpus corpus = new Corpus(name, Files.readAllBytes(check(name)));
      corpus.open(ReadLimits.STANDARD).close(); // the engine, too, must be willing to read it
      return corpus;
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalArgumentException("corpus=" + name + ": cannot be read: " + e.getMessage());
    }
  }

  /**
   * Returns a log of one's own.
   *
   * @param name by which a report speaks of it
   * @param bytes its lines; owned by the corpus
   * @return the corpus
   */
  public static Corpus of(String name, byte[] bytes) {
    return new Corpus(name, bytes);
  }

  /**
   * Looks at a path without reading the file.
   *
   * @param name a path, or {@value #SELF}
   * @return the path
   * @throws IllegalArgumentException if there is no such file; the message is one line
   */
  static Path check(String name) {
    try {
      Path path = Path.of(name);
      if (!name.equals(SELF)) {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
          throw new IllegalArgumentException(
              "corpus=" + name + ": is no readable file; give a path, or " + SELF);
        }
        if (Files.size(path) > Integer.MAX_VALUE - 64) {
          throw new IllegalArgumentException(
              "corpus=" + name + ": is 2 GiB or larger; cut a part out of it");
        }
      }
      return path;
    } catch (InvalidPathException | IOException e) {
      throw new IllegalArgumentException("corpus=" + name + ": " + e.getMessage());
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }

  /**
   * Opens the corpus in the way of the engine.
   *
   * @param limits how much is read at a time
   * @return a reader that the caller closes
   */
  public BlockReader open(ReadLimits limits) {
    try {
      return new SourceOpener(limits, true).open(this);
    } catch (SourceException e) {
      throw new IllegalArgumentException("corpus=" + e.getMessage());
    }
  }

  /**
   * Reads the whole corpus.
   *
   * @return its blocks in order
   */
  public List<LineBlock> blocks() {
    List<LineBlock> blocks = new ArrayList<>();
    try (BlockReader reader = open(ReadLimits.STANDARD)) {
      for (LineBlock block = new LineBlock(); reader.next(block); block = new LineBlock()) {
        blocks.add(block);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return blocks;
  }

  /**
   * Reads all lines of a source in the plain way, which is the measure for all else.
   *
   * @param source whose bytes are UTF-8
   * @return the number of lines
   * @throws IOException if it cannot be read
   */
  public static long readLines(LogSource source) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(source.open(), StandardCharsets.UTF_8))) {
      long lines = 0;
      while (reader.readLine() != null) {
        lines++;
      }
      return lines;
    }
  }
}
