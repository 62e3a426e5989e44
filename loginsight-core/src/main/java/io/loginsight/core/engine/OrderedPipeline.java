package io.loginsight.core.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Works on blocks in parallel and merges the results strictly in the order of the blocks.
 *
 * <p>There is no reading thread and no merging thread: whoever is free reads the next block, works
 * on it, and merges whatever results are next in line. The caller's thread is one of the workers,
 * so that the run comes to its end even if the executor never starts another one.
 *
 * <p><b>Threads:</b> Confined; {@link #run} is called once. It is the only place of the engine
 * where threads meet: {@link Stages#read} and {@link Stages#merge} are called by one thread at a
 * time, with a happens-before edge between calls.
 *
 * @param <B> a block that is filled again and again
 * @param <R> what was found in a block
 */
final class OrderedPipeline<B, R> {

  /** The three steps. */
  interface Stages<B, R> {

    /** Makes a block that one worker fills again and again. */
    B newBlock();

    /** Makes what one worker works with. */
    Worker<B, R> newWorker();

    /** Fills a block. Returns whether there was anything left to read. */
    boolean read(B into);

    /** Takes a result. The results come in the order in which the blocks were read. */
    void merge(R result);
  }

  /** The step that is done in parallel. */
  interface Worker<B, R> {

    /** Returns what is in a block; it depends on the block alone. */
    R work(B block);
  }

  /**
   * How many blocks each worker may be ahead of the merger, and {@link #SLACK} for all: enough that
   * one slow block stops nobody, and no more, as the results wait in memory.
   */
  private static final int AHEAD = 2;

  private static final int SLACK = 2;

  private final Stages<B, R> stages;
  private final int limit;
  private final ReentrantLock reading = new ReentrantLock();

  private final ReentrantLock lock = new ReentrantLock(); // guards all below
  private final Condition changed = lock.newCondition();
  private final Map<Long, R> waiting = new HashMap<>();
  private long read;
  private long merged;
  private int active;
  private boolean merging;
  private boolean ended;
  private @Nullable Throwable failure;

  private OrderedPipeline(Stages<B, R> stages, int threads) {
    this.stages = stages;
    this.limit = threads * AHEAD + SLACK;
  }

  /**
   * Reads, works and merges until there is nothing left.
   *
   * @param threads how many workers, the caller's thread included
   * @param executor runs the others; may be slow to start them, refuse or interrupt them
   */
  static <B, R> void run(Stages<B, R> stages, int threads, Supplier<Executor> executor) {
    OrderedPipeline<B, R> pipeline = new OrderedPipeline<>(stages, threads);
    if (threads > 1) {
      pipeline.startOthers(threads - 1, executor.get());
    }
    pipeline.loop(true);
    pipeline.awaitOthers();
  }

  private void startOthers(int others, Executor executor) {
    try {
      for (int i = 0; i < others; i++) {
        executor.execute(() -> loop(false));
      }
    } catch (RuntimeException | OutOfMemoryError e) { // refused, or no more threads to be had
      // then the workers that were accepted do it, the caller's thread at least
    }
  }

  private void loop(boolean caller) {
    if (!enter()) {
      return; // started after the end
    }
    try {
      B block = stages.newBlock();
      Worker<B, R> worker = stages.newWorker();
      for (long number = next(block); number >= 0; number = next(block)) {
        hand(number, worker.work(block));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      if (caller) { // the others' executor is shut down, and they hold no block
        fail(e);
      }
    } catch (Throwable e) { // whatever it is, the caller must hear of it
      fail(e);
    } finally {
      leave();
    }
  }

  private boolean enter() {
    lock.lock();
    try {
      if (ended) {
        return false; // what was read is being worked on by those who read it
      }
      active++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void leave() {
    lock.lock();
    try {
      active--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void fail(Throwable e) {
    lock.lock();
    try {
      if (failure == null) {
        failure = e;
      } else if (failure != e) {
        failure.addSuppressed(e);
      }
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Reads the next block. Returns its number, or -1 if there is nothing left to do. */
  private long next(B block) throws InterruptedException {
    reading.lockInterruptibly();
    try {
      if (!awaitRoom()) {
        return -1;
      }
      boolean more = stages.read(block);
      lock.lock();
      try {
        if (more) {
          return read++;
        }
        ended = true;
        return -1;
      } finally {
        lock.unlock();
      }
    } finally {
      reading.unlock();
    }
  }

  /** Waits until the merger is not too far behind. Returns whether there may be more to read. */
  private boolean awaitRoom() throws InterruptedException {
    lock.lock();
    try {
      while (!ended && read - merged >= limit) {
        changed.await();
      }
      return !ended;
    } finally {
      lock.unlock();
    }
  }

  /** Takes a result and merges all that are next in line, unless somebody is at it already. */
  private void hand(long number, R result) {
    lock.lock();
    try {
      waiting.put(number, result);
      if (merging) {
        return; // that thread will see the result before it stops
      }
      merging = true;
      for (R next = waiting.remove(merged); next != null && failure == null; ) {
        lock.unlock();
        try {
          stages.merge(next);
        } finally {
          lock.lock();
        }
        merged++;
        changed.signalAll();
        next = waiting.remove(merged);
      }
      merging = false;
    } finally {
      lock.unlock();
    }
  }

  private void awaitOthers() {
    lock.lock();
    try {
      while (active > 0) {
        changed.awaitUninterruptibly(); // they stop at the next block
      }
      if (failure instanceof RuntimeException e) {
        throw e;
      }
      if (failure instanceof Error e) {
        throw e;
      }
      if (failure != null) {
        throw new io.loginsight.api.LogInsightException("The run was interrupted", failure);
      }
    } finally {
      lock.unlock();
    }
  }
}
