package io.loginsight.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToldDurationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cart loaded took=12ms                | 12",
        "{\"msg\":\"sent\",\"took_ms\":53}  | 53",
        "{\"msg\":\"sent\",\"dur\":\"4.5ms\"} | 4.5",
        "GET /cart 200 rt=0.007 urt=0.006     | 7",
        "duration: 277.5 ms  execute: SELECT  | 277.5",
        "elapsed 1.5s                         | 1500",
        "query returned 12 hits in 34 ms      | 34",
        "took=12 items                        | NaN",
        "start=12ms                           | NaN",
        "retrying in 3 days                   | NaN",
      })
  void of_plainLine_isWhatItTells(String line, double millis) {
    assertEquals(millis, ToldDuration.of(line, true), 1e-9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"retrying in 200 ms | NaN", "request took 900 ms | 900"})
  void of_warning_isNotWhatLiesAhead(String line, double millis) {
    assertEquals(millis, ToldDuration.of(line, false), 1e-9);
  }
}
