package io.loginsight.lab;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.TreeMap;

/**
 * The virtual clock and what is still to happen. What is due at the same microsecond happens in the
 * order in which it was asked for.
 */
final class Kernel {

  static final long MILLI = 1_000;
  static final long SECOND = 1_000_000;

  private record Task(long at, long number, Runnable action) implements Comparable<Task> {
    @Override
    public int compareTo(Task other) {
      int byTime = Long.compare(at, other.at);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }

  /*
   * Most tasks are timeouts, which wait long, come to nothing, and are of few different lengths.
   * Those of one length are due in the order in which they were asked for: a queue for each length
   * keeps them out of the heap, which stays small. 1,000,000 lines take a tenth less time that way.
   */
  private final Map<Long, Deque<Task>> timeouts = new TreeMap<>();
  private final List<Deque<Task>> queues = new ArrayList<>();
  private final PriorityQueue<Task> tasks = new PriorityQueue<>();
  private long now;
  private long asked;

  Kernel(long startMicros) {
    now = startMicros;
  }

  /** Microseconds since 1970, UTC. */
  long now() {
    return now;
  }

  void after(long micros, Runnable action) {
    tasks.add(new Task(now + Math.max(0, micros), asked++, action));
  }

  /** As {@link #after}, for one of few different lengths. */
  void timeout(long micros, Runnable action) {
    Deque<Task> queue =
        timeouts.computeIfAbsent(
            micros,
            length -> {
              Deque<Task> fresh = new ArrayDeque<>();
              queues.add(fresh);
              return fresh;
            });
    queue.add(new Task(now + micros, asked++, action));
  }

  /** Lets the next thing happen. A site has jobs that repeat for ever, so there always is one. */
  void step() {
    Queue<Task> from = tasks;
    Task first = tasks.peek();
    for (Deque<Task> queue : queues) {
      Task candidate = queue.peek();
      if (candidate != null && (first == null || candidate.compareTo(first) < 0)) {
        from = queue;
        first = candidate;
      }
    }
    Task task = from.remove();
    now = task.at;
    task.action.run();
  }
}
