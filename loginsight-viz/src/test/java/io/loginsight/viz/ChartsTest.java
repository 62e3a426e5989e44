package io.loginsight.viz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartsTest {

  @Test
  void ticks_fourHours_areHalfHoursWithTheDateOnce() {
    List<TimeAxis.Tick> ticks = ticks("2026-03-14T08:00:00Z", "2026-03-14T12:00:00Z");

    assertEquals(
        List.of("08:00", "08:30", "09:00", "09:30", "10:00", "10:30", "11:00", "11:30"),
        ticks.stream().map(TimeAxis.Tick::label).toList());
    assertEquals("14 Mar 2026", ticks.get(0).context());
    assertTrue(ticks.stream().skip(1).allMatch(tick -> tick.context().isEmpty()));
  }

  @Test
  void ticks_overMidnight_nameTheNewDate() {
    List<TimeAxis.Tick> ticks = ticks("2026-12-31T20:10:00Z", "2027-01-01T03:00:00Z");

    assertEquals("21:00", ticks.get(0).label());
    assertEquals("31 Dec 2026", ticks.get(0).context());
    assertEquals(
        new TimeAxis.Tick(
            Instant.parse("2027-01-01T00:00:00Z").getEpochSecond(), "00:00", "1 Jan 2027"),
        ticks.get(3));
  }

  @Test
  void ticks_aYear_areBeginningsOfMonths() {
    List<TimeAxis.Tick> ticks = ticks("2025-11-20T00:00:00Z", "2026-11-01T00:00:00Z");

    assertEquals(
        List.of("Jan", "Apr", "Jul", "Oct"), ticks.stream().map(TimeAxis.Tick::label).toList());
    assertEquals("2026", ticks.get(0).context());
  }

  @Test
  void ticks_secondsAndCenturies_areRound() {
    assertEquals("00:00:02", ticks("2026-01-01T00:00:01Z", "2026-01-01T00:00:12Z").get(0).label());
    assertEquals("1900", ticks("1880-01-01T00:00:00Z", "2026-01-01T00:00:00Z").get(0).label());
  }

  @Test
  void ticks_beyondTheCalendar_areNone() {
    assertEquals(List.of(), TimeAxis.ticks(Long.MAX_VALUE / 4, Long.MAX_VALUE / 4 + 1_000, 9));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void ticks_anyStretch_areFewAndInside(long seed) {
    Random random = new Random(seed);
    for (int n = 0; n < 2_000; n++) {
      long from = random.nextInt() + 0L;
      long to = from + 1 + (long) Math.exp(random.nextDouble() * 26);
      List<TimeAxis.Tick> ticks = TimeAxis.ticks(from, to, 9);

      String says = from + " .. " + to + ", seed " + seed;
      assertTrue(ticks.size() <= 10, says);
      assertTrue(ticks.stream().allMatch(t -> t.second() >= from && t.second() < to), says);
    }
  }

  private static List<TimeAxis.Tick> ticks(String from, String to) {
    return TimeAxis.ticks(
        Instant.parse(from).getEpochSecond(), Instant.parse(to).getEpochSecond(), 9);
  }

  @ParameterizedTest
  @CsvSource({"0, 5, 1, 1", "1, 5, 1, 1", "7, 5, 8, 2", "2100, 5, 2500, 500", "999, 4, 1000, 500"})
  void upTo_anyCount_endsAtARoundNumber(long largest, int ticks, long top, long step) {
    assertEquals(new CountAxis(top, step), CountAxis.upTo(largest, ticks));
  }

  @ParameterizedTest
  @CsvSource({"'1,500', 1500", "20k, 20000", "1.5M, 1500000", "2G, 2000000000"})
  void label_anyCount_isShort(String want, long count) {
    assertEquals(want, CountAxis.label(count));
  }

  @Test
  void over_fourHoursOfMinutes_givesBarsOfTwoMinutes() {
    TimeSeries series =
        TimeSeries.of(Duration.ofMinutes(1), new long[] {0, 14_340}, new long[] {1, 1});

    assertEquals(new Buckets(0, 120, 120), Buckets.over(series, 120));
    assertNull(Buckets.over(TimeSeries.empty(), 120));
  }

  @Test
  void over_oddSteps_givesMultiplesOfThem() {
    for (long unit : new long[] {1, 7, 60, 90, 3_840, 100_000}) {
      for (long span = unit; span < unit << 40 && span < 1L << 56; span *= 3) {
        Buckets buckets = Buckets.over(-span, span, unit, 120);

        assertEquals(0, buckets.step() % unit);
        assertTrue(buckets.size() <= 120 && buckets.size() > 0, buckets::toString);
        assertTrue(buckets.origin() <= -span && buckets.end() > span, buckets::toString);
      }
    }
  }

  @Test
  void fold_anySeries_keepsTheTotal() {
    TimeSeries series =
        TimeSeries.of(
            Duration.ofMinutes(1), new long[] {0, 60, 600, 6_000}, new long[] {1, 2, 3, 4});

    assertArrayEquals(new long[] {3, 3, 0, 4}, new Buckets(0, 600, 4).fold(series));
  }

  @Test
  void path_oneEventBesideThousands_canBeSeen() {
    assertEquals("M1 20v-20M5 20v-2", Sparkline.path(new long[] {9_000, 0, 1}));
  }

  @Test
  void write_seriousEventsTooFewToSee_getAPanelOfTheirOwn() {
    Document few = bars(new long[] {1_000, 1_000}, new long[] {0, 3});
    Document many = bars(new long[] {1_000, 1_000}, new long[] {0, 900});

    assertEquals(2, few.select("rect.e").size());
    assertEquals(1, few.select(".caption").size());
    assertEquals(1, many.select("rect.e").size());
    assertEquals(0, many.select(".caption").size());
  }

  @Test
  void write_bars_sayTheirNumbers() {
    Element bar = bars(new long[] {1_000, 2_000}, new long[] {0, 3}).select(".bar title").get(1);

    assertEquals(
        "1970-01-01 00:10:00 – 00:20:00 UTC\n2,003 events\nERROR 3\nINFO 2,000", bar.wholeText());
  }

  private static Document bars(long[] info, long[] error) {
    Html html = new Html();
    new StackedBars(
            new Buckets(0, 600, info.length),
            List.of(
                new StackedBars.Layer("ERROR", "e", true, error),
                new StackedBars.Layer("INFO", "i", false, info)))
        .write(html);
    return Jsoup.parse(html.toString());
  }
}
