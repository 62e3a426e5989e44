package io.loginsight.core.engine;

import io.loginsight.core.engine.BlockResult.SkeletonSeen;
import io.loginsight.core.mine.Miner;
import io.loginsight.core.mine.MinerState;
import io.loginsight.core.mine.PatternRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what the workers found, in the order of the input. What it holds afterwards depends
 * neither on the number of workers nor on where the blocks were cut.
 *
 * <p><b>Threads:</b> Confined; the pipeline lets one thread at a time merge.
 */
final class Merger {

  /** Fingerprints of stack traces that are kept apart. */
  private static final int MAX_TRACES = 10_000;

  /*
   * What is kept of a skeleton depends on how many came before it, and on nothing else: so memory is
   * bounded whatever the lines are, and where blocks were cut makes no difference. The first few
   * keep all, those after them less, and the many of a log in which hardly two lines are alike keep
   * one short event. At worst about 250 MB, if every line is long and decoded; a tenth in practice.
   */
  private static final int KEEP_ALL = 1_000;

  private static final int KEEP_SOME = 5_000;
  private static final int SOME_BYTES = 2_000;
  private static final int FEW_BYTES = 1_000;
  private static final int ALL_DETAIL_BYTES = 16_384;

  final Miner miner;
  final Counts counts = Counts.ofStream(); // by skeleton
  final TraceTable traces = new TraceTable(MAX_TRACES);
  final BlockTimes times = new BlockTimes();
  private final Map<Integer, SourceTally> sources = new HashMap<>(); // those that had a line
  private final List<KeptEvents> kept = new ArrayList<>(); // by skeleton
  private final List<Details> details = new ArrayList<>(); // by skeleton
  private final @Nullable RowSpool spool;
  private final @Nullable EventLog events;
  private @Nullable OpenEvent open;
  private int source = -1;
  private long lines;
  private @Nullable BlockResult dangling; // the last block, if it ends in a header

  Merger(@Nullable RowSpool spool) {
    this(spool, null, PatternRules.NONE);
  }

  /**
   * Has merged nothing yet.
   *
   * @param spool takes each line; null if nobody wants them
   * @param events takes each event; null if nobody wants them
   */
  Merger(@Nullable RowSpool spool, @Nullable EventLog events, PatternRules rules) {
    this.miner = new Miner(rules);
    this.spool = spool;
    this.events = events;
  }

  /** Adds what was found in the next block. */
  void merge(BlockResult block) {
    times.add(block);
    take(block);
    block.merged = true;
  }

  private void take(BlockResult block) {
    enter(block.source);
    int[] idOf = learn(block.skeletons);
    if (spool != null && block.rows != null) {
      spool.add(block.rows, idOf, open);
    }
    if (events != null && block.events != null) {
      events.add(block.events, events.idsOf(block.skeletons, idOf), block.source.index());
    }
    continueOpen(block.head);
    if (block.open != null) {
      closeOpen();
      open = block.open;
      open.enter(idOf);
    }
    for (int i = 0; i < idOf.length; i++) {
      miner.slotValues().addEvents(block.skeletons.get(i).hash, block.counts.tallies.events(i));
    }
    miner.slotValues().add(block.slots);
    counts.addAll(block.counts, idOf);
    if (block.known != null) {
      add(block.known);
    }
    traces.addAll(block.traces, idOf);
    tally().add(block);
    block.counts.follow(counts); // as its room will be used again
    lines += block.lines;
    dangling = block.dangles ? block : null;
  }

  /** Adds what a worker has counted of many blocks. */
  void add(KnownCounts known) {
    for (int i = 0; i < known.skeletons(); i++) {
      miner.slotValues().addEvents(known.hash(i), known.counts().tallies.events(i));
    }
    counts.addAll(known.counts(), known.ids());
  }

  /** Ends the input. */
  void finish() {
    endSource();
    for (int id = 0; id < kept.size(); id++) {
      observe(id);
    }
  }

  /** Shows the miner what was kept of a skeleton: at the end, because it minds the order. */
  private void observe(int id) {
    for (KeptEvent event : kept.get(id).first()) {
      miner.observe(id, event.message(), event.messageStart(), event.messageEnd());
    }
    Details differing = details.get(id);
    for (int i = 0; i < differing.size(); i++) {
      byte[] message = differing.message(i);
      miner.observe(id, message, 0, message.length);
    }
  }

  /** Returns what is not bound to this run: the patterns and their counts, without events. */
  EngineState state() {
    int[] numberOf = new int[miner.skeletons()];
    return EngineState.of(mined(numberOf), counts, traces, numberOf);
  }

