package io.loginsight.spi;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Executor;

/**
 * What an analyzer may use of the program that runs it, and how the user has set its options.
 *
 * <p><b>Threads:</b> Shared.
 */
public final class AnalyzerContext {

  private final Executor executor;
  private final InstantSource clock;
  private final Map<Option<?>, Object> values = new HashMap<>();

  /**
   * Makes a context.
   *
   * @param executor runs what should not block {@link Analyzer#analyze}
   * @param clock the only source of the present time
   * @param options what the analyzer declares
   * @param settings what the user has set, by name of option
   * @throws IllegalArgumentException if a setting is of no option or not allowed; the message says
   *     what there is
   */
  public AnalyzerContext(
      Executor executor,
      InstantSource clock,
      List<Option<?>> options,
      Map<String, String> settings) {
    this.executor = requireNonNull(executor, "executor");
    this.clock = requireNonNull(clock, "clock");
    TreeSet<String> unknown = new TreeSet<>(settings.keySet());
    for (Option<?> option : options) {
      String text = settings.get(option.name());
      values.put(option, text == null ? option.defaultValue() : option.parse(text));
      unknown.remove(option.name());
    }
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no option "
              + unknown
              + "; there are "
              + options.stream().map(Option::name).toList());
    }
  }

  /**
   * Returns what runs work that should not block {@link Analyzer#analyze}.
   *
   * @return the user's executor, or threads of Log Insight's own
   */
  public Executor executor() {
    return executor;
  }

  /**
   * Returns the only source of the present time.
   *
   * @return the user's clock, or the system's
   */
  public InstantSource clock() {
    return clock;
  }

  /**
   * Returns the value of an option.
   *
   * @param option one that the provider declares
   * @param <T> the type of its value
   * @return what the user has set, or the default
   * @throws IllegalArgumentException if the provider does not declare it
   */
  @SuppressWarnings("unchecked") // the value was made by this very option
  public <T> T get(Option<T> option) {
    Object value = values.get(option);
    if (value == null) {
      throw new IllegalArgumentException("the provider does not declare '" + option.name() + "'");
    }
    return (T) value;
  }
}
