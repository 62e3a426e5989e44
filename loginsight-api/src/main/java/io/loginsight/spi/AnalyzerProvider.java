package io.loginsight.spi;

import java.util.List;

/**
 * Makes one kind of {@link Analyzer}; found through {@link java.util.ServiceLoader}.
 *
 * <p>To add an analyzer to Log Insight:
 *
 * <ol>
 *   <li>implement this interface in a public class with a public no-argument constructor;
 *   <li>name that class in {@code META-INF/services/io.loginsight.spi.AnalyzerProvider}, and in a
 *       {@code provides} clause if your jar has a {@code module-info};
 *   <li>extend {@code io.loginsight.tck.AnalyzerContract} in your tests.
 * </ol>
 *
 * <p><b>Threads:</b> Shared. Several threads may call {@link #create} at once.
 *
 * <p><b>Cost:</b> the constructor and {@link #id} run for every provider on the class path, used or
 * not; open files, start threads and load models in {@link #create}.
 */
public interface AnalyzerProvider {

  /**
   * Returns the name by which a user asks for this analyzer.
   *
   * @return lower-case letters, digits and {@code -}, such as {@code pattern}
   */
  String id();

  /**
   * Says whether the analyzer runs when the user names none.
   *
   * @return true, unless overridden by an analyzer that costs money or sends data elsewhere
   */
  default boolean runsByDefault() {
    return true;
  }

  /**
   * Declares what a user can set.
   *
   * @return the options; none unless overridden
   */
  default List<Option<?>> options() {
    return List.of();
  }

  /**
   * Makes an analyzer.
   *
   * @param context what it may use
   * @return a new analyzer that shares nothing with others; the caller closes it
   * @throws IllegalArgumentException if settings that are allowed each by itself do not go
   *     together, or what they name is not there; its message, in one line, says what is allowed,
   *     and stands in the report in place of findings
   */
  Analyzer create(AnalyzerContext context);
}
