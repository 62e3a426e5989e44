package io.loginsight.lab;

import static java.util.Objects.requireNonNull;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Writes the logs of a small shop on the web, in which nothing or one thing goes wrong, and knows
 * what did.
 *
 * <pre>{@code
 * Truth truth = Simulator.of(Fault.BAD_DEPLOY, 7).lines(50_000).run(Path.of("out"));
 * truth.writeTo(Path.of("truth.json"));
 * }</pre>
 *
 * <p>The shop is simulated event by event on a virtual clock: requests flow through its services,
 * which have workers, queues, connection pools, timeouts, retries and circuit breakers, and a fault
 * acts on those. What follows from it is not scripted. Until the fault begins, a run is the same,
 * byte for byte, as the run with the same seed and length and {@link Fault#NONE}.
 *
 * <p>The same arguments give the same bytes on every machine.
 *
 * <p><b>Threads:</b> Confined. Runs are independent of each other; one simulator may run again.
 */
public final class Simulator {

  /** The fewest lines that a run may have. */
  public static final long MIN_LINES = 1_000;

  private static final long DEFAULT_LINES = 50_000;
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  private final Fault fault;
  private final long seed;
  private long lines = DEFAULT_LINES;

  private Simulator(Fault fault, long seed) {
    this.fault = fault;
    this.seed = seed;
  }

  /**
   * Returns a simulator.
   *
   * @param fault what goes wrong
   * @param seed decides everything else, also where it goes wrong; any number
   * @return a simulator that writes 50,000 lines
   */
  public static Simulator of(Fault fault, long seed) {
    return new Simulator(requireNonNull(fault, "fault"), seed);
  }

  /**
   * Sets how many lines to write, 50,000 by default. More lines make the simulated time longer and
   * the shop busier: 20,000 are 20 minutes, 1,000,000 nearly two hours.
   *
   * @param count physical lines over all files, {@link #MIN_LINES} or more; the run may end a few
   *     lines, never 2 %, earlier, so as not to cut a stack trace
   * @return this
   * @throws IllegalArgumentException if there are too few for a fault to show in
   */
  public Simulator lines(long count) {
    if (count < MIN_LINES) {
      throw new IllegalArgumentException("lines must be at least " + MIN_LINES + ", got " + count);
    }
    lines = count;
    return this;
  }

  /**
   * Writes one file for each service into a directory; files of these names are replaced.
   *
   * @param directory where to, made if it is not there
   * @return what really happened
   * @throws IOException if a file cannot be written
   */
  public Truth run(Path directory) throws IOException {
    Files.createDirectories(directory);
    Map<String, OutputStream> open = new TreeMap<>();
    try {
      Truth truth = run(event -> append(directory, open, event));
      for (OutputStream out : open.values()) {
        out.flush();
      }
      for (Truth.LogFile file : truth.files()) {
        if (!open.containsKey(file.name())) {
          Files.write(directory.resolve(file.name()), new byte[0]); // as an idle logger leaves it
        }
      }
      return truth;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      for (OutputStream out : open.values()) {
        out.close();
      }
    }
  }

  private static void append(Path directory, Map<String, OutputStream> open, SimulatedEvent event) {
    try {
      OutputStream out = open.get(event.file());
      if (out == null) {
        out =
            new BufferedOutputStream(
                Files.newOutputStream(directory.resolve(event.file())), 1 << 16);
        open.put(event.file(), out);
      }
      out.write(event.text().getBytes(StandardCharsets.UTF_8));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Hands every event over instead of writing it.
   *
   * @param sink called in order of time, on the calling thread; what it throws ends the run
   * @return what really happened
   */
  public Truth run(Consumer<? super SimulatedEvent> sink) {
    requireNonNull(sink, "sink");
    Plan plan = Plan.of(fault, seed, lines);
    Kernel kernel = new Kernel(START.getEpochSecond() * Kernel.SECOND);
    Journal journal = new Journal(lines, START, sink);
    Shop shop = new Shop(kernel, seed, journal);
    Routine routine = new Routine(shop);
    routine.begin();
    new Load(shop, plan.requestsPerSecond(routine.linesPerSecond())).begin();
    play(plan, kernel, shop);
    return truth(journal);
  }

  private void play(Plan plan, Kernel kernel, Shop shop) {
    Journal journal = shop.journal;
    until(plan.faultFrom(), journal, kernel);
    if (fault != Fault.NONE) {
      FaultScript script = FaultScript.of(fault, shop, plan.seconds());
      Instant now = Journal.instant(kernel.now());
      IncidentRecord incident =
          new IncidentRecord("incident-1", fault, script.culprit().name, script.pods(), now);
      journal.begin(incident);
      script.begin();
      until(plan.faultTo(), journal, kernel);
      incident.mended(Journal.instant(kernel.now()));
      script.mend();
    }
    until(lines, journal, kernel);
  }

  private static void until(long lines, Journal journal, Kernel kernel) {
    while (journal.lines() < lines && !journal.full()) {
      kernel.step();
    }
  }

  private Truth truth(Journal journal) {
    IncidentRecord incident = journal.incident();
    return new Truth(
        fault,
        seed,
        START,
        journal.last(),
        journal.lines(),
        journal.levels(),
        incident == null ? List.of() : List.of(incident.truth()),
        journal.files().stream().map(LogFile::truth).toList());
  }
}
