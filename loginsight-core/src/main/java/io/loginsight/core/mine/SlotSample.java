package io.loginsight.core.mine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The values of some of the messages of one block, as {@link SlotSampler} drew them: an entry for
 * each skeleton of which there are any.
 *
 * <p><b>Threads:</b> Confined; handed from the worker to the merger.
 */
public final class SlotSample {

  /** So many events of a skeleton are looked at even if fewer were drawn. */
  static final int LEAST_EVENTS = 16;

  /** Of a skeleton of which hardly any event was drawn, no more bytes are kept. */
  static final int RESERVE_BYTES = 8_192;

  private int entries;
  private long[] hashes = new long[16];
  private int[] numbers = new int[16]; // the sampler's
  private int[] drawn = new int[16];
  private long[] toldLimits = new long[16];
  private byte[] toldLevels = new byte[16];
  private final List<Reserve> reserves = new ArrayList<>();

  // The events that were drawn: entry, rank, and where in the bytes their records end.
  private int size;
  private int[] entryOf = new int[16];
  private long[] ranks = new long[16];
  private int[] ends = new int[16];
  private byte[] bytes = new byte[1024];

  /** Creates an empty sample. */
  public SlotSample() {}

  /** Empties the sample, but keeps its room. What was taken from it stays as it is. */
  public void clear() {
    entries = 0;
    size = 0;
    reserves.clear();
  }

  /** Makes an entry for a skeleton. */
  int enter(int number, long hash) {
    if (entries == hashes.length) {
      hashes = Arrays.copyOf(hashes, entries * 2);
      numbers = Arrays.copyOf(numbers, entries * 2);
      drawn = Arrays.copyOf(drawn, entries * 2);
      toldLimits = Arrays.copyOf(toldLimits, entries * 2);
      toldLevels = Arrays.copyOf(toldLevels, entries * 2);
    }
    hashes[entries] = hash;
    numbers[entries] = number;
    drawn[entries] = 0;
    reserves.add(new Reserve());
    return entries++;
  }

  void addReserve(int entry, long rank, byte[] record, int length) {
    reserves.get(entry).add(rank, record, 0, length, mostReserve(entry), RESERVE_BYTES);
  }

  /** The more were drawn, the fewer others are needed. */
  private int mostReserve(int entry) {
    return Math.max(0, LEAST_EVENTS - drawn[entry]);
  }

  /** Returns below which rank, unsigned, an event that is not drawn may yet be of use. */
  long reserveLimit(int entry) {
    int most = mostReserve(entry);
    return most == 0 ? 0 : reserves.get(entry).bound(most);
  }

  void addDrawn(int entry, long rank, byte[] record, int length) {
    int from = size == 0 ? 0 : ends[size - 1];
    if (from + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(from + length, bytes.length * 2));
    }
    if (size == ranks.length) {
      entryOf = Arrays.copyOf(entryOf, size * 2);
      ranks = Arrays.copyOf(ranks, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
    }
    System.arraycopy(record, 0, bytes, from, length);
    entryOf[size] = entry;
    ranks[size] = rank;
    ends[size++] = from + length;
    drawn[entry]++;
    reserves.get(entry).limit(mostReserve(entry), RESERVE_BYTES);
  }

  /**
   * Takes what the merger has to say.
   *
   * @param level of the rate at which events are to be drawn from now on
   * @param limit below which rank, unsigned, an event is of use
   */
  void tell(int entry, int level, long limit) {
    toldLevels[entry] = (byte) level;
    toldLimits[entry] = limit;
  }

  int toldLevel(int entry) {
    return toldLevels[entry];
  }

  long toldLimit(int entry) {
    return toldLimits[entry];
  }

  /** Returns how many skeletons there are. */
  public int entries() {
    return entries;
  }

  /** Returns the hash of a skeleton. */
  public long hash(int entry) {
    return hashes[entry];
  }

  int number(int entry) {
    return numbers[entry];
  }

  Reserve reserve(int entry) {
    return reserves.get(entry);
  }

  /** How many events were drawn. */
  int size() {
    return size;
  }

  int entryOf(int event) {
    return entryOf[event];
  }

  long rank(int event) {
    return ranks[event];
  }

  byte[] bytes() {
    return bytes;
  }

  int start(int event) {
    return event == 0 ? 0 : ends[event - 1];
  }

  int end(int event) {
    return ends[event];
  }
}
