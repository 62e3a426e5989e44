package io.loginsight.core.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sessions that are open, by name, and in the order in which something is to be done for them.
 *
 * <p>Nothing is sorted: sessions come to an age in the order in which they began, and to a time of
 * quiet in the order of their last events. So each stands in one queue by its age and in one by how
 * quiet it is, and what is to be done next is to be done for one who stands first.
 *
 * <p><b>Threads:</b> Confined.
 */
final class OpenSessions {

  private final Map<String, OpenSession> byName = new HashMap<>();
  private final List<@Nullable OpenSession> places = new ArrayList<>();
  private final Deque<Integer> free = new ArrayDeque<>();
  private final int ages;
  private final int quietnesses;
  private final Queues byAge;
  private final Queues byQuietness;
  private long cells; // kinds of events, of all of them
  private long begun;

  OpenSessions(int ages, int quietnesses) {
    this.ages = ages;
    this.quietnesses = quietnesses;
    byAge = new Queues(ages);
    byQuietness = new Queues(quietnesses);
  }

  int size() {
    return byName.size();
  }

  long cells() {
    return cells;
  }

  @Nullable OpenSession find(String name) {
    return byName.get(name);
  }

  OpenSession begin(String name, boolean continues, double start) {
    Integer left = free.poll();
    int place = left == null ? places.size() : left;
    OpenSession session = new OpenSession(name, begun++, place, continues, start);
    if (left == null) {
      places.add(session);
    } else {
      places.set(place, session);
    }
    byName.put(name, session);
    byAge.append(0, place);
    byQuietness.append(0, place);
    return session;
  }

  /** Counts an event that came at a time, and returns how often it did: see {@link OpenSession}. */
  int count(OpenSession session, double now, int event, int mostKinds) {
    session.last = now;
    move(session, 0);
    int before = session.kinds();
    int times = session.count(event, mostKinds);
    cells += session.kinds() - before;
    return times;
  }

  void growOlder(OpenSession session) {
    byAge.remove(session.ages++, session.place);
    byAge.append(session.ages, session.place);
  }

  void growQuieter(OpenSession session) {
    move(session, session.quietness + 1);
  }

  private void move(OpenSession session, int quietness) {
    byQuietness.remove(session.quietness, session.place);
    session.quietness = quietness;
    byQuietness.append(quietness, session.place);
  }

  void close(OpenSession session) {
    byAge.remove(session.ages, session.place);
    byQuietness.remove(session.quietness, session.place);
    byName.remove(session.name);
    places.set(session.place, null);
    free.push(session.place);
    cells -= session.kinds();
  }

  /** Returns who comes first to the next age; null if nobody is that old. */
  @Nullable OpenSession firstOfAge(int ages) {
    return at(byAge.first(ages));
  }

  /** Returns who comes first to the next time of quiet; null if nobody is that quiet. */
  @Nullable OpenSession firstOfQuietness(int quietness) {
    return at(byQuietness.first(quietness));
  }

  private @Nullable OpenSession at(int place) {
    return place < 0 ? null : places.get(place);
  }

  /** Returns who has been quiet the longest; null if nobody is there. */
  @Nullable OpenSession quietest() {
    OpenSession first = null;
    for (int quietness = quietnesses - 1; first == null && quietness >= 0; quietness--) {
      first = firstOfQuietness(quietness);
    }
    return first;
  }

  /** Goes through them in the order in which they began. They may be closed meanwhile. */
  void forEach(Consumer<OpenSession> consumer) {
    for (int age = ages - 1; age >= 0; age--) {
      int place = byAge.first(age);
      while (place >= 0) {
        int next = byAge.next(place);
        OpenSession session = at(place);
        if (session != null) {
          consumer.accept(session);
        }
        place = next;
      }
    }
  }
}
