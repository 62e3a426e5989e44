package io.loginsight.core.mine;

import io.loginsight.core.state.StateReader;
import io.loginsight.core.state.StateWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values seen at one place, in bounded room. Up to {@value #MOST_VALUES} different ones are all
 * here with their exact counts. When more come, these remain: every event has a rank, drawn from
 * its place in the input, and the values are kept whose first event in the order of ranks comes
 * first. A value that makes up a share {@code p} of the events is missed with probability {@code (1
 * - p)^32} at most. From there on, all values are counted in a table that several may share cells
 * of [1], in registers for how many differ [2], and as numbers in a {@link NumberSketch}.
 *
 * <p>What is held is a function of the set of events: neither their order matters nor in which
 * parts they were added.
 *
 * <p>[1] Cormode, Muthukrishnan, An Improved Data Stream Summary: The Count-Min Sketch and its
 * Applications, 2005. [2] Flajolet et al., HyperLogLog, 2007.
 */
final class ValueSketch {

  /** How many different values are kept. */
  static final int MOST_VALUES = 32;

  private static final int ROWS = 2;
  private static final int ROW_BITS = 7;
  private static final int CELLS = 1 << ROW_BITS;

  /** Where values hardly repeat, one that shares its cells must not look frequent. */
  static final int LEAST_COUNT = 3;

  private static final int LEAST_SHARE = 50;

  private long sampled;
  private long events; // those sampled, by their weight
  private long[] hashes = new long[2];
  private long[] ranks = new long[2];
  private int[] counts = new int[2]; // not kept up once there are too many values
  private double[] numbers = new double[2];
  private byte[][] texts = new byte[2][];
  private int size;
  private @Nullable Many many;

  /** What is counted once there are too many values to keep all. */
  private static final class Many {
    final int[] cells = new int[ROWS * CELLS];
    final DistinctCount distinct = new DistinctCount();
    @Nullable NumberSketch numbers;

    void add(long hash, double number, int times) {
      for (int row = 0; row < ROWS; row++) {
        int cell = cell(row, hash);
        cells[cell] = NumberSketch.sum(cells[cell], times);
      }
      distinct.add(hash);
      if (!Double.isNaN(number)) {
        numbers().add(number, times);
      }
    }

    void addAll(Many other) {
      for (int i = 0; i < cells.length; i++) {
        cells[i] = NumberSketch.sum(cells[i], other.cells[i]);
      }
      distinct.addAll(other.distinct);
      if (other.numbers != null) {
        numbers().addAll(other.numbers);
      }
    }

    void write(StateWriter out) {
      for (int cell : cells) {
        out.number(cell);
      }
      distinct.write(out);
      out.number(numbers == null ? 0 : 1);
      if (numbers != null) {
        numbers.write(out);
      }
    }

    static Many read(StateReader in, long events) {
      int most = (int) Math.min(Integer.MAX_VALUE, events);
      Many read = new Many();
      for (int i = 0; i < read.cells.length; i++) {
        read.cells[i] = in.upTo(most, "a count");
      }
      read.distinct.addAll(DistinctCount.read(in));
      read.numbers = in.upTo(1, "a flag") == 0 ? null : NumberSketch.read(in);
      return read;
    }

    private NumberSketch numbers() {
      NumberSketch sketch = numbers;
      if (sketch == null) {
        sketch = new NumberSketch();
        numbers = sketch;
      }
      return sketch;
    }

    private static int cell(int row, long hash) {
      return row * CELLS + (int) (hash >>> (row * ROW_BITS) & (CELLS - 1));
    }
  }

  /**
   * Adds the value of one event.
   *
   * @param rank of the event
   * @param weight for how many events it stands
   * @param records holds the value at {@code at}, as {@link ValueRecord} wrote it
   */
  void add(long rank, int weight, byte[] records, int at) {
    sampled++;
    events += weight;
    long hash = ValueRecord.hash(records, at);
    double number = ValueRecord.number(records, at);
    if (many != null) {
      many.add(hash, number, weight);
    }
    int known = find(hash);
    if (known >= 0) {
      counts[known] = NumberSketch.sum(counts[known], weight);
      ranks[known] = min(ranks[known], rank);
    } else if (isWanted(rank, hash)) {
      insert(rank, hash, number, weight, ValueRecord.text(records, at));
    }
  }

  /** Adds all that another one holds. */
  void addAll(ValueSketch other) {
    if (other.many != null) {
      overflow();
    }
    sampled += other.sampled;
    events += other.events;
    Many theirs = other.many;
    if (many != null && theirs != null) {
      many.addAll(theirs);
    }
    for (int i = 0; i < other.size; i++) {
      if (many != null && theirs == null) {
        many.add(other.hashes[i], other.numbers[i], other.counts[i]);
      }
      int at = find(other.hashes[i]);
      if (at >= 0) {
        counts[at] = NumberSketch.sum(counts[at], other.counts[i]);
        ranks[at] = min(ranks[at], other.ranks[i]);
      } else if (isWanted(other.ranks[i], other.hashes[i])) {
        insert(other.ranks[i], other.hashes[i], other.numbers[i], other.counts[i], other.texts[i]);
      }
    }
  }

  ValueSketch copy() {
    ValueSketch copy = new ValueSketch();
    copy.addAll(this);
    return copy;
  }

  private static long min(long a, long b) {
    return Long.compareUnsigned(a, b) <= 0 ? a : b;
  }

  private int find(long hash) {
    for (int i = 0; i < size; i++) {
      if (hashes[i] == hash) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a value that is not here would be kept. */
  private boolean isWanted(long rank, long hash) {
    return many == null || size < MOST_VALUES || isBefore(rank, hash, last());
  }

  /** Ranks are equal only if two inputs are made one; then the hashes decide. */
  private boolean isBefore(long rank, long hash, int other) {
    int order = Long.compareUnsigned(rank, ranks[other]);
    return order < 0 || (order == 0 && Long.compareUnsigned(hash, hashes[other]) < 0);
  }

  private int last() {
    int last = 0;
    for (int i = 1; i < size; i++) {
      last = isBefore(ranks[last], hashes[last], i) ? i : last;
    }
    return last;
  }

  private void insert(long rank, long hash, double number, int count, byte[] text) {
    int at = size;
    if (size == MOST_VALUES) {
      if (many == null) {
        overflow().add(hash, number, count);
        if (!isWanted(rank, hash)) {
          return;
        }
      }
      at = last();
    } else if (size++ == ranks.length) {
      int room = at * 2;
      hashes = Arrays.copyOf(hashes, room);
      ranks = Arrays.copyOf(ranks, room);
      counts = Arrays.copyOf(counts, room);
      numbers = Arrays.copyOf(numbers, room);
      texts = Arrays.copyOf(texts, room);
    }
    hashes[at] = hash;
    ranks[at] = rank;
    counts[at] = count;
    numbers[at] = number;
    texts[at] = text;
  }

  private Many overflow() {
    Many all = many;
    if (all == null) {
      all = new Many();
      for (int i = 0; i < size; i++) {
        all.add(hashes[i], numbers[i], counts[i]);
      }
      many = all;
    }
    return all;
  }

  /** How many events were added. */
  long sampled() {
    return sampled;
  }

  /** For how many events they stand. */
  long events() {
    return events;
  }

  /** Whether every value is here, and every count is exact. */
  boolean isExact() {
    return many == null;
  }

  /** How many values are here. */
  int size() {
    return size;
  }

  long hash(int i) {
    return hashes[i];
  }

  double number(int i) {
    return numbers[i];
  }

  byte[] text(int i) {
    return texts[i];
  }

  /**
   * How often a value came: exactly, or estimated less what others in its cells make of it. 0 if it
   * is not known to be frequent.
   */
  long count(int i) {
    Many all = many;
    if (all == null) {
      return counts[i];
    }
    long least = Long.MAX_VALUE;
    for (int row = 0; row < ROWS; row++) {
      least = Math.min(least, all.cells[Many.cell(row, hashes[i])]);
    }
    long count = least - (events - least) / (CELLS - 1);
    return count >= LEAST_COUNT && count >= events / LEAST_SHARE ? count : 0;
  }

  /** Adds the different values to a count of them, if they are not all here. */
  void addDistinct(DistinctCount to) {
    if (many != null) {
      to.addAll(many.distinct);
    }
  }

  /** How the numbers are distributed; null if every value is here, or if none is a number. */
  @Nullable NumberSketch numbers() {
    return many == null ? null : many.numbers;
  }

  private Integer[] inOrder() {
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> a.equals(b) ? 0 : isBefore(ranks[a], hashes[a], b) ? -1 : 1);
    return order;
  }

  /** Writes all of it. */
  void write(StateWriter out) {
    out.number(sampled);
    out.number(events);
    out.number(many == null ? 0 : 1);
    out.number(size);
    for (int i : inOrder()) {
      out.fixed(ranks[i]);
      out.fixed(hashes[i]);
      NumberSketch.writeNumber(out, numbers[i]);
      out.bytes(texts[i]);
      if (many == null) {
        out.number(counts[i]);
      }
    }
    if (many != null) {
      many.write(out);
    }
  }

  /** Reads what {@link #write} wrote. */
  static ValueSketch read(StateReader in) {
    ValueSketch read = new ValueSketch();
    read.sampled = in.amount("a count");
    read.events = in.amount("a count");
    boolean all = in.upTo(1, "a flag") == 0;
    int size = in.upTo(MOST_VALUES, "values");
    StateReader.check(all ? size > 0 : size == MOST_VALUES, "values are missing");
    StateReader.check(all ? read.sampled >= size : read.sampled > size, "values were not sampled");
    StateReader.check(read.events >= read.sampled, "there are fewer events than were sampled");
    for (int i = 0; i < size; i++) {
      read.readValue(in, all);
    }
    read.many = all ? null : Many.read(in, read.events);
    return read;
  }

  private void readValue(StateReader in, boolean counted) {
    long rank = in.fixed();
    long hash = in.fixed();
    StateReader.check(
        size == 0 || (!isBefore(rank, hash, size - 1) && find(hash) < 0), "values do not rise");
    double number = NumberSketch.readNumber(in);
    byte[] text = in.bytes(ValueRecord.MOST_TEXT_BYTES, "a value");
    int count = counted ? in.upTo(Integer.MAX_VALUE, "a count") : 1;
    StateReader.check(count > 0 && count <= events, "a count is out of range");
    insert(rank, hash, number, count, text);
  }

  /** All that is held, in an order that the values give. */
  @Override
  public String toString() {
    StringBuilder all = new StringBuilder().append(sampled).append(' ').append(events);
    for (int i : inOrder()) {
      String text = new String(texts[i], StandardCharsets.ISO_8859_1);
      all.append('\n').append(hashes[i]).append(' ').append(text).append(' ').append(count(i));
    }
    return many == null
        ? all.toString()
        : all + "\n" + Arrays.toString(many.cells) + many.distinct + many.numbers;
  }
}
