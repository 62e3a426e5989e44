package io.loginsight.core.cause;

import java.util.List;

/** What an error or a warning speaks of, as its words tell. */
enum Complaint {
  /** It speaks of the other end of a connection. */
  OTHER_END(
      "connection refused",
      "connection reset",
      "connect to",
      "connecting to",
      "econnrefused",
      "unreachable",
      "no route to host",
      "timed out",
      "timeout",
      "deadline exceeded",
      "unavailable",
      "upstream",
      "bad gateway",
      "circuit breaker",
      "broken pipe",
      "refuses connection",
      "no answer",
      "no response",
      "not answer",
      "not respond",
      "not reach",
      "cannot reach",
      "cut off",
      "gone away",
      "hung up",
      "closed the connection",
      "connection closed",
      "connection lost",
      "lost connection"),
  /** It speaks of what the speaker has too little of. */
  OWN_END(
      " pool",
      "-pool",
      "pool ",
      " busy",
      " in use",
      "exhausted",
      "used up",
      "no free ",
      "none free",
      "none idle",
      "idle=0",
      "permits"),
  /** It says that something takes long. */
  SLOW("slow", "took", "exceeded"),
  /** One end of a connection does not trust the other, whichever says so. */
  DISTRUST("certificate", "certpath", "x509", "pkix", "handshake");

  @SuppressWarnings("ImmutableEnumChecker") // it is a copy
  private final List<String> words; // in lower case

  Complaint(String... words) {
    this.words = List.of(words);
  }

  /** Says whether a text in lower case has one of its words. */
  boolean isIn(String text) {
    return words.stream().anyMatch(text::contains);
  }
}
