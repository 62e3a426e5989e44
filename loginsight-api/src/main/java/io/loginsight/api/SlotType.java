package io.loginsight.api;

/**
 * What kind of values a {@link Slot} of a {@link Pattern} has taken.
 *
 * <p><b>Threads:</b> Immutable.
 */
public enum SlotType {
  /** Decimal numbers, with or without sign, fraction and exponent. */
  NUMBER,
  /** Hexadecimal numbers and digests. */
  HEX,
  /** Numbers with a unit of time: {@code 12 ms}. */
  DURATION,
  /** Numbers with a unit of data: {@code 12 KB}. */
  SIZE,
  /** Points in time, dates and times of day. */
  TIMESTAMP,
  /** IPv4 and IPv6 addresses, with or without a port. */
  IP,
  /** Host names, with or without a port. */
  HOST,
  /** Hardware addresses and other octet groups. */
  MAC,
  /** Universally unique identifiers. */
  UUID,
  /** File system paths and request targets. */
  PATH,
  /** Text with a scheme: {@code https://…}. */
  URL,
  /** Names that hold digits or joiners: {@code blk_38}, {@code worker-3}, {@code a.b.C}. */
  IDENTIFIER,
  /** Letters only. */
  WORD,
  /** Values of several of the other types. */
  TEXT
}
