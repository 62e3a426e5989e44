package io.loginsight.core.engine;

import io.loginsight.api.Chunk;
import io.loginsight.api.Event;
import io.loginsight.api.EventId;
import io.loginsight.api.FormatUse;
import io.loginsight.api.Label;
import io.loginsight.api.Level;
import io.loginsight.api.LineCounts;
import io.loginsight.api.Pattern;
import io.loginsight.api.PatternId;
import io.loginsight.api.PatternStats;
import io.loginsight.api.SourceReport;
import io.loginsight.api.StackTraceStats;
import io.loginsight.api.TimeRange;
import io.loginsight.api.TimeSeries;
import io.loginsight.core.enrich.Lexicon;
import io.loginsight.core.format.FormatChain;
import io.loginsight.core.mine.Miner;
import io.loginsight.spi.EnricherProvider;
import io.loginsight.spi.LineParser;
import io.loginsight.spi.LogBatch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes the values of the API out of what the merger holds.
 *
 * <p><b>Threads:</b> Confined.
 */
final class ReportBuilder {

  /** So many examples of a pattern are in the report. */
  private static final int EXAMPLES = 5;

  /** A line of an example is not longer than this many characters. */
  private static final int LINE_CHARS = 2_000;

  private static final Comparator<KeptEvent> IN_INPUT_ORDER =
      Comparator.<KeptEvent>comparingInt(event -> event.source().index())
          .thenComparingLong(KeptEvent::number);

  private final Merger merged;
  private final Miner miner;
  private final List<EnricherProvider> enrichers;
  private final List<String> problems;
  private final SoundTime time;
  private final int patterns;
  private final int[] patternOf; // by skeleton; -1 for none
  private final List<List<KeptEvent>> examples = new ArrayList<>(); // by pattern
  private final Map<Integer, Pattern> made = new HashMap<>(); // by number
  private final Map<KeptEvent, Map<String, String>> attributes = new HashMap<>(); // by identity

  ReportBuilder(Merger merged, List<EnricherProvider> enrichers, List<String> problems) {
    this(merged, merged.miner, skeleton -> skeleton, enrichers, problems);
  }

  /**
   * Begins with patterns that another miner has found, in which the merger's skeletons are, too.
   *
   * @param skeletonOf what the miner calls each of the merger's skeletons
   */
  ReportBuilder(
      Merger merged,
      Miner miner,
      IntUnaryOperator skeletonOf,
      List<EnricherProvider> enrichers,
      List<String> problems) {
    this.merged = merged;
    this.miner = miner;
    this.enrichers = enrichers;
    this.problems = problems;
    this.time = merged.soundTime();
    this.patterns = miner.patterns();
    this.patternOf = new int[merged.skeletons()];
    Arrays.setAll(patternOf, skeleton -> miner.patternOf(skeletonOf.applyAsInt(skeleton)));
    chooseExamples();
    enrichExamples();
  }

  private void chooseExamples() {
    for (int pattern = 0; pattern < patterns; pattern++) {
      examples.add(new ArrayList<>());
    }
    for (int skeleton = 0; skeleton < patternOf.length; skeleton++) {
      if (patternOf[skeleton] >= 0) {
        examples.get(patternOf[skeleton]).addAll(merged.kept(skeleton));
      }
    }
    examples.replaceAll(ReportBuilder::chosen);
  }

  /** The first event at each level from WARN on is chosen, and then the first ones. */
  private static List<KeptEvent> chosen(List<KeptEvent> kept) {
    kept.sort(IN_INPUT_ORDER);
    KeptEvents severe = new KeptEvents(0);
    for (KeptEvent event : kept) {
      if (severe.wants(event.level())) {
        severe.add(event);
      }
    }
    Set<KeptEvent> chosen = new LinkedHashSet<>(severe.all());
    for (int i = 0; i < kept.size() && chosen.size() < EXAMPLES; i++) {
      chosen.add(kept.get(i));
    }
    return chosen.stream().sorted(IN_INPUT_ORDER).toList();
  }

  private void enrichExamples() {
    List<KeptEvent> all = new ArrayList<>();
    examples.forEach(all::addAll);
    for (TraceTable.Seen trace : merged.traces.all()) {
      all.add(trace.example);
    }
    List<Map<String, String>> found = KeptBatch.enrich(all, enrichers, problems);
    for (int i = 0; i < found.size(); i++) {
      attributes.put(all.get(i), found.get(i));
    }
  }

  /** Returns the pattern of one of the merger's skeletons. */
  Pattern patternOf(int skeleton) {
    return pattern(patternOf[skeleton]);
  }

  private Pattern pattern(int number) {
    return made.computeIfAbsent(number, n -> miner.pattern(n, merged.miner.slotValues()));
  }

  Chunk chunk() {
    Tallies all = merged.counts.tallies.sum();
    TimeBuckets levelMinutes = sound(merged.counts.levelMinutes);
    TimeSeries[] ofLevel = levelMinutes.series(Counts.LEVEL_KEYS, 7);
    Map<Level, TimeSeries> levels = new EnumMap<>(Level.class);
    for (Level level : Level.values()) {
      TimeSeries series = ofLevel[level.ordinal() + 1];
      if (series.size() > 0) {
        levels.put(level, series);
      }
    }
    TimeSeries events = levelMinutes.series(new int[Counts.LEVEL_KEYS.length], 1)[0];
    return new Chunk(
        sound(all.seen(0)), all.counts(0), levels, events, patternStats(), stackTraces());
  }

  /** Returns what is not beyond the time that all clocks cover which are right. */
  private TimeBuckets sound(TimeBuckets counts) {
    return time.isWrong() ? counts.within(time.first(), time.last()) : counts;
  }

