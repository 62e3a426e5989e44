package io.loginsight.core.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeReaderTest {

  private final TimeReader times = new TimeReader(ZoneId.of("Europe/Berlin"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0                           | 1970-01-01T00:00:00Z",
        "1773144000                  | 2026-03-10T12:00:00Z",
        "1773144000.25               | 2026-03-10T12:00:00.250Z",
        "1773144000.123456789        | 2026-03-10T12:00:00.123456789Z",
        "1773144000.1234567899       | 2026-03-10T12:00:00.123456789Z",
        "1.773144E9                  | 2026-03-10T12:00:00Z",
        "1.773144000125E+12          | 2026-03-10T12:00:00.125Z",
        "1773144000125               | 2026-03-10T12:00:00.125Z",
        "1773144000125.5             | 2026-03-10T12:00:00.125500Z",
        "1773144000125250            | 2026-03-10T12:00:00.125250Z",
        "1773144000125250001         | 2026-03-10T12:00:00.125250001Z",
        "2026-03-10T12:00:00Z        | 2026-03-10T12:00:00Z",
        "2026-03-10t12:00:00z        | 2026-03-10T12:00:00Z",
        "2026-03-10T12:00:00.5Z      | 2026-03-10T12:00:00.500Z",
        "2026-03-10 12:00:00,5Z      | 2026-03-10T12:00:00.500Z",
        "2026-03-10T12:00Z           | 2026-03-10T12:00:00Z",
        "2026-03-10T14:00:00+02:00   | 2026-03-10T12:00:00Z",
        "2026-03-10T14:00:00+0200    | 2026-03-10T12:00:00Z",
        "2026-03-10T14:00:00+02      | 2026-03-10T12:00:00Z",
        "2026-03-10T13:00:00         | 2026-03-10T12:00:00Z",
        "2026-03-10 13:00:00.125     | 2026-03-10T12:00:00.125Z",
        "2026-03-10 13:00            | 2026-03-10T12:00:00Z",
        "2026-03-10                  | 2026-03-09T23:00:00Z",
        "2026-07-10 14:00            | 2026-07-10T12:00:00Z",
        "1960-01-01T00:00:00Z        | 1960-01-01T00:00:00Z"
      })
  void parse_time_isRead(String text, String time) {
    assertEquals(Instant.parse(time), times.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "1.2.3",
        "soon",
        "12:00",
        "-5",
        "NaN",
        "1e999999999",
        "1e99",
        "9e9e9",
        "10/03/2026",
        "2026-02-30",
        "2026-13-01",
        "2026-03-10T25:00",
        "2026-03-10T12:00:00Z and more",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "+999999999-12-31T23:59:59-18:00",
        "99999999999999999999",
        "1773144000.0000000000000000000000000000000000000001",
        "٣"
      })
  void parse_whatIsNoTimeOrOutOfRange_isNull(String text) {
    assertNull(times.parse(text));
  }

  @Test
  void parse_longText_isNull() {
    assertNull(times.parse("9".repeat(1_000_000)));
    assertNull(times.parse("2026-03-10T12:00:00." + "9".repeat(1_000_000)));
  }
}
