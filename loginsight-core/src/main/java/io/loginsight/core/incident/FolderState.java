package io.loginsight.core.incident;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loginsight.core.state.StateReader;
import io.loginsight.core.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What was learnt of alerts, as a value: what is usual, and what people were told of. Equal states
 * have equal snapshots.
 *
 * <p>{@link #merge} takes the larger of two numbers, and adds none: engines that see the same
 * alerts, or each some of them, do not make what both have seen more usual than it is. So it does
 * not matter in which order states are merged, nor how often. What one of them takes for rarer than
 * it is it tells of, which is the safe direction.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param start when the first alert came, in microseconds since 1970, as all times here
 * @param now when the last one came
 * @param incidents the number of the last one
 * @param pairs by type and host, with a zero character between them
 * @param kinds by type
 * @param links how often a type followed another, with a zero character between them
 * @param starts how often a type began
 * @param told how often a person was told of a type
 * @param news how many pairs were new
 * @param openers by bits
 */
record FolderState(
    long start,
    long now,
    long incidents,
    Map<String, Rate> pairs,
    Map<String, Rate> kinds,
    Map<String, Long> links,
    Map<String, Long> starts,
    Map<String, Faded> told,
    Faded news,
    List<Faded> openers) {

  /** Of names that are longer nothing is kept: they are new again. */
  static final int MOST_TEXT = 2_000; // bytes

  static final char AND = '\0';

  private static final int KIND = 0xa1e7; // not what other snapshots begin with
  private static final long MOST_TIME = 1L << 60;
  private static final double MOST_VALUE = 1e9;

  /** Copies the maps, in the order of their keys. */
  FolderState {
    pairs = new TreeMap<>(pairs);
    kinds = new TreeMap<>(kinds);
    links = new TreeMap<>(links);
    starts = new TreeMap<>(starts);
    told = new TreeMap<>(told);
    openers = List.copyOf(openers);
  }

  /** A number that fades from a time on. */
  record Faded(double value, long at) {

    static final Faded NOTHING = new Faded(0, 0);

    /** Returns the one that is larger at any time. */
    static Faded larger(Faded a, Faded b, double memory) {
      int order = Double.compare(a.weight(memory), b.weight(memory));
      order = order != 0 ? order : Long.compare(a.at, b.at);
      order = order != 0 ? order : Double.compare(a.value, b.value);
      return order >= 0 ? a : b;
    }

    private double weight(double memory) {
      return value == 0 ? Double.NEGATIVE_INFINITY : Math.log(value) + at / 1e6 / memory;
    }
  }

  /**
   * How often something is active.
   *
   * @param last when it was
   * @param bits of its last episode
   */
  record Rate(Faded windows, long last, double bits) {

    static Rate larger(Rate a, Rate b) {
      Rate later = a.last > b.last || (a.last == b.last && a.bits > b.bits) ? a : b;
      return new Rate(
          Faded.larger(a.windows, b.windows, ActivityRate.MEMORY), later.last, later.bits);
    }
  }

  /** Returns what both know. */
  FolderState merge(FolderState other) {
    List<Faded> most = new ArrayList<>();
    for (int i = 0; i < openers.size(); i++) {
      most.add(Faded.larger(openers.get(i), other.openers.get(i), Threshold.MEMORY));
    }
    return new FolderState(
        Math.min(start, other.start),
        Math.max(now, other.now),
        Math.max(incidents, other.incidents),
        merge(pairs, other.pairs, Rate::larger),
        merge(kinds, other.kinds, Rate::larger),
        merge(links, other.links, Math::max),
        merge(starts, other.starts, Math::max),
        merge(told, other.told, (a, b) -> Faded.larger(a, b, Told.MEMORY)),
        Faded.larger(news, other.news, Storm.MEMORY),
        most);
  }

  private static <V> Map<String, V> merge(
      Map<String, V> some, Map<String, V> others, BinaryOperator<V> larger) {
    Map<String, V> all = new TreeMap<>(some);
    others.forEach((name, value) -> all.merge(name, value, larger));
    return all;
  }

  byte[] snapshot() {
    StateWriter out = new StateWriter();
    out.number(KIND);
    out.fixed(start);
    out.number(now - start);
    out.number(incidents);
    write(out, pairs, rate -> write(out, rate));
    write(out, kinds, rate -> write(out, rate));
    write(out, links, out::number);
    write(out, starts, out::number);
    write(out, told, faded -> write(out, faded));
    write(out, news);
    openers.forEach(opener -> write(out, opener));
    return out.finish();
  }

  private static <V> void write(StateWriter out, Map<String, V> values, Consumer<V> value) {
    out.number(values.size());
    values.forEach(
        (name, of) -> {
          out.bytes(name.getBytes(UTF_8));
          value.accept(of);
        });
  }

  private void write(StateWriter out, Rate rate) {
    write(out, rate.windows);
    out.number(rate.last - start);
    out.fixed(Double.doubleToLongBits(rate.bits));
  }

  private void write(StateWriter out, Faded faded) {
    out.fixed(Double.doubleToLongBits(faded.value));
    if (faded.value > 0) {
      out.number(faded.at - start);
    }
  }

  /**
   * Reads a snapshot.
   *
   * @param snapshot any bytes
   * @throws io.loginsight.api.LogInsightException if it is none of alerts, damaged, or of another
   *     version
   */
  static FolderState restore(byte[] snapshot) {
    StateReader in = new StateReader(snapshot);
    StateReader.check(in.number() == KIND, "it is not of alerts");
    long start = in.fixed();
    StateReader.check(Math.abs(start) <= MOST_TIME, "the time is out of range");
    long span = in.natural("the span of time");
    StateReader.check(span <= MOST_TIME, "the span of time is out of range");
    long incidents = in.upTo(Integer.MAX_VALUE, "the number of incidents");
    Reading reading = new Reading(in, start, span);
    FolderState state =
        new FolderState(
            start,
            start + span,
            incidents,
            reading.all(Reading::rate),
            reading.all(Reading::rate),
            reading.all(Reading::amount),
            reading.all(Reading::amount),
            reading.all(Reading::faded),
            reading.faded(),
            reading.openers());
    in.finish();
    return state;
  }

  private record Reading(StateReader in, long start, long span) {

    <V> Map<String, V> all(Function<Reading, V> value) {
      Map<String, V> all = new TreeMap<>();
      for (int left = in.count(2, "the number of names"); left > 0; left--) {
        String name = new String(in.bytes(2 * MOST_TEXT + 1, "a name"), UTF_8);
        all.put(name, value.apply(this));
      }
      return all;
    }

    Rate rate() {
      return new Rate(faded(), time(), value());
    }

    Faded faded() {
      double value = value();
      return value == 0 ? Faded.NOTHING : new Faded(value, time());
    }

    long amount() {
      return in.amount("a count");
    }

    List<Faded> openers() {
      List<Faded> openers = new ArrayList<>(Threshold.BINS);
      for (int bin = 0; bin < Threshold.BINS; bin++) {
        openers.add(faded());
      }
      return openers;
    }

    private long time() {
      long after = in.natural("a time");
      StateReader.check(after <= span, "a time is after the end");
      return start + after;
    }

    private double value() {
      double value = Double.longBitsToDouble(in.fixed());
      StateReader.check(value >= 0 && value <= MOST_VALUE, "a number is out of range");
      return value;
    }
  }
}
