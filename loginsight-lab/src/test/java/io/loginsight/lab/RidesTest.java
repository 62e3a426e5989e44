package io.loginsight.lab;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The second system, on which every fault must do what it does in the shop. */
class RidesTest {

  private static final long LINES = 6_000;
  private static final Pattern HOLE = Pattern.compile("\\{[a-z]+}");

  private record Run(Truth truth, List<SimulatedEvent> events) {

    static Run of(Backend system, Fault fault, long seed) {
      return of(Simulator.of(fault, seed).on(system).lines(LINES));
    }

    static Run of(Simulator simulator) {
      List<SimulatedEvent> events = new ArrayList<>();
      Truth truth = simulator.run(events::add);
      return new Run(truth, events);
    }

    Truth.Incident incident() {
      return truth.incidents().get(0);
    }

    List<SimulatedEvent> before(Instant instant) {
      return events.stream().filter(event -> event.time().isBefore(instant)).toList();
    }
  }

  static Stream<Arguments> faultsAndSeeds() {
    return Arrays.stream(Fault.values())
        .filter(fault -> fault != Fault.NONE)
        .flatMap(fault -> Stream.of(1L, 2L, 3L).map(seed -> Arguments.of(fault, seed)));
  }

  @ParameterizedTest
  @MethodSource("faultsAndSeeds")
  void run_fault_showsAfterItBegins(Fault fault, long seed) {
    Run run = Run.of(Backend.RIDES, fault, seed);
    Truth.Incident incident = run.incident();
    assertAll(
        () -> assertFalse(incident.causal().isEmpty()),
        () -> assertFalse(incident.causal().get(0).time().isBefore(incident.begin())),
        () -> assertTrue(incident.settled().isBefore(run.truth().end())),
        () ->
            assertTrue(
                run.before(incident.begin()).stream()
                    .allMatch(event -> event.incidentId() == null)));
  }

  @ParameterizedTest
  @MethodSource("faultsAndSeeds")
  void run_untilTheFaultBegins_sameAsWithoutFault(Fault fault, long seed) {
    Run faulty = Run.of(Backend.RIDES, fault, seed);
    Instant begin = faulty.incident().begin();
    assertEquals(Run.of(Backend.RIDES, Fault.NONE, seed).before(begin), faulty.before(begin));
  }

  @ParameterizedTest
  @MethodSource("faultsAndSeeds")
  void run_whoIsAffected_wasReachedFromTheCulprit(Fault fault, long seed) {
    Truth.Incident incident = Run.of(Backend.RIDES, fault, seed).incident();
    Set<String> reached = new TreeSet<>(Set.of(incident.service()));
    incident.edges().stream()
        .filter(edge -> reached.contains(edge.from()))
        .forEach(edge -> reached.add(edge.to()));
    assertTrue(
        reached.containsAll(incident.affected().stream().map(Truth.Affected::service).toList()),
        () -> incident.affected() + " not all reached by " + incident.edges());
  }

  @ParameterizedTest
  @EnumSource
  void run_sameSeed_sameEvents(Fault fault) {
    assertEquals(Run.of(Backend.RIDES, fault, 5), Run.of(Backend.RIDES, fault, 5));
  }

  @ParameterizedTest
  @EnumSource
  void run_otherSystem_nothingOfTheShop(Fault fault) {
    for (SimulatedEvent event : Run.of(Backend.RIDES, fault, 4).events()) {
      assertFalse(event.text().toLowerCase(Locale.ROOT).contains("harbor"), event::text);
      assertFalse(event.text().contains("shop"), event::text);
      assertFalse(HOLE.matcher(event.text()).find(), event::text);
    }
  }

  @ParameterizedTest
  @EnumSource
  void run_untraced_sameEventsWithoutTheirRequest(Fault fault) {
    Run run = Run.of(Backend.RIDES_UNTRACED, fault, 3);
    Run traced = Run.of(Backend.RIDES, fault, 3);
    assertEquals(
        traced.events().stream().map(SimulatedEvent::time).toList(),
        run.events().stream().map(SimulatedEvent::time).toList());
    for (SimulatedEvent event : run.events()) {
      String id = event.traceId();
      assertFalse(id != null && event.text().contains(id.substring(0, 16)), event::text);
    }
  }

  @Test
  void run_aRequest_isSeenUnderOneIdInManyServices() {
    Map<String, Set<String>> services = new TreeMap<>();
    for (SimulatedEvent event : Run.of(Backend.RIDES, Fault.NONE, 1).events()) {
      String id = event.traceId();
      if (id != null && event.text().contains(id.substring(0, 16))) {
        services.computeIfAbsent(id, key -> new TreeSet<>()).add(event.service());
      }
    }
    assertTrue(services.values().stream().anyMatch(seen -> seen.size() >= 7));
  }

  @Test
  void run_twoFaults_areOfDifferentServices() {
    Run run =
        Run.of(
            Simulator.of(Fault.STUCK_BATCH, 2)
                .on(Backend.RIDES)
                .and(Fault.CREDENTIAL_STUFFING)
                .lines(LINES));
    assertEquals(
        2,
        run.truth().incidents().stream()
            .map(Truth.Incident::service)
            .collect(Collectors.toSet())
            .size());
  }

  @Test
  void run_days_hasNoIncident() {
    Run run = Run.of(Simulator.of(Fault.NONE, 1).on(Backend.RIDES).days(2).lines(LINES));
    assertEquals(List.of(), run.truth().incidents());
  }

  @ParameterizedTest
  @EnumSource
  void ofWord_itsWord_isTheSystem(Backend system) {
    assertEquals(system, Backend.ofWord(system.word()));
  }

  @Test
  void ofWord_unknown_listsWhatThereIs() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Backend.ofWord("bank"));
    assertTrue(e.getMessage().contains("rides-untraced"), e.getMessage());
  }

  @Test
  void heldOut_hasNoneOfThoseTheProductWasMadeWith() {
    assertFalse(Fault.heldOut().contains(Fault.CPU_CONTENTION));
    assertFalse(Fault.heldOut().contains(Fault.NONE));
    assertEquals(10, Fault.heldOut().size());
  }
}
