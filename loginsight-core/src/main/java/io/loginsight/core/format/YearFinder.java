package io.loginsight.core.format;

import io.loginsight.spi.FormatContext;
import io.loginsight.spi.LogSample;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/**
 * Looks for the year of a source whose timestamps do not say it: in dates anywhere in its lines,
 * and in counts of seconds since 1970 near their beginning.
 *
 * <p><b>Threads:</b> Confined. Samples of several sources may be added one after another.
 */
public final class YearFinder {

  /** What {@link #year} returns if no line names a year. */
  public static final int NONE = -1;

  private static final int FIRST = 1971;
  private static final int LAST = 2099;

  /** Farther from the beginning of a line, a number of ten digits is rather a thread or a key. */
  private static final int HEADER = 8;

  private static final int LONGEST = 4096;

  private final Timestamps timestamps = new Timestamps(new FormatContext(ZoneOffset.UTC, 1970));
  private final Map<Integer, Integer> counts = new TreeMap<>();

  /** Makes a finder that has seen nothing. */
  public YearFinder() {}

  /**
   * Looks through the lines of a sample.
   *
   * @param sample lent
   */
  public void add(LogSample sample) {
    for (int i = 0; i < sample.lines(); i++) {
      add(sample.bytes(), sample.start(i), sample.end(i));
    }
  }

  private void add(byte[] line, int from, int end) {
    int to = Math.min(end, from + LONGEST);
    int i = from;
    while (i < to) {
      if (!isWord(line[i])) {
        i++;
        continue;
      }
      int behind = timestamps.scan(line, i, to);
      if (behind > i && (behind == to || !isWord(line[behind]))) {
        count(i - from);
        i = behind;
      } else {
        i = behindWord(line, i, to);
      }
    }
  }

  private void count(int offset) {
    int year = timestamps.year;
    if (timestamps.shape == Timestamps.EPOCH) {
      year =
          offset > HEADER
              ? NONE
              : Instant.ofEpochSecond(timestamps.nanos / 1_000_000_000L)
                  .atOffset(ZoneOffset.UTC)
                  .getYear();
    }
    if (year >= FIRST && year <= LAST) {
      counts.merge(year, 1, Integer::sum);
    }
  }

  /**
   * Returns the year that most dates name.
   *
   * @return the year, the earliest of equally frequent ones, or {@link #NONE}
   */
  public int year() {
    int best = NONE;
    int most = 0;
    for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
      if (entry.getValue() > most) {
        most = entry.getValue();
        best = entry.getKey();
      }
    }
    return best;
  }

  private static int behindWord(byte[] line, int from, int to) {
    int i = from;
    while (i < to && isWord(line[i])) {
      i++;
    }
    return i;
  }

  private static boolean isWord(int c) {
    return Ascii.isDigit(c) || Ascii.isLetter(c) || c == '_' || c < 0;
  }
}
