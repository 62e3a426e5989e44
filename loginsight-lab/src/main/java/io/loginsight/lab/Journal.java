package io.loginsight.lab;

import io.loginsight.api.Level;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes every line of the run, numbers it, notes its truth and hands it on, until there are enough.
 */
final class Journal {

  private final long limit;
  private final Consumer<? super SimulatedEvent> sink;
  private final Map<String, LogFile> files = new TreeMap<>();
  private final Map<Level, Long> levels = new EnumMap<>(Level.class);
  private Instant last;
  private long lines;
  private boolean full;

  Journal(long limit, Instant start, Consumer<? super SimulatedEvent> sink) {
    this.limit = limit;
    this.sink = sink;
    last = start;
    for (Level level : Level.values()) {
      levels.put(level, 0L);
    }
  }

  LogFile file(String name, String service) {
    return files.computeIfAbsent(name, unused -> new LogFile(name, service));
  }

  void write(
      LogFile file,
      long micros,
      Pod pod,
      Level level,
      @Nullable String traceId,
      String text,
      Mark mark) {
    int count = lineCount(text);
    // An event is written as a whole or not at all, and nothing after the first that does not fit.
    full |= lines + count > limit;
    if (full) {
      return;
    }
    IncidentRecord record = mark.incident();
    SimulatedEvent event =
        new SimulatedEvent(
            file.name,
            file.lines() + 1,
            count,
            instant(micros),
            pod.service().name,
            pod.name(),
            level,
            traceId,
            text,
            record == null ? null : record.id,
            record != null && (mark.causal() || record.isFirstWitness(pod)));
    file.add(count);
    lines += count;
    last = event.time();
    levels.merge(level, 1L, Long::sum);
    if (record != null) {
      file.mark(record.id, count);
      record.line(event);
    }
    sink.accept(event);
    full = lines == limit;
  }

  private static int lineCount(String text) {
    int count = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      count++;
    }
    return count;
  }

  long lines() {
    return lines;
  }

  boolean full() {
    return full;
  }

  Instant last() {
    return last;
  }

  Map<Level, Long> levels() {
    return levels;
  }

  Collection<LogFile> files() {
    return files.values();
  }

  static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, Kernel.SECOND), Math.floorMod(micros, Kernel.SECOND) * 1000);
  }
}
