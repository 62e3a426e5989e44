package io.loginsight.core.format;

/**
 * What a physical line is among the lines around it.
 *
 * <p><b>Threads:</b> Immutable.
 */
public enum LineRole {
  /** It begins an event. */
  EVENT,
  /** It belongs to the event before it. */
  CONTINUATION,
  /** It holds nothing but white space. */
  BLANK
}
