package io.loginsight.lab;

import org.jspecify.annotations.Nullable;

/**
 * What a line has to do with what goes wrong.
 *
 * @param incident the incident it is part of; null if none
 * @param causal whether it shows the cause
 */
record Mark(@Nullable IncidentRecord incident, boolean causal) {

  /** Nothing. */
  static final Mark ORDINARY = new Mark(null, false);

  /** It shows the cause. */
  static Mark causeOf(@Nullable IncidentRecord incident) {
    return incident == null ? ORDINARY : new Mark(incident, true);
  }

  /** It would not have been logged, or not so, without the incident. */
  static Mark consequenceOf(@Nullable IncidentRecord incident) {
    return incident == null ? ORDINARY : new Mark(incident, false);
  }
}
