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
  private final boolean warning;

  /**
   * Makes a kind.
   *
   * @param number another one for each kind; decides the order where nothing else does
   * @param text for a person
   * @param error whether such an event says that something failed
   * @param warning whether it warns
   */
  public Kind(int number, String text, boolean error, boolean warning) {
    this.number = number;
    this.text = text;
    this.error = error;
    this.warning = warning;
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

  /** Returns whether such an event warns. */
  boolean isWarning() {
    return warning;
  }

  /** Returns what it says, without its level and its place in the program. */
  String message() {
    int at = 0;
    int space = text.indexOf(' ');
    if (space > 0 && text.chars().limit(space).allMatch(Character::isUpperCase)) {
      at = space + 1;
      int next = text.indexOf(' ', at);
      boolean placed = next > at && Character.isDigit(text.charAt(next - 1));
      at = placed && text.substring(at, next).matches(".*[#:]\\d+") ? next + 1 : at;
    }
    return text.substring(at);
  }

  @Override
  public String toString() {
    return text;
  }
}
