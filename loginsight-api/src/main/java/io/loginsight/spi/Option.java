package io.loginsight.spi;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Something about a plugin that a user can set. The plugin declares it once, as a constant, and
 * reads it with the type it was declared with:
 *
 * <pre>{@code
 * static final Option<Integer> TREES =
 *     Option.wholeNumber("trees", 50, 1, 1_000, "how many trees the forest has");
 *
 * public List<Option<?>> options() {
 *   return List.of(TREES);
 * }
 *
 * public Analyzer create(AnalyzerContext context) {
 *   return new Forest(context.get(TREES));
 * }
 * }</pre>
 *
 * <p>What an option cannot tell by itself, {@link AnalyzerProvider#create} rejects by an {@link
 * IllegalArgumentException}.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param <T> the type of its value
 */
public final class Option<T> {

  private final String name;
  private final T defaultValue;
  private final String allowed;
  private final String description;
  private final Function<String, T> parser; // throws IllegalArgumentException

  private Option(
      String name, T defaultValue, String allowed, String description, Function<String, T> parser) {
    if (!name.matches("[a-z][a-z0-9-]{0,63}")) {
      throw new IllegalArgumentException(
          "an option is named by lower-case letters, digits and '-', got '" + name + "'");
    }
    this.name = name;
    this.defaultValue = requireNonNull(defaultValue, "defaultValue");
    this.allowed = allowed;
    this.description = requireNonNull(description, "description");
    this.parser = parser;
    parse(String.valueOf(defaultValue)); // a default that is not allowed shows at once
  }

  /**
   * Declares an option that takes any text.
   *
   * @param name lower-case letters, digits and {@code -}
   * @param defaultValue what it is if the user does not set it
   * @param description what it means, for a person
   * @return the option
   */
  public static Option<String> text(String name, String defaultValue, String description) {
    return new Option<>(name, defaultValue, "any text", description, text -> text);
  }

  /**
   * Declares an option that takes any text but a blank one.
   *
   * @param name lower-case letters, digits and {@code -}
   * @param defaultValue what it is if the user does not set it
   * @param description what it means, for a person
   * @return the option
   * @throws IllegalArgumentException if the default is blank
   */
  public static Option<String> nonBlankText(String name, String defaultValue, String description) {
    return new Option<>(
        name,
        defaultValue,
        "a text that is not blank",
        description,
        text -> check(text, !text.isBlank()));
  }

  /**
   * Declares an option that takes one of some words.
   *
   * @param name lower-case letters, digits and {@code -}
   * @param defaultValue what it is if the user does not set it
   * @param words what it can be
   * @param description what it means, for a person
   * @return the option
   * @throws IllegalArgumentException if the default is none of the words
   */
  public static Option<String> choice(
      String name, String defaultValue, List<String> words, String description) {
    List<String> copy = List.copyOf(words);
    return new Option<>(
        name,
        defaultValue,
        "one of " + copy,
        description,
        text -> check(text, copy.contains(text)));
  }

  /**
   * Declares an option that takes a whole number.
   *
   * @param name lower-case letters, digits and {@code -}
   * @param defaultValue what it is if the user does not set it
   * @param min the smallest value allowed
   * @param max the largest value allowed
   * @param description what it means, for a person
   * @return the option
   * @throws IllegalArgumentException if the default is out of range
   */
  public static Option<Integer> wholeNumber(
      String name, int defaultValue, int min, int max, String description) {
    return new Option<>(
        name,
        defaultValue,
        "a whole number in " + min + " .. " + max,
        description,
        text -> {
          int value = Integer.parseInt(text);
          return check(value, value >= min && value <= max);
        });
  }

  /**
   * Declares an option that takes a number.
   *
   * @param name lower-case letters, digits and {@code -}
   * @param defaultValue what it is if the user does not set it
   * @param min the smallest value allowed
   * @param max the largest value allowed
   * @param description what it means and in which unit, for a person
   * @return the option
   * @throws IllegalArgumentException if the default is out of range
   */
  public static Option<Double> number(
      String name, double defaultValue, double min, double max, String description) {
    return new Option<>(
        name,
        defaultValue,
        "a number in " + min + " .. " + max,
        description,
        text -> {
          double value = Double.parseDouble(text);
          return check(value, value >= min && value <= max);
        });
  }

  /**
   * Declares an option that is on or off.
   *
   * @param name lower-case letters, digits and {@code -}
   * @param defaultValue what it is if the user does not set it
   * @param description what it means, for a person
   * @return the option
   */
  public static Option<Boolean> flag(String name, boolean defaultValue, String description) {
    return new Option<>(
        name,
        defaultValue,
        "true or false",
        description,
        text -> check(text.equals("true"), text.equals("true") || text.equals("false")));
  }

  /**
   * Declares an option that takes a length of time above 0, such as {@code 90s}, {@code 5m}, {@code
   * 1h} or {@code PT1H30M}.
   *
   * @param name lower-case letters, digits and {@code -}
   * @param defaultValue what it is if the user does not set it
   * @param description what it means, for a person
   * @return the option
   */
  public static Option<Duration> duration(String name, Duration defaultValue, String description) {
    return new Option<>(
        name,
        defaultValue,
        "a length of time such as 90s, 5m or PT1H30M",
        description,
        text -> {
          String iso = text.toUpperCase(Locale.ROOT);
          Duration value = Duration.parse(iso.startsWith("P") ? iso : "PT" + iso);
          return check(value, !value.isNegative() && !value.isZero());
        });
  }

  private static <V> V check(V value, boolean allowed) {
    if (!allowed) {
      throw new IllegalArgumentException();
    }
    return value;
  }

  /**
   * Reads a value.
   *
   * @param text what the user wrote
   * @return the value
   * @throws IllegalArgumentException if it is not allowed; the message says what is
   */
  public T parse(String text) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw new IllegalArgumentException(
          "the option '" + name + "' takes " + allowed + ", got '" + text + "'", e);
    }
  }

  /**
   * Returns the name by which a user sets it.
   *
   * @return lower-case letters, digits and {@code -}
   */
  public String name() {
    return name;
  }

  /**
   * Returns what it is if the user does not set it.
   *
   * @return an allowed value
   */
  public T defaultValue() {
    return defaultValue;
  }

  /**
   * Returns what it means and what it takes, for a person.
   *
   * @return one line
   */
  public String description() {
    return description + "; " + allowed + ", " + defaultValue + " by default";
  }
}
