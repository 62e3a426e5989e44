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
}
