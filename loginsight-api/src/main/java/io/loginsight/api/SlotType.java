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
  /** Numbers of ports. */
  PORT,
  /** Numbers with a unit of time: {@code 12ms}, or where the text behind or the key says one. */
  DURATION,
  /** Numbers with a unit of data: {@code 12 KB}, or where the text behind or the key says one. */
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
  /** Letters only, and always one of a few words, which {@link SlotStats#top} names. */
  WORD_SET,
  /** Values of several of the other types between quotes. */
  QUOTED,
  /** Values of several of the other types. */
  TEXT,
  /** Addresses of mail: {@code anna.b+x@mail.example.org}. */
  EMAIL
}
