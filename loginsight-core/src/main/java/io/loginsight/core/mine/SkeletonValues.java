package io.loginsight.core.mine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values seen at the places of one skeleton: at first those of a few events, and once enough
 * were drawn and if there is room, sketches of all that were drawn.
 */
final class SkeletonValues {

  /** So many drawn events ask for sketches. */
  static final int ENOUGH_DRAWN = 4;

  private final int mostBytes;
  private final Reserve reserve = new Reserve();
  private long events;
  private long drawn;
  private int level; // of the rate at which events are drawn
  private int drawnAtLevel;
  private final Reserve early = new Reserve(); // drawn before there are sketches
  private int[] places = {}; // of the sketches
  private ValueSketch[] sketches = {};
  private boolean mayHaveSketches = true;

  /**
   * Creates one without events.
   *
   * @param mostBytes how many bytes the values of events without sketches may take
   */
  SkeletonValues(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  void addEvents(long count) {
    events += count;
  }

  /**
   * Takes an event that was drawn.
   *
   * @return whether there should be sketches from now on
   */
  boolean addDrawn(long rank, byte[] bytes, int from, int to) {
    if (Long.compareUnsigned(rank, DrawRate.bound(level)) >= 0) {
      return false; // drawn by a worker that did not know better
    }
    int weight = DrawRate.weight(level);
    int next = DrawRate.next(level, ++drawnAtLevel);
    drawnAtLevel = next > level ? 0 : Math.min(drawnAtLevel, DrawRate.ENOUGH);
    level = next;
    drawn++;
    if (from == to) {
      return false; // nothing varies
    }
    limitReserve();
    if (sketches.length > 0) {
      addToSketches(rank, weight, bytes, from, to);
      return false;
    }
    if (mayHaveSketches) {
      early.add(rank, bytes, from, to, ENOUGH_DRAWN, ENOUGH_DRAWN * ValueRecord.MOST_BYTES);
      return drawn == ENOUGH_DRAWN;
    }
    reserve.add(rank, bytes, from, to, SlotSample.LEAST_EVENTS, mostBytes);
    return false;
  }

  /** How many sketches there would be. */
  int places() {
    return placesOfEarly().length;
  }

  /** All events of a skeleton have the same places. */
  private int[] placesOfEarly() {
    int[] found = new int[ValueRecord.MOST_PLACES];
    int[] count = {0};
    early.forEach(
        (rank, bytes, from, to) -> {
          count[0] = 0;
          for (int at = from; at < to; at = ValueRecord.next(bytes, at)) {
            found[count[0]++] = ValueRecord.place(bytes, at);
          }
        });
    return Arrays.copyOf(found, count[0]);
  }

  /** Makes sketches of all that was drawn. */
  void makeSketches() {
    places = placesOfEarly();
    sketches = new ValueSketch[places.length];
    Arrays.setAll(sketches, i -> new ValueSketch());
    early.forEach((rank, bytes, from, to) -> addToSketches(rank, 1, bytes, from, to));
    early.clear();
    mayHaveSketches = false;
  }

  /** Says that there is no room for sketches, so that of those drawn only the first remain. */
  void makeNoSketches() {
    mayHaveSketches = false;
    reserve.addAll(early, SlotSample.LEAST_EVENTS, mostBytes);
    early.clear();
  }

  private void addToSketches(long rank, int weight, byte[] bytes, int from, int to) {
    int i = 0;
    for (int at = from; at < to && i < sketches.length; at = ValueRecord.next(bytes, at)) {
      sketches[i++].add(rank, weight, bytes, at);
    }
  }

  /** Takes events that were not drawn; they count while there are not enough that were. */
  void addReserve(Reserve other) {
    reserve.addAll(other, mostReserve(), mostBytes);
  }

  /** Returns the level of the rate at which events are drawn. */
  int level() {
    return level;
  }

  /** Returns below which rank, unsigned, an event is of use. */
  long limit() {
    int most = mostReserve();
    long ofReserve = most == 0 ? 0 : reserve.bound(most);
    long bound = isSketched() ? DrawRate.bound(level) : 0;
    return Long.compareUnsigned(bound, ofReserve) < 0 ? ofReserve : bound;
  }

  /** Whether there are sketches, or may yet be. */
  private boolean isSketched() {
    return mayHaveSketches || sketches.length > 0;
  }

  private void limitReserve() {
    reserve.limit(mostReserve(), mostBytes);
  }

  /** Events that were drawn, if they are not in here, are enough or make others less needed. */
  private int mostReserve() {
    return isSketched()
        ? SlotSample.LEAST_EVENTS - (int) Math.min(SlotSample.LEAST_EVENTS, drawn)
        : SlotSample.LEAST_EVENTS;
  }

  /** How many events this skeleton has. */
  long events() {
    return events;
  }

  /** Returns what was seen at a place; null if no event was looked at. */
  @Nullable ValueSketch at(int place) {
    ValueSketch all = new ValueSketch();
    int sketch = Arrays.binarySearch(places, place);
    if (sketch >= 0) {
      all.addAll(sketches[sketch]);
    }
    Reserve.Taker add =
        (rank, bytes, from, to) -> {
          for (int at = from; at < to; at = ValueRecord.next(bytes, at)) {
            if (ValueRecord.place(bytes, at) == place) {
              all.add(rank, 1, bytes, at);
            }
          }
        };
    early.forEach(add);
    reserve.forEach(add);
    return all.events() == 0 ? null : all;
  }
}
