package io.loginsight.core.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.loginsight.core.state.StateReader;
import io.loginsight.core.state.StateWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Stack traces by fingerprint as a state has them, without examples: what was thrown where, and how
 * many events of each key carry it. Of many the {@value #MOST} that came most often stay.
 *
 * <p><b>Threads:</b> Confined.
 */
final class TraceCounts {

  private static final int MOST = 2_000;

  /** When so many times the traces that there is room for have come, they are made fewer. */
  private static final int MOST_AT_ONCE = 4;

  private static final int MOST_CAUSES = 16;
  private static final int MOST_TEXT_BYTES = 2_048;

  /** What one trace takes in a snapshot at least. */
  private static final int LEAST_BYTES = Long.BYTES + 5;

  /**
   * What is thrown. Equal fingerprints have equal texts, unless two traces have one by accident.
   */
  record Text(String summary, List<String> causes) {

    private static final Comparator<Text> ORDER =
        Comparator.comparing(Text::summary).thenComparing(text -> text.causes().toString());

    Text {
      causes = List.copyOf(causes);
    }
  }

  /** Events that carry a trace. */
  static final class Seen {
    private Text text;
    private final NavigableMap<Integer, Long> eventsOf = new TreeMap<>(); // by key
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    private Seen(Text text) {
      this.text = text;
    }

    private void add(int key, long events, long from, long to) {
      eventsOf.merge(key, events, Long::sum);
      first = Math.min(first, from);
      last = Math.max(last, to);
    }

    Text text() {
      return text;
    }

    NavigableMap<Integer, Long> eventsOf() {
      return eventsOf;
    }

    long events() {
      return eventsOf.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The first time, or {@link Long#MAX_VALUE} if there is none. */
    long first() {
      return first;
    }

    long last() {
      return last;
    }
  }

  private final NavigableMap<Long, Seen> byFingerprint = new TreeMap<>();
  private long folded;

  /** Adds what a run has seen, under other keys. */
  void addAll(TraceTable run, int[] keyOf) {
    for (TraceTable.Seen trace : run.all()) {
      Seen seen = reach(trace.fingerprint, new Text(trace.summary, trace.causes));
      trace.eventsOf.forEach((key, n) -> seen.add(keyOf[key], n, trace.first, trace.last));
    }
    folded += run.folded();
  }

  /** Adds other counts under other keys. */
  void addAll(TraceCounts other, int[] keyOf) {
    other.byFingerprint.forEach(
        (fingerprint, trace) -> {
          Seen seen = reach(fingerprint, trace.text);
          trace.eventsOf.forEach((key, n) -> seen.add(keyOf[key], n, trace.first, trace.last));
        });
    folded += other.folded;
    if (byFingerprint.size() > MOST_AT_ONCE * MOST) {
      limit();
    }
  }

  private Seen reach(long fingerprint, Text text) {
    Seen seen = byFingerprint.computeIfAbsent(fingerprint, f -> new Seen(text));
    seen.text = Text.ORDER.compare(text, seen.text) < 0 ? text : seen.text;
    return seen;
  }

  /** Leaves out all but those that came most often. */
  void limit() {
    List<Long> lightest =
        byFingerprint.entrySet().stream()
            .sorted(Comparator.comparingLong(trace -> -trace.getValue().events())) // then by it
            .skip(MOST)
            .map(Map.Entry::getKey)
            .toList();
    for (long fingerprint : lightest) {
      folded += requireNonNull(byFingerprint.remove(fingerprint)).events();
    }
  }

  /** Returns all, by fingerprint. */
  NavigableMap<Long, Seen> all() {
    return byFingerprint;
  }

  /** Returns how many events carry a stack trace of none of the fingerprints kept. */
  long folded() {
    return folded;
  }

  /** Writes all of it. */
  void write(StateWriter out) {
    out.number(byFingerprint.size());
    byFingerprint.forEach(
        (fingerprint, trace) -> {
          out.fixed(fingerprint);
          out.bytes(trace.text.summary().getBytes(UTF_8));
          out.number(trace.text.causes().size());
          trace.text.causes().forEach(cause -> out.bytes(cause.getBytes(UTF_8)));
          boolean timed = trace.first != Long.MAX_VALUE;
          out.number(timed ? 1 : 0);
          if (timed) {
            out.signed(trace.first);
            out.number(trace.last - trace.first);
          }
          out.number(trace.eventsOf.size());
          trace.eventsOf.forEach(
              (key, events) -> {
                out.number(key);
                out.number(events);
              });
        });
    out.number(folded);
  }

  /** Reads what {@link #write} wrote of events that are counted. */
  static TraceCounts read(StateReader in, Tallies counted) {
    TraceCounts read = new TraceCounts();
    for (int rest = in.count(LEAST_BYTES, "stack traces"); rest > 0; rest--) {
      long fingerprint = in.fixed();
      boolean rises = read.byFingerprint.isEmpty() || read.byFingerprint.lastKey() < fingerprint;
      StateReader.check(rises, "fingerprints do not rise");
      read.byFingerprint.put(fingerprint, readSeen(in, counted));
    }
    read.folded = in.amount("a count");
    read.limit();
    return read;
  }

  private static Seen readSeen(StateReader in, Tallies counted) {
    String summary = text(in);
    List<String> causes = new ArrayList<>();
    for (int rest = in.upTo(MOST_CAUSES, "causes"); rest > 0; rest--) {
      causes.add(text(in));
    }
    Seen seen = new Seen(new Text(summary, causes));
    if (in.upTo(1, "a flag") == 1) {
      seen.first = in.signed();
      seen.last = seen.first + in.natural("a time");
      StateReader.check(
          seen.last >= seen.first && seen.first != Long.MAX_VALUE, "a time is out of range");
    }
    for (int rest = in.count(2, "keys"); rest > 0; rest--) {
      int key = in.upTo(counted.keys() - 1, "a key");
      long events = in.amount("a count");
      StateReader.check(
          seen.eventsOf.isEmpty() || seen.eventsOf.lastKey() < key, "keys do not rise");
      StateReader.check(
          events > 0 && events <= counted.events(key), "there are more traces than events");
      seen.eventsOf.put(key, events);
    }
    StateReader.check(!seen.eventsOf.isEmpty(), "no event carries a stack trace");
    return seen;
  }

  private static String text(StateReader in) {
    return new String(in.bytes(MOST_TEXT_BYTES, "a text"), UTF_8);
  }
}
