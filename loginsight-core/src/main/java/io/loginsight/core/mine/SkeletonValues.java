package io.loginsight.core.mine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The values seen at the places of one skeleton. */
final class SkeletonValues {

  /** Of a skeleton without sketches no more bytes are kept. */
  static final int FEW_BYTES = 512;

  private final boolean hasSketches;
  private long events;
  private long drawn; // events that are in the sketches
  private int[] places = {}; // of the sketches
  private ValueSketch[] sketches = {};
  private @Nullable Reserve reserve = new Reserve();

  /**
   * Creates one without events.
   *
   * @param hasSketches whether there is room for more than a few events
   */
  SkeletonValues(boolean hasSketches) {
    this.hasSketches = hasSketches;
  }

  void addEvents(long count) {
    events += count;
  }

  /** Takes an event that was drawn. */
  void addDrawn(long rank, byte[] bytes, int from, int to) {
    if (!hasSketches) {
      keep(rank, bytes, from, to);
      return;
    }
    if (drawn++ == 0) {
      makeSketches(bytes, from, to);
    }
    int i = 0;
    for (int at = from; at < to && i < sketches.length; at = ValueRecord.next(bytes, at)) {
      sketches[i++].add(rank, bytes, at);
    }
    shrinkReserve();
  }

  private void keep(long rank, byte[] bytes, int from, int to) {
    Reserve few = reserve;
    if (few != null && few.wants(rank)) {
      few.add(
          new Reserve.Kept(rank, Arrays.copyOfRange(bytes, from, to)),
          SlotSample.LEAST_EVENTS,
          FEW_BYTES);
    }
  }

  /** Takes events that were not drawn; they count while there are not enough that were. */
  void addReserve(Reserve other) {
    if (reserve != null) {
      reserve.addAll(other, mostReserve(), mostBytes());
    }
  }

  private void shrinkReserve() {
    if (drawn >= SlotSample.LEAST_EVENTS) {
      reserve = null;
    } else if (reserve != null) {
      reserve.limit(mostReserve(), mostBytes());
    }
  }

  private int mostReserve() {
    return SlotSample.LEAST_EVENTS - (int) Math.min(SlotSample.LEAST_EVENTS, drawn);
  }

  private int mostBytes() {
    return hasSketches ? SlotSample.RESERVE_BYTES : FEW_BYTES;
  }

  private void makeSketches(byte[] bytes, int from, int to) {
    places = new int[ValueRecord.places(bytes, from, to)];
    sketches = new ValueSketch[places.length];
    int i = 0;
    for (int at = from; at < to; at = ValueRecord.next(bytes, at)) {
      places[i] = ValueRecord.place(bytes, at);
      sketches[i++] = new ValueSketch();
    }
  }

  /** How many events this skeleton has. */
  long events() {
    return events;
  }

  /** Returns what was seen at a place; null if no event was looked at. */
  @Nullable ValueSketch at(int place) {
    int drawnAt = Arrays.binarySearch(places, place);
    ValueSketch all = new ValueSketch();
    if (drawnAt >= 0) {
      all.addAll(sketches[drawnAt]);
    }
    if (reserve != null) {
      for (Reserve.Kept event : reserve.kept()) {
        add(event, place, all);
      }
    }
    return all.events() == 0 ? null : all;
  }

  private static void add(Reserve.Kept event, int place, ValueSketch to) {
    byte[] bytes = event.values;
    for (int at = 0; at < bytes.length; at = ValueRecord.next(bytes, at)) {
      if (ValueRecord.place(bytes, at) == place) {
        to.add(event.rank, bytes, at);
      }
    }
  }
}
