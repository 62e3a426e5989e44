package io.loginsight.core.format;

/** Takes one line out of its packaging. Confined. */
@FunctionalInterface
interface EnvelopeReader {

  /**
   * Reads a line.
   *
   * @param found takes what was found; undefined if the line is not in this packaging
   * @return whether it is; then the message has been set
   */
  boolean read(byte[] line, int from, int to, Found found);
}
