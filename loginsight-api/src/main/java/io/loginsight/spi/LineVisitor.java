package io.loginsight.spi;

import io.loginsight.api.AssignedLine;
import java.io.IOException;

/**
 * Takes every physical line of an input with the pattern it belongs to, in the order of the input,
 * after all of it was read.
 *
 * <p><b>Threads:</b> Confined.
 */
@FunctionalInterface
public interface LineVisitor {

  /**
   * Takes one line.
   *
   * @param line the line
   * @throws java.io.IOException if it cannot be passed on; ends the run
   */
  void visit(AssignedLine line) throws IOException;
}
