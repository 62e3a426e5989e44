package io.loginsight.core.engine;

import io.loginsight.api.LogInsightException;
import io.loginsight.core.read.BlockReader;
import io.loginsight.core.read.LineBlock;
import io.loginsight.core.read.ReadCounts;
import io.loginsight.core.read.SourceException;
import io.loginsight.core.read.SourceOpener;
import io.loginsight.spi.LogSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Opens one source after another, finds out how each is written, again where that changes, and
 * gives its lines block by block.
 *
 * <p><b>Threads:</b> Confined; the pipeline lets one thread at a time read.
 */
final class SourceFeed implements AutoCloseable {

  /** What is known of a source after it was read. */
  static final class Read {

    OpenSource source;
    final List<String> notes = new ArrayList<>();
    ReadCounts counts;

    /** Which of the sources it is that were to be read, from 0. */
    final int place;

    private Read(OpenSource source, ReadCounts counts, int place) {
      this.place = place;
      this.source = source;
      this.counts = counts;
    }
  }

  private static final byte[] NO_LINE = new byte[0];

  private final List<LogSource> sources;
  private final SourceOpener opener;
  private final FormatFinder finder;
  private final List<Read> opened = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private int next;
  private @Nullable BlockReader reader;
  private @Nullable FormatWatch watch; // of what is read
  private final LineBlock rest = new LineBlock(); // of a block in which the formats change
  private boolean textSeen;
  private byte[] lastLine = NO_LINE;
  private long bytesBefore; // of the sources that were read to their end
  private final IntPredicate wanted; // by the number of the block, from 0
  private int blocks;

  /**
   * Begins with the first source.
   *
   * @param wanted which blocks are given, by their numbers from 0 on over all sources
   */
  SourceFeed(
      List<LogSource> sources, SourceOpener opener, FormatFinder finder, IntPredicate wanted) {
    this.wanted = wanted;
    this.sources = sources;
    this.opener = opener;
    this.finder = finder;
  }

  /** Fails before anything of the source is known, as another thread may go on reading. */
  private void requireColumns(BlockReader opening) {
    String missing = finder.missingColumn(opening.sample());
    if (missing != null) {
      reader = opening;
      closeReader();
      throw new LogInsightException(opening.name() + ": " + missing);
    }
  }

  /** Fills a block. Returns whether there was anything left. */
  boolean read(SourceBlock into) {
    while (reader != null || openNext()) {
      if (readBlock(Objects.requireNonNull(reader), into) && wanted.test(blocks++)) {
        return true;
      }
    }
    return false;
  }

  private boolean readBlock(BlockReader from, SourceBlock into) {
    Read current = opened.get(opened.size() - 1);
    boolean more = takeRest(into.lines) || from.next(into.lines);
    current.counts = from.counts();
    if (!more) {
      if (from.problem() != null) {
        problems.add(from.problem());
        current.notes.add(from.problem());
      }
      bytesBefore += from.bytesTaken();
      closeReader();
      return false;
    }
    into.from(current.source, !textSeen, lastLine);
    FormatWatch looking = Objects.requireNonNull(watch);
    into.lines.moveTail(looking.look(into.lines), rest);
    lastLine = into.lastLine();
    textSeen = textSeen || hasText(into);
    FormatWatch.Change change = looking.change();
    if (change != null) {
      OpenSource before = current.source;
      current.source = new OpenSource(before.index(), before.name(), change.chain());
      current.notes.addAll(change.notes());
      lastLine = change.isBehindHeader() ? lastLine : NO_LINE; // no header as it was read
    }
    return true;
  }

  private boolean takeRest(LineBlock into) {
    boolean any = rest.lines() > 0;
    if (any) {
      rest.moveTail(0, into);
    }
    return any;
  }

  private static boolean hasText(SourceBlock block) {
    for (int line = 0; line < block.lines.lines(); line++) {
      if (!block.lines.isBlank(line)) {
        return true;
      }
    }
    return false;
  }

  /** Opens the next source that can be read. Returns whether there was one. */
  private boolean openNext() {
    while (next < sources.size()) {
      LogSource source = sources.get(next++);
      try {
        BlockReader opening = opener.open(source);
        requireColumns(opening);
        reader = opening;
        textSeen = false;
        lastLine = NO_LINE;
        FormatFinder.Found found = finder.find(opening.sample());
        Read read =
            new Read(
                new OpenSource(opened.size(), opening.name(), found.chain()),
                opening.counts(),
                next - 1);
        read.notes.addAll(found.notes());
        watch = new FormatWatch(finder, found.chain());
        opened.add(read);
        return true;
      } catch (SourceException e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
    return false;
  }

  /** Returns how many bytes were taken from the sources so far, packed as they are. */
  long bytes() {
    return bytesBefore + (reader == null ? 0 : reader.bytesTaken());
  }

  /** Returns the sources that were opened, in order. */
  List<Read> opened() {
    return opened;
  }

  /** Returns what went wrong, one line each. */
  List<String> problems() {
    return problems;
  }

  private void closeReader() {
    BlockReader closing = reader;
    reader = null;
    if (closing != null) {
      try {
        closing.close();
      } catch (IOException | RuntimeException e) { // a stream may be a plugin's
        problems.add(closing.name() + ": cannot be closed: " + e.getMessage());
      }
    }
  }

  @Override
  public void close() {
    closeReader();
  }
}
