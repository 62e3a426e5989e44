package io.loginsight.core.mine;

import io.loginsight.core.state.StateReader;
import io.loginsight.core.state.StateWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values seen at the places of one skeleton: those of a few events, and once enough were drawn
 * and if there is room, sketches of all that were drawn.
 *
 * <p>In a {@link SkeletonState} it is a value, and not changed any more.
 */
final class SkeletonValues {

  /** So many drawn events ask for sketches. */
  static final int ENOUGH_DRAWN = 4;

  /**
   * The drawn events that do not ask for sketches yet fit into so many bytes, whatever they are.
   */
  static final int MOST_BYTES = (ENOUGH_DRAWN - 1) * ValueRecord.MOST_BYTES;

  private static final int[] NO_PLACES = {};
  private static final ValueSketch[] NO_SKETCHES = {};

  private final int mostBytes;
  private Reserve reserve = new Reserve(); // of all events, those that were drawn are its first
  private long events;
  private int[] places = NO_PLACES; // of the sketches
  private ValueSketch[] sketches = NO_SKETCHES;

  // While events are drawn
  private int level; // of the rate
  private int drawnAtLevel;
  private boolean mayHaveSketches = true;

  /**
   * Creates one without events.
   *
   * @param mostBytes how many bytes the values of events may take
   */
  SkeletonValues(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  private SkeletonValues(SkeletonValues other, int mostBytes) {
    this(mostBytes);
    reserve.addAll(other.reserve, SlotSample.LEAST_EVENTS, mostBytes);
    reserve = reserve.copy();
    events = other.events;
    if (Arrays.stream(other.sketches).allMatch(sketch -> sketch.size() > 0)) {
      places = other.places;
      sketches = Arrays.stream(other.sketches).map(ValueSketch::copy).toArray(ValueSketch[]::new);
      mayHaveSketches = !isSketched();
    }
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
    reserve.add(rank, bytes, from, to, SlotSample.LEAST_EVENTS, mostBytes);
    if (Long.compareUnsigned(rank, DrawRate.bound(level)) >= 0) {
      return false; // drawn by a worker that did not know better
    }
    addToSketches(rank, DrawRate.weight(level), bytes, from, to);
    int next = DrawRate.next(level, ++drawnAtLevel);
    drawnAtLevel = next > level ? 0 : Math.min(drawnAtLevel, DrawRate.ENOUGH);
    level = next;
    return mayHaveSketches && drawnAtLevel == ENOUGH_DRAWN;
  }

  /** Makes sketches, at the given places, of those drawn events that are here. */
  void makeSketches(int[] places) {
    this.places = places;
    sketches = new ValueSketch[places.length];
    Arrays.setAll(sketches, i -> new ValueSketch());
    addToSketches(reserve);
    mayHaveSketches = false;
  }

  /** Says that there is no room for sketches, so that of those drawn only the first remain. */
  void makeNoSketches() {
    mayHaveSketches = false;
  }

  private void addToSketches(Reserve of) {
    of.forEach(
        (rank, bytes, from, to) -> {
          if (isDrawn(rank)) {
            addToSketches(rank, 1, bytes, from, to);
          }
        });
  }

  private void addToSketches(long rank, int weight, byte[] bytes, int from, int to) {
    int i = 0;
    for (int at = from; at < to && i < places.length; at = ValueRecord.next(bytes, at)) {
      if (ValueRecord.place(bytes, at) == places[i]) { // else two skeletons have one hash
        sketches[i++].add(rank, weight, bytes, at);
      }
    }
  }

  private static boolean isDrawn(long rank) {
    return Long.compareUnsigned(rank, DrawRate.bound(0)) < 0;
  }

  /** Takes events that were not drawn; they count while there are not enough that were. */
  void addReserve(Reserve other) {
    reserve.addAll(other, SlotSample.LEAST_EVENTS, mostBytes);
  }

  /** Returns the level of the rate at which events are drawn. */
  int level() {
    return level;
  }

  /** Returns below which rank, unsigned, an event is of use. */
  long limit() {
    long ofReserve = reserve.bound(SlotSample.LEAST_EVENTS);
    long bound = mayHaveSketches || isSketched() ? DrawRate.bound(level) : 0;
    return Long.compareUnsigned(bound, ofReserve) < 0 ? ofReserve : bound;
  }

  private boolean isSketched() {
    return sketches.length > 0;
  }

  /** How many events this skeleton has. */
  long events() {
    return events;
  }

  /** How many sketches there are. */
  int sketches() {
    return sketches.length;
  }

  /** How many bytes the values of events take. */
  int bytes() {
    return reserve.used();
  }

  /** Returns what was seen at a place; null if no event was looked at. */
  @Nullable ValueSketch at(int place) {
    ValueSketch all = new ValueSketch();
    int sketch = Arrays.binarySearch(places, place);
    if (sketch >= 0) {
      all.addAll(sketches[sketch]);
    }
    reserve.forEach(
        (rank, bytes, from, to) -> {
          for (int at = from; at < to; at = ValueRecord.next(bytes, at)) {
            if (ValueRecord.place(bytes, at) == place && !(isSketched() && isDrawn(rank))) {
              all.add(rank, 1, bytes, at);
            }
          }
        });
    return all.events() == 0 ? null : all;
  }

  // As a value

  /** Returns one to which others are added; null stands for no events. */
  static SkeletonValues copyOf(@Nullable SkeletonValues values) {
    SkeletonValues none = new SkeletonValues(MOST_BYTES);
    return values == null ? none : new SkeletonValues(values, MOST_BYTES);
  }

  /** Returns one that has its own room, and no more of it than it needs. */
  SkeletonValues copy() {
    return new SkeletonValues(this, mostBytes);
  }

  /**
   * Adds what another one holds. As long as both have all room that they ask for, neither the order
   * matters nor the grouping of several.
   */
  void addAll(SkeletonValues other) {
    boolean isCopy = events == 0;
    boolean anySketched = isSketched() || other.isSketched();
    if (anySketched || (!isCopy && drawn() + other.drawn() >= ENOUGH_DRAWN)) {
      int[] ours = placesToSketch();
      int[] theirs = other.placesToSketch();
      int[] common = Arrays.compare(ours, theirs) < 0 ? theirs : ours;
      if (!Arrays.equals(places, common)) {
        makeSketches(common);
      }
      if (!other.isSketched()) {
        addToSketches(other.reserve);
      } else if (Arrays.equals(other.places, common)) {
        for (int i = 0; i < sketches.length; i++) {
          sketches[i].addAll(other.sketches[i]);
        }
      }
    }
    reserve.addAll(other.reserve, SlotSample.LEAST_EVENTS, mostBytes);
    events += other.events;
  }

  /** How many events there are of which sketches could be made. */
  private int drawn() {
    int[] count = {0};
    reserve.forEach((rank, bytes, from, to) -> count[0] += isDrawn(rank) ? 1 : 0);
    return count[0];
  }

  /** All events of a skeleton have the same places; none if no event is here. */
  private int[] placesToSketch() {
    return isSketched() ? places : reserve.placesOfFirst();
  }

  /**
   * Returns what is left of it in less room.
   *
   * @param mostBytes how many bytes the values of events may take
   */
  SkeletonValues within(int mostBytes, boolean withSketches) {
    boolean drops = isSketched() && !withSketches;
    if (!drops && bytes() <= mostBytes) {
      return this;
    }
    SkeletonValues less = new SkeletonValues(this, mostBytes);
    if (drops) {
      less.places = NO_PLACES;
      less.sketches = NO_SKETCHES;
    }
    return less;
  }

  /** Returns the same with other ranks, see {@link Reserve#redrawn}; what is in sketches stays. */
  SkeletonValues redrawn(long input) {
    SkeletonValues redrawn = new SkeletonValues(mostBytes);
    redrawn.reserve =
        reserve.redrawn(input, isSketched() ? DrawRate.bound(0) : 0, SlotSample.LEAST_EVENTS);
    redrawn.events = events;
    redrawn.places = places;
    redrawn.sketches = sketches;
    return redrawn;
  }

  /** Writes all of it. */
  void write(StateWriter out) {
    out.number(events);
    reserve.write(out, SlotSample.LEAST_EVENTS);
    out.number(places.length);
    for (int i = 0; i < places.length; i++) {
      out.number(places[i]);
      sketches[i].write(out);
    }
  }

  /** Reads what {@link #write} wrote; null stands for no events. */
  static @Nullable SkeletonValues read(StateReader in) {
    long events = in.amount("a count");
    if (events == 0) {
      return null;
    }
    SkeletonValues read = new SkeletonValues(MOST_BYTES);
    read.events = events;
    read.reserve = Reserve.read(in, SlotSample.LEAST_EVENTS, MOST_BYTES);
    int count = in.upTo(ValueRecord.MOST_PLACES, "places");
    read.places = new int[count];
    read.sketches = new ValueSketch[count];
    for (int i = 0; i < count; i++) {
      read.places[i] = in.upTo(Short.MAX_VALUE, "a place");
      StateReader.check(i == 0 || read.places[i - 1] < read.places[i], "places do not rise");
      read.sketches[i] = ValueSketch.read(in);
      StateReader.check(
          read.sketches[i].sampled() + read.reserve.size() - read.drawn() <= events,
          "more events were sampled than there are");
    }
    StateReader.check(read.reserve.size() <= events, "more events were sampled than there are");
    return read;
  }
}
