package io.loginsight.tck;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Throws if two threads of the rule that asks at once are inside; waits for the second one. */
final class Gathering {

  private final CountDownLatch two = new CountDownLatch(2);
  private final String fault;

  Gathering(String fault) {
    this.fault = fault;
  }

  void enter() {
    if (!Faults.is(fault) || !Thread.currentThread().getName().equals(ProviderContract.TOGETHER)) {
      return;
    }
    two.countDown();
    try {
      if (two.await(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("somebody else is here");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
