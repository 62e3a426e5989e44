package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident of an input with all that was found out about it.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param id 16 hex digits, made of when it began and of its patterns; of an incident that is
 *     remembered and goes on, the id that it had
 * @param incident when and where, its findings counted as its alerts
 * @param state what had become of it when the input ended
 * @param reopens the number of an earlier incident that was over, and whose findings were about the
 *     same patterns; null if there is none
 * @param urgency how soon it should be looked at, above 0: severity times novelty times breadth,
 *     see {@link Report#incidents}; comparable within one report
 * @param title what happened in a line: the text of its most telling pattern
 * @param patterns those that tell what is wrong, most telling first; may be empty
 * @param findings those that make it up, most telling first; at least one
 * @param impact whom and what it touches
 * @param causes hypotheses on where it comes from, most likely first; empty if none was found
 * @param conclusive whether the first one stands out; if not, the first ones are rivals
 * @param concentrations which values most of what fails has in common, the surest first; at most 5
 * @param events those that the causes' evidence points at, as far as they are at hand, in the order
 *     of time; with the reason that its fields name, and of a long message the beginning
 * @param missing what would tell more, a sentence each
 * @param remediations what may be done, most fitting first; may be empty
 * @param past what is remembered of this very incident; null if nothing is
 * @param similar others that are remembered and like it, most similar first; {@value #MOST_SIMILAR}
 *     at most
 */
public record Diagnosis(
    String id,
    Incident incident,
    State state,
    @Nullable Long reopens,
    double urgency,
    String title,
    List<PatternId> patterns,
    List<Finding> findings,
    Impact impact,
    List<Cause> causes,
    boolean conclusive,
    List<Concentration> concentrations,
    List<Event> events,
    List<String> missing,
    List<Remediation> remediations,
    @Nullable PastIncident past,
    List<SimilarIncident> similar) {

  /** So many similar ones are named. */
  public static final int MOST_SIMILAR = 3;

  /** What has become of an incident. */
  public enum State {
    /** It lasts. */
    OPEN,
    /** It lasts, and gets worse. */
    GROWING,
    /** It has ended, but not long ago. */
    QUIET,
    /** It is over. What comes later is another incident. */
    RESOLVED
  }

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there is no finding, the urgency is not above 0, or the id
   *     is not 16 hex digits
   */
  public Diagnosis {
    id = PatternId.parse(id).toString();
    requireNonNull(incident, "incident");
    requireNonNull(state, "state");
    requireNonNull(title, "title");
    requireNonNull(impact, "impact");
    patterns = List.copyOf(patterns);
    findings = List.copyOf(findings);
    causes = List.copyOf(causes);
    concentrations = List.copyOf(concentrations);
    events = List.copyOf(events);
    missing = List.copyOf(missing);
    remediations = List.copyOf(remediations);
    similar = List.copyOf(similar);
    if (findings.isEmpty()) {
      throw new IllegalArgumentException("an incident needs a finding");
    }
    if (!(urgency > 0)) { // written so that NaN fails too
      throw new IllegalArgumentException("urgency must be above 0, got " + urgency);
    }
  }

  /**
   * Returns its finding that tells most.
   *
   * @return the first one
   */
  public Finding head() {
    return findings.get(0);
  }

  /**
   * Returns what a person has said about it.
   *
   * @return null if nobody has said anything
   */
  public @Nullable Feedback said() {
    return past == null ? null : past.said();
  }

  /**
   * Returns whether people know of it, or do not need to, and it is no worse than when they said
   * so: it does not grow, and is not more severe. Such an incident comes behind all others.
   *
   * @return false for one that was said to be real: it is still to be dealt with
   */
  public boolean isSettled() {
    Feedback said = said();
    if (past == null || said == null || said.verdict() == Feedback.Verdict.REAL) {
      return false;
    }
    Severity severity = incident.severity();
    return state != State.GROWING && (severity == null || severity.compareTo(past.severity()) <= 0);
  }
}
