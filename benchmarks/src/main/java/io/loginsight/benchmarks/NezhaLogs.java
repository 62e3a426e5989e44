package io.loginsight.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loginsight.api.LogColumns;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder as Nezha has them: {@code rca_data/DAY/{log,trace,metric}} with a list of faults, and
 * {@code construct_data} without faults. The file of a minute holds what came from 51 seconds
 * before it to 9 seconds behind its begin.
 */
final class NezhaLogs {

  static final int MINUTES = 3;

  /** By how much earlier than its name says the file of a minute begins. */
  static final Duration AHEAD = Duration.ofSeconds(51);

  static final LogColumns COLUMNS =
      new LogColumns("TimeUnixNano", "PodName", "TraceID", "SpanID", "Log");

  private static final int COLUMN_COUNT = 8;
  private static final int POD = 3;

  /** A fault that was injected. */
  record Fault(Instant time, Path day, String pod, String kind) {

    String service() {
      return serviceOf(pod);
    }

    /** Returns the minute of the day. */
    int minute() {
      return (int) (time.getEpochSecond() / 60 % (24 * 60));
    }
  }

  private final Path root;

  NezhaLogs(Path root) {
    this.root = root;
  }

  /** Returns the logs without faults. */
  List<String> baseline() throws IOException {
    try (Stream<Path> files =
        Files.walk(root.resolve("construct_data"), FileVisitOption.FOLLOW_LINKS)) {
      return files.map(Path::toString).filter(name -> name.endsWith("_log.csv")).sorted().toList();
    }
  }

  List<Fault> faults() throws IOException {
    List<Fault> faults = new ArrayList<>();
    try (Stream<Path> days = Files.list(root.resolve("rca_data"))) {
      for (Path day : days.sorted().toList()) {
        String list = day.getFileName() + "-fault_list.json";
        for (JsonNode hour : new ObjectMapper().readTree(day.resolve(list).toFile())) {
          for (JsonNode fault : hour) {
            faults.add(
                new Fault(
                    Instant.parse(fault.get("inject_time").asText().replace(' ', 'T') + "Z"),
                    day,
                    fault.get("inject_pod").asText(),
                    fault.get("inject_type").asText()));
          }
        }
      }
    }
    return faults;
  }

  /** Returns the files of the minute of a fault and of those behind it. */
  static List<Path> files(Fault fault, String what) {
    List<Path> files = new ArrayList<>();
    for (int i = fault.minute(); i < fault.minute() + MINUTES; i++) {
      String name = String.format(Locale.ROOT, "%02d_%02d_%s.csv", i / 60, i % 60, what);
      Path file = fault.day().resolve(what).resolve(name);
      if (Files.exists(file)) {
        files.add(file);
      }
    }
    return files;
  }

  /** Returns the service of a pod: its name without what a deployment adds. */
  static String serviceOf(String pod) {
    return pod.replaceAll("-[0-9a-f]{8,10}-[a-z0-9]{5}$", "");
  }

  /** Returns the columns of a line; null if it has others. */
  static String[] columns(String line) {
    String[] columns = line.split(",", COLUMN_COUNT);
    return columns.length == COLUMN_COUNT && !columns[1].startsWith("T") ? columns : null;
  }

  /** Returns the rank of a service by events at ERROR. */
  static int byErrors(List<Path> logs, String service) throws IOException {
    Map<String, Integer> errors = new TreeMap<>();
    for (Path log : logs) {
      for (String line : Files.readAllLines(log)) {
        String[] columns = columns(line);
        if (columns != null && columns[COLUMN_COUNT - 1].contains(" ERROR ")) {
          errors.merge(serviceOf(columns[POD]), 1, Integer::sum);
        }
      }
    }
    List<String> ranked =
        errors.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .map(Map.Entry::getKey)
            .toList();
    int rank = ranked.indexOf(service);
    return rank < 0 ? Ranks.MISSED : rank + 1;
  }
}
