package io.loginsight.lab;

import io.loginsight.api.Cause;
import io.loginsight.api.Diagnosis;
import io.loginsight.api.Event;
import io.loginsight.api.Evidence;
import io.loginsight.api.Pattern;
import io.loginsight.api.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says which incidents of the past something tells of.
 *
 * <p><b>Threads:</b> Confined.
 */
final class PastMatches {

  private final List<PastIncident> incidents;
  private final Duration tolerance;
  private final Duration step;

  /**
   * Takes the past.
   *
   * @param incidents within the time of the logs
   * @param tolerance how long one lasts whose end is not known, and what may be between one and
   *     what tells of it
   * @param step nothing is known more exactly
   */
  PastMatches(List<PastIncident> incidents, Duration tolerance, Duration step) {
    this.incidents = List.copyOf(incidents);
    this.tolerance = tolerance;
    this.step = step;
  }

  /** What an incident says of the cause of one of the past. */
  record Named(@Nullable Integer rank, @Nullable Boolean isShown) {}

  /** Returns the incidents, by whose numbers the others speak of them. */
  List<PastIncident> incidents() {
    return incidents;
  }

  /**
   * Returns the incidents that something is of: what begins with an incident, or hardly before it,
   * and is told before it is long over. What is over before any of them begins is of those that are
   * about to begin. What has lasted for hours is of none, though it may cover many.
   *
   * @param when from when to when it lasts
   * @param at when it is told
   */
  BitSet touched(TimeRange when, Instant at) {
    BitSet during = new BitSet();
    BitSet before = new BitSet();
    Duration slack = slack();
    for (int i = 0; i < incidents.size(); i++) {
      PastIncident one = incidents.get(i);
      Instant until = one.lastedUntil(tolerance);
      boolean begins =
          !when.first().isBefore(one.start().minus(slack)) && !when.first().isAfter(until);
      if (begins && !at.minus(step).isAfter(until.plus(slack))) {
        (when.last().isBefore(one.start()) ? before : during).set(i);
      }
    }
    return during.isEmpty() ? before : during;
  }

  /** Nothing is known more exactly than a step. */
  Duration slack() {
    return tolerance.compareTo(step) > 0 ? tolerance : step;
  }

  /** Says of each of some incidents of the past what another incident says of its cause. */
  Map<Integer, Named> named(Diagnosis incident, BitSet of) {
    Map<Integer, Named> named = new HashMap<>();
    of.stream().forEach(i -> named.put(i, named(incident, incidents.get(i))));
    return named;
  }

  private static Named named(Diagnosis incident, PastIncident of) {
    Integer rank = null;
    if (of.namesCause()) {
      for (Cause cause : incident.causes()) {
        Pattern pattern = cause.pattern();
        if (rank == null
            && of.isCausedBy(cause.service(), pattern == null ? "" : pattern.template())) {
          rank = cause.rank();
        }
      }
    }
    return new Named(rank, of.cause().isEmpty() ? null : shows(incident, of));
  }

  private static boolean shows(Diagnosis incident, PastIncident of) {
    List<String> texts = new ArrayList<>(List.of(incident.title()));
    for (Event event : incident.events()) {
      texts.addAll(event.lines());
    }
    for (Cause cause : incident.causes()) {
      Pattern pattern = cause.pattern();
      texts.add(pattern == null ? "" : pattern.template());
      cause.evidence().stream().map(Evidence::statement).forEach(texts::add);
    }
    incident.findings().forEach(finding -> texts.add(finding.summary()));
    return texts.stream().anyMatch(of::isShownBy);
  }
}
