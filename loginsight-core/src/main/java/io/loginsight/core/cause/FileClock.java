package io.loginsight.core.cause;

import io.loginsight.core.cause.Clue.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds a clock that is off by the order of the lines that a service writes into one file: if they
 * jump forth and back by the same time again and again, one of its instances has another time. Of
 * the two, the one that goes on from the lines in front of the first jump is right.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class FileClock {

  private static final long SECOND = 1_000_000_000L;

  /** Lines may lie less far apart, or come less late, for other reasons; in nanoseconds. */
  public static final long LEAST = 60 * SECOND;

  /** Jumps of one clock agree to as much, and to this share of them. */
  private static final long AGREE = 15 * SECOND;

  private static final double AGREE_SHARE = 0.02;
  private static final int FEWEST = 3; // jumps back
  private static final double MOSTLY = 0.8;
  private static final int EVENTS = 3;

  private final long[] ahead;
  private final long jump;
  private final int first; // line
  private final int last;

  private FileClock(long[] ahead, long jump, int first, int last) {
    this.ahead = ahead;
    this.jump = jump;
    this.first = first;
    this.last = last;
  }

  /**
   * Looks at the times of a file.
   *
   * @param times in the order of the lines, in nanoseconds since 1970; all are known
   * @return null if all are of one clock
   */
  public static @Nullable FileClock of(long[] times) {
    long[] steps = new long[times.length];
    for (int i = 1; i < times.length; i++) {
      steps[i] = times[i] - times[i - 1];
    }
    return ofSteps(steps);
  }

  /**
   * Looks at how far the times of a file lie apart.
   *
   * @param steps from the line before, or from the run of lines before, to each, in nanoseconds; of
   *     the first one 0
   * @return null if all are of one clock; else its lines are those lines or runs
   */
  public static @Nullable FileClock ofSteps(long[] steps) {
    long[] back = jumps(steps, -1);
    if (back.length < FEWEST) {
      return null;
    }
    long jump = (median(back) + median(jumps(steps, 1))) / 2;
    long tolerance = AGREE + (long) (AGREE_SHARE * jump);
    long agree = Arrays.stream(back).filter(step -> Math.abs(step - jump) <= tolerance).count();
    if (agree < FEWEST || agree < MOSTLY * back.length) {
      return null;
    }
    int first = -1;
    int last = -1;
    boolean forth = false;
    boolean off = false;
    long[] ahead = new long[steps.length];
    for (int i = 0; i < steps.length; i++) {
      if (Math.abs(Math.abs(steps[i]) - jump) <= tolerance) {
        forth = first < 0 ? steps[i] > 0 : forth;
        first = first < 0 ? i : first;
        last = i;
        off = steps[i] > 0 == forth;
      }
      ahead[i] = off ? forth ? jump : -jump : 0;
    }
    return new FileClock(ahead, forth ? jump : -jump, first, last);
  }

  /** Returns how far the times jump in one direction, where they jump. */
  private static long[] jumps(long[] steps, int direction) {
    return Arrays.stream(steps).map(step -> direction * step).filter(by -> by >= LEAST).toArray();
  }

  private static long median(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  /** Returns by how much the clock is ahead where it is off; below 0 if it is behind. */
  public long jump() {
    return jump;
  }

  /** Returns by how much the clock of a line was ahead; below 0 if it was behind. */
  public long ahead(int line) {
    return ahead[line];
  }

  /**
   * Returns what speaks against the service, if its clock went wrong in the incident.
   *
   * @param times of the lines, set right
   * @param events their numbers in the input
   * @param onset the earliest time at which the incident may have begun
   * @return null if nothing does
   */
  public @Nullable Clue clue(String service, long[] times, int[] events, long onset) {
    int off = 0;
    int offBefore = 0;
    int before = 0;
    int since = 0;
    List<Integer> shown = new ArrayList<>();
    for (int i = 0; i < times.length; i++) {
      boolean wrong = ahead[i] != 0;
      if (times[i] < onset) {
        before++;
        offBefore += wrong ? 1 : 0;
      } else if (i >= first && i <= last) {
        since++;
        off += wrong ? 1 : 0;
      }
      if (wrong && shown.size() < EVENTS) {
        shown.add(events[i]);
      }
    }
    double evidence = Likelihood.ratio(off, since, offBefore, Math.max(1, before));
    if (evidence == 0) {
      return null;
    }
    return new Clue(
        service,
        Term.CLOCK,
        Math.min(Likelihood.SURE, evidence),
        null,
        "The clock of an instance is "
            + Text.duration(Math.abs(jump) / 1e6)
            + (jump > 0 ? " ahead of" : " behind")
            + " the others in its file",
        (off + " of " + since + " lines since ") + Text.clock(times[first]),
        offBefore + " of " + before + " before",
        shown);
  }
}
