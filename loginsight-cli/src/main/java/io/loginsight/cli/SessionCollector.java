package io.loginsight.cli;

import static java.util.Objects.requireNonNull;

import io.loginsight.api.AssignedLine;
import io.loginsight.api.Level;
import io.loginsight.api.Pattern;
import io.loginsight.api.SessionEngine;
import io.loginsight.spi.LineVisitor;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Takes the lines that have a key, and gives them to who judges sessions in the order of time. */
final class SessionCollector implements LineVisitor, Closeable {

  private static final long NO_TIME = Long.MIN_VALUE; // before all others
  private static final long NANOS = 1_000_000_000;

  private final java.util.regex.Pattern key;
  private final StepSpool trusted = new StepSpool();
  private final StepSpool judged = new StepSpool();
  private final Map<String, Integer> numbers = new HashMap<>(); // of events
  private final List<String> events = new ArrayList<>();
  private final Map<String, Said> said = new HashMap<>(); // by event
  private final long trustedLines;
  private long count; // of steps that are judged
  private long tooManyKeys;
  private long tooHard;
  private long last = NO_TIME;

  private record Said(@Nullable Level level, String template) {}

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
  public void visit(AssignedLine line) throws IOException {
    Pattern pattern = line.pattern();
    Instant time = line.time();
    if (time != null) {
      last = time.getEpochSecond() * NANOS + time.getNano();
    }
    if (pattern == null) {
      return;
    }
    Set<String> keys = keys(line.message());
    if (!keys.isEmpty()) {
      int event = event(pattern, line.level());
      boolean isTrusted = line.line() <= trustedLines;
      for (String session : keys) {
        (isTrusted ? trusted : judged).add(last, event, session);
      }
      count += isTrusted ? 0 : keys.size();
    }
  }

  /**
   * Of a message keys are taken until they are longer than it is, which overlapping ones can be.
   */
  private Set<String> keys(String message) {
    Set<String> keys = new LinkedHashSet<>();
    Matcher matcher = key.matcher(message);
    int room = message.length();
    try {
      while (matcher.find()) {
        String found = matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
        if (found != null && !found.isEmpty()) {
          room -= found.length();
          if (room < 0) {
            tooManyKeys++;
            break;
          }
          keys.add(found);
        }
      }
    } catch (StackOverflowError e) { // of expressions such as (a|b)*, which call themselves
      tooHard++;
    }
    return keys;
  }

  /** A pattern at another level is another event. */
  private int event(Pattern pattern, @Nullable Level level) {
    String event = pattern.id() + (level == null ? "" : " " + level);
    Integer known = numbers.get(event);
    if (known != null) {
      return known;
    }
    numbers.put(event, events.size());
    events.add(event);
    said.put(event, new Said(level, pattern.template()));
    return events.size() - 1;
  }

  /** Returns how many events have a key, without those that are trusted. */
  long events() {
    return count;
  }

  /** Returns what an event says, for a person. */
  String template(String event) {
    Said known = said.get(event);
    if (known == null) {
      return event;
    }
    return (known.level == null ? "" : known.level + " ") + known.template;
  }

  /** Returns what was left out, a sentence each. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (tooManyKeys > 0) {
      problems.add(
          "Lines with keys that overlap, of which some were left out: "
              + Numbers.count(tooManyKeys));
    }
    if (tooHard > 0) {
      problems.add("Lines too hard for the expression of --key: " + Numbers.count(tooHard));
    }
    return problems;
  }

  /** Tells the engine what events say, and gives it the trusted steps. */
  void trust(SessionEngine engine) throws IOException {
    for (String event : events) {
      Said known = requireNonNull(said.get(event));
      engine.describe(event, known.level, known.template);
    }
    if (trustedLines > 0) {
      give(trusted, engine);
      engine.trust();
    }
  }

  /** Gives the others. */
  void judge(SessionEngine engine) throws IOException {
    give(judged, engine);
  }

  private void give(StepSpool steps, SessionEngine engine) throws IOException {
    steps.visit(
        (time, event, session) ->
            engine.add(time == NO_TIME ? null : instant(time), session, events.get(event)));
    steps.close();
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
  }

  @Override
  public void close() throws IOException {
    try (trusted) {
      judged.close();
    }
  }
}
