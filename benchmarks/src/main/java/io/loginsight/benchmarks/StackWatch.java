package io.loginsight.benchmarks;

import java.util.concurrent.locks.LockSupport;

/**
 * Measures how long the thread that makes it is within a method, by looking at its stack a thousand
 * times a second; what cannot be timed from outside can be measured so, to about 2 ms.
 */
final class StackWatch implements AutoCloseable {

  private static final long PAUSE = 1_000_000;

  private final Thread watched = Thread.currentThread();
  private final Thread watcher = new Thread(this::watch, "stack-watch");
  private final String type;
  private final String method;
  private volatile boolean over;
  private long first = -1;
  private long last = -1;

  StackWatch(String type, String method) {
    this.type = type;
    this.method = method;
    watcher.setDaemon(true);
    watcher.start();
  }

  private void watch() {
    while (!over) {
      if (isWithin()) {
        last = System.nanoTime();
        first = first < 0 ? last : first;
      }
      LockSupport.parkNanos(PAUSE);
    }
  }

  private boolean isWithin() {
    for (StackTraceElement frame : watched.getStackTrace()) {
      if (frame.getClassName().equals(type) && frame.getMethodName().equals(method)) {
        return true;
      }
    }
    return false;
  }

  /** Ends the watch, and returns the time from first to last; 0 if it was never seen. */
  double seconds() {
    close();
    return (last - first) / 1e9;
  }

  @Override
  public void close() {
    over = true;
    try {
      watcher.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
