package io.loginsight.core.plugin;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a plugin has thrown, for the person who mends it. */
public final class PluginFailure {

  private static final Logger log = LoggerFactory.getLogger(PluginFailure.class);

  /** What a plugin calls. */
  private static final List<String> CALLED =
      List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "io.loginsight.");

  /** What calls a plugin; behind it are the frames of the host. */
  private static final String CALLER = "io.loginsight.core.";

  private PluginFailure() {}

  /**
   * Tells a failure in one line: the exception, and the first frame in the plugin. The whole stack
   * trace is logged at the level DEBUG.
   *
   * @param thrown what was thrown
   * @return such as {@code java.lang.IllegalStateException: no paper (at
   *     com.acme.Till.print(Till.java:7))}
   */
  public static String told(Throwable thrown) {
    Throwable failure = thrown;
    while ((failure instanceof ExecutionException || failure instanceof CompletionException)
        && failure.getCause() != null) {
      failure = failure.getCause();
    }
    String line = line(failure);
    for (StackTraceElement frame : failure.getStackTrace()) {
      if (frame.getClassName().startsWith(CALLER)) {
        break;
      }
      if (CALLED.stream().noneMatch(frame.getClassName()::startsWith)) {
        return line + " (at " + withoutLoader(frame) + ")";
      }
    }
    return line;
  }

  private static String line(Throwable failure) {
    String name = failure.getClass().getName();
    try {
      log.debug("A plugin has failed", failure);
      return failure.toString().lines().findFirst().orElse(name);
    } catch (RuntimeException | LinkageError | StackOverflowError e) { // an exception of its own
      return name;
    }
  }

  private static StackTraceElement withoutLoader(StackTraceElement frame) {
    return new StackTraceElement(
        frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber());
  }
}
