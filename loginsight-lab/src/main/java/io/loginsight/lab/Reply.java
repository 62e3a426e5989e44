package io.loginsight.lab;

import org.jspecify.annotations.Nullable;

/**
 * How a call ended.
 *
 * @param result what came of it
 * @param status the HTTP status, also where no HTTP is spoken
 * @param blame the incident that has failed it or held it up; null if none has
 * @param message what the answer says in its own words; empty if nothing worth telling
 */
record Reply(Result result, int status, @Nullable IncidentRecord blame, String message) {

  enum Result {
    OK,
    /** The caller asked for something that cannot be had: no failure of the one who answers. */
    REJECTED,
    /** The caller's credentials were not accepted, which says nothing about health either. */
    DENIED,
    REFUSED,
    /** No connection that both sides trust could be made. */
    TLS,
    TIMEOUT,
    /** The name of who was asked could not be resolved. */
    DNS,
    FAILED,
    /** Not even tried: the caller's circuit breaker is open. */
    OPEN,
    /** No database connection became free in time. */
    POOL,
    /** An exception in the code of the one who answers. */
    BUG
  }

  Reply(Result result, int status, @Nullable IncidentRecord blame) {
    this(result, status, blame, "");
  }

  static Reply ok(@Nullable IncidentRecord blame) {
    return new Reply(Result.OK, 200, blame);
  }

  boolean isOk() {
    return result == Result.OK;
  }

  /** Whether what was asked for cannot be had, however healthy all are. */
  boolean isRejection() {
    return result == Result.REJECTED || result == Result.DENIED;
  }

  /** Whether it says something about the health of the one who answers. */
  boolean isFailure() {
    return result != Result.OK && !isRejection();
  }

  /**
   * The status of an answer that had to be given up because of this one.
   *
   * @param proxy whether the one who gives up only passes answers on
   */
  int statusForCaller(boolean proxy) {
    return switch (result) {
      case OK, REJECTED, DENIED -> status;
      case REFUSED, TLS, DNS -> proxy ? 502 : 503;
      case OPEN -> 503;
      case TIMEOUT -> 504;
      case FAILED -> status == 500 && !proxy ? 502 : status;
      case POOL, BUG -> 500;
    };
  }
}
