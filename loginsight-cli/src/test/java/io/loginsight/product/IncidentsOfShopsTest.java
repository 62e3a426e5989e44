package io.loginsight.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Diagnosis;
import io.loginsight.api.Event;
import io.loginsight.api.FoldedFinding;
import io.loginsight.api.LogInsight;
import io.loginsight.api.Report;
import io.loginsight.lab.Fault;
import io.loginsight.lab.Simulator;
import io.loginsight.lab.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the incidents of simulated shops are made of, where the truth is known. */
class IncidentsOfShopsTest {

  private static final int LINES = 12_000;

  @TempDir Path folder;

  @Test
  void analyze_poolExhausted_isOneIncidentFromTheServiceWithItsLines() throws IOException {
    Truth truth = Simulator.of(Fault.POOL_EXHAUSTED, 3).lines(LINES).run(folder);
    Truth.Incident fault = truth.incidents().get(0);
    Report report = analyze();

    assertEquals(1, report.incidents().size());
    Diagnosis incident = report.incidents().get(0);
    assertEquals(fault.service(), incident.causes().get(0).service());
    assertTrue(incident.events().stream().anyMatch(event -> isAsRead(event)));
    assertTrue(incident.remediations().stream().anyMatch(one -> one.id().equals("pool-exhausted")));
    assertTrue(incident.impact().requests() > 0);
    assertTrue(incident.impact().requests() < incident.impact().requestsInAll());
    assertTrue(overlaps(incident, fault.begin(), fault.settled()));
  }

  @Test
  void analyze_fault_everyFindingIsInTheLedgerOnce() throws IOException {
    Simulator.of(Fault.DEPENDENCY_DOWN, 4).lines(LINES).run(folder);
    Report report = analyze();

    assertEquals(report.findings(), report.ledger().stream().map(FoldedFinding::finding).toList());
    long inIncidents = report.incidents().stream().mapToLong(one -> one.incident().alerts()).sum();
    long background = report.ledger().stream().filter(entry -> entry.incident() == null).count();
    assertEquals(report.ledger().size(), inIncidents + background);
  }

  @Test
  void analyze_twoFaultsAtATime_areTwoIncidentsWithACulpritEach() throws IOException {
    Truth truth =
        Simulator.of(Fault.BAD_DEPLOY, 7_000)
            .and(Fault.CREDENTIAL_STUFFING)
            .lines(LINES)
            .run(folder);
    List<String> culprits = truth.incidents().stream().map(Truth.Incident::service).toList();
    List<Diagnosis> incidents = analyze().incidents();

    assertEquals(
        Set.copyOf(culprits),
        incidents.stream().map(one -> one.causes().get(0).service()).collect(Collectors.toSet()));
    assertEquals(2, incidents.size());
    assertNotEquals(incidents.get(0).title(), incidents.get(1).title());
    String panics =
        incidents.stream()
            .filter(one -> one.title().startsWith("Observed a panic"))
            .map(one -> one.causes().get(0).service())
            .collect(Collectors.joining());
    assertEquals(culprits.get(0), panics);
  }

  @Test
  void analyze_twoFaultsAtATime_aRequestFailsInOneOfThem() throws IOException {
    Simulator.of(Fault.BAD_DEPLOY, 7_000).and(Fault.CREDENTIAL_STUFFING).lines(LINES).run(folder);
    List<Diagnosis> incidents = analyze().incidents();

    long failing = incidents.stream().mapToLong(one -> one.impact().requests()).sum();
    assertTrue(failing <= incidents.get(0).impact().requestsInAll());
    assertTrue(incidents.stream().allMatch(one -> one.impact().requests() > 0));
  }

  @Test
  void analyze_anyThreadsAndAnyCut_givesTheSameIncidents() throws IOException {
    Simulator.of(Fault.BAD_DEPLOY, 5).lines(LINES).run(folder);
    Report whole = analyze();
    assertEquals(1, whole.incidents().size());
    try (LogInsight insight = LogInsight.builder().threads(3).blockBytes(5_000).build()) {
      assertEquals(whole.incidents(), insight.analyze(List.of(folder.toString())).incidents());
    }
  }

  @Test
  void analyze_healthyShops_haveNoIncidents() throws IOException {
    for (long seed = 1; seed <= 5; seed++) {
      Path logs = folder.resolve("run-" + seed);
      Simulator.of(Fault.NONE, seed).lines(LINES).run(logs);
      try (LogInsight insight = LogInsight.builder().build()) {
        assertEquals(List.of(), insight.analyze(List.of(logs.toString())).incidents());
      }
    }
  }

  @Test
  void analyze_onIncident_isToldEachOne() throws IOException {
    Simulator.of(Fault.DEPENDENCY_DOWN, 4).lines(LINES).run(folder);
    List<Diagnosis> told = new ArrayList<>();
    try (LogInsight insight = LogInsight.builder().onIncident(told::add).build()) {
      Report report = insight.analyze(List.of(folder.toString()));
      assertEquals(report.incidents(), told);
      assertTrue(told.size() > 0);
    }
  }

  private Report analyze() {
    try (LogInsight insight = LogInsight.builder().threads(1).build()) {
      return insight.analyze(List.of(folder.toString()));
    }
  }

  private static boolean overlaps(Diagnosis incident, Instant from, Instant to) {
    Duration tolerance = Duration.ofMinutes(1);
    return incident.incident().when().first().isBefore(to)
        && incident.incident().when().last().isAfter(from)
        && incident.incident().when().first().isAfter(from.minus(tolerance));
  }

  private static boolean isAsRead(Event event) {
    try (var lines = Files.lines(Path.of(event.id().source()))) {
      String line = lines.skip(event.id().line() - 1).findFirst().orElse("");
      return !event.message().isEmpty() && line.contains(event.message());
    } catch (IOException e) {
      return false;
    }
  }
}
