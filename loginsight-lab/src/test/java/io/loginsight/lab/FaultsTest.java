package io.loginsight.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is peculiar to each kind of fault. */
class FaultsTest {

  private static final int LINES = 8_000;

  private record Run(Truth.Incident incident, List<SimulatedEvent> events) {

    static Run of(Fault fault, long seed) {
      List<SimulatedEvent> events = new ArrayList<>();
      Truth truth = Simulator.of(fault, seed).lines(LINES).run(events::add);
      return new Run(truth.incidents().get(0), events);
    }

    Stream<SimulatedEvent> culprits() {
      return inIncident().filter(event -> event.service().equals(incident.service()));
    }

    Stream<SimulatedEvent> inIncident() {
      return events.stream().filter(event -> event.incidentId() != null);
    }
  }

  private static Predicate<SimulatedEvent> says(String pattern) {
    return event -> event.text().matches("(?s).*(" + pattern + ").*");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void slowDatabase_statements_takeLongAndAreLogged(long seed) {
    Run run = Run.of(Fault.SLOW_DATABASE, seed);
    long told = run.culprits().filter(says("duration: |still waiting")).count();
    assertTrue(told > 20, () -> told + " of seed " + seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void memoryLeak_instances_dieAndBeginAnew(long seed) {
    Run run = Run.of(Fault.MEMORY_LEAK, seed);
    Set<String> leaking = Set.copyOf(run.incident().pods());
    long begun =
        run.culprits()
            .filter(event -> leaking.contains(event.pod()))
            .filter(says("(?i)start|booting"))
            .count();
    assertTrue(begun >= leaking.size(), () -> begun + " of " + leaking);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void credentialStuffing_failedLogins_comeFromManyAddresses(long seed) {
    Run run = Run.of(Fault.CREDENTIAL_STUFFING, seed);
    Set<String> addresses =
        run.inIncident()
            .filter(says("POST /api/login HTTP/1.1\" 401"))
            .map(event -> event.text().substring(0, event.text().indexOf(' ')))
            .collect(Collectors.toSet());
    assertTrue(addresses.size() >= 10, addresses::toString);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9})
  void certificateExpired_callers_nameIt(long seed) {
    Run run = Run.of(Fault.CERTIFICATE_EXPIRED, seed);
    assertTrue(
        run.inIncident()
            .filter(event -> !event.service().equals(run.incident().service()))
            .anyMatch(says("(?i)certificate|PKIX|SSL_do_handshake")));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9})
  void diskFull_culprit_runsLowBeforeOthersNotice(long seed) {
    Run run = Run.of(Fault.DISK_FULL, seed);
    List<Truth.CausalLine> causal = run.incident().causal();
    List<Truth.Affected> affected = run.incident().affected();
    assertEquals(run.incident().service(), affected.get(0).service());
    assertTrue(causal.size() > 2 && affected.size() > 1, () -> causal + " " + affected);
    assertTrue(causal.get(1).time().isBefore(affected.get(1).since()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void clockSkew_everyLineOfTheHost_isPartOfIt(long seed) {
    Run run = Run.of(Fault.CLOCK_SKEW, seed);
    String host = run.incident().pods().get(0);
    assertTrue(
        run.events().stream()
            .filter(event -> event.pod().equals(host))
            .filter(event -> !event.time().isBefore(run.incident().begin()))
            .filter(event -> event.time().isBefore(run.incident().end()))
            .allMatch(event -> event.incidentId() != null));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void clockSkew_tokens_areRejected(long seed) {
    assertTrue(
        Run.of(Fault.CLOCK_SKEW, seed)
            .inIncident()
            .anyMatch(
                says(
                    "(?i)not valid before|not yet valid|expired|nbf|exp|before issued|future|early")));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void networkDelay_culprit_isSilentAndOthersAreNot(long seed) {
    Run run = Run.of(Fault.NETWORK_DELAY, seed);
    assertEquals(0, run.culprits().count());
    assertFalse(run.incident().edges().isEmpty());
    assertEquals(run.incident().service(), run.incident().edges().get(0).from());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void cpuContention_culprit_isSlowWithoutAnError(long seed) {
    Run run = Run.of(Fault.CPU_CONTENTION, seed);
    assertTrue(run.culprits().count() > 10);
    assertTrue(run.culprits().allMatch(event -> event.level().compareTo(Level.WARN) <= 0));
  }

  private long before(Run run, Predicate<SimulatedEvent> matching) {
    return run.events().stream()
        .filter(event -> event.time().isBefore(run.incident().begin()))
        .filter(matching)
        .count();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void connectionLeak_pool_isSuspectedAndRunsDry(long seed) {
    Run run = Run.of(Fault.CONNECTION_LEAK, seed);
    assertTrue(run.culprits().anyMatch(says("(?i)leak|never closed|held|was not returned")));
    assertTrue(run.culprits().anyMatch(says("not available|waiting for a connection")));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void deadlock_culprit_saysNothingUntilItIsKilled(long seed) {
    Run run = Run.of(Fault.DEADLOCK, seed);
    Set<String> stuck = Set.copyOf(run.incident().pods());
    assertEquals(
        0,
        run.culprits()
            .filter(event -> stuck.contains(event.pod()))
            .filter(event -> event.time().isBefore(run.incident().end()))
            .filter(event -> event.level().compareTo(Level.WARN) > 0)
            .count());
    assertTrue(run.inIncident().anyMatch(says("(?i)timed out|deadline|timeout")));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void configChange_failures_nameFewCities(long seed) {
    Run run = Run.of(Fault.CONFIG_CHANGE, seed);
    Set<String> cities =
        run.culprits()
            .filter(event -> event.level() == Level.ERROR)
            .flatMap(event -> Customer.CITIES.stream().filter(event.text()::contains))
            .collect(Collectors.toSet());
    assertTrue(!cities.isEmpty() && cities.size() <= 6, cities::toString);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void dnsFailure_askers_nameIt(long seed) {
    Predicate<SimulatedEvent> unresolved =
        says("(?i)could not be resolved|UnknownHost|no such host|name resolution|resolve|lookup ");
    Run run = Run.of(Fault.DNS_FAILURE, seed);
    assertTrue(run.inIncident().anyMatch(unresolved));
    assertEquals(0, before(run, unresolved));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void poisonMessage_culprit_failsOnOneRequestAgainAndAgain(long seed) {
    Run run = Run.of(Fault.POISON_MESSAGE, seed);
    assertEquals(1, run.culprits().map(SimulatedEvent::traceId).distinct().count());
    assertTrue(run.culprits().count() > 20);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void cacheStampede_database_complainsAndCacheDoesNot(long seed) {
    Run run = Run.of(Fault.CACHE_STAMPEDE, seed);
    assertTrue(run.inIncident().filter(event -> event.service().equals("database")).count() > 50);
    assertEquals(run.incident().causal().size(), run.culprits().count());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void rateLimited_culprit_isToldSo(long seed) {
    Predicate<SimulatedEvent> refused = says("(?i)429|rate limit|too many requests");
    assertTrue(Run.of(Fault.RATE_LIMITED, seed).culprits().filter(refused).count() > 5);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void stuckBatch_others_waitForTheDatabase(long seed) {
    Run run = Run.of(Fault.STUCK_BATCH, seed);
    assertTrue(run.inIncident().anyMatch(event -> event.service().equals("inventory")));
    assertTrue(
        run.inIncident()
            .filter(event -> event.service().equals("database"))
            .anyMatch(says("(?i)lock")));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void leaderFlapping_culprit_losesItsLeaderOften(long seed) {
    Predicate<SimulatedEvent> terms =
        says("(?i)term|timeline|epoch|election|partitioned_network|healed");
    assertTrue(Run.of(Fault.LEADER_FLAPPING, seed).culprits().filter(terms).count() >= 4);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void heavyCustomer_culprit_isHeldUpByOne(long seed) {
    Run run = Run.of(Fault.HEAVY_CUSTOMER, seed);
    assertTrue(
        run.culprits()
                .filter(says("Pause Full|assist|burst|blocked for|collect\\(\\) took"))
                .count()
            > 10);
  }
}
