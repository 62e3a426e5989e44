package io.loginsight.core.format;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.spi.FormatContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

  private static final FormatContext UTC = new FormatContext(ZoneOffset.UTC, 2024);

  private final Timestamps timestamps = new Timestamps(UTC);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-03-01T10:20:30Z                 | 2024-03-01T10:20:30Z",
        "2024-03-01 10:20:30,123              | 2024-03-01T10:20:30.123Z",
        "2024-03-01_10:20:30.123456           | 2024-03-01T10:20:30.123456Z",
        "2024-03-01-10:20:30                  | 2024-03-01T10:20:30Z",
        "2024/03/01 10:20:30                  | 2024-03-01T10:20:30Z",
        "2024.03.01 10:20:30                  | 2024-03-01T10:20:30Z",
        "2024-3-1 1:2:3                       | 2024-03-01T01:02:03Z",
        "2024-03-01T10:20:30.123456789+02:00  | 2024-03-01T08:20:30.123456789Z",
        "2024-03-01T10:20:30+0530             | 2024-03-01T04:50:30Z",
        "2024-03-01 10:20:30 -0800            | 2024-03-01T18:20:30Z",
        "2024-03-01 10:20:30 UTC              | 2024-03-01T10:20:30Z",
        "2024-03-01 10:20:30.500 CET          | 2024-03-01T09:20:30.500Z",
        "2024-03-01 10:20:30+02               | 2024-03-01T08:20:30Z",
        "2024-03-01T10:20Z                    | 2024-03-01T10:20:00Z",
        "2024-03-01, 10:20:30                 | 2024-03-01T10:20:30Z",
        "2024-Mar-01 10:20:30.123456          | 2024-03-01T10:20:30.123456Z",
        "2024-03-01-10.20.30.123456           | 2024-03-01T10:20:30.123456Z",
        "20240301-10:20:30:123                | 2024-03-01T10:20:30.123Z",
        "20240301-1:2:3:45                    | 2024-03-01T01:02:03.045Z",
        "20240301T102030Z                     | 2024-03-01T10:20:30Z",
        "20240301 102030.5                    | 2024-03-01T10:20:30.500Z",
        "20240301102030                       | 2024-03-01T10:20:30Z",
        "240301 102030                        | 2024-03-01T10:20:30Z",
        "240301  1:20:30                      | 2024-03-01T01:20:30Z",
        "24/03/01 10:20:30                    | 2024-03-01T10:20:30Z",
        "03/25/2024 10:20:30 PM               | 2024-03-25T22:20:30Z",
        "3/25/2024 12:20:30 AM                | 2024-03-25T00:20:30Z",
        "25.03.2024 10:20:30                  | 2024-03-25T10:20:30Z",
        "25-03-2024 10:20:30.1                | 2024-03-25T10:20:30.100Z",
        "01/Mar/2024:10:20:30 +0100           | 2024-03-01T09:20:30Z",
        "01-Mar-2024 10:20:30.123             | 2024-03-01T10:20:30.123Z",
        "Fri Mar 01 10:20:30 2024             | 2024-03-01T10:20:30Z",
        "Fri Mar  1 10:20:30.123456 2024      | 2024-03-01T10:20:30.123456Z",
        "Fri Mar 01 10:20:30 CET 2024         | 2024-03-01T09:20:30Z",
        "FRI, 01 MAR 2024 10:20:30 GMT        | 2024-03-01T10:20:30Z",
        "Friday, March 1, 2024 10:20:30       | 2024-03-01T10:20:30Z",
        "Mar  1 10:20:30                      | 2024-03-01T10:20:30Z",
        "mar 01 10:20:30.250                  | 2024-03-01T10:20:30.250Z",
        "Mar 1, 2024 3:04:05 PM               | 2024-03-01T15:04:05Z",
        "March 1, 2024, 15:04:05              | 2024-03-01T15:04:05Z",
        "Mar 01 10:20:30 2024                 | 2024-03-01T10:20:30Z",
        "1 Mar 10:20:30                       | 2024-03-01T10:20:30Z",
        "01 Mar 2024 10:20:30,5               | 2024-03-01T10:20:30.500Z",
        "2024 Mar 01 10:20:30.5               | 2024-03-01T10:20:30.500Z",
        "03.25 10:20:30                       | 2024-03-25T10:20:30Z",
        "03-25 10:20:30.123                   | 2024-03-25T10:20:30.123Z",
        "10:20:30                             | 1970-01-01T10:20:30Z",
        "10:20:30.123456                      | 1970-01-01T10:20:30.123456Z",
        "9:08:07 pm                           | 1970-01-01T21:08:07Z",
        "I0301 10:20:30.123456                | 2024-03-01T10:20:30.123456Z",
        "E20230301 10:20:30.123456            | 2023-03-01T10:20:30.123456Z",
        "1709288430                           | 2024-03-01T10:20:30Z",
        "1709288430.25                        | 2024-03-01T10:20:30.250Z",
        "1709288430123                        | 2024-03-01T10:20:30.123Z",
        "1709288430123456                     | 2024-03-01T10:20:30.123456Z",
        "1709288430123456789                  | 2024-03-01T10:20:30.123456789Z",
        "2024-03-01                           | 2024-03-01T00:00:00Z",
        "01/Mar/2024                          | 2024-03-01T00:00:00Z",
        "2016-12-31T23:59:60Z                 | 2017-01-01T00:00:00Z",
        "Feb 29 10:20:30                      | 2024-02-29T10:20:30Z",
      })
  void scan_readsEachShape(String text, String expected) {
    assertEquals(text.length(), scan(text), text);
    assertTrue(timestamps.timed);
    assertEquals(Instant.parse(expected), instant(timestamps));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-13-01 10:20:30",
        "2024-02-30 10:20:30",
        "2023-02-29 10:20:30",
        "25:20:30",
        "10:60:30",
        "10:20:61",
        "10.2.11",
        "1.2.3.4",
        "12345",
        "0301",
        "Maybe 10:20:30",
        "Mar 32 10:20:30",
        "Monday",
        "13:20:30 PM",
        "0:20:30 AM",
        "I1301 10:20:30.1",
        "X0301 10:20:30",
        "99999999999",
        "9999999999",
        "1709288430x",
        "deadbeef",
        "",
        "1",
        "12:3",
        "241301 102030",
        "240301 256000",
        "31/31/2024 10:00:00",
      })
  void scan_otherText_findsNothing(String text) {
    int end = scan(text);
    assertTrue(end < text.length(), () -> text + " was read up to " + end);
  }

  @Test
  void scan_messageBehindTime_endsAtTime() {
    assertEquals(19, scan("2024-03-01 10:20:30 -1 items left"));
    assertEquals(19, scan("2024-03-01 10:20:30 MESSAGE"));
    assertEquals(15, scan("Mar  1 10:20:30 2024-host sshd: x"));
    assertEquals(8, scan("10:20:30 amber"));
  }

  @Test
  void scan_yearOutsideRange_hasShapeButNoTime() {
    assertEquals(19, scan("1600-03-01 10:20:30"));
    assertEquals(false, timestamps.timed);
    assertEquals(19, scan("9999-03-01 10:20:30"));
    assertEquals(false, timestamps.timed);
  }

  @Test
  void scan_noYear_takesAssumedYear() {
    Timestamps assumed = new Timestamps(new FormatContext(ZoneOffset.UTC, 1970));
    assertEquals(15, scan(assumed, "Feb 29 10:20:30"));
    assertTrue(assumed.lacksYear());
    assertEquals(Instant.parse("1970-03-01T10:20:30Z"), instant(assumed));
  }

  @Test
  void prefer_dayFirst_readsDayFirst() {
    assertEquals(19, scan("03/04/2024 10:00:00"));
    assertEquals(Instant.parse("2024-03-04T10:00:00Z"), instant(timestamps));
    timestamps.prefer(DateOrder.DAY_FIRST, DateOrder.DAY_FIRST);
    assertEquals(19, scan("03/04/2024 10:00:00"));
    assertEquals(Instant.parse("2024-04-03T10:00:00Z"), instant(timestamps));
  }

  /** The slow twin: the same times written and read by java.time. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void scan_agreesWithJavaTime(long seed) {
    List<String> patterns =
        List.of(
            "yyyy-MM-dd HH:mm:ss",
            "yyyy-MM-dd'T'HH:mm:ss.SSS",
            "yyyy/MM/dd HH:mm:ss,SSSSSS",
            "yyyyMMdd'T'HHmmss",
            "yyyyMMdd-HH:mm:ss:SSS",
            "dd/MMM/yyyy:HH:mm:ss",
            "EEE MMM dd HH:mm:ss yyyy",
            "EEE, dd MMM yyyy HH:mm:ss",
            "MMM d, yyyy h:mm:ss a",
            "dd.MM.yyyy H:m:s",
            "yyyy-MM-dd-HH.mm.ss.SSSSSS");
    Random random = new Random(seed);
    ZoneId[] zones = {
      ZoneId.of("Europe/Berlin"),
      ZoneId.of("America/New_York"),
      ZoneOffset.ofHours(5),
      ZoneOffset.UTC
    };
    for (ZoneId zone : zones) {
      Timestamps fast = new Timestamps(new FormatContext(zone, 2024));
      for (int i = 0; i < 2_000; i++) {
        LocalDateTime local =
            LocalDateTime.of(1980, 1, 1, 0, 0).plusNanos((long) (random.nextDouble() * 2e18));
        if (random.nextInt(4) == 0) { // close to the changes of the clock
          local = LocalDateTime.of(2024, random.nextBoolean() ? 3 : 10, 31, 2, random.nextInt(60));
        }
        DateTimeFormatter formatter =
            DateTimeFormatter.ofPattern(
                patterns.get(random.nextInt(patterns.size())), Locale.ENGLISH);
        String text = local.format(formatter);
        Instant want = ZonedDateTime.of(LocalDateTime.parse(text, formatter), zone).toInstant();
        String told = text + " in " + zone + ", seed " + seed;
        assertEquals(text.length(), scan(fast, text), told);
        assertEquals(want, instant(fast), told);
      }
    }
  }

  /** Dates are checked against the calendar, and the memo of the last date never shows. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void toEpochDay_agreesWithLocalDate(long seed) {
    Random random = new Random(seed);
    Calendar calendar = new Calendar(ZoneOffset.UTC);
    for (int i = 0; i < 50_000; i++) {
      int year = random.nextInt(10_000);
      int month = random.nextInt(100);
      int day = random.nextInt(100);
      if (random.nextBoolean()) {
        month = 1 + random.nextInt(12);
        day = 1 + random.nextInt(31);
      }
      int want;
      try {
        want = (int) LocalDate.of(year, month, day).toEpochDay();
      } catch (DateTimeException e) {
        want = Calendar.NO_DAY;
      }
      assertEquals(want, calendar.toEpochDay(year, month, day), year + "-" + month + "-" + day);
      assertEquals(want, calendar.toEpochDay(year, month, day), "asked again");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void scan_randomBytes_staysInside(long seed) {
    Random random = new Random(seed);
    byte[] alphabet = "0123456789:-/., TZ+JanFebSunAPM[]\t\u0000".getBytes(US_ASCII);
    for (int i = 0; i < 300_000; i++) {
      byte[] line = new byte[random.nextInt(40)];
      for (int k = 0; k < line.length; k++) {
        line[k] =
            random.nextInt(20) == 0
                ? (byte) random.nextInt()
                : alphabet[random.nextInt(alphabet.length)];
      }
      byte[] padded = new byte[line.length + 32];
      System.arraycopy(line, 0, padded, 16, line.length);
      int end = timestamps.scan(padded, 16, 16 + line.length);
      assertTrue(end == -1 || (end > 16 && end <= 16 + line.length), "seed " + seed);
    }
  }

  private int scan(String text) {
    return scan(timestamps, text);
  }

  private static int scan(Timestamps timestamps, String text) {
    byte[] padded = new byte[text.length() + 32];
    Arrays.fill(padded, (byte) '7');
    System.arraycopy(text.getBytes(US_ASCII), 0, padded, 16, text.length());
    int end = timestamps.scan(padded, 16, 16 + text.length());
    return end < 0 ? -1 : end - 16;
  }

  private static Instant instant(Timestamps timestamps) {
    return Instant.ofEpochSecond(
        Math.floorDiv(timestamps.nanos, 1_000_000_000L),
        Math.floorMod(timestamps.nanos, 1_000_000_000L));
  }
}
