package io.loginsight.core.read;

/**
 * How much is held at a time. None of these changes which lines a source has; {@code lineBytes}
 * decides how much of a long one is kept. Immutable.
 *
 * @param blockBytes the bytes of a block, 1 or more; a block holds one whole line at least, however
 *     small this is
 * @param lineBytes the bytes kept of a line, its end not included, {@code 16 .. 1 GiB}
 * @param sampleBytes the bytes at the beginning of a source by which its format is found, 16 or
 *     more
 * @param sampleLines the most lines in which its format is looked for, 1 or more
 */
public record ReadLimits(int blockBytes, int lineBytes, int sampleBytes, int sampleLines) {

  private static final int MIB = 1 << 20;
  private static final int MOST = 1 << 30;

  /** Blocks and lines of 1 MiB; a sample of 1 MiB or 4,000 lines, whichever is less. */
  public static final ReadLimits STANDARD = new ReadLimits(MIB, MIB, MIB, 4_000);

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public ReadLimits {
    check("blockBytes", blockBytes, 1);
    check("lineBytes", lineBytes, 16);
    check("sampleBytes", sampleBytes, 16);
    check("sampleLines", sampleLines, 1);
  }

  private static void check(String name, int value, int least) {
    if (value < least || value > MOST) {
      throw new IllegalArgumentException(
          name + " must be in [" + least + ", " + MOST + "], got " + value);
    }
  }
}
