package io.loginsight.lab;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A system that can be simulated.
 *
 * <p><b>Threads:</b> Immutable.
 */
public enum Backend {
  /** A shop on the web. */
  SHOP {
    @Override
    Site build(Kernel kernel, long seed, Journal journal) {
      return new Shop(kernel, seed, journal);
    }
  },
  /** A service that sends cars, with other names, words and formats, and another id of requests. */
  RIDES {
    @Override
    Site build(Kernel kernel, long seed, Journal journal) {
      return new Rides(kernel, seed, journal, 16);
    }
  },
  /** The same, whose lines do not say which request they belong to. */
  RIDES_UNTRACED {
    @Override
    Site build(Kernel kernel, long seed, Journal journal) {
      return new Rides(kernel, seed, journal, 0);
    }
  };

  abstract Site build(Kernel kernel, long seed, Journal journal);

  /**
   * Returns the name used on the command line.
   *
   * @return lower-case letters and {@code -}
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns the system with the given name.
   *
   * @param word such as {@code rides-untraced}, whatever its case, with {@code -} or {@code _}
   * @return the system
   * @throws IllegalArgumentException if there is none; the message lists those there are
   */
  public static Backend ofWord(String word) {
    String wanted = word.toLowerCase(Locale.ROOT).replace('_', '-');
    for (Backend system : values()) {
      if (system.word().equals(wanted)) {
        return system;
      }
    }
    throw new IllegalArgumentException(
        "no system is called '"
            + word
            + "'; there are "
            + Arrays.stream(values()).map(Backend::word).collect(Collectors.joining(", ")));
  }
}
