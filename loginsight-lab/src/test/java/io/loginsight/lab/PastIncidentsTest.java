package io.loginsight.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table of incidents, as people have it. */
class PastIncidentsTest {

  private static final Instant TIME = Instant.parse("2026-03-10T14:05:00Z");

  private static PastIncidents read(String text, String... columns) {
    Map<String, String> map = columns.length == 0 ? Map.of() : Map.of(columns[0], columns[1]);
    return PastIncidents.of(text, map, ZoneOffset.UTC);
  }

  @Test
  void of_allColumns_areUnderstood() {
    PastIncidents read =
        read(
            "name,start,end,detected,service,cause\n"
                + "INC-7,2026-03-10T14:05:00Z,2026-03-10 14:50,1773151860,db,\"disk, \"\"full\"\"\"\n");
    PastIncident one =
        new PastIncident(
            "INC-7",
            TIME,
            Instant.parse("2026-03-10T14:50:00Z"),
            Instant.parse("2026-03-10T14:11:00Z"),
            "db",
            "disk, \"full\"");
    assertEquals(new PastIncidents(List.of(one), List.of()), read);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-10T14:05:00Z",
    "2026-03-10T15:05:00+01:00",
    "2026-03-10 14:05",
    "2026-03-10T14:05:00",
    "1773151500",
    "1773151500000",
    "1773151500000000",
    "1773151500000000000",
    "1773151500.000",
  })
  void of_timesInManyForms_areTheSame(String time) {
    assertEquals(TIME, read("start\n" + time + "\n").all().get(0).start());
  }

  @Test
  void of_timeWithoutAZone_isInTheZoneThatIsNamed() {
    PastIncidents read =
        PastIncidents.of("start\n2026-03-10 15:05\n", Map.of(), ZoneId.of("Europe/Berlin"));
    assertEquals(TIME, read.all().get(0).start());
  }

  @Test
  void of_mappedColumnAndSemicolons_areFound() {
    PastIncidents read =
        read("\ufeffKey;Created\nOPS-1;2026-03-10T14:05:00Z\n", "start", "created");
    assertEquals(TIME, read.all().get(0).start());
    assertEquals("incident 1", read.all().get(0).name());
  }

  @Test
  void of_missingColumn_namesThoseThatThereAre() {
    String said =
        assertThrows(IllegalArgumentException.class, () -> read("begin,key\n1,2\n")).getMessage();
    assertEquals("there is no column 'start'; the columns are begin, key", said);
  }

  @Test
  void of_rowsThatCannotBeUsed_areNamedAndLeftOut() {
    PastIncidents read =
        read(
            "start,end\nyesterday,\n2026-03-10T14:05:00Z,\n\n2026-03-10,2026-03-09\n,2026-03-10\n");
    assertEquals(1, read.all().size());
    assertEquals(3, read.problems().size());
    assertTrue(read.problems().get(0).startsWith("Row 1 is left out: 'yesterday' is no time"));
  }

  @Test
  void of_noRowThatCanBeUsed_fails() {
    assertThrows(IllegalArgumentException.class, () -> read("start\nsoon\n"));
    assertThrows(IllegalArgumentException.class, () -> read("start\n"));
    assertThrows(IllegalArgumentException.class, () -> read(""));
  }

  @Test
  void lastedUntil_withoutAnEnd_isTheToleranceAfterDetection() {
    Duration tolerance = Duration.ofMinutes(30);
    PastIncident open = new PastIncident("a", TIME, null, null, "", "");
    PastIncident detected = new PastIncident("a", TIME, null, TIME.plusSeconds(600), "", "");
    assertEquals(TIME.plusSeconds(1_800), open.lastedUntil(tolerance));
    assertEquals(TIME.plusSeconds(2_400), detected.lastedUntil(tolerance));
    assertNull(open.detected());
  }
}
