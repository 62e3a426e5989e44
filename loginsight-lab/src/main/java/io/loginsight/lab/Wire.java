package io.loginsight.lab;

import org.jspecify.annotations.Nullable;

/** What happens on the way to a service or at its door, while it lasts. */
interface Wire {

  /** How many microseconds longer than usual one way takes; 0 if no longer. */
  default long lag(Pod from, Pod to) {
    return 0;
  }

  /** What comes of a call that reaches an instance but not its code; null if it is let in. */
  default @Nullable Reply refusal(Pod from, Pod to, Operation operation, Request request) {
    return null;
  }

  /** Whose doing the lag is; null if it is nobody's. */
  default @Nullable IncidentRecord incident() {
    return null;
  }
}
