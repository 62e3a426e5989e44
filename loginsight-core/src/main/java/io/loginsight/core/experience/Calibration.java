package io.loginsight.core.experience;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes the confidence that was calculated to the share of findings that have proved right: the
 * monotone map that fits judged findings best, by pooling adjacent violators (Ayer et al., An
 * Empirical Distribution Function for Sampling with Incomplete Information, 1955). Among them are
 * eleven that nobody has judged, one at each tenth, which are right as often as they say: so the
 * map stays near the calculation while few are judged.
 *
 * <p><b>Threads:</b> Immutable.
 */
public final class Calibration {

  /**
   * Of so many judged incidents the map counts as calibrated: a share of twenty is off by .11 at
   * most as a rule (its standard error), about a tenth, which is how finely people read it.
   */
  static final int ENOUGH = 20;

  private final List<Block> blocks;
  private final int incidents;

  /**
   * A finding of an incident that was judged.
   *
   * @param incident its id
   * @param confidence as it was calculated
   */
  record Judged(String incident, double confidence, boolean real) {}

  /** Findings next to each other that are taken for one confidence. */
  private record Block(double from, double to, double sum, double count) {

    double mean() {
      return sum / count;
    }

    Block plus(Block next) {
      return new Block(from, next.to, sum + next.sum, count + next.count);
    }
  }

  private Calibration(List<Block> blocks, int incidents) {
    this.blocks = blocks;
    this.incidents = incidents;
  }

  static Calibration of(List<Judged> judged) {
    Map<Double, Block> points = new TreeMap<>(); // of one confidence are one
    for (int tenth = 0; tenth <= 10; tenth++) {
      points.put(tenth / 10.0, new Block(tenth / 10.0, tenth / 10.0, tenth / 10.0, 1));
    }
    for (Judged one : judged) {
      Block block = new Block(one.confidence(), one.confidence(), one.real() ? 1 : 0, 1);
      points.merge(one.confidence(), block, Block::plus);
    }
    List<Block> pooled = new ArrayList<>();
    for (Block point : points.values()) {
      Block last = point;
      while (!pooled.isEmpty() && last.mean() < pooled.get(pooled.size() - 1).mean()) {
        last = pooled.remove(pooled.size() - 1).plus(last);
      }
      pooled.add(last);
    }
    int incidents = (int) judged.stream().map(Judged::incident).distinct().count();
    return new Calibration(pooled, incidents);
  }

  /**
   * Says whether nobody has judged anything, so that each confidence stays as it is.
   *
   * @return true if no finding was judged
   */
  public boolean isEmpty() {
    return incidents == 0;
  }

  /**
   * Says whether enough was judged to take a calibrated confidence at its word.
   *
   * @return true from {@value #ENOUGH} judged incidents on
   */
  public boolean isEnough() {
    return incidents >= ENOUGH;
  }

  /**
   * Returns how many incidents were judged.
   *
   * @return those that have findings
   */
  public int incidents() {
    return incidents;
  }

  /**
   * Calibrates a confidence.
   *
   * @param raw as it was calculated
   * @return greater or the same for a greater one; the same if nobody has judged anything
   */
  public double of(double raw) {
    if (isEmpty()) {
      return raw;
    }
    Block before = blocks.get(0);
    for (Block block : blocks) {
      if (raw < block.from()) {
        double share = (raw - before.to()) / (block.from() - before.to());
        return before.mean() + share * (block.mean() - before.mean());
      }
      if (raw <= block.to()) {
        return block.mean();
      }
      before = block;
    }
    return before.mean();
  }
}
