package io.loginsight.lab;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What goes wrong in a simulated run. Where it does is drawn from the seed.
 *
 * <p><b>Threads:</b> Immutable.
 */
public enum Fault {
  /** Nothing: an ordinary hour with its ordinary noise. */
  NONE,
  /** All instances of one service stop, and connections to it are refused until they are back. */
  DEPENDENCY_DOWN,
  /** A job takes the database connections of one instance, whose requests then wait in vain. */
  POOL_EXHAUSTED,
  /** A new version of one service is rolled out, throws on some requests, and is rolled back. */
  BAD_DEPLOY,
  /** The database takes many times longer: an index, a lock, a plan, a checkpoint, a vacuum. */
  SLOW_DATABASE,
  /** The memory of one service fills up until its instances stall, die and begin anew. */
  MEMORY_LEAK,
  /** Somebody outside tries stolen passwords at the login, from many addresses. */
  CREDENTIAL_STUFFING,
  /** The certificate of one service expires, and its callers trust it no more. */
  CERTIFICATE_EXPIRED,
  /** The disk of one service fills up, and it cannot write what it has to. */
  DISK_FULL,
  /** The clock of one host jumps by minutes. */
  CLOCK_SKEW,
  /** All that is sent to one service is late; the service itself sees nothing of it. */
  NETWORK_DELAY,
  /** One service computes several times slower, without an error of its own. */
  CPU_CONTENTION,
  /** One path through the code of a service takes database connections and returns none. */
  CONNECTION_LEAK,
  /** Threads of one service wait for each other for ever, and it says nothing. */
  DEADLOCK,
  /** A setting of one service is changed, and it fails the customers of a few cities. */
  CONFIG_CHANGE,
  /** One service finds the name of no other, or no other finds that of one service. */
  DNS_FAILURE,
  /** A message that one service cannot deal with is delivered to it for ever. */
  POISON_MESSAGE,
  /** The cache is empty at once, and the database has to answer instead. */
  CACHE_STAMPEDE,
  /** Somebody outside, whom one service works through, turns down most of what it asks. */
  RATE_LIMITED,
  /** A job of one service holds locks in the database and does not end. */
  STUCK_BATCH,
  /** A cluster elects one leader after the other, and has none meanwhile. */
  LEADER_FLAPPING,
  /** One customer asks one service for so much at once that it does little else. */
  HEAVY_CUSTOMER;

  /**
   * Returns the faults that what ranks causes is measured with and was not made with: who changes
   * the ranking does not look at them.
   *
   * @return the faults, in their order; none is {@link #NONE}
   */
  public static Set<Fault> heldOut() {
    return Collections.unmodifiableSet(EnumSet.range(CONNECTION_LEAK, HEAVY_CUSTOMER));
  }

  /**
   * Returns the name used on the command line and in the truth file.
   *
   * @return lower-case letters and {@code -}
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns the fault with the given name.
   *
   * @param word such as {@code pool-exhausted}, whatever its case, with {@code -} or {@code _}
   * @return the fault
   * @throws IllegalArgumentException if there is none; the message lists those there are
   */
  public static Fault ofWord(String word) {
    String wanted = word.toLowerCase(Locale.ROOT).replace('_', '-');
    for (Fault fault : values()) {
      if (fault.word().equals(wanted)) {
        return fault;
      }
    }
    throw new IllegalArgumentException(
        "no fault is called '"
            + word
            + "'; there are "
            + Arrays.stream(values()).map(Fault::word).collect(Collectors.joining(", ")));
  }
}
