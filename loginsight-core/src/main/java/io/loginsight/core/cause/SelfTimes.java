package io.loginsight.core.cause;

import io.loginsight.core.cause.Duration.Way;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * How long spans take without the spans they wait for. Of a span that calls other services, this is
 * the time of the network and of both ends.
 */
final class SelfTimes {

  private static final double MILLI = 1e6;
  private static final int LONGEST = 200;
  private static final Pattern ID =
      Pattern.compile("\\b[0-9a-fA-F]{6,}(?:-[0-9a-fA-F]+)*\\b|[0-9]+");

  private record Id(String trace, String span) {}

  private SelfTimes() {}

  static List<Duration> of(List<MeasuredSpan> spans) {
    Map<Id, MeasuredSpan> once = new LinkedHashMap<>();
    for (MeasuredSpan span : spans) {
      once.putIfAbsent(new Id(span.trace(), span.id()), span);
    }
    Map<Id, List<MeasuredSpan>> children = new HashMap<>();
    for (MeasuredSpan span : once.values()) {
      children
          .computeIfAbsent(new Id(span.trace(), span.parent()), id -> new ArrayList<>())
          .add(span);
    }
    Map<String, Kind> kinds = new HashMap<>();
    List<Duration> times = new ArrayList<>();
    once.forEach(
        (id, span) -> {
          List<MeasuredSpan> of = children.getOrDefault(id, List.of());
          TreeSet<String> others = new TreeSet<>();
          of.forEach(child -> others.add(child.service()));
          others.remove(span.service());
          Kind kind =
              kinds.computeIfAbsent(
                  masked(span.operation()), text -> new Kind(kinds.size(), text, false, false));
          Way way = new Way(span.service(), List.copyOf(others), kind, kind);
          double millis = (span.end() - span.start() - busy(span, of)) / MILLI;
          times.add(new Duration(way, span.start(), millis, span.event()));
        });
    return times;
  }

  private static String masked(String operation) {
    String text = operation.length() > LONGEST ? operation.substring(0, LONGEST) : operation;
    return ID.matcher(text).replaceAll("*");
  }

  /** Returns for how long any child was at work, in nanoseconds. */
  private static long busy(MeasuredSpan span, List<MeasuredSpan> children) {
    long busy = 0;
    long until = span.start();
    for (MeasuredSpan child :
        children.stream().sorted(Comparator.comparingLong(MeasuredSpan::start)).toList()) {
      long from = Math.max(child.start(), until);
      long to = Math.min(child.end(), span.end());
      if (to > from) {
        busy += to - from;
        until = to;
      }
    }
    return busy;
  }
}
