package io.loginsight.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loginsight.api.TimeRange;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 s",
    "PT0.12S, 120 ms",
    "PT4.25S, 4.3 s",
    "PT59S, 59 s",
    "PT12M3S, 12 min 3 s",
    "PT2H5M, 2 h 5 min",
    "PT76H, 3 d 4 h",
    "P30000D, '30,000 d'"
  })
  void duration_anyLength_isSaidInTwoUnits(Duration duration, String want) {
    assertEquals(want, Words.duration(duration));
  }

  @ParameterizedTest
  @CsvSource({"0, 9, 0%", "9, 9, 100%", "1, 3, 33.3%", "1, 99999, <0.1%", "99998, 99999, >99.9%"})
  void share_anyPart_isNeverRoundedToNoneOrAll(long part, long total, String want) {
    assertEquals(want, Words.share(part, total));
  }

  @ParameterizedTest
  @CsvSource({"1, 1 line", "0, 0 lines", "1234567, '1,234,567 lines'"})
  void count_anyNumber_agreesWithItsNoun(long count, String want) {
    assertEquals(want, Words.count(count, "line"));
  }

  @Test
  void range_oneDay_namesTheDateOnce() {
    Instant first = Instant.parse("2026-03-14T08:00:00Z");

    assertEquals("2026-03-14 08:00:00", Words.range(new TimeRange(first, first)));
    assertEquals(
        "2026-03-14 08:00:00 – 09:00:00",
        Words.range(new TimeRange(first, first.plusSeconds(3_600))));
    assertEquals(
        "2026-03-14 08:00:00 – 2026-03-15 08:00:00",
        Words.range(new TimeRange(first, first.plusSeconds(86_400))));
  }

  @Test
  void time_endsOfTime_areSaidSomehow() {
    assertEquals(Instant.MIN.toString(), Words.time(Instant.MIN));
    assertEquals("+318857-05-20 17:46:39", Words.time(Instant.ofEpochSecond(9_999_999_999_999L)));
  }

  @Test
  void cut_longText_doesNotHalveACharacter() {
    assertEquals("ab", Words.cut("ab", 2));
    assertEquals("ab…", Words.cut("abc", 2));
    assertEquals("a…", Words.cut("a\ud83d\ude00b", 2));
  }
}
