package io.loginsight.benchmarks;

import io.loginsight.api.AssignedLine;
import io.loginsight.api.EventId;
import io.loginsight.api.Level;
import io.loginsight.api.LogInsight;
import io.loginsight.api.PatternId;
import io.loginsight.lab.Truth;
import io.loginsight.spi.LineVisitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lines of a simulated run in order of time, for those who count. */
final class RunLines {

  /**
   * A line.
   *
   * @param id its file's name, without directories, and its number
   * @param error whether it says that it is at ERROR or worse
   */
  private record Line(
      EventId id, Instant time, boolean error, String service, @Nullable PatternId pattern) {}

  private record Kind(String file, @Nullable PatternId pattern) {}

  private final Truth.Incident fault;
  private final List<Line> lines = new ArrayList<>();

  private RunLines(Truth.Incident fault) {
    this.fault = fault;
  }

  static RunLines read(Path logs, Truth truth) throws IOException {
    RunLines run = new RunLines(truth.incidents().get(0));
    List<String> names = new ArrayList<>();
    List<Truth.LogFile> files = new ArrayList<>(); // of each physical line
    List<String> raw = new ArrayList<>();
    for (Truth.LogFile file : truth.files()) {
      if (file.lines() > 0) {
        Path path = logs.resolve(file.name());
        names.add(path.toString());
        raw.addAll(Files.readAllLines(path));
        while (files.size() < raw.size()) {
          files.add(file);
        }
      }
    }
    try (LogInsight insight = LogInsight.builder().build()) {
      insight.analyze(
          names,
          new LineVisitor() {
            private Truth.@Nullable LogFile file;
            private long number;

            @Override
            public void visit(AssignedLine line) {
              int at = (int) line.line() - 1;
              number = files.get(at) == file ? number + 1 : 1;
              file = files.get(at);
              run.add(line, file, number, raw.get(at));
            }
          });
    }
    run.lines.sort(Comparator.comparing(Line::time));
    return run;
  }

  private void add(AssignedLine line, Truth.LogFile file, long number, String raw) {
    if (line.time() != null) {
      boolean goesOn = raw.equals(line.message()); // without a header that says ERROR
      boolean error = line.level() != null && line.level().compareTo(Level.ERROR) >= 0 && !goesOn;
      PatternId pattern = line.pattern() == null ? null : line.pattern().id();
      EventId id = new EventId(file.name(), number);
      lines.add(new Line(id, line.time(), error, file.service(), pattern));
    }
  }

  /** Returns how many errors there are in each minute, from the first to the last of the run. */
  Map<Instant, Integer> errorsByMinute() {
    Map<Instant, Integer> errors = new TreeMap<>();
    Instant last = minute(lines.get(lines.size() - 1).time());
    for (Instant at = minute(lines.get(0).time()); !at.isAfter(last); at = at.plusSeconds(60)) {
      errors.put(at, 0);
    }
    lines.stream()
        .filter(Line::error)
        .forEach(line -> errors.merge(minute(line.time()), 1, Integer::sum));
    return errors;
  }

  private static Instant minute(Instant time) {
    return time.truncatedTo(ChronoUnit.MINUTES);
  }

  /** Returns the service with most errors; "" if there are none. */
  String mostErrors(Instant from, Instant until) {
    return lines.stream()
        .filter(line -> line.error() && !line.time().isBefore(from) && line.time().isBefore(until))
        .collect(Collectors.groupingBy(Line::service, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }

  /** Returns the lines that show the cause. */
  Set<EventId> causal() {
    return fault.causal().stream()
        .map(line -> new EventId(line.file(), line.line()))
        .collect(Collectors.toSet());
  }

  /** Returns those, and what else is logged in the incident in the same file by their patterns. */
  Set<EventId> likeCausal() {
    Set<EventId> causal = causal();
    Set<Kind> kinds = new HashSet<>();
    for (Line line : lines) {
      if (causal.contains(line.id())) {
        kinds.add(new Kind(line.id().source(), line.pattern()));
      }
    }
    for (Line line : lines) {
      if (!line.time().isBefore(fault.begin())
          && kinds.contains(new Kind(line.id().source(), line.pattern()))) {
        causal.add(line.id());
      }
    }
    return causal;
  }

  /** Returns the errors of the incident, in order of time. */
  List<EventId> errors() {
    return lines.stream()
        .filter(Line::error)
        .filter(
            line -> !line.time().isBefore(fault.begin()) && !line.time().isAfter(fault.settled()))
        .map(Line::id)
        .toList();
  }
}
