package io.loginsight.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class PluginFailureTest {

  private static final StackTraceElement LIST = frame("java.util.List", "get");
  private static final StackTraceElement TILL = frame("com.acme.Till", "print");
  private static final StackTraceElement VALUE = frame("io.loginsight.api.Finding", "<init>");
  private static final StackTraceElement ENGINE = frame("io.loginsight.core.Engine", "run");
  private static final StackTraceElement HOST = frame("com.acme.Server", "main");

  @Test
  void told_failureInsideALibraryCall_namesTheFrameOfThePlugin() {
    assertEquals(
        "java.lang.IllegalStateException: no paper (at com.acme.Till.print(X.java:7))",
        PluginFailure.told(failure("no paper\nat all", LIST, VALUE, TILL, ENGINE, HOST)));
  }

  @Test
  void told_failureOfAStage_isThatOfThePlugin() {
    assertEquals(
        "java.lang.IllegalStateException: late (at com.acme.Till.print(X.java:7))",
        PluginFailure.told(new CompletionException(failure("late", TILL))));
  }

  @Test
  void told_noFrameOfAPlugin_namesNone() {
    assertEquals(
        "java.lang.IllegalStateException: null",
        PluginFailure.told(failure("null", LIST, ENGINE, HOST)));
  }

  private static IllegalStateException failure(String message, StackTraceElement... frames) {
    IllegalStateException failure = new IllegalStateException(message);
    failure.setStackTrace(frames);
    return failure;
  }

  private static StackTraceElement frame(String type, String method) {
    return new StackTraceElement(type, method, "X.java", 7);
  }
}
