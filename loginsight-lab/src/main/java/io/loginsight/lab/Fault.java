package io.loginsight.lab;

import java.util.Arrays;
import java.util.Locale;
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
  CPU_CONTENTION;

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
