package io.loginsight.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs contracts on plugins that break one rule each. */
final class Faults {

  /** What a plugin of the tests does wrong; null for nothing. Its name is the rule it breaks. */
  static volatile String current = "";

  private Faults() {}

  static boolean is(String rule) {
    return current.equals(rule);
  }

  /**
   * As {@link #is}, but not in the threads that ask a provider all at once: a fault of plugins that
   * share something would break the rule about those too, now and then.
   */
  static boolean isAlone(String rule) {
    return is(rule) && !Thread.currentThread().getName().equals(ProviderContract.TOGETHER);
  }

  /** Checks that a contract finds exactly one fault, and says what to do about it. */
  static void assertOnlyBreaks(String rule, Class<?> contract) {
    Set<String> expected = rule.isEmpty() ? Set.of() : Set.of(rule.replaceFirst("/.*", ""));
    TreeMap<String, String> failures = failures(rule, contract);
    assertEquals(expected, failures.keySet(), failures::toString);
    for (String message : failures.values()) {
      assertTrue(message.contains("\n  To mend it: "), message);
    }
  }

  private static TreeMap<String, String> failures(String rule, Class<?> contract) {
    TreeMap<String, String> failures = new TreeMap<>();
    current = rule;
    try {
      EngineTestKit.engine("junit-jupiter")
          .selectors(selectClass(contract))
          .execute()
          .testEvents()
          .failed()
          .stream()
          .forEach(
              event ->
                  failures.put(
                      event.getTestDescriptor().getDisplayName().replace("()", ""),
                      event
                          .getRequiredPayload(TestExecutionResult.class)
                          .getThrowable()
                          .map(Throwable::getMessage)
                          .orElse("")));
    } finally {
      current = "";
    }
    return failures;
  }

  /** Checks that there is a fault for each rule. */
  static void assertCoverAllRules(Class<?> contract, String[] faults) {
    TreeSet<String> rules = new TreeSet<>();
    for (Class<?> type = contract; type != Object.class; type = type.getSuperclass()) {
      Arrays.stream(type.getDeclaredMethods())
          .filter(method -> method.isAnnotationPresent(Test.class))
          .forEach(method -> rules.add(method.getName()));
    }
    assertEquals(
        rules,
        Arrays.stream(faults)
            .map(fault -> fault.replaceFirst("/.*", ""))
            .collect(Collectors.toCollection(TreeSet::new)));
  }
}
