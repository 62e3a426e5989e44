package io.loginsight.core.cause;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reason why a service may be the cause.
 *
 * @param service the service
 * @param term which part of its score this belongs to
 * @param value how much it counts; below 0 if it was passed on
 * @param kind the events it is about; null if it is about none in particular
 * @param statement one sentence
 * @param observed what was seen
 * @param expected what would have been unremarkable
 * @param events numbers of events to look at, most telling first
 */
public record Clue(
    String service,
    Term term,
    double value,
    @Nullable Kind kind,
    String statement,
    String observed,
    String expected,
    List<Integer> events) {

  /** The parts of a score. */
  public enum Term {
    /** Its spans go on in another way than they did. */
    FLOW,
    /** It is not entered where it was. */
    SILENCE,
    /** It logs errors that were never seen, where nothing is known. */
    NEW_ERROR,
    /** What it does, or what it sends, takes longer. */
    DELAY,
    /** What it says that its work takes, or a call of it, is longer. */
    TOLD,
    /** Its spans, as they were measured, take longer. */
    SPAN,
    /** It uses more of the machine. */
    RESOURCE,
    /** It logs, outside of traces, what it did not log, or more often. */
    CHANGE,
    /** It logs something new shortly before the first error. */
    LEAD,
    /** It was started, stopped or changed shortly before the first error. */
    OPERATION,
    /** Others name it in their errors. */
    NAMED,
    /** Its clock is off, and was not. */
    CLOCK,
    /** What fails shares one of its instances or versions, or its name. */
    SHARED
  }

  /** Copies the events. */
  public Clue {
    events = List.copyOf(events);
  }

  /** Returns the same with another value. */
  Clue weighing(double other) {
    return new Clue(service, term, other, kind, statement, observed, expected, events);
  }
}
