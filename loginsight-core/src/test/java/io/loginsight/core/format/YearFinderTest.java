package io.loginsight.core.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class YearFinderTest {

  @Test
  void year_inMessages_isFound() {
    assertEquals(
        2019,
        find(
            "Mar 14 10:00:00 db7 ftpd[1]: connection at Thu Mar 14 10:00:00 2019",
            "Mar 14 10:00:01 db7 app[1]: file report-2019-03-14.csv written"));
  }

  @Test
  void year_countOfSecondsAtTheBeginning_isFound() {
    assertEquals(2024, find("1710409990 node7 link down"));
    assertEquals(2024, find("- 1710409990 node7 link down"));
  }

  @Test
  void year_numberOfAThread_isNone() {
    assertEquals(
        YearFinder.NONE, find("E0314 09:53:11.250000 1952452992 reflector.go:147] no pods"));
  }

  @Test
  void year_several_takesTheMostFrequent() {
    assertEquals(
        2023, find("until 2031-01-01", "on 2023-05-01", "on 2023-05-02", "since 2001-01-01"));
  }

  @Test
  void year_none_isNone() {
    assertEquals(
        YearFinder.NONE, find("Mar 14 10:00:00 db7 app[1]: 2019 items", "10:00:00 x", "v2024.1"));
    assertEquals(YearFinder.NONE, new YearFinder().year());
  }

  private static int find(String... lines) {
    YearFinder finder = new YearFinder();
    finder.add(ParsedLine.sample(List.of(lines)));
    return finder.year();
  }
}
