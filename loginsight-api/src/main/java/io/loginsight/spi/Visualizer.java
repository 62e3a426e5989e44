package io.loginsight.spi;

import io.loginsight.api.Figures;
import io.loginsight.api.Report;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes a report, and figures if it can, in one form. Made by {@link VisualizerProvider#create}.
 *
 * <p>Everything that comes from log text is hostile: it must not be able to do more in the output
 * than to be read.
 *
 * <p><b>Threads:</b> Confined.
 */
@FunctionalInterface
public interface Visualizer {

  /**
   * Writes a report. The same report gives the same bytes.
   *
   * @param report what to show
   * @param out takes the bytes; is not closed
   * @throws IOException if {@code out} throws it
   */
  void write(Report report, OutputStream out) throws IOException;

  /**
   * Writes figures. The same figures give the same bytes.
   *
   * @param figures what to show
   * @param out takes the bytes; is not closed
   * @throws IOException if {@code out} throws it
   * @throws UnsupportedOperationException if this form has none, as unless overridden; then nothing
   *     has been written
   */
  default void write(Figures figures, OutputStream out) throws IOException {
    throw new UnsupportedOperationException("this form has no figures");
  }
}
