package io.loginsight.lab;

import java.util.PriorityQueue;

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

  /** Lets the next thing happen. The shop has jobs that repeat for ever, so there always is one. */
  void step() {
    Task task = tasks.remove();
    now = task.at;
    task.action.run();
  }
}
