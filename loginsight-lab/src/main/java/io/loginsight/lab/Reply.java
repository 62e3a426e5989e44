package io.loginsight.lab;

/**
 * How a call ended.
 *
 * @param result what came of it
 * @param status the HTTP status, also where no HTTP is spoken
 * @param tainted whether the fault has failed it or held it up
 */
record Reply(Result result, int status, boolean tainted) {

  enum Result {
    OK,
    /** The caller asked for something that cannot be had: no failure of the one who answers. */
    REJECTED,
    REFUSED,
    TIMEOUT,
    FAILED,
    /** Not even tried: the caller's circuit breaker is open. */
    OPEN,
    /** No database connection became free in time. */
    POOL,
    /** An exception in the code of the one who answers. */
    BUG
  }

  static Reply ok(boolean tainted) {
    return new Reply(Result.OK, 200, tainted);
  }

  boolean isOk() {
    return result == Result.OK;
  }

  /** Whether it says something about the health of the one who answers. */
  boolean isFailure() {
    return result != Result.OK && result != Result.REJECTED;
  }

  /**
   * The status of an answer that had to be given up because of this one.
   *
   * @param proxy whether the one who gives up only passes answers on
   */
  int statusForCaller(boolean proxy) {
    return switch (result) {
      case OK, REJECTED -> status;
      case REFUSED -> proxy ? 502 : 503;
      case OPEN -> 503;
      case TIMEOUT -> 504;
      case FAILED -> status == 500 && !proxy ? 502 : status;
      case POOL, BUG -> 500;
    };
  }
}
