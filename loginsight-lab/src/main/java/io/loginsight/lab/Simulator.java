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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Writes the logs of a small shop on the web, or of another {@link Backend}, in which nothing, one
 * thing or two things go wrong, and knows what did.
 *
 * <pre>{@code
 * Truth truth = Simulator.of(Fault.BAD_DEPLOY, 7).lines(50_000).run(Path.of("out"));
 * truth.writeTo(Path.of("truth.json"));
 * }</pre>
 *
 * <p>It is simulated event by event on a virtual clock: requests flow through its services, which
 * have workers, queues, connection pools, timeouts, retries and circuit breakers, and a fault acts
 * on those. What follows from it is not scripted. Until the fault begins, a run is the same, byte
 * for byte, as the run with the same seed and length and {@link Fault#NONE}.
 *
 * <p>The same arguments give the same bytes on every machine.
 *
 * <p><b>Threads:</b> Confined. Runs are independent of each other; one simulator may run again.
 */
public final class Simulator {

  /** The fewest lines that a run may have. */
  public static final long MIN_LINES = 1_000;

  private static final long DEFAULT_LINES = 50_000;

  /** Whoever is not drawn by then never is. */
  private static final int MOST_DRAWS = 100;

  /** Of a run of days, so much at most is what goes on without customers. */
  private static final double ROUTINE_SHARE = 0.35;

  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  private final List<Fault> faults = new ArrayList<>();
  private final long seed;
  private Backend backend = Backend.SHOP;
  private long lines = DEFAULT_LINES;
  private int days;

  private Simulator(long seed) {
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
    requireNonNull(fault, "fault");
    Simulator simulator = new Simulator(seed);
    if (fault != Fault.NONE) {
      simulator.faults.add(fault);
    }
    return simulator;
  }

  /**
   * Lets a second thing go wrong in another service, while the first still does; the first is
   * mended first. Until the second begins, the run is that of the first alone.
   *
   * @param second what goes wrong
   * @return this
   * @throws IllegalArgumentException if it is {@link Fault#NONE}, or not of another kind than the
   *     first
   * @throws IllegalStateException if there is no first, or already a second; when it is run, if the
   *     second can befall nothing but the culprit of the first
   */
  public Simulator and(Fault second) {
    requireNonNull(second, "second");
    if (faults.size() != 1) {
      throw new IllegalStateException("one fault goes before a second, there are " + faults);
    }
    if (second == Fault.NONE || faults.contains(second)) {
      throw new IllegalArgumentException(
          "the second fault must be of another kind than " + faults.get(0) + ", got " + second);
    }
    faults.add(second);
    return this;
  }

  /**
   * Sets which system is simulated, the shop by default.
   *
   * @param system its services, how they call each other, and how they log
   * @return this
   */
  public Simulator on(Backend system) {
    backend = requireNonNull(system, "system");
    return this;
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
   * Spreads the lines over about so many days, from a Monday on, in which nothing goes wrong: days
   * and nights, crowds, jobs at night, logs that are rotated, versions that work, a retry now and
   * then. Without this, time follows from the lines. The fewer the lines, the quieter the shop: a
   * week wants 100,000 or more.
   *
   * @param count how many days, 1 or more
   * @return this
   * @throws IllegalArgumentException if it is less than 1
   * @throws IllegalStateException if something is to go wrong
   */
  public Simulator days(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("days must be at least 1, got " + count);
    }
    if (!faults.isEmpty()) {
      throw new IllegalStateException("days are without a fault, but there is " + faults);
    }
    days = count;
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
    Plan plan = Plan.of(faults, seed, lines, days);
    Kernel kernel = new Kernel(START.getEpochSecond() * Kernel.SECOND);
    Journal journal = new Journal(lines, START, sink);
    Site site = backend.build(kernel, seed, journal);
    Routine routine = new Routine(site);
    Everyday everyday = new Everyday(site, days);
    if (days > 0) {
      routine.limit(ROUTINE_SHARE * plan.linesPerSecond());
      everyday.begin();
    }
    routine.begin();
    Load load =
        new Load(
            site,
            plan.requestsPerSecond(routine.linesPerSecond()),
            days > 0 ? everyday::rhythm : Load::tide,
            routine.stretch());
    load.begin();
    return truth(journal, play(plan, site, load));
  }

  /** A fault that has begun. */
  private record Begun(FaultScript script, IncidentRecord incident) {}

  /** The second of two faults begins while the first lasts, and is mended after it. */
  private List<IncidentRecord> play(Plan plan, Site site, Load load) {
    List<Begun> begun = new ArrayList<>();
    for (int i = 0; i < faults.size(); i++) {
      until(plan.spans().get(i).from(), site);
      begun.add(begin(i, begun, site, load, plan.seconds()));
    }
    for (int i = 0; i < faults.size(); i++) {
      until(plan.spans().get(i).to(), site);
      begun.get(i).incident().mended(Journal.instant(site.kernel.now()));
      begun.get(i).script().mend();
    }
    until(lines, site);
    return begun.stream().map(Begun::incident).toList();
  }

  private Begun begin(int number, List<Begun> earlier, Site site, Load load, double seconds) {
    IncidentRecord incident =
        new IncidentRecord(
            "incident-" + (number + 1), faults.get(number), Journal.instant(site.kernel.now()));
    FaultScript script;
    int draw = 0;
    do {
      if (draw == MOST_DRAWS) {
        throw new IllegalStateException(
            faults.get(number).word()
                + " befalls nothing but what "
                + faults.get(0).word()
                + " already befell: choose another seed than "
                + seed);
      }
      script = FaultScript.of(faults.get(number), draw++, incident, site, load, seconds);
    } while (accuses(script.culprit(), earlier));
    incident.accuse(script);
    script.begin();
    return new Begun(script, incident);
  }

  /** What befalls one service twice could not be told apart. */
  private static boolean accuses(Service culprit, List<Begun> earlier) {
    return earlier.stream().anyMatch(one -> one.script().culprit() == culprit);
  }

  private static void until(long lines, Site site) {
    while (site.journal.lines() < lines && !site.journal.full()) {
      site.kernel.step();
    }
  }

  private Truth truth(Journal journal, List<IncidentRecord> incidents) {
    return new Truth(
        faults.isEmpty() ? Fault.NONE : faults.get(0),
        seed,
        START,
        journal.last(),
        journal.lines(),
        journal.levels(),
        incidents.stream().map(IncidentRecord::truth).toList(),
        journal.files().stream().map(LogFile::truth).toList());
  }
}
