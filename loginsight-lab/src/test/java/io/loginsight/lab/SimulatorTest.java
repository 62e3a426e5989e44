package io.loginsight.lab;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Level;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorTest {

  private static final long LINES = 8_000;
  private static final Pattern HOLE = Pattern.compile("\\{[a-z]+}");
  private static final Predicate<SimulatedEvent> BAD =
      event -> event.level().compareTo(Level.WARN) >= 0;

  private static final Set<Fault> FAULTS = EnumSet.complementOf(EnumSet.of(Fault.NONE));

  /** Every fault, with seeds of different culprits. */
  static Stream<Arguments> faultsAndSeeds() {
    return with(FAULTS, 2);
  }

  /** Every fault, with enough seeds to meet each of its ways. */
  static Stream<Arguments> faultsAndManySeeds() {
    return with(FAULTS, 12);
  }

  /** Faults whose culprit says at once what has happened. */
  static Stream<Arguments> loudFaultsAndSeeds() {
    return with(
        EnumSet.of(
            Fault.DEPENDENCY_DOWN,
            Fault.POOL_EXHAUSTED,
            Fault.BAD_DEPLOY,
            Fault.SLOW_DATABASE,
            Fault.DISK_FULL),
        6);
  }

  private static Stream<Arguments> with(Set<Fault> faults, long seeds) {
    return faults.stream()
        .flatMap(
            fault -> LongStream.rangeClosed(1, seeds).mapToObj(seed -> Arguments.of(fault, seed)));
  }

  static Stream<Arguments> pairsOfFaults() {
    List<Fault> faults = List.copyOf(FAULTS);
    return IntStream.range(0, faults.size())
        .mapToObj(i -> Arguments.of(faults.get(i), faults.get((i * 3 + 1) % faults.size())))
        .filter(pair -> pair.get()[0] != pair.get()[1]);
  }

  private record Run(Truth truth, List<SimulatedEvent> events) {

    Truth.Incident incident() {
      return truth.incidents().get(0);
    }

    Stream<SimulatedEvent> inIncident() {
      return events.stream().filter(event -> event.incidentId() != null);
    }
  }

  private static Run run(Fault fault, long seed, long lines) {
    return run(Simulator.of(fault, seed).lines(lines));
  }

  private static Run run(Simulator simulator) {
    List<SimulatedEvent> events = new ArrayList<>();
    Truth truth = simulator.run(events::add);
    return new Run(truth, events);
  }

  @ParameterizedTest
  @EnumSource
  void run_sameSeed_sameBytes(Fault fault, @TempDir Path one, @TempDir Path two)
      throws IOException {
    assertEquals(digest(fault, 7, one), digest(fault, 7, two));
  }

  @ParameterizedTest
  @EnumSource
  void run_otherSeed_otherBytes(Fault fault, @TempDir Path one, @TempDir Path two)
      throws IOException {
    assertNotEquals(digest(fault, 7, one), digest(fault, 8, two));
  }

  @Test
  void run_otherLocaleAndZone_sameBytes(@TempDir Path one, @TempDir Path two) throws IOException {
    String usual = digest(Fault.DEPENDENCY_DOWN, 3, one);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      assertEquals(usual, digest(Fault.DEPENDENCY_DOWN, 3, two));
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  private static String digest(Fault fault, long seed, Path directory) throws IOException {
    Truth truth = Simulator.of(fault, seed).lines(4_000).run(directory);
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (Truth.LogFile file : truth.files()) {
        sha.update(file.name().getBytes(StandardCharsets.UTF_8));
        sha.update(Files.readAllBytes(directory.resolve(file.name())));
      }
      sha.update(truth.toJson().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** What has been measured on a run can be measured again only if the run stays as it is. */
  @ParameterizedTest
  @CsvSource({
    "NONE, 553d5ec0ef44c3e8",
    "DEPENDENCY_DOWN, 4251e12883a5567c",
    "POOL_EXHAUSTED, aebf63b344393644",
    "BAD_DEPLOY, 4872559e8525e813",
    "SLOW_DATABASE, a3c71f3ab2be41ce",
    "MEMORY_LEAK, 3090c3a28d6846c5",
    "CREDENTIAL_STUFFING, c1a5283929c0b949",
    "CERTIFICATE_EXPIRED, b110ec0f22c5a57d",
    "DISK_FULL, 5a73759874089fc5",
    "CLOCK_SKEW, 43a5135ef6e2bcc6",
    "NETWORK_DELAY, 539cd5b62fef5488",
    "CPU_CONTENTION, ae1a9fbab4b6da3b"
  })
  void run_shop_writesWhatItAlwaysWrote(Fault fault, String digest)
      throws NoSuchAlgorithmException {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    Simulator.of(fault, 7)
        .lines(4_000)
        .run(event -> sha.update((event.file() + event.text()).getBytes(StandardCharsets.UTF_8)));
    assertEquals(digest, HexFormat.of().formatHex(sha.digest()).substring(0, 16));
  }

  @ParameterizedTest
  @MethodSource("faultsAndSeeds")
  void run_untilTheFaultBegins_sameAsWithoutFault(Fault fault, long seed) {
    Run faulty = run(fault, seed, LINES);
    assertEquals(
        before(faulty.incident().begin(), run(Fault.NONE, seed, LINES)),
        before(faulty.incident().begin(), faulty));
  }

  private static List<SimulatedEvent> before(Instant begin, Run run) {
    return run.events().stream().filter(event -> event.time().isBefore(begin)).toList();
  }

  @ParameterizedTest
  @MethodSource("pairsOfFaults")
  void run_untilTheSecondFaultBegins_sameAsWithTheFirstAlone(Fault first, Fault second) {
    Run both = run(Simulator.of(first, 5).and(second).lines(LINES));
    Instant begin = both.truth().incidents().get(1).begin();
    assertEquals(before(begin, run(first, 5, LINES)), before(begin, both));
  }

  @ParameterizedTest
  @MethodSource("pairsOfFaults")
  void run_twoFaults_overlapAndHaveEachACauseOfItsOwn(Fault first, Fault second) {
    Run run = run(Simulator.of(first, 3).and(second).lines(LINES));
    Truth.Incident one = run.truth().incidents().get(0);
    Truth.Incident two = run.truth().incidents().get(1);
    assertAll(
        () -> assertEquals(List.of(first, second), List.of(one.fault(), two.fault())),
        () -> assertNotEquals(one.service(), two.service()),
        () -> assertTrue(one.begin().isBefore(two.begin())),
        () -> assertTrue(two.begin().isBefore(one.end())),
        () -> assertTrue(one.end().isBefore(two.end())),
        () -> assertFalse(one.causal().isEmpty()),
        () -> assertFalse(two.causal().isEmpty()),
        () -> assertEquals(flaggedByEvents(run), flaggedByRanges(run)));
  }

  @Test
  void and_whatCannotBeTheSecond_refused() {
    Simulator one = Simulator.of(Fault.DISK_FULL, 1);
    assertAll(
        () -> assertThrows(IllegalArgumentException.class, () -> one.and(Fault.NONE)),
        () -> assertThrows(IllegalArgumentException.class, () -> one.and(Fault.DISK_FULL)),
        () ->
            assertThrows(
                IllegalStateException.class,
                () -> Simulator.of(Fault.NONE, 1).and(Fault.DISK_FULL)),
        () ->
            assertThrows(
                IllegalStateException.class,
                () ->
                    Simulator.of(Fault.DISK_FULL, 1).and(Fault.CLOCK_SKEW).and(Fault.MEMORY_LEAK)));
  }

  @ParameterizedTest
  @MethodSource("faultsAndSeeds")
  void run_toFiles_lineNumbersAreThoseOfTheFiles(Fault fault, long seed, @TempDir Path directory)
      throws IOException {
    Truth truth = Simulator.of(fault, seed).lines(LINES).run(directory);
    Map<String, List<String>> files = readAll(directory);
    assertEquals(
        truth.files().stream().collect(Collectors.toMap(Truth.LogFile::name, Truth.LogFile::lines)),
        files.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> (long) e.getValue().size())));
    for (Truth.CausalLine line : truth.incidents().get(0).causal()) {
      assertEquals(line.text(), files.get(line.file()).get((int) line.line() - 1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void run_toFiles_holdsTheEventsInTheirPlaces(Fault fault, @TempDir Path directory)
      throws IOException {
    Run run = run(fault, 5, LINES);
    assertEquals(run.truth(), Simulator.of(fault, 5).lines(LINES).run(directory));
    Map<String, List<String>> files = readAll(directory);
    for (SimulatedEvent event : run.events()) {
      int first = (int) event.line() - 1;
      assertEquals(
          event.text(),
          String.join("\n", files.get(event.file()).subList(first, first + event.lineCount())));
    }
  }

  private static Map<String, List<String>> readAll(Path directory) throws IOException {
    Map<String, List<String>> files = new TreeMap<>();
    try (Stream<Path> paths = Files.list(directory)) {
      for (Path path : paths.toList()) {
        files.put(path.getFileName().toString(), Files.readAllLines(path));
      }
    }
    return files;
  }

  @ParameterizedTest
  @EnumSource
  void run_truth_sumsUpTheEvents(Fault fault) {
    Run run = run(fault, 2, LINES);
    Map<Level, Long> levels = new EnumMap<>(Level.class);
    for (Level level : Level.values()) {
      levels.put(level, run.events().stream().filter(e -> e.level() == level).count());
    }
    assertAll(
        () -> assertEquals(levels, run.truth().levels()),
        () ->
            assertEquals(
                run.events().stream().mapToLong(SimulatedEvent::lineCount).sum(),
                run.truth().lines()),
        () -> assertEquals(flaggedByEvents(run), flaggedByRanges(run)));
  }

  private static Map<String, Set<Long>> flaggedByEvents(Run run) {
    Map<String, Set<Long>> lines = new TreeMap<>();
    run.inIncident()
        .forEach(
            event -> {
              for (int i = 0; i < event.lineCount(); i++) {
                lines.computeIfAbsent(event.file(), f -> new TreeSet<>()).add(event.line() + i);
              }
            });
    return lines;
  }

  private static Map<String, Set<Long>> flaggedByRanges(Run run) {
    Map<String, Set<Long>> lines = new TreeMap<>();
    for (Truth.LogFile file : run.truth().files()) {
      for (Truth.LineRange range : file.incidentLines()) {
        for (long line = range.first(); line <= range.last(); line++) {
          assertTrue(lines.computeIfAbsent(file.name(), f -> new TreeSet<>()).add(line));
        }
      }
    }
    return lines;
  }

  @ParameterizedTest
  @ValueSource(longs = {1_000, 5_000, 40_000})
  void run_lines_asManyAsAskedOrFewFewer(long lines) {
    for (Fault fault : Fault.values()) {
      long written = Simulator.of(fault, 4).lines(lines).run(event -> {}).lines();
      assertTrue(written <= lines && written >= lines * 0.98, () -> fault + " wrote " + written);
    }
  }

  @ParameterizedTest
  @MethodSource("faultsAndManySeeds")
  void run_fewestLines_faultStillShows(Fault fault, long seed) {
    Run run = run(fault, seed, Simulator.MIN_LINES);
    Truth.Incident incident = run.incident();
    Set<String> affected =
        incident.affected().stream().map(Truth.Affected::service).collect(Collectors.toSet());
    assertAll(
        () -> assertFalse(incident.causal().isEmpty()),
        () -> assertTrue(affected.contains(incident.service())),
        () -> assertFalse(incident.causal().get(0).time().isBefore(incident.begin())),
        () -> assertTrue(run.inIncident().noneMatch(e -> e.time().isBefore(incident.begin()))));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void run_otherSeeds_showTheFaultInManyWays(Fault fault) {
    Set<String> ways = new TreeSet<>();
    for (long seed = 1; seed <= 12; seed++) {
      Truth.Incident incident =
          Simulator.of(fault, seed).lines(2_000).run(event -> {}).incidents().get(0);
      Truth.CausalLine last = incident.causal().get(incident.causal().size() - 1);
      ways.add(last.service() + last.text().replaceAll("[0-9].*?[ \"]", ""));
    }
    assertTrue(ways.size() >= 5, ways::toString);
  }

  @Test
  void days_lines_areSpreadOverThemWithoutIncident() {
    Run run = run(Simulator.of(Fault.NONE, 3).days(3).lines(LINES));
    Map<String, Long> hours =
        run.events().stream()
            .map(event -> event.time().toString().substring(11, 13))
            .collect(Collectors.groupingBy(hour -> hour, TreeMap::new, Collectors.counting()));
    long took = Duration.between(run.truth().start(), run.truth().end()).toHours();
    assertAll(
        () -> assertEquals(72, took, 10),
        () -> assertEquals(24, hours.size()),
        () -> assertTrue(hours.get("15") > 1.5 * hours.get("03"), hours::toString),
        () -> assertEquals(List.of(), run.truth().incidents()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nightly|Nightly|of the day|Archiving|accounts to be erased|Matching charges|supplier files",
        "reopening logs",
        "(?i)starting|running v",
        "(?i)retry"
      })
  void days_week_hasWhatHappensEveryDay(String wanted) {
    Pattern pattern = Pattern.compile(wanted);
    Run run = run(Simulator.of(Fault.NONE, 1).days(7).lines(30_000));
    assertTrue(run.events().stream().anyMatch(event -> pattern.matcher(event.text()).find()));
  }

  @Test
  void days_sameSeed_sameEvents() {
    assertEquals(
        run(Simulator.of(Fault.NONE, 2).days(2).lines(5_000)),
        run(Simulator.of(Fault.NONE, 2).days(2).lines(5_000)));
  }

  @Test
  void days_noneOrWithAFault_refused() {
    assertAll(
        () ->
            assertThrows(IllegalArgumentException.class, () -> Simulator.of(Fault.NONE, 1).days(0)),
        () ->
            assertThrows(
                IllegalStateException.class, () -> Simulator.of(Fault.DISK_FULL, 1).days(1)));
  }

  @Test
  void lines_tooFew_refused() {
    assertThrows(IllegalArgumentException.class, () -> Simulator.of(Fault.NONE, 1).lines(999));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void run_withoutFault_hasNoIncident(long seed) {
    Run run = run(Fault.NONE, seed, LINES);
    assertAll(
        () -> assertEquals(List.of(), run.truth().incidents()),
        () -> assertEquals(0, run.inIncident().count()));
  }

  @ParameterizedTest
  @MethodSource("faultsAndSeeds")
  void run_timesAreInOrder(Fault fault, long seed) {
    Run run = run(fault, seed, LINES);
    Instant last = run.truth().start();
    for (SimulatedEvent event : run.events()) {
      assertFalse(event.time().isBefore(last));
      last = event.time();
    }
    assertEquals(last, run.truth().end());
  }

  @ParameterizedTest
  @MethodSource("loudFaultsAndSeeds")
  void run_firstLineOfALoudIncident_isTheCulpritsAndCausal(Fault fault, long seed) {
    Run run = run(fault, seed, LINES);
    SimulatedEvent first = run.inIncident().findFirst().orElseThrow();
    SimulatedEvent elsewhere =
        run.inIncident()
            .filter(event -> !event.service().equals(run.incident().service()))
            .findFirst()
            .orElseThrow();
    assertAll(
        () -> assertTrue(first.causal()),
        () -> assertEquals(run.incident().service(), first.service()),
        () -> assertTrue(run.incident().pods().contains(first.pod())),
        () -> assertEquals(run.incident().begin(), first.time()),
        () -> assertTrue(first.time().isBefore(elsewhere.time())),
        () -> assertTrue(first.level().compareTo(Level.WARN) <= 0, "the cause begins quietly"));
  }

  @ParameterizedTest
  @MethodSource("faultsAndSeeds")
  void run_incident_isOverBeforeTheEnd(Fault fault, long seed) {
    Run run = run(fault, seed, LINES);
    Instant settled = run.incident().settled();
    assertAll(
        () -> assertTrue(run.incident().begin().isAfter(run.truth().start())),
        () -> assertTrue(run.incident().begin().isBefore(run.incident().end())),
        () -> assertTrue(settled.isBefore(run.truth().end()), () -> "settled at " + settled));
  }

  @ParameterizedTest
  @MethodSource("faultsAndSeeds")
  void run_whoIsAffected_wasReachedFromTheCulprit(Fault fault, long seed) {
    Truth.Incident incident = run(fault, seed, LINES).incident();
    Set<String> reached = new TreeSet<>(Set.of(incident.service()));
    incident.edges().stream()
        .filter(edge -> reached.contains(edge.from()))
        .forEach(edge -> reached.add(edge.to()));
    assertTrue(
        reached.containsAll(incident.affected().stream().map(Truth.Affected::service).toList()),
        () -> incident.affected() + " not all reached by " + incident.edges());
  }

  @ParameterizedTest
  @MethodSource("faultsAndSeeds")
  void run_fault_raisesComplaintsOfTheAffectedAndOfNobodyElse(Fault fault, long seed) {
    Run faulty = run(fault, seed, 15_000);
    Run healthy = run(Fault.NONE, seed, 15_000);
    Truth.Incident incident = faulty.incident();
    Set<String> affected = new TreeSet<>();
    incident.affected().forEach(one -> affected.add(one.service()));
    for (Truth.LogFile file : faulty.truth().files()) {
      String service = file.service();
      List<SimulatedEvent> during = whileItLasts(faulty, incident, service);
      List<SimulatedEvent> otherwise = whileItLasts(healthy, incident, service);
      long bad = during.stream().filter(BAD).count();
      long usual = otherwise.stream().filter(BAD).count();
      String message = fault + " " + seed + ", " + service + ": " + usual + " -> " + bad;
      if (!affected.contains(service)) {
        // A count, as the fault may leave it less to do; its few complaints are its own.
        assertTrue(bad <= 1.3 * usual + 3, message);
      } else if (complained(faulty, service) >= 20) {
        // Who is only held up, or down and silent, does not complain.
        assertTrue(bad * otherwise.size() > 1.25 * usual * during.size(), message);
      }
    }
  }

  /** How many of a service's events in the incident are WARN or worse. */
  private static long complained(Run run, String service) {
    return run.inIncident().filter(event -> event.service().equals(service)).filter(BAD).count();
  }

  private static List<SimulatedEvent> whileItLasts(
      Run run, Truth.Incident incident, String service) {
    return run.events().stream()
        .filter(event -> event.service().equals(service))
        .filter(event -> event.time().isAfter(incident.begin()))
        .filter(event -> event.time().isBefore(incident.end()))
        .toList();
  }

  @Test
  void run_aRequest_isSeenUnderOneTraceInManyServices() {
    Run run = run(Fault.NONE, 1, LINES);
    Map<String, Set<String>> services = new TreeMap<>();
    for (SimulatedEvent event : run.events()) {
      if (event.traceId() != null) {
        services.computeIfAbsent(event.traceId(), id -> new TreeSet<>()).add(event.service());
      }
    }
    assertTrue(services.values().stream().anyMatch(s -> s.size() >= 7));
  }

  @ParameterizedTest
  @MethodSource("faultsAndManySeeds")
  void run_text_hasNoHolesAndNothingOfTheHost(Fault fault, long seed) {
    Set<String> host = new TreeSet<>();
    for (String key :
        List.of("user.dir", "user.home", "java.io.tmpdir", "java.version", "os.version")) {
      host.add(System.getProperty(key));
    }
    host.removeIf(value -> value == null || value.length() < 4);
    for (SimulatedEvent event : run(fault, seed, 1_500).events()) {
      assertTrue(host.stream().noneMatch(event.text()::contains), event::text);
      assertFalse(HOLE.matcher(event.text()).find(), event::text);
      assertFalse(event.text().contains("\r"), event::text);
    }
  }
}
