package io.loginsight.core.cause;

/**
 * Where values stand that can be compared with one another.
 *
 * @param name for a person
 * @param of what it belongs to: the service whose place it is, or the pattern; empty if every event
 *     may have it
 * @param sort what stands there
 */
public record Place(String name, String of, Sort sort) {

  /** What stands at a place. */
  public enum Sort {
    /** What the event says. */
    SAID,
    /** What runs the service: an instance, a machine, a version. */
    ORIGIN,
    /** What a request begins with. */
    OPERATION
  }
}