  private @Nullable TimeRange sound(@Nullable TimeRange seen) {
    return seen == null || !time.isWrong() ? seen : time.of(seen);
  }

  /** Says what was too much to be told apart, one line each. */
  List<String> folded() {
    List<String> said = new ArrayList<>();
    int pattern = miner.patternOf(Miner.FOLDED);
    long events = 0;
    for (int skeleton = 0; pattern >= 0 && skeleton < patternOf.length; skeleton++) {
      events += patternOf[skeleton] == pattern ? merged.counts.tallies.events(skeleton) : 0;
    }
    if (events > 0) {
      said.add(
          "There are too many patterns to tell all apart; events counted together as "
              + (Pattern.SLOT + ": " + events));
    }
    if (merged.traces.folded() > 0) {
      said.add(
          "There are too many different stack traces to list all; events with one of the others: "
              + merged.traces.folded());
    }
    return said;
  }

  private List<PatternStats> patternStats() {
    Tallies tallies = new Tallies();
    if (patterns > 0) {
      tallies.reach(patterns - 1);
    }
    tallies.addAll(merged.counts.tallies, patternOf);
    TimeSeries[] series = sound(merged.counts.minutes).series(patternOf, patterns);
    List<PatternStats> all = new ArrayList<>();
    for (int pattern = 0; pattern < patterns; pattern++) {
      if (tallies.events(pattern) > 0) {
        Pattern found = pattern(pattern);
        List<Event> events =
            examples.get(pattern).stream().map(kept -> event(kept, found.id())).toList();
        all.add(
            new PatternStats(
                found,
                tallies.counts(pattern),
                sound(tallies.seen(pattern)),
                series[pattern],
                events,
                labels(pattern, found, events)));
      }
    }
    all.sort(
        Comparator.comparingLong((PatternStats stats) -> stats.counts().events())
            .reversed()
            .thenComparing(stats -> stats.pattern().id()));
    return all;
  }

  private List<Label> labels(int pattern, Pattern found, List<Event> events) {
    List<Label> labels = new ArrayList<>(Lexicon.builtIn().labels(found, events));
    String name = miner.nameOf(pattern);
    if (name != null) {
      labels.add(0, new Label(Label.NAME, name, "the file of patterns"));
    }
    return labels;
  }

  private Event event(KeptEvent event, PatternId pattern) {
    List<String> lines = new ArrayList<>();
    lines.add(text(event.line(), LineParser.PADDING, event.lineEnd()));
    event.more().forEach(line -> lines.add(text(line, 0, line.length)));
    return new Event(
        id(event),
        event.time() == LogBatch.NO_TIME ? null : Tallies.instant(event.time()),
        event.level() == LogBatch.NO_LEVEL ? null : Level.ofOrdinal(event.level()),
        text(event.message(), event.messageStart(), event.messageEnd()),
        lines,
        pattern,
        Objects.requireNonNull(attributes.get(event)));
  }

  private static EventId id(KeptEvent event) {
    return new EventId(event.source().name(), event.number());
  }

  private static String text(byte[] bytes, int from, int to) {
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    return text.length() <= LINE_CHARS ? text : text.substring(0, LINE_CHARS) + "…";
  }

  private List<StackTraceStats> stackTraces() {
    List<StackTraceStats> all = new ArrayList<>();
    for (TraceTable.Seen seen : merged.traces.all()) {
      all.add(
          new StackTraceStats(
              hex(seen.fingerprint),
              seen.causes,
              seen.summary,
              seen.events,
              seen(seen.first, seen.last),
              patternsOf(seen.eventsOf, skeleton -> patternOf(skeleton).id()),
              event(seen.example, patternOf(seen.exampleSkeleton()).id())));
    }
    all.sort(
        Comparator.comparingLong(StackTraceStats::events)
            .reversed()
            .thenComparing(StackTraceStats::fingerprint));
    return all;
  }

  static String hex(long fingerprint) {
    return String.format(Locale.ROOT, "%016x", fingerprint);
  }

  /** Returns a range of nanoseconds; null if it is empty. */
  static @Nullable TimeRange seen(long first, long last) {
    return first > last ? null : new TimeRange(Tallies.instant(first), Tallies.instant(last));
  }

  /** Returns the patterns of events, most frequent first. */
  static List<PatternId> patternsOf(Map<Integer, Long> eventsOf, IntFunction<PatternId> patternOf) {
    Map<PatternId, Long> events = new HashMap<>();
    eventsOf.forEach((skeleton, n) -> events.merge(patternOf.apply(skeleton), n, Long::sum));
    return events.entrySet().stream()
        .sorted(
            Map.Entry.<PatternId, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Returns how one source was read. */
  SourceReport source(SourceFeed.Read read) {
    SourceTally tally = merged.tallyOf(read.source);
    List<FormatUse> formats = new ArrayList<>();
    List<FormatChain.Entry> found = read.source.chain().entries();
    for (int i = 0; i < found.size(); i++) {
      FormatChain.Entry entry = found.get(i);
      formats.add(
          new FormatUse(
              entry.id(),
              entry.description(),
              entry.confidence(),
              tally == null ? 0 : tally.formatEvents(i)));
    }
    List<String> notes = new ArrayList<>(read.notes);
    if (tally != null) {
      notes.addAll(tally.notes());
    }
    return new SourceReport(
        read.source.name(),
        formats,
        tally == null ? LineCounts.NONE : tally.lines(read.counts),
        tally == null ? null : tally.seen(),
        notes);
  }
}
