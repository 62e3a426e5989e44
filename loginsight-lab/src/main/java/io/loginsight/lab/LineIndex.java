package io.loginsight.lab;

import io.loginsight.api.AssignedLine;
import io.loginsight.api.Level;
import io.loginsight.api.PatternId;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Of each physical line its pattern, time and level, by number. They are in a temporary file, as
 * which of them will be asked for is known only behind the last one.
 */
final class LineIndex implements Closeable {

  private static final int ROW = 16;

  private final FileChannel file;
  private final ByteBuffer rows = ByteBuffer.allocate(ROW << 12);
  private final Map<PatternId, Integer> numbers = new HashMap<>();
  private final List<PatternId> patterns = new ArrayList<>();
  private long lines;

  /**
   * What is known of a line that is part of an event.
   *
   * @param pattern the pattern of its event
   * @param time when it was logged; null if it does not say
   * @param level its level; null if it does not say
   */
  record Row(PatternId pattern, @Nullable Instant time, @Nullable Level level) {}

  LineIndex() throws IOException {
    Path path = Files.createTempFile("loginsight-lines", null);
    file =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  void add(AssignedLine line) throws IOException {
    Integer pattern = -1;
    if (line.pattern() != null) {
      pattern = numbers.get(line.pattern().id());
      if (pattern == null) {
        pattern = patterns.size();
        patterns.add(line.pattern().id());
        numbers.put(line.pattern().id(), pattern);
      }
    }
    int level = line.level() == null ? 0 : 1 + line.level().ordinal();
    rows.putLong(nanos(line.time())).putInt(pattern).putInt(level);
    if (!rows.hasRemaining()) {
      flush();
    }
    lines++;
  }

  /** Returns a line, by its number over all sources, from 1; null if it is part of no event. */
  @Nullable Row get(long line) {
    if (line < 1 || line > lines) {
      return null;
    }
    ByteBuffer row = ByteBuffer.allocate(ROW);
    try {
      flush();
      while (row.hasRemaining() && file.read(row, (line - 1) * ROW + row.position()) > 0) {
        // until it is complete
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    row.flip();
    long nanos = row.getLong();
    int pattern = row.getInt();
    int level = row.getInt();
    return pattern < 0
        ? null
        : new Row(
            patterns.get(pattern),
            nanos == Long.MIN_VALUE ? null : Instant.EPOCH.plusNanos(nanos),
            level == 0 ? null : Level.values()[level - 1]);
  }

  private void flush() throws IOException {
    rows.flip();
    while (rows.hasRemaining()) {
      file.write(rows);
    }
    rows.clear();
  }

  /** What 64 bits do not hold is no time: the engine has none such either. */
  private static long nanos(@Nullable Instant time) {
    if (time == null) {
      return Long.MIN_VALUE;
    }
    try {
      return Math.addExact(
          Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    } catch (ArithmeticException | DateTimeException e) {
      return Long.MIN_VALUE;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
