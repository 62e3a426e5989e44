package io.loginsight.lab;

import java.util.ArrayList;
import java.util.List;

/** How far one file of the run has got, and which of its lines are part of an incident. */
final class LogFile {

  final String name;
  final String service;
  private final List<Truth.LineRange> ranges = new ArrayList<>();
  private long lines;

  LogFile(String name, String service) {
    this.name = name;
    this.service = service;
  }

  long lines() {
    return lines;
  }

  void add(int count) {
    lines += count;
  }

  /** Notes that the last {@code count} lines are part of an incident. */
  void mark(String incidentId, int count) {
    long first = lines - count + 1;
    int end = ranges.size() - 1;
    if (end >= 0
        && ranges.get(end).last() == first - 1
        && ranges.get(end).incidentId().equals(incidentId)) {
      first = ranges.remove(end).first();
    }
    ranges.add(new Truth.LineRange(incidentId, first, lines));
  }

  Truth.LogFile truth() {
    return new Truth.LogFile(name, service, lines, ranges);
  }
}
