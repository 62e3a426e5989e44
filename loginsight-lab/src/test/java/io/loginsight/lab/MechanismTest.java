package io.loginsight.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.lab.Reply.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a site is made of: the clock, connection pools, circuit breakers. */
class MechanismTest {

  private static final Reply REFUSED = new Reply(Result.REFUSED, 503, null);

  private static final IncidentRecord INCIDENT =
      new IncidentRecord("incident-1", Fault.POOL_EXHAUSTED, Instant.EPOCH);

  private final Kernel kernel = new Kernel(0);

  @Test
  void step_tasks_happenInOrderOfTimeAndThenOfAsking() {
    List<String> happened = new ArrayList<>();
    kernel.after(20, () -> happened.add("late"));
    kernel.after(10, () -> happened.add("first"));
    kernel.after(10, () -> happened.add("second"));
    for (int i = 0; i < 3; i++) {
      kernel.step();
    }
    assertEquals(List.of("first", "second", "late"), happened);
    assertEquals(20, kernel.now());
  }

  @Test
  void acquire_poolIsEmpty_waitsForARelease() {
    Pool pool = new Pool(kernel, 1);
    List<Boolean> granted = new ArrayList<>();
    pool.acquire(granted::add);
    pool.acquire(granted::add);
    assertEquals(List.of(true), granted);
    pool.release();
    assertEquals(List.of(true, true), granted);
    assertEquals(1, pool.active());
  }

  @Test
  void acquire_nothingIsReleased_givesUp() {
    Pool pool = new Pool(kernel, 1);
    List<Boolean> granted = new ArrayList<>();
    pool.acquire(granted::add);
    pool.acquire(granted::add);
    kernel.step(); // the end of patience
    assertEquals(List.of(true, false), granted);
    assertEquals(0, pool.waiting());
    assertEquals(Pool.PATIENCE, kernel.now());
  }

  @Test
  void refill_afterDraining_allAreBack() {
    Pool pool = new Pool(kernel, 3);
    for (int i = 0; i < 3; i++) {
      pool.drain(INCIDENT);
    }
    assertEquals(INCIDENT, pool.drainedBy());
    pool.refill();
    assertEquals(0, pool.active());
    assertNull(pool.drainedBy());
  }

  @Test
  void permits_rowOfFailures_opensThenTriesOnce() {
    Breaker breaker = new Breaker();
    for (int i = 0; i < 5; i++) {
      assertTrue(breaker.permits(0));
      breaker.learn(REFUSED, 0);
    }
    assertFalse(breaker.permits(Kernel.SECOND));
    assertTrue(breaker.permits(16 * Kernel.SECOND));
    assertFalse(breaker.permits(16 * Kernel.SECOND), "one trial at a time");
    breaker.learn(Reply.ok(null), 17 * Kernel.SECOND);
    assertTrue(breaker.permits(17 * Kernel.SECOND));
  }

  @Test
  void permits_rejectionsAreNoFailures_staysClosed() {
    Breaker breaker = new Breaker();
    for (int i = 0; i < 50; i++) {
      breaker.learn(new Reply(Result.REJECTED, 404, null), i);
    }
    assertTrue(breaker.permits(100));
  }

  @Test
  void fill_slotsAndOtherBraces_onlySlotsAreFilled() {
    Facts facts = new Facts(Dice.of(1, "template"));
    facts.dependency = "cart";
    assertEquals(
        "{\"a\":{}} cart {} {Cart", Template.parse("{\"a\":{}} {dep} {} {Cart").fill(facts));
  }
}
