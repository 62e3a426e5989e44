package io.loginsight.core.cause;

/**
 * What events have in common that mean the same. Each kind is one object.
 *
 * <p><b>Threads:</b> Immutable.
 */
public final class Kind {

  private final int number;
  private final String text;
  private final boolean error;

  /**
   * Makes a kind.
   *
   * @param number another one for each kind; decides the order where nothing else does
   * @param text for a person
   * @param error whether such an event says that something failed
   */
  public Kind(int number, String text, boolean error) {
    this.number = number;
    this.text = text;
    this.error = error;
  }

  /**
   * Returns what tells it apart.
   *
   * @return its number
   */
  public int number() {
    return number;
  }

  /** Returns whether such an event says that something failed. */
  boolean isError() {
    return error;
  }

  @Override
  public String toString() {
    return text;
  }
}
