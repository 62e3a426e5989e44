package io.loginsight.core.remedy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Cause;
import io.loginsight.api.EventId;
import io.loginsight.api.Evidence;
import io.loginsight.api.Level;
import io.loginsight.api.Pattern;
import io.loginsight.api.PatternId;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Remediation;
import io.loginsight.tck.ChunkBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemediesTest {

  @ParameterizedTest
  @CsvSource({
    "Could not write chunk <*>: No space left on device, disk-full",
    "HikariPool-1 - Connection is not available after <*> ms, pool-exhausted",
    "java.lang.OutOfMemoryError: Java heap space, out-of-memory",
    "TLS: certificate has expired or is not yet valid, certificate-expired",
    "Failed password for invalid user <*> from <*>, credential-attack",
    "canceling statement due to statement timeout, database-slow",
    "upstream connect error: connection refused, dependency-down",
    "panic: runtime error: index out of range, bad-release",
    "machine check interrupt on <*>, hardware"
  })
  void fitting_patternThatSaysIt_isTheRemedyOfThat(String template, String id) {
    assertEquals(id, ids(List.of(), List.of(template)).get(0));
  }

  @Test
  void fitting_nothingKnown_isNothing() {
    assertEquals(List.of(), ids(List.of(), List.of("order <*> placed")));
  }

  @Test
  void fitting_partOfAWord_doesNotCount() {
    assertEquals(List.of(), ids(List.of(), List.of("entpacked <*> groom <*>")));
  }

  @Test
  void fitting_symptomsBesideACause_comeBehindIt() {
    assertEquals(
        "disk-full",
        ids(
                List.of(),
                List.of(
                    "call to orders timed out after <*> ms",
                    "Slow request: POST took <*> ms",
                    "journal: no space left on device"))
            .get(0));
  }

  @Test
  void fitting_patternOfTheCausesService_countsMore() {
    Cause orders = cause("orders", null, Map.of("flow", 3.0));
    List<PatternStats> patterns =
        patterns(List.of("x509: certificate expired", "OutOfMemoryError: Java heap space"));
    List<Remediation> found =
        Remedies.builtIn()
            .fitting(List.of(orders), patterns, List.of(Set.of("mail"), Set.of("orders")));
    assertEquals("out-of-memory", found.get(0).id());
    assertEquals("a pattern of orders says 'outofmemory'", found.get(0).because());
  }

  @Test
  void fitting_noWordsButATerm_isTheRemedyOfTheTerm() {
    Cause orders = cause("orders", null, Map.of("resource", 9.0, "flow", 1.0));
    List<Remediation> found = Remedies.builtIn().fitting(List.of(orders), List.of(), List.of());
    assertEquals("machine-busy", found.get(0).id());
    assertEquals("what speaks for orders is above all its resource", found.get(0).because());
  }

  @Test
  void fitting_patternOfTheCause_isNamedAsTheReason() {
    Pattern full = new Pattern(new PatternId(1), "ENOSPC on <*>", List.of());
    List<Remediation> found =
        Remedies.builtIn()
            .fitting(List.of(cause("disk", full, Map.of("flow", 1.0))), List.of(), List.of());
    assertEquals("a pattern of disk says 'enospc'", found.get(0).because());
    assertEquals(Remedies.builtIn().version(), found.get(0).version());
  }

  @Test
  void builtIn_catalogue_hasAVersion() {
    assertTrue(Remedies.builtIn().version() >= 1);
  }

  @Test
  void read_entryWithoutRisk_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Remedies.read("version 1\nremedy a: A\n  words: b\n  step: c\n  verify: d\n"));
  }

  private static List<String> ids(List<Cause> causes, List<String> templates) {
    List<PatternStats> patterns = patterns(templates);
    return Remedies.builtIn()
        .fitting(causes, patterns, Collections.nCopies(patterns.size(), Set.of()))
        .stream()
        .map(Remediation::id)
        .toList();
  }

  private static List<PatternStats> patterns(List<String> templates) {
    return templates.stream()
        .map(
            template ->
                new ChunkBuilder()
                    .events(template, Level.INFO, Instant.EPOCH, Duration.ofMinutes(1), 1)
                    .build()
                    .patterns()
                    .get(0))
        .toList();
  }

  private static Cause cause(String service, Pattern pattern, Map<String, Double> terms) {
    Evidence evidence = new Evidence("seen", "1", "0", List.of(new EventId("app.log", 1)));
    return new Cause(1, service, pattern, 5, terms, List.of(evidence));
  }
}
