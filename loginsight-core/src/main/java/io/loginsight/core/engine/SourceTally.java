package io.loginsight.core.engine;

import io.loginsight.api.LineCounts;
import io.loginsight.api.TimeRange;
import io.loginsight.core.read.ReadCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the lines of one source.
 *
 * <p><b>Threads:</b> Confined.
 */
final class SourceTally {

  private static final int[] ONE_KEY = {0};

  private long[] formatEvents = new long[1]; // grows with the chain
  private final Tallies events = new Tallies();
  private final TimeRuns times = new TimeRuns();
  private long parserFailures;
  private @Nullable String parserFailure;
  private long defects;
  private @Nullable String defect;
  private long lines;
  private long blank;
  private long unparsed;
  private long meta;
  private long outside;

  SourceTally() {
    events.reach(0);
  }

  /** Adds a block, and the lines before its first event. */
  void add(BlockResult block) {
    int formats = block.formatEvents.length - 1; // the last one is for lines of none
    if (formats > formatEvents.length) {
      formatEvents = Arrays.copyOf(formatEvents, formats);
    }
    for (int i = 0; i < formats; i++) {
      formatEvents[i] += block.formatEvents[i];
    }
    events.addAll(block.counts.tallies, new int[block.skeletons.size()]);
    events.addAll(block.noted, ONE_KEY);
    times.addAll(block.times);
    parserFailures += block.parserFailures;
    if (parserFailure == null) {
      parserFailure = block.parserFailure;
    }
    defects += block.defects;
    if (defect == null) {
      defect = block.defect;
    }
    lines += block.lines;
    blank += block.blank;
    unparsed += block.unparsed;
    meta += block.meta;
    outside += block.outside;
  }

  /** Adds the last line, which is the header of none. */
  void addDangling() {
    lines++;
    meta++;
  }

  /** Adds lines that continue an event of an earlier block. */
  void addHead(int skeleton, int more) {
    if (skeleton == OpenEvent.OUTSIDE) {
      outside += more;
    } else if (skeleton == OpenEvent.UNPARSED) {
      unparsed += more;
    } else if (skeleton == OpenEvent.META) {
      meta += more;
    } else {
      events.lines(0, more);
    }
  }

  /** Returns how many events the format with this index read. */
  long formatEvents(int format) {
    return format < formatEvents.length ? formatEvents[format] : 0;
  }

  /** Returns what a reader of the report must know of the lines, one line each. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    String clock = SoundTime.note(times);
    if (clock != null) {
      notes.add(clock);
    }
    if (parserFailures > 0) {
      notes.add(
          "A format failed at "
              + parserFailures
              + (parserFailures == 1 ? " line, which was" : " lines, which were")
              + " read without it; first: "
              + parserFailure);
    }
    if (defects > 0) {
      notes.add(
          "Reading failed at "
              + defects
              + (defects == 1 ? " line, which is" : " lines, which are")
              + " unparsed by a defect; first: "
              + defect);
    }
    return notes;
  }

  /** Returns when its events were. */
  TimeRuns times() {
    return times;
  }

  @Nullable TimeRange seen() {
    return events.seen(0);
  }

  LineCounts lines(ReadCounts read) {
    return new LineCounts(
        lines,
        events.lines(0),
        unparsed,
        blank,
        meta,
        outside,
        read.cutLines(),
        read.invalidLines());
  }
}
