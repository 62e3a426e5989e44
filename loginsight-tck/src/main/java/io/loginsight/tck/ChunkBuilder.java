package io.loginsight.tck;

import static java.util.Objects.requireNonNull;

import io.loginsight.api.Chunk;
import io.loginsight.api.Event;
import io.loginsight.api.EventCounts;
import io.loginsight.api.EventId;
import io.loginsight.api.Label;
import io.loginsight.api.Level;
import io.loginsight.api.Pattern;
import io.loginsight.api.PatternId;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Slot;
import io.loginsight.api.SlotType;
import io.loginsight.api.StackTraceStats;
import io.loginsight.api.TimeRange;
import io.loginsight.api.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Chunk} as the engine would make it of a log, so that an analyzer can be tested
 * without one:
 *
 * <pre>{@code
 * Chunk chunk =
 *     new ChunkBuilder()
 *         .events("order <*> placed", Level.INFO, noon, Duration.ofSeconds(10), 360)
 *         .events("no answer from <*>", Level.ERROR, noon.plusSeconds(1800), Duration.ofMillis(50), 200)
 *         .build();
 * }</pre>
 *
 * <p>Events are numbered as lines in the order of their times, those without a time last. Of each
 * pattern the first few are kept as examples.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class ChunkBuilder {

  private static final int EXAMPLES = 5;

  private final Map<String, List<Logged>> byTemplate = new LinkedHashMap<>();
  private final Map<String, List<String>> traces = new LinkedHashMap<>();
  private final Map<String, List<Label>> labels = new LinkedHashMap<>();
  private final Map<String, List<Slot>> slots = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> attributes = new LinkedHashMap<>();
  private String source = "sample.log";
  private Duration step = Duration.ofMinutes(1);

  /** Makes a builder of a chunk without an event. */
  public ChunkBuilder() {}

  /** One event before it has a line. */
  private static final class Logged {
    final @Nullable Instant time;
    final @Nullable Level level;
    final int number;
    long line;

    Logged(@Nullable Instant time, @Nullable Level level, int number) {
      this.time = time;
      this.level = level;
      this.number = number;
    }
  }

  /**
   * Sets the name of the source that the events come from; {@code sample.log} by default.
   *
   * @param source the name
   * @return this
   */
  public ChunkBuilder source(String source) {
    this.source = requireNonNull(source, "source");
    return this;
  }

  /**
   * Sets the length of the intervals that events are counted in; a minute by default.
   *
   * @param step a whole number of seconds above 0
   * @return this
   */
  public ChunkBuilder step(Duration step) {
    this.step = requireNonNull(step, "step");
    return this;
  }

  /**
   * Adds events of one pattern at equal distances.
   *
   * @param template the pattern, its variable parts written as {@value Pattern#SLOT}
   * @param level the level they state; null if they state none
   * @param first the time of the first event
   * @param every the time from one event to the next
   * @param count how many events
   * @return this
   */
  public ChunkBuilder events(
      String template, @Nullable Level level, Instant first, Duration every, int count) {
    requireNonNull(first, "first");
    for (int i = 0; i < count; i++) {
      add(template, first.plus(every.multipliedBy(i)), level);
    }
    return this;
  }

  /**
   * Adds events of one pattern that do not say when they were.
   *
   * @param template the pattern, its variable parts written as {@value Pattern#SLOT}
   * @param level the level they state; null if they state none
   * @param count how many events
   * @return this
   */
  public ChunkBuilder eventsWithoutTime(String template, @Nullable Level level, int count) {
    for (int i = 0; i < count; i++) {
      add(template, null, level);
    }
    return this;
  }

  /**
   * Says that the events of a pattern carry a stack trace.
   *
   * @param template a pattern that has events
   * @param causes the exception classes, outermost first
   * @return this
   */
  public ChunkBuilder stackTrace(String template, String... causes) {
    traces.put(requireNonNull(template, "template"), List.of(causes));
    return this;
  }

  /**
   * Labels a pattern.
   *
   * @param template a pattern that has events
   * @param label what it speaks of or where it comes from
   * @return this
   */
  public ChunkBuilder label(String template, Label label) {
    labels.computeIfAbsent(template, t -> new ArrayList<>()).add(label);
    return this;
  }

  /**
   * Says what stands at the next variable part of a pattern. Its values take turns in the events;
   * parts of which nothing is said hold the number of the event.
   *
   * @param template a pattern that has events
   * @param slot its type, its name and its values, one or more
   * @return this
   */
  public ChunkBuilder slot(String template, Slot slot) {
    slots.computeIfAbsent(template, t -> new ArrayList<>()).add(requireNonNull(slot, "slot"));
    return this;
  }

  /**
   * Says what else is known about the events of a pattern.
   *
   * @param template a pattern that has events
   * @param attributes values by name, such as {@code host} or {@code thread}
   * @return this
   */
  public ChunkBuilder attributes(String template, Map<String, String> attributes) {
    this.attributes.put(requireNonNull(template, "template"), Map.copyOf(attributes));
    return this;
  }

  private void add(String template, @Nullable Instant time, @Nullable Level level) {
    List<Logged> events =
        byTemplate.computeIfAbsent(requireNonNull(template, "template"), t -> new ArrayList<>());
    events.add(new Logged(time, level, events.size() + 1));
  }

  /**
   * Makes the chunk.
   *
   * @return a chunk that adds up
   * @throws IllegalArgumentException if a stack trace, a label, a slot or attributes are of a
   *     pattern without events, or if a slot has no values or no place in its template
   */
  public Chunk build() {
    Map<String, PatternStats> patterns = new LinkedHashMap<>();
    List<Logged> all = inOrder(byTemplate.values().stream().flatMap(List::stream).toList());
    for (int i = 0; i < all.size(); i++) {
      all.get(i).line = i + 1L;
    }
    byTemplate.forEach((template, events) -> patterns.put(template, stats(template, events)));
    List<StackTraceStats> stacks = new ArrayList<>();
    traces.forEach((template, causes) -> stacks.add(trace(known(patterns, template), causes)));
    for (Map<String, ?> said : List.of(labels, slots, attributes)) {
      said.keySet().forEach(template -> known(patterns, template));
    }

    EnumMap<Level, TimeSeries> levels = new EnumMap<>(Level.class);
    for (Level level : Level.values()) {
      TimeSeries series = series(all.stream().filter(event -> event.level == level).toList());
      if (series.size() > 0) {
        levels.put(level, series);
      }
    }
    List<PatternStats> sorted = new ArrayList<>(patterns.values());
    sorted.sort(
        Comparator.comparingLong((PatternStats stats) -> -stats.counts().events())
            .thenComparing(stats -> stats.pattern().id()));
    stacks.sort(
        Comparator.comparingLong((StackTraceStats stack) -> -stack.events())
            .thenComparing(StackTraceStats::fingerprint));
    return new Chunk(range(all), counts(all), levels, series(all), sorted, stacks);
  }

  private static PatternStats known(Map<String, PatternStats> patterns, String template) {
    PatternStats stats = patterns.get(template);
    if (stats == null) {
      throw new IllegalArgumentException("there are no events of the pattern '" + template + "'");
    }
    return stats;
  }

  private static List<Logged> inOrder(List<Logged> events) {
    return events.stream()
        .sorted(
            Comparator.comparing(
                event -> event.time, Comparator.nullsLast(Comparator.naturalOrder())))
        .toList();
  }

  private PatternStats stats(String template, List<Logged> unordered) {
    List<Logged> events = inOrder(unordered);
    Pattern pattern = new Pattern(id(template), template, slots(template, events));
    List<Event> examples = events.stream().limit(EXAMPLES).map(e -> event(pattern, e)).toList();
    return new PatternStats(
        pattern,
        counts(events),
        range(events),
        series(events),
        examples,
        labels.getOrDefault(template, List.of()));
  }

  private Event event(Pattern pattern, Logged event) {
    String message = message(pattern.template(), event);
    String header =
        (event.time == null ? "" : event.time + " ")
            + (event.level == null ? "" : event.level + " ");
    return new Event(
        new EventId(source, event.line),
        event.time,
        event.level,
        message,
        List.of(header + message),
        pattern.id(),
        attributes.getOrDefault(pattern.template(), Map.of()));
  }

  private String message(String template, Logged event) {
    List<Slot> given = slots.getOrDefault(template, List.of());
    StringBuilder message = new StringBuilder();
    int slot = 0;
    int from = 0;
    for (int at = template.indexOf(Pattern.SLOT); at >= 0; slot++) {
      message.append(template, from, at);
      if (slot < given.size()) {
        List<String> values = given.get(slot).examples();
        message.append(values.get((event.number - 1) % values.size()));
      } else {
        message.append(event.number);
      }
      from = at + Pattern.SLOT.length();
      at = template.indexOf(Pattern.SLOT, from);
    }
    return message.append(template, from, template.length()).toString();
  }

  private List<Slot> slots(String template, List<Logged> events) {
    List<Slot> all = new ArrayList<>(slots.getOrDefault(template, List.of()));
    int places =
        (template.length() - template.replace(Pattern.SLOT, "").length()) / Pattern.SLOT.length();
    if (all.size() > places || all.stream().anyMatch(slot -> slot.examples().isEmpty())) {
      throw new IllegalArgumentException(
          "each slot needs values and a place in '" + template + "', got " + all);
    }
    List<String> numbers =
        events.stream().limit(EXAMPLES).map(event -> Integer.toString(event.number)).toList();
    while (all.size() < places) {
      all.add(new Slot(SlotType.NUMBER, null, numbers));
    }
    return all;
  }

  private static StackTraceStats trace(PatternStats stats, List<String> causes) {
    return new StackTraceStats(
        id(String.join("\n", causes)).toString(),
        causes,
        causes.isEmpty() ? "no cause" : causes.get(causes.size() - 1) + " at Shop.open",
        stats.counts().events(),
        stats.seen(),
        List.of(stats.pattern().id()),
        stats.examples().get(0));
  }

  private static EventCounts counts(List<Logged> events) {
    EnumMap<Level, Long> levels = new EnumMap<>(Level.class);
    for (Logged event : events) {
      if (event.level != null) {
        levels.merge(event.level, 1L, Long::sum);
      }
    }
    return new EventCounts(events.size(), events.size(), levels);
  }

  private static @Nullable TimeRange range(List<Logged> events) {
    Instant first = null;
    Instant last = null;
    for (Logged event : events) {
      Instant time = event.time;
      if (time != null) {
        first = first == null || time.isBefore(first) ? time : first;
        last = last == null || time.isAfter(last) ? time : last;
      }
    }
    return first == null || last == null ? null : new TimeRange(first, last);
  }

  private TimeSeries series(List<Logged> events) {
    TreeMap<Long, Long> counts = new TreeMap<>();
    long seconds = step.toSeconds();
    for (Logged event : events) {
      if (event.time != null) {
        long second = event.time.getEpochSecond();
        counts.merge(second - Math.floorMod(second, seconds), 1L, Long::sum);
      }
    }
    return TimeSeries.of(
        step,
        counts.keySet().stream().mapToLong(Long::longValue).toArray(),
        counts.values().stream().mapToLong(Long::longValue).toArray());
  }

  /** Returns 64 bits of the text by FNV-1a; any hash that is the same everywhere would do. */
  private static PatternId id(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return new PatternId(hash);
  }
}
