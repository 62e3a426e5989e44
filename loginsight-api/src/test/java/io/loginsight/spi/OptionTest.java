package io.loginsight.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionTest {

  private static final Option<Integer> TREES = Option.wholeNumber("trees", 50, 1, 99, "trees");
  private static final Option<Double> SHARE = Option.number("share", 0.5, 0, 1, "share");
  private static final Option<Duration> WINDOW =
      Option.duration("window", Duration.ofMinutes(5), "window");
  private static final Option<Boolean> DEEP = Option.flag("deep", false, "deep");
  private static final Option<String> MODE =
      Option.choice("mode", "fast", List.of("fast", "exact"), "mode");

  @Test
  void get_whatTheUserSet_hasTheDeclaredType() {
    AnalyzerContext context =
        context(
            Map.of("trees", "7", "share", ".25", "window", "90s", "deep", "true", "mode", "exact"));
    assertEquals(7, context.get(TREES));
    assertEquals(0.25, context.get(SHARE));
    assertEquals(Duration.ofSeconds(90), context.get(WINDOW));
    assertEquals(true, context.get(DEEP));
    assertEquals("exact", context.get(MODE));
  }

  @Test
  void nonBlankText_blank_isRefused() {
    Option<String> host = Option.nonBlankText("host", "till-1", "whose events");
    assertEquals("till 7", host.parse("till 7"));
    String message =
        assertThrows(IllegalArgumentException.class, () -> host.parse(" ")).getMessage();
    assertEquals("the option 'host' takes a text that is not blank, got ' '", message);
  }

  @Test
  void get_whatTheUserDidNotSet_isTheDefault() {
    assertEquals(50, context(Map.of()).get(TREES));
    assertEquals(Duration.ofMinutes(5), context(Map.of()).get(WINDOW));
  }

  @ParameterizedTest
  @CsvSource({
    "trees, 0, a whole number in 1 .. 99",
    "trees, many, a whole number in 1 .. 99",
    "share, NaN, a number in 0.0 .. 1.0",
    "window, -5m, a length of time",
    "window, soon, a length of time",
    "deep, yes, true or false",
    "mode, slow, 'one of [fast, exact]'"
  })
  void context_valueThatIsNotAllowed_saysWhatIs(String name, String value, String allowed) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> context(Map.of(name, value)))
            .getMessage();
    assertTrue(message.contains("'" + name + "' takes " + allowed), message);
    assertTrue(message.contains("'" + value + "'"), message);
  }

  @Test
  void context_unknownOption_saysWhichThereAre() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> context(Map.of("tree", "1")))
            .getMessage();
    assertEquals(
        "there is no option [tree]; there are [trees, share, window, deep, mode]", message);
  }

  @Test
  void get_undeclaredOption_isRefused() {
    Option<String> other = Option.text("other", "x", "other");
    assertThrows(IllegalArgumentException.class, () -> context(Map.of()).get(other));
  }

  @Test
  void wholeNumber_defaultOutOfRange_isRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> Option.wholeNumber("trees", 0, 1, 9, "trees"));
  }

  private static AnalyzerContext context(Map<String, String> settings) {
    return new AnalyzerContext(
        Runnable::run, InstantSource.system(), List.of(TREES, SHARE, WINDOW, DEEP, MODE), settings);
  }
}
