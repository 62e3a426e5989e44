package io.loginsight.api;

import static java.util.Objects.requireNonNull;

/**
 * Something that Log Insight says about a pattern, with the reason.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param kind what the value is: {@code context}, {@code category}, {@code component}, {@code
 *     service}, {@code scope}, {@code name}, or one of a plugin's own
 * @param value such as {@code database}
 * @param because what decided it, for a person to check, such as {@code "the word 'deadlock'"}
 */
public record Label(String kind, String value, String because) {

  /** The kind of environment a pattern speaks of, such as {@code kubernetes}. */
  public static final String CONTEXT = "context";

  /** The kind of problem a pattern speaks of, such as {@code memory}. */
  public static final String CATEGORY = "category";

  /** What runs short of memory or processor, or which level security speaks of. */
  public static final String SCOPE = "scope";

  /** The part of the system a pattern comes from, such as a logger or a program. */
  public static final String COMPONENT = "component";

  /** The service a pattern comes from. */
  public static final String SERVICE = "service";

  /** What people call the pattern, see {@link LogInsight.Builder#patternFile}. */
  public static final String NAME = "name";

  /** Checks for null. */
  public Label {
    requireNonNull(kind, "kind");
    requireNonNull(value, "value");
    requireNonNull(because, "because");
  }
}
