package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What many events share: a message with its variable parts taken out.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param id derived from the content of the pattern; stays while the template generalises
 * @param template the message with each variable part written as {@value #SLOT}; never blank
 * @param slots the variable parts, one for each {@value #SLOT} of the template, in order
 */
public record Pattern(PatternId id, String template, List<Slot> slots) {

  /** How a variable part is written in a template. */
  public static final String SLOT = "<*>";

  /** Copies the slots. */
  public Pattern {
    requireNonNull(id, "id");
    requireNonNull(template, "template");
    slots = List.copyOf(slots);
  }
}
