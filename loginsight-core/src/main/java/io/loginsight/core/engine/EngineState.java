package io.loginsight.core.engine;

import io.loginsight.api.EventCounts;
import io.loginsight.api.LogInsightException;
import io.loginsight.api.Pattern;
import io.loginsight.api.PatternId;
import io.loginsight.api.TimeRange;
import io.loginsight.api.TimeSeries;
import io.loginsight.core.mine.Miner;
import io.loginsight.core.mine.MinerState;
import io.loginsight.core.mine.PatternChange;
import io.loginsight.core.mine.PatternHistory;
import io.loginsight.core.state.StateReader;
import io.loginsight.core.state.StateWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was learnt of a stream of events, or of several, as a value: its skeletons, and of each the
 * lines, the events of each level, first and last time, events over time, the kinds of stack
 * traces, and what values its variables have taken. Lines of the log are not in it but for some of
 * these values, which are cut.
 *
 * <p>Equal states have equal snapshots. {@link #merge} does not depend on the order of states, nor
 * on how they are grouped as long as all their skeletons find room; beyond that it keeps the
 * heaviest, lets patterns adopt others, and counts the rest together. No count is ever lost.
 *
 * <p><b>Threads:</b> Immutable.
 */
final class EngineState {

  /** When so many times the skeletons that there is room for have come, they are made fewer. */
  private static final int MOST_AT_ONCE = 4;

  /** Of a stream that nothing came of. */
  static final EngineState EMPTY =
      of(new Miner().state(new int[1]), Counts.ofStream(), new TraceTable(0), new int[0]);

  private final MinerState miner;
  private final Counts counts; // by number of the miner's state
  private final TraceCounts traces; // by number of the miner's state, too
  private final PatternHistory history;

  private EngineState(MinerState miner, Counts counts, TraceCounts traces, PatternHistory history) {
    this.miner = miner;
    this.counts = counts;
    this.traces = traces;
    this.history = history;
  }

  /**
   * Copies what a run has counted under other keys.
   *
   * @param numberOf the number in the miner's state of each key
   */
  static EngineState of(MinerState miner, Counts counts, TraceTable traces, int[] numberOf) {
    EngineState state = of(miner, counts, new TraceCounts(), PatternHistory.EMPTY, numberOf);
    state.traces.addAll(traces, numberOf);
    state.traces.limit();
    return state;
  }

  private static EngineState of(
      MinerState miner, Counts counts, TraceCounts traces, PatternHistory history, int[] numberOf) {
    EngineState state = new EngineState(miner, Counts.ofStream(), new TraceCounts(), history);
    state.counts.reach(miner.size());
    state.counts.addAll(counts, numberOf);
    state.traces.addAll(traces, numberOf);
    state.traces.limit();
    return state;
  }

  /** Returns the state of two streams together. */
  EngineState merge(EngineState other) {
    return merge(List.of(this, other), Miner.DEFAULT_PATTERNS);
  }

  /** Returns the state of many streams together. */
  static EngineState merge(List<EngineState> states) {
    return merge(states, Miner.DEFAULT_PATTERNS);
  }

  static EngineState merge(List<EngineState> states, int maxPatterns) {
    Union union = new Union();
    for (EngineState state : states) {
      union.add(state.within(maxPatterns));
      if (union.miner.size() > MOST_AT_ONCE * Miner.maxSkeletons(maxPatterns)) {
        EngineState smaller = union.state().within(maxPatterns);
        union = new Union();
        union.add(smaller);
      }
    }
    return union.state().within(maxPatterns);
  }

  private static final class Union {

    private final MinerState.Union miner = new MinerState.Union();
    private final Counts counts = Counts.ofStream();
    private final TraceCounts traces = new TraceCounts();
    private PatternHistory history = PatternHistory.EMPTY;

    void add(EngineState state) {
      int[] keyOf = miner.add(state.miner);
      counts.reach(miner.size());
      counts.addAll(state.counts, keyOf);
      traces.addAll(state.traces, keyOf);
      history = history.merge(state.history);
    }

    EngineState state() {
      int[] numberOf = new int[miner.size() + 1];
      return of(miner.state(numberOf), counts, traces, history, numberOf);
    }
  }

  /** What is left when no more is kept than a miner has room for. */
  private EngineState within(int maxPatterns) {
    if (miner.fits(maxPatterns)) {
      return this;
    }
    Miner smaller = new Miner(maxPatterns);
    int[] skeletonOf = smaller.restore(miner, counts.tallies::events);
    int[] numberOf = new int[smaller.skeletons()];
    MinerState state = smaller.state(numberOf);
    int[] keyOf = Arrays.stream(skeletonOf).map(skeleton -> numberOf[skeleton]).toArray();
    return of(state, counts, traces, history, keyOf);
  }

  /** Returns all of it as bytes. */
  byte[] snapshot() {
    StateWriter out = new StateWriter();
    miner.write(out);
    counts.write(out);
    traces.write(out);
    history.write(out);
    return out.finish();
  }

  /**
   * Reads a snapshot.
   *
   * @param snapshot any bytes
   * @throws LogInsightException if it is none, damaged, or written by a newer version
   */
  static EngineState restore(byte[] snapshot) {
    StateReader in = new StateReader(snapshot);
    MinerState miner = MinerState.read(in);
    int keys = miner.size() + 1;
    Counts counts = Counts.read(in, keys);
    TraceCounts traces = TraceCounts.read(in, counts.tallies);
    EngineState state = new EngineState(miner, counts, traces, PatternHistory.read(in));
    in.finish();
    boolean mayFold = miner.hasFolded();
    StateReader.check(
        mayFold || (state.counts.tallies.lines(0) == 0 && state.counts.tallies.events(0) == 0),
        "it counts what was not folded");
    StateReader.check(mayFold || !state.counts.minutes.has(0), "it counts what was not folded");
    return state;
  }

  /**
   * A pattern and how often it was seen.
   *
   * @param seen null if none of its events has a time
   */
  record Counted(
      Pattern pattern, EventCounts counts, @Nullable TimeRange seen, TimeSeries series) {}

  /**
   * Publishes the patterns: from now on the history tells what becomes of them.
   *
   * @param when the time of the last event, or a number that rises from one call to the next
   */
  EngineState publish(long when) {
    PatternHistory next = history.publish(mined(Miner.DEFAULT_PATTERNS), when);
    return new EngineState(miner, counts, traces, next);
  }

  private Miner mined(int maxPatterns) {
    Miner mined = new Miner(maxPatterns);
    mined.restore(miner, counts.tallies::events);
    return mined;
  }

  /** Returns what has led to the pattern with an id, the oldest change first. */
  List<PatternChange> history(PatternId id) {
    Miner mined = mined(Miner.DEFAULT_PATTERNS);
    int number = mined.numberOf(id);
    return number < 0 ? List.of() : history.of(number, mined);
  }

  /** Returns the id that a pattern has now, or null if no pattern had the id. */
  @Nullable PatternId successor(PatternId id) {
    Miner mined = mined(Miner.DEFAULT_PATTERNS);
    int number = mined.numberOf(id);
    return number < 0 ? null : mined.pattern(number).id();
  }

  /** Returns the patterns, in the order of their ids. */
  List<Counted> patterns() {
    return patterns(Miner.DEFAULT_PATTERNS);
  }

  List<Counted> patterns(int maxPatterns) {
    Miner mined = new Miner(maxPatterns);
    int[] skeletonOf = mined.restore(miner, counts.tallies::events);
    int[] patternOf = Arrays.stream(skeletonOf).map(mined::patternOf).toArray();
    int patterns = mined.patterns();
    Tallies ofPattern = new Tallies();
    ofPattern.reach(patterns);
    ofPattern.addAll(counts.tallies, patternOf);
    TimeSeries[] series = counts.minutes.series(patternOf, patterns);
    List<Counted> counted = new ArrayList<>();
    for (int p = 0; p < patterns; p++) {
      counted.add(new Counted(mined.pattern(p), ofPattern.counts(p), ofPattern.seen(p), series[p]));
    }
    counted.sort(Comparator.comparing(pattern -> pattern.pattern().id()));
    return counted;
  }

  /**
   * A kind of stack trace and how often it was seen.
   *
   * @param seen null if none of its events has a time
   * @param patterns those of its events, most frequent first
   */
  record CountedTrace(
      String fingerprint,
      List<String> causes,
      String summary,
      long events,
      @Nullable TimeRange seen,
      List<PatternId> patterns) {}

  /** Returns the stack traces, most frequent first. */
  List<CountedTrace> stackTraces() {
    Miner mined = new Miner();
    int[] skeletonOf = mined.restore(miner, counts.tallies::events);
    List<CountedTrace> counted = new ArrayList<>();
    traces
        .all()
        .forEach(
            (fingerprint, trace) ->
                counted.add(
                    new CountedTrace(
                        ReportBuilder.hex(fingerprint),
                        trace.text().causes(),
                        trace.text().summary(),
                        trace.events(),
                        ReportBuilder.seen(trace.first(), trace.last()),
                        ReportBuilder.patternsOf(
                            trace.eventsOf(),
                            key -> mined.pattern(mined.patternOf(skeletonOf[key])).id()))));
    counted.sort(
        Comparator.comparingLong(CountedTrace::events)
            .reversed()
            .thenComparing(CountedTrace::fingerprint));
    return counted;
  }
}
