package io.loginsight.core.session;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which events come directly behind which in a session. An event is looked at when a session has it
 * so often that it is a new item ({@link Items}), so a loop counts a few times and not a thousand.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Edges {

  private final int most;
  private @Nullable Successors[] behind = new @Nullable Successors[64];
  private int size;

  /**
   * Knows none yet.
   *
   * @param most so many are told apart
   */
  Edges(int most) {
    this.most = most;
  }

  @Nullable Successors behind(int event) {
    return event < behind.length ? behind[event] : null;
  }

  /** Returns how surprising it is, in bits: see {@link Successors#share}. */
  double surprise(int from, int to, long own) {
    Successors known = behind(from);
    if (known == null || (own == 0 && known.isCommon(to))) {
      return 0;
    }
    return -Math.log(known.share(to, own)) / Math.log(2);
  }

  void add(int from, int to, long n) {
    size += of(from).add(to, n, size < most) ? 1 : 0;
  }

  /** Adds such as are not told apart. */
  void addBeyond(int from, long n) {
    of(from).addBeyond(n);
  }

  private Successors of(int event) {
    if (event >= behind.length) {
      behind = Arrays.copyOf(behind, Math.max(event + 1, 2 * behind.length));
    }
    Successors known = behind[event];
    if (known == null) {
      known = new Successors();
      behind[event] = known;
    }
    return known;
  }
}
