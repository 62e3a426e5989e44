package io.loginsight.core.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loginsight.core.state.StateReader;
import io.loginsight.core.state.StateWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What was learnt of sessions that are over or not, as a value: counts alone, by event. Equal
 * states have equal snapshots.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param sessions how many there were
 * @param recent the weight of those that have not faded, in parts
 * @param reached how many came to each age
 * @param events by their text
 * @param course how sessions go
 */
record SessionState(
    long sessions, long recent, List<Long> reached, List<Event> events, CourseState course) {

  /** So many of them are a session's weight. */
  static final double PARTS = 1 << 20;

  private static final int KIND = 0x5e56; // not what other snapshots begin with
  private static final int MOST_TEXT = 4 * Names.LONGEST; // bytes
  private static final int AGES = SessionModel.AGES.length;

  /**
   * What is known of an event.
   *
   * @param items by level, as far as they are known
   */
  record Event(String text, List<Item> items) {}

  /**
   * How many sessions have an event so many times.
   *
   * @param count how many
   * @param had how many of them had it at each age
   * @param ago if it is one, how many sessions began since
   */
  record Item(long count, List<Long> had, long ago) {}

  byte[] snapshot() {
    StateWriter out = new StateWriter();
    out.number(KIND);
    out.number(sessions);
    out.number(recent);
    reached.forEach(out::number);
    out.number(events.size());
    for (Event event : events) {
      out.bytes(event.text.getBytes(UTF_8));
      out.number(event.items.size());
      for (Item item : event.items) {
        out.number(item.count);
        item.had.forEach(out::number);
        if (item.count == 1) {
          out.number(item.ago);
        }
      }
    }
    course.write(out);
    return out.finish();
  }

  /**
   * Reads a snapshot.
   *
   * @param snapshot any bytes
   * @throws io.loginsight.api.LogInsightException if it is none of sessions, damaged, or of another
   *     version
   */
  static SessionState restore(byte[] snapshot) {
    StateReader in = new StateReader(snapshot);
    StateReader.check(in.number() == KIND, "it is not of sessions");
    long sessions = in.amount("the number of sessions");
    long recent = in.amount("the weight of sessions");
    List<Long> reached = amounts(in, sessions);
    int size = in.count(2, "the number of events");
    List<Event> events = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      String text = new String(in.bytes(MOST_TEXT, "the text of an event"), UTF_8);
      events.add(new Event(text, items(in, reached)));
    }
    CourseState course = CourseState.read(in, size);
    in.finish();
    return new SessionState(sessions, recent, reached, events, course);
  }

  /** Returns the numbers that its events have elsewhere; -1 for one that there is no room for. */
  int[] numbers(EventNumbers known) {
    return events.stream()
        .mapToInt(event -> known.of(event.text()))
        .map(number -> known.isOthers(number) ? -1 : number)
        .toArray();
  }

  /** One is had no more often than the one before. */
  private static List<Item> items(StateReader in, List<Long> reached) {
    int levels = in.upTo(Items.PER_EVENT, "the number of items of an event");
    StateReader.check(levels > 0, "an event has no items");
    List<Item> items = new ArrayList<>(levels);
    long most = Long.MAX_VALUE;
    for (int level = 0; level < levels; level++) {
      long count = in.amount("the number of sessions that have an item");
      StateReader.check(count > 0 && count <= most, "items are out of order");
      List<Long> had = new ArrayList<>(AGES);
      for (long peers : reached) {
        had.add(amount(in, peers));
      }
      items.add(new Item(count, had, count == 1 ? in.amount("the age of an item") : 0));
      most = count;
    }
    return items;
  }

  private static List<Long> amounts(StateReader in, long most) {
    List<Long> amounts = new ArrayList<>(AGES);
    for (int age = 0; age < AGES; age++) {
      amounts.add(amount(in, most));
    }
    return amounts;
  }

  private static long amount(StateReader in, long most) {
    long amount = in.amount("the number of sessions of an age");
    StateReader.check(amount <= most, "more sessions are of an age than there are");
    return amount;
  }
}
