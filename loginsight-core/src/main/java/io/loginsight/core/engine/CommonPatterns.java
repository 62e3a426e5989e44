package io.loginsight.core.engine;

import io.loginsight.core.mine.Miner;
import io.loginsight.core.mine.MinerState;
import io.loginsight.core.mine.PatternRules;
import io.loginsight.spi.EnricherProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The patterns of several runs together. Each run by itself may see one pattern where another sees
 * two; of the union of their skeletons all have the same patterns.
 *
 * <p><b>Threads:</b> Confined.
 */
final class CommonPatterns {

  private final Miner miner;
  private final Map<Merger, int[]> skeletonOf = new HashMap<>(); // the miner's, by the merger's

  /** Unites what runs have learnt that are over. */
  CommonPatterns(PatternRules rules, Merger... runs) {
    MinerState.Union union = new MinerState.Union();
    Map<Integer, Long> events = new HashMap<>(); // by key of the union
    for (Merger run : runs) {
      int[] keyOf = new int[run.miner.skeletons()];
      int[] ofState = union.add(run.mined(keyOf));
      for (int skeleton = 0; skeleton < keyOf.length; skeleton++) {
        keyOf[skeleton] = ofState[keyOf[skeleton]];
        if (skeleton < run.skeletons()) {
          events.merge(keyOf[skeleton], run.counts.tallies.events(skeleton), Long::sum);
        }
      }
      skeletonOf.put(run, keyOf);
    }
    int[] numberOf = new int[union.size() + 1];
    MinerState all = union.state(numberOf);
    long[] weights = new long[numberOf.length];
    events.forEach((key, count) -> weights[numberOf[key]] = count);
    this.miner = new Miner(rules);
    int[] restored = miner.restore(all, number -> weights[number]);
    for (int[] keyOf : skeletonOf.values()) {
      for (int skeleton = 0; skeleton < keyOf.length; skeleton++) {
        keyOf[skeleton] = restored[numberOf[keyOf[skeleton]]];
      }
    }
  }

  /** Returns what makes the report of one of the runs, with its own counts and values. */
  ReportBuilder builder(Merger run, List<EnricherProvider> enrichers, List<String> problems) {
    int[] of = Objects.requireNonNull(skeletonOf.get(run));
    return new ReportBuilder(run, miner, skeleton -> of[skeleton], enrichers, problems);
  }
}
