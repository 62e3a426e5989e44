package io.loginsight.core.anomaly;

import io.loginsight.api.EventId;
import io.loginsight.api.Evidence;
import io.loginsight.api.Level;
import io.loginsight.api.PatternStats;
import io.loginsight.api.TimeRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one detector has seen.
 *
 * @param kind the kind of the finding that it would be
 * @param level how serious the program says the events are; null if it does not say
 * @param isGoodNews whether less of something serious came
 * @param patterns whose events they are, most important first; at least one
 * @param when the time that it covers; null if it has none
 * @param bits the surprise, all that the detector looked at taken into account
 * @param maturity how far the baseline can be trusted, in {@code [0, 1]}
 * @param statement one sentence
 * @param observed what was seen
 * @param expected what would have been unremarkable
 * @param baseline what it was compared with
 * @param events where to look; at least one
 */
record Sign(
    String kind,
    @Nullable Level level,
    boolean isGoodNews,
    List<PatternStats> patterns,
    @Nullable TimeRange when,
    double bits,
    double maturity,
    String statement,
    String observed,
    String expected,
    String baseline,
    List<EventId> events) {

  /** Returns the bits that count. */
  double weight() {
    return bits * maturity;
  }

  Evidence evidence() {
    return new Evidence(
        statement, observed, expected, events, new Evidence.Surprise(bits, baseline, maturity));
  }
}
