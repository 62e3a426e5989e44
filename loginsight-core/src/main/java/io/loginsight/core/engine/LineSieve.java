package io.loginsight.core.engine;

import io.loginsight.core.format.HeaderProof;
import io.loginsight.core.read.LineBlock;
import java.util.BitSet;

/**
 * Finds lines outside of the time that is asked for by headers that are known. That is all that is
 * looked at of most of a large input of which a part is read.
 *
 * <p>It is a loop of its own, so that the one over all lines stays small enough to be inlined.
 *
 * <p><b>Threads:</b> Confined.
 */
final class LineSieve {

  private final LineMemo known;
  private final TimeFilter filter;

  LineSieve(LineMemo known, TimeFilter filter) {
    this.known = known;
    this.filter = filter;
  }

  /** Returns the lines of a block that are known to be outside. */
  BitSet outside(LineBlock lines) {
    BitSet outside = new BitSet(lines.lines());
    byte[] bytes = lines.bytes();
    for (int line = 0; line < lines.lines(); line++) {
      if (isOutside(bytes, lines.start(line), lines.end(line))) {
        outside.set(line);
      }
    }
    return outside;
  }

  private boolean isOutside(byte[] bytes, int from, int to) {
    HeaderProof header = known.headerOf(bytes, from, to);
    return header != null && header.holds(bytes, from, to) && filter.outside(header.time());
  }
}
