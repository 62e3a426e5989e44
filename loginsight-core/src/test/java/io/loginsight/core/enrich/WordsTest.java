package io.loginsight.core.enrich;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "ConnectionPool, connection pool",
    "disk_full, disk full",
    "out-of-memory, out of memory",
    "OutOfMemoryError, out of memory error",
    "OOMKilled, oom killed",
    "XMLParser2, xml parser2",
    "CPUs, cpus",
    "java.lang.NullPointerException, java lang null pointer exception",
    "http2Server, http2 server",
    "x509, x509",
    "ALLCAPS, allcaps"
  })
  void of_namesInAnySpelling_areTheirParts(String text, String words) {
    assertEquals(List.of(words.split(" ")), Words.of(text));
  }

  @Test
  void of_variableParts_areGaps() {
    assertEquals(List.of("disk", Words.GAP, "full"), Words.of("disk <*> full"));
  }

  @Test
  void of_aDocument_isCut() {
    assertEquals(2_000, Words.of("a ".repeat(1_000_000)).size());
  }
}
