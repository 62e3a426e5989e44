package io.loginsight.tck;

import io.loginsight.api.Chunk;
import io.loginsight.api.Event;
import io.loginsight.api.EventCounts;
import io.loginsight.api.Label;
import io.loginsight.api.Level;
import io.loginsight.api.Pattern;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Slot;
import io.loginsight.api.SlotStats;
import io.loginsight.api.StackTraceStats;
import io.loginsight.api.TimeRange;
import io.loginsight.api.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a chunk would be if its log were a little different. */
final class Variants {

  private static final String HOSTILE =
      " \u001b[31m\u0000\u202e</script><script>alert(1)</script>'\"\r\u0085\u2028";

  private static final int LONGER = 60;
  private static final int SINGLES = 10;

  private Variants() {}

  /** Returns the chunk of a log without times. */
  static Chunk withoutTimes(Chunk chunk) {
    return new Chunk(
        null,
        chunk.counts(),
        Map.of(),
        emptied(chunk.events()),
        chunk.patterns().stream()
            .map(
                stats ->
                    new PatternStats(
                        stats.pattern(),
                        stats.counts(),
                        null,
                        emptied(stats.series()),
                        stats.examples().stream().map(Variants::withoutTime).toList(),
                        stats.labels()))
            .toList(),
        chunk.stackTraces().stream()
            .map(
                trace ->
                    new StackTraceStats(
                        trace.fingerprint(),
                        trace.causes(),
                        trace.summary(),
                        trace.events(),
                        null,
                        trace.patterns(),
                        withoutTime(trace.example())))
            .toList());
  }

  private static Event withoutTime(Event event) {
    return new Event(
        event.id(),
        null,
        event.level(),
        event.message(),
        event.lines(),
        event.pattern(),
        event.attributes());
  }

  private static TimeSeries emptied(TimeSeries series) {
    return TimeSeries.of(series.step(), new long[0], new long[0]);
  }

  /** Returns the chunk of a log in which somebody has written what does harm at the end of all. */
  static Chunk hostile(Chunk chunk) {
    return new Chunk(
        chunk.window(),
        chunk.counts(),
        chunk.levels(),
        chunk.events(),
        chunk.patterns().stream()
            .map(
                stats ->
                    new PatternStats(
                        hostile(stats.pattern()),
                        stats.counts(),
                        stats.seen(),
                        stats.series(),
                        stats.examples().stream().map(Variants::hostile).toList(),
                        stats.labels().stream()
                            .map(l -> new Label(l.kind(), text(l.value()), text(l.because())))
                            .toList()))
            .toList(),
        chunk.stackTraces().stream()
            .map(
                trace ->
                    new StackTraceStats(
                        trace.fingerprint(),
                        trace.causes().stream().map(Variants::text).toList(),
                        text(trace.summary()),
                        trace.events(),
                        trace.seen(),
                        trace.patterns(),
                        hostile(trace.example())))
            .toList());
  }

  private static Pattern hostile(Pattern pattern) {
    return new Pattern(
        pattern.id(),
        text(pattern.template()),
        pattern.slots().stream()
            .map(
                slot ->
                    new Slot(
                        slot.type(),
                        slot.name() == null ? null : text(slot.name()),
                        slot.examples().stream().map(Variants::text).toList(),
                        slot.stats() == null ? null : hostile(slot.stats())))
            .toList());
  }

  private static SlotStats hostile(SlotStats stats) {
    return new SlotStats(
        stats.values(),
        stats.sampled(),
        stats.distinct(),
        stats.top().stream()
            .map(top -> new SlotStats.ValueCount(text(top.value()), top.count()))
            .toList(),
        stats.numbers());
  }

  private static Event hostile(Event event) {
    return new Event(
        event.id(),
        event.time(),
        event.level(),
        text(event.message()),
        event.lines().stream().map(Variants::text).toList(),
        event.pattern(),
        event.attributes().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> text(entry.getValue()))));
  }

  private static String text(String text) {
    return text + HOSTILE;
  }

  /** Returns the same events, counted in longer intervals, as those of a longer log are. */
  static Chunk inLongerSteps(Chunk chunk) {
    return new Chunk(
        chunk.window(),
        chunk.counts(),
        inLongerSteps(chunk.levels()),
        inLongerSteps(chunk.events()),
        chunk.patterns().stream()
            .map(
                stats ->
                    new PatternStats(
                        stats.pattern(),
                        stats.counts(),
                        stats.seen(),
                        inLongerSteps(stats.series()),
                        stats.examples(),
                        stats.labels()))
            .toList(),
        chunk.stackTraces());
  }

  private static Map<Level, TimeSeries> inLongerSteps(Map<Level, TimeSeries> levels) {
    EnumMap<Level, TimeSeries> longer = new EnumMap<>(Level.class);
    levels.forEach((level, series) -> longer.put(level, inLongerSteps(series)));
    return longer;
  }

  private static TimeSeries inLongerSteps(TimeSeries series) {
    Duration step = series.step().multipliedBy(LONGER);
    TreeMap<Long, Long> counts = new TreeMap<>();
    for (int i = 0; i < series.size(); i++) {
      long second = series.startSecond(i);
      counts.merge(second - Math.floorMod(second, step.toSeconds()), series.count(i), Long::sum);
    }
    return TimeSeries.of(
        step,
        counts.keySet().stream().mapToLong(Long::longValue).toArray(),
        counts.values().stream().mapToLong(Long::longValue).toArray());
  }

  /** Returns chunks of one event, the first of each pattern. */
  static List<Chunk> singleEvents(Chunk chunk) {
    return chunk.patterns().stream()
        .filter(stats -> !stats.examples().isEmpty())
        .limit(SINGLES)
        .map(stats -> single(stats, stats.examples().get(0)))
        .toList();
  }

  private static Chunk single(PatternStats stats, Event event) {
    Instant time = event.time();
    TimeRange range = time == null ? null : new TimeRange(time, time);
    TimeSeries series = single(stats.series().step(), time);
    Level level = event.level();
    EventCounts counts =
        new EventCounts(1, event.lines().size(), level == null ? Map.of() : Map.of(level, 1L));
    return new Chunk(
        range,
        counts,
        level == null || range == null ? Map.of() : Map.of(level, series),
        series,
        List.of(
            new PatternStats(
                stats.pattern(), counts, range, series, List.of(event), stats.labels())),
        List.of());
  }

  private static TimeSeries single(Duration step, @Nullable Instant time) {
    if (time == null) {
      return TimeSeries.of(step, new long[0], new long[0]);
    }
    long second = time.getEpochSecond();
    long start = second - Math.floorMod(second, step.toSeconds());
    return TimeSeries.of(step, new long[] {start}, new long[] {1});
  }
}
