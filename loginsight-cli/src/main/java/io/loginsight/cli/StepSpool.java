package io.loginsight.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts what happened in sessions into the order of time, in bounded memory: what there is no room
 * for goes to a temporary file, sorted piece by piece. Steps of the same time stay in their order.
 */
final class StepSpool implements Closeable {

  private static final int MOST_STEPS = 1 << 18;
  private static final int MOST_BYTES = 1 << 24; // of names
  private static final int BUFFERS = 1 << 24; // of all pieces together
  private static final int RECORD = Long.BYTES + 2 * Integer.BYTES; // and the name

  /** Takes a step. */
  interface Visitor {
    void visit(long time, int event, String session) throws IOException;
  }

  private final int mostSteps;
  private long[] times = new long[64];
  private int[] events = new int[64];
  private int[] ends = new int[64]; // of names
  private byte[] names = new byte[1_024];
  private int size;
  private boolean rises = true;
  private final List<Piece> pieces = new ArrayList<>();
  private @Nullable FileChannel file;

  /** A part of the file whose steps are in order. */
  private static final class Piece {
    final long from;
    long to;
    long last; // time

    Piece(long from) {
      this.from = from;
      this.to = from;
    }
  }

  StepSpool() {
    this(MOST_STEPS);
  }

  /**
   * Holds nothing yet.
   *
   * @param mostSteps how many are kept in memory
   */
  StepSpool(int mostSteps) {
    this.mostSteps = mostSteps;
  }

  void add(long time, int event, String session) throws IOException {
    byte[] name = session.getBytes(UTF_8);
    int used = size == 0 ? 0 : ends[size - 1];
    if (size == mostSteps || (size > 0 && used + name.length > MOST_BYTES)) {
      flush();
      used = 0;
    }
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
      events = Arrays.copyOf(events, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    if (used + name.length > names.length) {
      names = Arrays.copyOf(names, Math.max(used + name.length, 2 * names.length));
    }
    System.arraycopy(name, 0, names, used, name.length);
    rises &= size == 0 || times[size - 1] <= time;
    times[size] = time;
    events[size] = event;
    ends[size++] = used + name.length;
  }

  /** Gives all steps to a visitor, those that are earlier first. */
  void visit(Visitor visitor) throws IOException {
    if (pieces.isEmpty()) {
      for (int step : order()) {
        visitor.visit(
            times[step], events[step], new String(names, from(step), length(step), UTF_8));
      }
      return;
    }
    flush();
    names = new byte[0];
    merge(visitor);
  }

  private int[] order() {
    IntStream steps = IntStream.range(0, size);
    return rises
        ? steps.toArray()
        : steps
            .boxed()
            .sorted(Comparator.comparingLong(step -> times[step]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  private int from(int step) {
    return step == 0 ? 0 : ends[step - 1];
  }

  private int length(int step) {
    return ends[step] - from(step);
  }

  private void flush() throws IOException {
    if (size == 0) {
      return;
    }
    FileChannel file = file();
    int[] order = order();
    Piece piece = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
    if (piece == null || times[order[0]] < piece.last) { // else the piece goes on
      piece = new Piece(file.position());
      pieces.add(piece);
    }
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16));
    for (int step : order) {
      out.writeLong(times[step]);
      out.writeInt(events[step]);
      out.writeInt(length(step));
      out.write(names, from(step), length(step));
    }
    out.flush();
    piece.to = file.position();
    piece.last = times[order[size - 1]];
    size = 0;
    rises = true;
  }

  private FileChannel file() throws IOException {
    FileChannel known = file;
    if (known == null) {
      Path path = Files.createTempFile("loginsight-steps-", ".tmp"); // 0600 if there are modes
      known =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE); // Unix deletes the name at once
      file = known;
    }
    return known;
  }

  private void merge(Visitor visitor) throws IOException {
    FileChannel file = file();
    int buffer = Math.max(1 << 12, Math.min(1 << 16, BUFFERS / pieces.size()));
    PriorityQueue<Cursor> next = new PriorityQueue<>();
    for (int i = 0; i < pieces.size(); i++) {
      Cursor cursor = new Cursor(i, new Part(file, pieces.get(i)), buffer);
      cursor.read();
      next.add(cursor);
    }
    for (Cursor first = next.poll(); first != null; first = next.poll()) {
      visitor.visit(first.time, first.event, first.session);
      if (first.read()) {
        next.add(first);
      }
    }
  }

  /** Goes through a piece. */
  private static final class Cursor implements Comparable<Cursor> {

    private final int number;
    private final DataInputStream in;
    private long left;
    long time;
    int event;
    String session = "";

    Cursor(int number, Part part, int buffer) {
      this.number = number;
      this.in = new DataInputStream(new BufferedInputStream(part, buffer));
      this.left = part.left;
    }

    boolean read() throws IOException {
      if (left == 0) {
        return false;
      }
      time = in.readLong();
      event = in.readInt();
      int length = in.readInt();
      session = new String(in.readNBytes(length), UTF_8);
      left -= RECORD + length;
      return true;
    }

    @Override
    public int compareTo(Cursor other) {
      int order = Long.compare(time, other.time);
      return order == 0 ? Integer.compare(number, other.number) : order;
    }
  }

  /** The bytes of a piece. */
  private static final class Part extends InputStream {

    private final FileChannel file;
    private long at;
    private long left;

    Part(FileChannel file, Piece piece) {
      this.file = file;
      this.at = piece.from;
      this.left = piece.to - piece.from;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = file.read(ByteBuffer.wrap(bytes, from, (int) Math.min(count, left)), at);
      at += Math.max(0, read);
      left -= Math.max(0, read);
      return read;
    }
  }

  /** Drops the file. */
  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