  /**
   * Returns what the miner has learnt, ready to be merged with what others have.
   *
   * @param numberOf is given the state's number of each skeleton
   */
  MinerState mined(int[] numberOf) {
    return miner.state(numberOf).redrawn(counts.tallies.digest());
  }

  private void enter(OpenSource next) {
    if (next.index() != source) {
      endSource();
      source = next.index();
      sources.put(source, new SourceTally());
    }
  }

  /** A header that nothing follows says nothing about an event. */
  private void endSource() {
    closeOpen();
    BlockResult last = dangling;
    dangling = null;
    if (last != null) {
      tally().addDangling();
      lines++;
      if (spool != null && last.dangling != null) {
        spool.add(last.dangling, new int[0], null);
      }
    }
  }

  /** Returns the stream's id of each skeleton of a block. */
  private int[] learn(List<SkeletonSeen> skeletons) {
    int[] idOf = new int[skeletons.size()];
    for (int i = 0; i < idOf.length; i++) {
      SkeletonSeen seen = skeletons.get(i);
      idOf[i] = seen.isQuiet() ? seen.mergedId : learn(seen);
    }
    return idOf;
  }

  private int learn(SkeletonSeen seen) {
    int id = seen.mergedId;
    if (id < 0) {
      byte[] message = seen.details.message(0); // of its first event
      id = miner.learn(seen.hash, message, 0, message.length);
      reach(id);
    }
    details.get(id).addAll(seen.details);
    keep(id, seen.kept);
    seen.told = told(id, seen);
    return id;
  }

  /**
   * What the worker need not send any more; nothing if the miner does not remember the skeleton.
   */
  private SkeletonSeen.Told told(int id, SkeletonSeen seen) {
    if (seen.mergedId < 0 && miner.find(seen.hash) != id) {
      return SkeletonSeen.Told.NOTHING;
    }
    Details here = details.get(id);
    return new SkeletonSeen.Told(id, kept.get(id).unwanted(), here.hashes(), here.isFull());
  }

  private void reach(int id) {
    counts.reach(id);
    while (kept.size() <= id) {
      details.add(new Details(mostBytes(kept.size(), ALL_DETAIL_BYTES)));
      kept.add(new KeptEvents(kept.size() < KEEP_SOME ? KeptEvent.PER_SKELETON : 1));
    }
  }

  private void keep(int id, KeptEvents ofBlock) {
    KeptEvents events = kept.get(id);
    for (KeptEvent event : ofBlock.all()) {
      if (events.wants(event.level())) {
        boolean first = events.size() < KeptEvent.PER_SKELETON;
        event.limit(mostBytes(id, first ? Integer.MAX_VALUE : SOME_BYTES));
        events.add(event);
      }
    }
  }

  private static int mostBytes(int id, int ofTheFirst) {
    return id < KEEP_ALL ? ofTheFirst : id < KEEP_SOME ? SOME_BYTES : FEW_BYTES;
  }

  private void continueOpen(List<OpenEvent.HeadLine> head) {
    OpenEvent event = open;
    if (event == null) {
      return; // a source's first line with text always begins an event
    }
    for (OpenEvent.HeadLine line : head) {
      event.continueWith(line);
    }
    if (event.skeleton >= 0) {
      counts.tallies.lines(event.skeleton, head.size());
    }
    tally().addHead(event.skeleton, head.size());
  }

  private void closeOpen() {
    OpenEvent event = open;
    open = null;
    if (event != null && event.kept != null && event.trace != null && event.trace.isTrace()) {
      traces.add(event.trace, event.kept, event.skeleton, event.time);
    }
  }

  private SourceTally tally() {
    return Objects.requireNonNull(sources.get(source));
  }

  /** Returns what became of the lines of a source; null if it had none. */
  @Nullable SourceTally tallyOf(OpenSource of) {
    return sources.get(of.index());
  }

  /** Returns the time that is covered by clocks that are right. */
  SoundTime soundTime() {
    SoundTime time = new SoundTime();
    sources.values().forEach(tally -> time.add(tally.times()));
    return time;
  }

  /** Returns the events of a skeleton that may become examples, in the order of the input. */
  List<KeptEvent> kept(int skeleton) {
    return kept.get(skeleton).all();
  }

  /** Returns how many skeletons there are. */
  int skeletons() {
    return kept.size();
  }

  /** Returns how many physical lines were merged so far. */
  long lines() {
    return lines;
  }
}
