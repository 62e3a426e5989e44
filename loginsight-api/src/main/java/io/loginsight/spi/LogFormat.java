package io.loginsight.spi;

/**
 * A way of writing events as lines, as it was found in the first part of one source.
 *
 * <p><b>Threads:</b> Shared.
 */
public interface LogFormat {

  /**
   * Returns the layout in words for the person who reads the report.
   *
   * @return such as {@code timestamp level [thread] logger: message}; one line, never blank
   */
  String description();

  /**
   * Says whether some times of the sample name a date without its year, so that {@link
   * FormatContext#year} was taken. The report tells its reader then which year that is.
   *
   * @return false, unless overridden
   */
  default boolean assumesYear() {
    return false;
  }

  /**
   * Returns a new parser.
   *
   * @return confined to the thread that will use it
   */
  LineParser parser();
}
