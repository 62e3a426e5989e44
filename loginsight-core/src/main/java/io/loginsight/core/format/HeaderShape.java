package io.loginsight.core.format;

import io.loginsight.core.bytes.Hashes;
import io.loginsight.core.bytes.Swar;

/**
 * How a header is written, whatever the values of its digits are. What a {@link HeaderProof} was
 * made for goes for all headers of one shape.
 *
 * <p><b>Threads:</b> Shared.
 */
public final class HeaderShape {

  private HeaderShape() {}

  /**
   * Returns the hash of a text with every digit as {@code '0'}.
   *
   * @param before the hash of what is in front of it
   * @param b with seven bytes to spare behind {@code to}
   */
  public static long hash(long before, byte[] b, int from, int to) {
    long hash = before + to - from;
    int at = from;
    for (; to - at >= 8; at += 8) {
      hash = Hashes.keyed(hash, Swar.withoutDigits(Swar.load(b, at)));
    }
    if (at < to) {
      hash = Hashes.keyed(hash, Swar.withoutDigits(Swar.first(Swar.load(b, at), to - at)));
    }
    return Hashes.keyed(hash, Hashes.ODD);
  }

  /** Returns how often a byte occurs. */
  public static int count(byte[] b, int from, int to, int wanted) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += b[i] == wanted ? 1 : 0;
    }
    return count;
  }

  /**
   * Returns the offset behind the n-th of such bytes, or -1 if there are fewer.
   *
   * @param wanted a byte of ASCII
   * @param n 1 or more
   */
  public static int end(byte[] b, int from, int to, int wanted, int n) {
    int left = n;
    for (int at = from; at < to; at += 8) {
      long marks = Swar.equal(Swar.load(b, at), wanted);
      int here = Long.bitCount(marks);
      if (here >= left) {
        for (; left > 1; left--) {
          marks &= marks - 1;
        }
        int end = at + Swar.place(marks) + 1;
        return end < to ? end : -1;
      }
      left -= here;
    }
    return -1;
  }
}
