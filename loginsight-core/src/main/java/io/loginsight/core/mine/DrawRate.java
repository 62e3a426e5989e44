package io.loginsight.core.mine;

/**
 * How many of a skeleton's events are drawn: 1 in 64 at first, once there are enough of these 1 in
 * 512, and then 1 in 4,096. An event that was drawn at a lower rate counts for as many more.
 *
 * <p>The rate changes where the merger, in the order of the input, has taken enough. A worker that
 * has handed over enough by itself knows that this has happened, and draws less in its next block;
 * what others draw too much is not taken. So nothing depends on who knows what.
 */
final class DrawRate {

  /** So many events are drawn at a rate before the next one. */
  static final int ENOUGH = 1_024;

  private static final int LOWEST = 2;
  private static final int FIRST_BITS = 6;
  private static final int STEP_BITS = 3;

  private DrawRate() {}

  /** Returns below which rank, unsigned, an event is drawn. */
  static long bound(int level) {
    return 1L << (Long.SIZE - FIRST_BITS - STEP_BITS * level);
  }

  /** Returns for how many of those that the first rate draws an event counts. */
  static int weight(int level) {
    return 1 << (STEP_BITS * level);
  }

  /** Returns the level after so many events at one. */
  static int next(int level, int drawn) {
    return drawn >= ENOUGH && level < LOWEST ? level + 1 : level;
  }
}
