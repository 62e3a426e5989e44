package io.loginsight.lab;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The database connections of one instance. Who finds none free waits, but not for ever. */
final class Pool {

  static final long PATIENCE = 3 * Kernel.SECOND;

  private static final class Waiter {
    final Consumer<Boolean> granted;
    boolean gone;

    Waiter(Consumer<Boolean> granted) {
      this.granted = granted;
    }
  }

  private final Kernel kernel;
  private final int size;
  private final Deque<Waiter> waiters = new ArrayDeque<>();
  private int active;
  private int taken;
  private @Nullable IncidentRecord takenBy;

  Pool(Kernel kernel, int size) {
    this.kernel = kernel;
    this.size = size;
  }

  int size() {
    return size;
  }

  int active() {
    return active;
  }

  int waiting() {
    return waiters.size();
  }

  /** The incident that has taken so much that who waits now waits because of it; null if none. */
  @Nullable IncidentRecord drainedBy() {
    return taken > 0 && active >= size ? takenBy : null;
  }

  /** Says true as soon as there is a connection, or false when patience is at its end. */
  void acquire(Consumer<Boolean> granted) {
    if (active < size) {
      active++;
      granted.accept(true);
      return;
    }
    Waiter waiter = new Waiter(granted);
    waiters.add(waiter);
    kernel.timeout(
        PATIENCE,
        () -> {
          if (!waiter.gone) {
            waiter.gone = true;
            granted.accept(false);
            waiters.remove(waiter);
          }
        });
  }

  void release() {
    Waiter waiter = waiters.poll();
    if (waiter == null) {
      active--;
    } else {
      waiter.gone = true;
      waiter.granted.accept(true); // the connection changes hands
    }
  }

  /** Takes one connection for good, or waits for one. */
  void drain(@Nullable IncidentRecord incident) {
    taken++;
    takenBy = incident;
    acquire(
        granted -> {
          if (!granted) {
            taken--;
          }
        });
  }

  void refill() {
    for (; taken > 0; taken--) {
      release();
    }
  }
}
