package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident of an input with all that was found out about it.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param incident when and where, its findings counted as its alerts
 * @param state what had become of it when the input ended
 * @param reopens the number of an earlier incident that was over, and whose findings were about the
 *     same patterns; null if there is none
 * @param urgency how soon it should be looked at, above 0: severity times novelty times breadth,
 *     see {@link Report#incidents}; comparable within one report
 * @param title what happened in a line: the text of its most telling pattern
 * @param findings those that make it up, most telling first; at least one
 * @param impact whom and what it touches
 * @param causes hypotheses on where it comes from, most likely first; empty if none was found
 * @param conclusive whether the first one stands out; if not, the first ones are rivals
 * @param concentrations which values most of what fails has in common, the surest first; at most 5
 * @param events those that the causes' evidence points at, as far as they are at hand, in the order
 *     of time; with the reason that its fields name, and of a long message the beginning
 * @param missing what would tell more, a sentence each
 * @param remediations what may be done, most fitting first; may be empty
 */
public record Diagnosis(
    Incident incident,
    State state,
    @Nullable Long reopens,
    double urgency,
    String title,
    List<Finding> findings,
    Impact impact,
    List<Cause> causes,
    boolean conclusive,
    List<Concentration> concentrations,
    List<Event> events,
    List<String> missing,
    List<Remediation> remediations) {

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
   * @throws IllegalArgumentException if there is no finding, or the urgency is not above 0
   */
  public Diagnosis {
    requireNonNull(incident, "incident");
    requireNonNull(state, "state");
    requireNonNull(title, "title");
    requireNonNull(impact, "impact");
    findings = List.copyOf(findings);
    causes = List.copyOf(causes);
    concentrations = List.copyOf(concentrations);
    events = List.copyOf(events);
    missing = List.copyOf(missing);
    remediations = List.copyOf(remediations);
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
}
