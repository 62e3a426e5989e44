package io.loginsight.core.engine;

import io.loginsight.api.AssignedLine;
import io.loginsight.api.Level;
import io.loginsight.api.LogInsightException;
import io.loginsight.api.Pattern;
import io.loginsight.spi.LineVisitor;
import io.loginsight.spi.LogBatch;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Holds all lines of an input in a temporary file until it is known which pattern each skeleton
 * comes to belong to. The file is readable by its owner alone and is gone after {@link #close};
 * where the system allows it, it has no name from the beginning, so a process that is killed leaves
 * none.
 *
 * <p><b>Threads:</b> Confined.
 */
final class RowSpool implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  private final FileChannel file;
  private final DataOutputStream out;
  private long lines;

  RowSpool() {
    try {
      file = open(Files.createTempFile("loginsight-lines-", ".tmp")); // 0600 if there are modes
      out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), BUFFER));
    } catch (IOException e) {
      throw new LogInsightException(
          "There is no room for a temporary file in "
              + (System.getProperty("java.io.tmpdir") + ": " + e.getMessage()),
          e);
    }
  }

  private static FileChannel open(Path path) throws IOException {
    try {
      return FileChannel.open(
          path,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.DELETE_ON_CLOSE); // Unix deletes the name at once
    } catch (IOException e) {
      Files.deleteIfExists(path);
      throw e;
    }
  }

  /**
   * Adds the lines of a block.
   *
   * @param idOf the merger's id of each of the block's skeletons
   * @param head the event that the lines before the block's first event continue; null if they
   *     belong to no pattern
   */
  void add(Rows rows, int[] idOf, @Nullable OpenEvent head) {
    try {
      for (int row = 0; row < rows.size(); row++) {
        int skeleton = rows.skeleton(row);
        if (skeleton >= 0) {
          event(idOf[skeleton], rows.time(row), rows.level(row));
        } else if (skeleton == Rows.HEAD && head != null && head.skeleton >= 0) {
          event(head.skeleton, head.time, head.level);
        } else {
          event(Rows.NONE, LogBatch.NO_TIME, LogBatch.NO_LEVEL);
        }
        int from = rows.from(row);
        out.writeInt(rows.to(row) - from);
        out.write(rows.text(), from, rows.to(row) - from);
        lines++;
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void event(int skeleton, long time, int level) throws IOException {
    out.writeInt(skeleton);
    out.writeLong(time);
    out.writeByte(level);
  }

  /**
   * Gives all lines to a visitor, in order.
   *
   * @param patternOf the final pattern of each of the merger's skeletons
   */
  void visit(LineVisitor visitor, IntFunction<Pattern> patternOf) {
    try {
      out.flush();
      file.position(0);
      var in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(file), BUFFER));
      for (long line = 1; line <= lines; line++) {
        visitor.visit(row(line, in, patternOf));
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static AssignedLine row(long line, DataInputStream in, IntFunction<Pattern> patternOf)
      throws IOException {
    int skeleton = in.readInt();
    long time = in.readLong();
    int level = in.readByte();
    byte[] text = in.readNBytes(in.readInt());
    return new AssignedLine(
        line,
        skeleton == Rows.NONE ? null : patternOf.apply(skeleton),
        time == LogBatch.NO_TIME ? null : Tallies.instant(time),
        level == LogBatch.NO_LEVEL ? null : Level.ofOrdinal(level),
        new String(text, StandardCharsets.UTF_8));
  }

  private static LogInsightException failed(IOException e) {
    String what =
        e instanceof ClosedByInterruptException
            ? "The run was interrupted"
            : "The lines cannot be passed on: " + e.getMessage();
    return new LogInsightException(what, e);
  }

  @Override
  public void close() {
    try {
      file.close(); // what is left in the buffer nobody needs any more
    } catch (IOException e) {
      // then the system closes it, and deletes it
    }
  }
}
