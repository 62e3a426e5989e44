package io.loginsight.spi;

import org.jspecify.annotations.Nullable;

/**
 * Recognises one log format; found through {@link java.util.ServiceLoader}.
 *
 * <p>To add a format to Log Insight:
 *
 * <ol>
 *   <li>implement this interface in a public class with a public no-argument constructor;
 *   <li>name that class in {@code META-INF/services/io.loginsight.spi.LogFormatProvider}, and in a
 *       {@code provides} clause if your jar has a {@code module-info};
 *   <li>extend {@code io.loginsight.tck.LogFormatContract} in your tests.
 * </ol>
 *
 * <p><b>Threads:</b> Shared. Several threads may call {@link #detect} at once.
 */
public interface LogFormatProvider {

  /**
   * Returns the name by which a user asks for this format.
   *
   * @return lower-case letters, digits and {@code -}, such as {@code json}
   */
  String id();

  /**
   * Returns where this format stands when a line is in several: the smallest number is asked first.
   * Formats that no other text can be mistaken for belong below 100, formats that accept nearly
   * anything above 900.
   *
   * @return 500 by default
   */
  default int order() {
    return 500;
  }

  /**
   * Looks at the first lines of a source; and again at some further behind, if they are written
   * otherwise.
   *
   * @param sample lines that are not blank; lent, valid until this method returns
   * @param context the time zone and year to assume where a line names none
   * @return the format, or null if too few of the lines are in it to be sure
   */
  @Nullable LogFormat detect(LogSample sample, FormatContext context);
}
