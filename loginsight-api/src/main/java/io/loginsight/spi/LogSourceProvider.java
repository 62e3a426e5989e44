package io.loginsight.spi;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Turns a location that a user wrote, such as a path or an address, into sources; found through
 * {@link java.util.ServiceLoader}.
 *
 * <p><b>Threads:</b> Shared.
 */
public interface LogSourceProvider {

  /**
   * Returns the name of this kind of source.
   *
   * @return lower-case letters, digits and {@code -}, such as {@code file}
   */
  String id();

  /**
   * Returns where this provider stands when several accept a location: the smallest number wins.
   *
   * @return 500 by default
   */
  default int order() {
    return 500;
  }

  /**
   * Says whether a location is of this kind, by looking at its text alone.
   *
   * @param location what the user wrote
   * @return whether {@link #resolve} can be asked
   */
  boolean accepts(String location);

  /**
   * Finds the sources at a location.
   *
   * @param location one that {@link #accepts}
   * @param leftOut takes what is there and is not among the sources, with the reason; one line each
   * @return the sources in a fixed order, at least one
   * @throws IOException if there is nothing readable; the message names the location and says why
   */
  List<LogSource> resolve(String location, Consumer<String> leftOut) throws IOException;
}
