package io.loginsight.cli;

import io.loginsight.api.AssignedLine;
import io.loginsight.api.Level;
import io.loginsight.api.Pattern;
import io.loginsight.api.SessionEngine;
import io.loginsight.api.SessionVerdict;
import io.loginsight.spi.LineVisitor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Takes the lines that have a key, and gives them to who judges sessions in the order of time. */
final class SessionCollector implements LineVisitor {

  /** What happened in a session. */
  private record Step(@Nullable Instant time, Instant order, String session, String event) {}

  private final java.util.regex.Pattern key;
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, String> names =
      new HashMap<>(); // of sessions and events, one text each
  private final Map<String, String> templates = new HashMap<>(); // by event
  private final long trustedLines;
  private int trusted; // steps
  private Instant last = Instant.MIN;

  /**
   * Takes nothing yet.
   *
   * @param trustedLines so many lines come first that are of sessions as they should be
   */
  SessionCollector(java.util.regex.Pattern key, long trustedLines) {
    this.key = key;
    this.trustedLines = trustedLines;
  }

  @Override
  public void visit(AssignedLine line) {
    Pattern pattern = line.pattern();
    if (line.time() != null) {
      last = line.time();
    }
    if (pattern == null) {
      return;
    }
    Set<String> keys = keys(line.message());
    if (!keys.isEmpty()) {
      String event = event(pattern, line.level());
      for (String session : keys) {
        String one = names.computeIfAbsent(session, text -> text);
        steps.add(new Step(line.time(), last, one, event));
        trusted += line.line() <= trustedLines ? 1 : 0;
      }
    }
  }

  private Set<String> keys(String message) {
    Set<String> keys = new LinkedHashSet<>();
    Matcher matcher = key.matcher(message);
    while (matcher.find()) {
      String found = matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
      if (found != null && !found.isEmpty()) {
        keys.add(found);
      }
    }
    return keys;
  }

  /** A pattern at another level is another event. */
  private String event(Pattern pattern, @Nullable Level level) {
    String event = pattern.id() + (level == null ? "" : " " + level);
    templates.putIfAbsent(event, (level == null ? "" : level + " ") + pattern.template());
    return names.computeIfAbsent(event, text -> text);
  }

  /** Returns how many events have a key, without those that are trusted. */
  int events() {
    return steps.size() - trusted;
  }

  /** Returns what an event says, for a person. */
  String template(String event) {
    return templates.getOrDefault(event, event);
  }

  List<SessionVerdict> judge(SessionEngine engine) {
    if (trustedLines > 0) {
      add(steps.subList(0, trusted), engine);
      engine.trust();
    }
    add(steps.subList(trusted, steps.size()), engine);
    return engine.verdicts();
  }

  private static void add(List<Step> steps, SessionEngine engine) {
    steps.sort(Comparator.comparing(Step::order)); // stable
    for (Step step : steps) {
      engine.add(step.time(), step.session(), step.event());
    }
  }
}
