package io.loginsight.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the values of the API refuse, and the little they compute. */
class ApiValuesTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 0x0123456789abcdefL, Long.MIN_VALUE})
  void patternId_parse_readsWhatToStringWrote(long bits) {
    PatternId id = new PatternId(bits);
    assertEquals(16, id.toString().length());
    assertEquals(id, PatternId.parse(id.toString()));
  }

  @Test
  void patternId_parse_refusesAnythingElse() {
    assertThrows(IllegalArgumentException.class, () -> PatternId.parse("12"));
    assertThrows(IllegalArgumentException.class, () -> PatternId.parse("zzzzzzzzzzzzzzzz"));
  }

  @ParameterizedTest
  @CsvSource({
    "notice, INFO",
    "SEVERE, ERROR",
    "Err, ERROR",
    "crit, FATAL",
    "ALERT, FATAL",
    "emerg, FATAL",
    "Warning, WARN",
    "finest, TRACE",
    "information, INFO"
  })
  void level_ofWord_mapsTheUsualWords(String word, Level level) {
    assertEquals(level, Level.ofWord(word));
  }

  @Test
  void level_ofWord_otherWordsAreNone() {
    assertEquals(null, Level.ofWord("hello"));
    assertEquals(null, Level.ofWord(""));
  }

  @Test
  void eventCounts_atLeast_addsTheMoreSeriousLevels() {
    EventCounts counts =
        new EventCounts(10, 12, Map.of(Level.INFO, 5L, Level.ERROR, 2L, Level.FATAL, 1L));
    assertEquals(3, counts.atLeast(Level.WARN));
    assertEquals(8, counts.atLeast(Level.TRACE));
  }

  @Test
  void eventCounts_numbersThatContradict_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> new EventCounts(2, 1, Map.of()));
    assertThrows(
        IllegalArgumentException.class, () -> new EventCounts(1, 1, Map.of(Level.INFO, 2L)));
  }

  @Test
  void lineCounts_partsThatDoNotAddUp_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> new LineCounts(3, 1, 0, 1, 0, 0, 0, 0));
  }

  @Test
  void timeSeries_of_keepsWhatItWasGiven() {
    TimeSeries series =
        TimeSeries.of(Duration.ofMinutes(1), new long[] {60, 180}, new long[] {2, 3});
    assertEquals(5, series.total());
    assertEquals(Instant.ofEpochSecond(180), series.start(1));
    assertEquals(3, series.count(1));
  }

  @Test
  void timeSeries_of_refusesWhatIsNoSeries() {
    Duration minute = Duration.ofMinutes(1);
    long[] one = {1};
    assertThrows(IllegalArgumentException.class, () -> TimeSeries.of(minute, new long[] {61}, one));
    assertThrows(
        IllegalArgumentException.class,
        () -> TimeSeries.of(minute, new long[] {60, 60}, new long[] {1, 1}));
    assertThrows(
        IllegalArgumentException.class, () -> TimeSeries.of(minute, new long[] {60}, new long[1]));
    assertThrows(
        IllegalArgumentException.class,
        () -> TimeSeries.of(Duration.ofMillis(1500), new long[0], new long[0]));
  }

  @Test
  void finding_withoutEvidence_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Finding("a", "k", Severity.LOW, 0.5, null, "s", List.of(), List.of()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
  void finding_scoreOutsideItsRange_isRefused(double score) {
    Evidence evidence = new Evidence("s", "o", "e", List.of(new EventId("f", 1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Finding("a", "k", Severity.LOW, score, null, "s", List.of(), List.of(evidence)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void surprise_bitsOutsideTheirRange_areRefused(double bits) {
    assertThrows(
        IllegalArgumentException.class, () -> new Evidence.Surprise(bits, "the hour before", 0.5));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void surprise_maturityOutsideItsRange_isRefused(double maturity) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Evidence.Surprise(1, "the hour before", maturity));
  }

  @Test
  void timeRange_turnedAround_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new TimeRange(Instant.ofEpochSecond(1), Instant.EPOCH));
  }

  @Test
  void timeSeries_range_endsBeforeTheNextIntervalBegins() {
    TimeSeries series =
        TimeSeries.of(Duration.ofMinutes(1), new long[] {60, 120}, new long[] {1, 1});
    assertEquals(
        new TimeRange(Instant.ofEpochSecond(60), series.start(1).minusNanos(1)), series.range(0));
  }

  @Test
  void patternChange_sidesThatContradictTheKind_areRefused() {
    PatternStats stats = stats("a <*>");
    assertThrows(
        IllegalArgumentException.class,
        () -> new PatternChange(PatternChange.Kind.NEW, stats, stats, 1, 1, true));
    assertThrows(
        IllegalArgumentException.class,
        () -> new PatternChange(PatternChange.Kind.SAME, null, stats, 1, 1, true));
    assertThrows(
        IllegalArgumentException.class,
        () -> new PatternChange(PatternChange.Kind.NEW, null, stats, 1, Double.NaN, true));
  }

  @Test
  void patternChange_ofAGonePattern_tellsOfTheSideThatHadIt() {
    PatternChange gone =
        new PatternChange(PatternChange.Kind.GONE, stats("a <*>"), null, 0, 3, false);
    assertEquals(Level.ERROR, gone.level());
    assertEquals("a <*>", gone.pattern().template());
    assertEquals(3, gone.eventsBefore());
    assertEquals(0, gone.eventsAfter());
  }

  @Test
  void valueChange_slotThatIsNotThere_isRefused() {
    PatternStats stats = stats("a <*>");
    assertThrows(
        IllegalArgumentException.class,
        () -> new ValueChange(ValueChange.Kind.NEW_VALUE, stats, stats, 1, "x", 0, 1, 9));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ValueChange(ValueChange.Kind.NUMBERS, stats, stats, 0, "x", 0, 1, 9));
  }

  @Test
  void comparison_problems_areThoseOfBothSidesOnce() {
    Report before = new Report(List.of(), Chunk.empty(), List.of(), List.of("a", "b"));
    Report after = new Report(List.of(), Chunk.empty(), List.of(), List.of("b", "c"));
    Comparison comparison = new Comparison(before, after, 1, List.of(), List.of());
    assertEquals(List.of("a", "b", "c"), comparison.problems());
    assertThrows(
        IllegalArgumentException.class,
        () -> new Comparison(before, after, Double.NaN, List.of(), List.of()));
  }

  private static PatternStats stats(String template) {
    Slot slot = new Slot(SlotType.WORD, null, List.of());
    return new PatternStats(
        new Pattern(new PatternId(1), template, List.of(slot)),
        new EventCounts(3, 3, Map.of(Level.INFO, 2L, Level.ERROR, 1L)),
        null,
        TimeSeries.empty(),
        List.of(),
        List.of());
  }
}
