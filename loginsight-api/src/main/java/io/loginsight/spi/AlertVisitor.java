package io.loginsight.spi;

import io.loginsight.api.AlertDecision;
import java.io.IOException;

/**
 * Takes what became of each alert, in the order of the input.
 *
 * <p><b>Threads:</b> Confined.
 */
@FunctionalInterface
public interface AlertVisitor {

  /**
   * Takes one.
   *
   * @param number of the alert in the input, from 1 on
   * @param decision what became of it
   * @throws IOException if it cannot be passed on
   */
  void visit(long number, AlertDecision decision) throws IOException;
}
