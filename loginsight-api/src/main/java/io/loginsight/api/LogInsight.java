package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import io.loginsight.spi.AlertVisitor;
import io.loginsight.spi.AnalyzerContext;
import io.loginsight.spi.AnalyzerProvider;
import io.loginsight.spi.CauseSources;
import io.loginsight.spi.Engine;
import io.loginsight.spi.EngineProvider;
import io.loginsight.spi.EngineSettings;
import io.loginsight.spi.EnricherProvider;
import io.loginsight.spi.LineVisitor;
import io.loginsight.spi.LogFormatProvider;
import io.loginsight.spi.LogSource;
import io.loginsight.spi.LogSourceProvider;
import io.loginsight.spi.VisualizerProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The entry point: turns logs into a {@link Report}.
 *
 * <pre>{@code
 * try (LogInsight insight = LogInsight.builder().build()) {
 *   Report report = insight.analyze(Path.of("app.log"));
 *   report.findings().forEach(finding -> System.out.println(finding.summary()));
 * }
 * }</pre>
 *
 * <p>Engine, formats, enrichers, analyzers, sources and visualizers are found through {@link
 * ServiceLoader}.
 *
 * <p><b>Threads:</b> Shared. Its own threads are daemons named {@code loginsight-*}. A thread that
 * is interrupted while it analyses gets a {@link LogInsightException} and stays interrupted.
 */
public final class LogInsight implements AutoCloseable {

  /** Of what was left out at one location, so much is named. */
  private static final int MAX_LEFT_OUT = 20;

  /** Of what went wrong when nothing could be read, so much is named. */
  private static final int MAX_PROBLEMS = 50;

  private static final Logger log = LoggerFactory.getLogger(LogInsight.class);

  private final Engine engine;
  private final List<LogSourceProvider> sources;
  private final Providers<VisualizerProvider> visualizers;

  private LogInsight(
      Engine engine, List<LogSourceProvider> sources, Providers<VisualizerProvider> visualizers) {
    this.engine = engine;
    this.sources = sources;
    this.visualizers = visualizers;
  }

  /**
   * Returns a new builder.
   *
   * @return a builder in which everything has its default
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Reads files, or the files of directories, to their end and reports.
   *
   * @param paths in the order that lines are numbered
   * @return the report
   * @throws LogInsightException if none of them can be read
   */
  public Report analyze(Path... paths) {
    return analyze(Arrays.stream(paths).map(Path::toString).toList());
  }

  /**
   * Reads what is at some locations to its end and reports.
   *
   * @param locations paths, globs, {@code -} for standard input, or what a plugin understands; in
   *     the order that lines are numbered; what several of them name is read once
   * @return the report; a location that cannot be read is a problem in it
   * @throws LogInsightException if none of them can be read
   */
  public Report analyze(List<String> locations) {
    return analyze(locations, null);
  }

  /**
   * Reads what is at some locations to its end, passes on every line with its final pattern, and
   * reports.
   *
   * @param locations paths, globs, {@code -} for standard input, or what a plugin understands; in
   *     the order that lines are numbered; what several of them name is read once
   * @param lines takes each line; null if nobody wants them
   * @return the report; a location that cannot be read is a problem in it
   * @throws LogInsightException if none of them can be read
   */
  public Report analyze(List<String> locations, @Nullable LineVisitor lines) {
    List<String> problems = new ArrayList<>();
    Set<LogSource> found = resolve(locations, problems);
    try {
      return with(engine.analyze(List.copyOf(found), lines), problems);
    } finally {
      found.forEach(LogInsight::closeQuietly);
    }
  }

  /**
   * Reads what is at some locations to its end, and reports of several stretches of its time, of
   * each by what came in it alone: what an analysis would have said at its end of so much of the
   * past. How lines are written is found out of the beginning of each source, whatever its time.
   *
   * <p>It costs as much as to read all once, and for each stretch the sources that have events in
   * it, whose lines outside of it are passed over.
   *
   * @param locations as for {@link #analyze(List)}; must be readable again, which a pipe is not
   * @param windows is told what there is, without analyses, and says of which stretches to report;
   *     they may overlap
   * @param reports takes the report of each, in their order, before the next one is begun
   * @return what {@code windows} was told; a location that cannot be read is a problem in it
   * @throws LogInsightException if none of them can be read
   */
  public Report analyzeEach(
      List<String> locations, Function<Report, List<TimeRange>> windows, Consumer<Report> reports) {
    List<String> problems = new ArrayList<>();
    Set<LogSource> found = resolve(locations, problems);
    try {
      Function<Report, List<TimeRange>> told = whole -> windows.apply(with(whole, problems));
      return with(engine.analyzeEach(List.copyOf(found), told, reports), problems);
    } finally {
      found.forEach(LogInsight::closeQuietly);
    }
  }

  /**
   * Compares two files or directories, such as the logs before and after a release.
   *
   * @param before what to compare with
   * @param after what to compare
   * @return what is different
   * @throws LogInsightException if one of them cannot be read at all
   */
  public Comparison compare(Path before, Path after) {
    return compare(List.of(before.toString()), List.of(after.toString()));
  }

  /**
   * Compares what is at some locations with what is at others. How long the sides are, and how much
   * traffic there was, may differ.
   *
   * @param before as for {@link #analyze(List)}
   * @param after as for {@link #analyze(List)}; may name the same
   * @return what is different; a location that cannot be read is a problem in it
   * @throws LogInsightException if nothing of one side can be read
   */
  public Comparison compare(List<String> before, List<String> after) {
    List<String> problemsBefore = new ArrayList<>();
    List<String> problemsAfter = new ArrayList<>();
    Set<LogSource> one = resolve(before, problemsBefore);
    try {
      Set<LogSource> other = resolve(after, problemsAfter);
      try {
        Comparison found = engine.compare(List.copyOf(one), List.copyOf(other), null);
        return with(found, problemsBefore, problemsAfter);
      } finally {
        other.forEach(LogInsight::closeQuietly);
      }
    } finally {
      one.forEach(LogInsight::closeQuietly);
    }
  }

  /**
   * Compares what some locations hold before a point in time with what they hold from then on.
   * Events without a time are on neither side. All is read twice.
   *
   * @param locations as for {@link #analyze(List)}
   * @param at the first instant of the later side
   * @return what is different; a location that cannot be read is a problem in it
   * @throws LogInsightException if nothing can be read
   */
  public Comparison compareAt(List<String> locations, Instant at) {
    requireNonNull(at, "at");
    List<String> problems = new ArrayList<>();
    Set<LogSource> found = resolve(locations, problems);
    try {
      List<LogSource> all = List.copyOf(found);
      return with(engine.compare(all, all, at), problems, problems);
    } finally {
      found.forEach(LogInsight::closeQuietly);
    }
  }

  private static Comparison with(Comparison found, List<String> before, List<String> after) {
    return new Comparison(
        with(found.before(), before),
        with(found.after(), after),
        found.volume(),
        found.patterns(),
        found.values());
  }

  /** Adds problems in front of those of a report. */
  private static Report with(Report report, List<String> more) {
    List<String> problems = new ArrayList<>(more);
    problems.addAll(report.problems());
    if (report.sources().isEmpty()) {
      throw nothingRead(problems);
    }
    return report.withProblems(problems);
  }

  /**
   * Reads alerts, from wherever they come, and folds them into incidents.
   *
   * @param locations tables with a header, or JSON, an object a line; as for {@link #analyze(List)}
   * @param columns where what stands
   * @param alerts takes what became of each alert, in the order of the input; null if nobody wants
   *     that
   * @return the incidents; a location that cannot be read is a problem in it
   * @throws LogInsightException if there is no such column, or none of them can be read
   */
  public AlertReport foldAlerts(
      List<String> locations, AlertColumns columns, @Nullable AlertVisitor alerts) {
    return foldAlerts(locations, columns, AlertRules.NONE, alerts);
  }

  /**
   * Reads alerts, from wherever they come, and folds them into incidents by rules.
   *
   * @param locations tables with a header, or JSON, an object a line; as for {@link #analyze(List)}
   * @param columns where what stands
   * @param rules what people have said about alerts
   * @param alerts takes what became of each alert, in the order of the input; null if nobody wants
   *     that
   * @return the incidents; a location that cannot be read is a problem in it
   * @throws LogInsightException if there is no such column, or none of them can be read
   */
  public AlertReport foldAlerts(
      List<String> locations,
      AlertColumns columns,
      AlertRules rules,
      @Nullable AlertVisitor alerts) {
    List<String> problems = new ArrayList<>();
    Set<LogSource> found = resolve(locations, problems);
    try {
      return with(engine.fold(List.copyOf(found), columns, rules, alerts), problems);
    } finally {
      found.forEach(LogInsight::closeQuietly);
    }
  }

  /**
   * Looks for the services that an incident may come from.
   *
   * @param locations logs of the incident and of the time in front of it, as for {@link
   *     #analyze(List)}
   * @param query of which time, and what else may tell
   * @return the hypotheses, most likely first; a location that cannot be read is a problem in it
   * @throws LogInsightException if there is no such column, or none of the logs can be read
   */
  public CauseReport rankCauses(List<String> locations, CauseQuery query) {
    List<String> problems = new ArrayList<>();
    List<LogSource> opened = new ArrayList<>();
    try {
      CauseSources sources =
          new CauseSources(
              resolve(locations, problems, opened),
              resolve(query.baseline(), problems, opened),
              resolve(query.traces(), problems, opened),
              resolve(query.metrics(), problems, opened));
      CauseReport report = engine.rankCauses(sources, query);
      problems.addAll(report.problems());
      if (report.sources().isEmpty()) {
        throw nothingRead(problems);
      }
      return new CauseReport(
          report.sources(),
          report.when(),
          report.events(),
          report.causes(),
          report.conclusive(),
          report.concentrations(),
          report.missing(),
          problems);
    } finally {
      opened.forEach(LogInsight::closeQuietly);
    }
  }

  private List<LogSource> resolve(
      List<String> locations, List<String> problems, List<LogSource> opened) {
    List<LogSource> found =
        locations.isEmpty() ? List.of() : List.copyOf(resolve(locations, problems));
    opened.addAll(found);
    return found;
  }

  /**
   * Reads alerts that came already, and says what rules would have done with them.
   *
   * @param locations tables with a header, or JSON, an object a line; as for {@link #analyze(List)}
   * @param columns where what stands
   * @param rules what is to be tried
   * @return the difference that they make; a location that cannot be read is a problem in it
   * @throws LogInsightException if there is no such column, or none of them can be read
   */
  public AlertReplay replayAlerts(List<String> locations, AlertColumns columns, AlertRules rules) {
    List<String> problems = new ArrayList<>();
    Set<LogSource> found = resolve(locations, problems);
    try {
      AlertReplay replay = engine.replay(List.copyOf(found), columns, rules);
      return new AlertReplay(
          with(replay.without(), problems),
          with(replay.with(), problems),
          replay.effects(),
          replay.overBudget(),
          replay.others(),
          replay.lost(),
          replay.gained());
    } finally {
      found.forEach(LogInsight::closeQuietly);
    }
  }

  private static AlertReport with(AlertReport report, List<String> more) {
    List<String> problems = new ArrayList<>(more);
    problems.addAll(report.problems());
    return new AlertReport(
        report.sources(),
        report.when(),
        report.reasons(),
        report.incidents(),
        report.rules(),
        report.absences(),
        problems);
  }

  private Set<LogSource> resolve(List<String> locations, List<String> problems) {
    Set<LogSource> found = new LinkedHashSet<>();
    for (String location : locations) {
      try {
        resolve(location, found, problems);
      } catch (IOException e) {
        problems.add(e.getMessage());
      }
    }
    if (found.isEmpty()) {
      throw nothingRead(problems);
    }
    return found;
  }

  private static LogInsightException nothingRead(List<String> problems) {
    if (problems.isEmpty()) {
      return new LogInsightException("There is nothing to read");
    }
    int named = Math.min(problems.size(), MAX_PROBLEMS);
    String more =
        named == problems.size() ? "" : "\nand " + (problems.size() - named) + " more problems";
    return new LogInsightException(String.join("\n", problems.subList(0, named)) + more);
  }

  private void resolve(String location, Set<LogSource> found, List<String> problems)
      throws IOException {
    for (LogSourceProvider provider : sources) {
      if (provider.accepts(location)) {
        List<String> leftOut = new ArrayList<>();
        for (LogSource source : resolve(provider, location, leftOut)) {
          if (!found.add(source)) {
            leftOut.add(source.name() + ": is among the inputs already and is read once");
          }
        }
        problems.addAll(leftOut.subList(0, Math.min(leftOut.size(), MAX_LEFT_OUT)));
        if (leftOut.size() > MAX_LEFT_OUT) {
          problems.add(location + ": " + (leftOut.size() - MAX_LEFT_OUT) + " more were left out");
        }
        return;
      }
    }
    throw new IOException(location + ": no source plugin knows how to read this");
  }

  private static List<LogSource> resolve(
      LogSourceProvider provider, String location, List<String> leftOut) throws IOException {
    try {
      return provider.resolve(location, leftOut::add);
    } catch (RuntimeException | LinkageError e) { // the other locations can be read all the same
      log.debug("The source plugin '{}' failed", provider.id(), e);
      throw new IOException(
          location + ": the source plugin '" + provider.id() + "' failed: " + e, e);
    }
  }

  private static void closeQuietly(LogSource source) {
    try {
      source.close();
    } catch (IOException | RuntimeException e) {
      log.warn("A source cannot be closed: {}", e.toString()); // it was read, so the report stands
    }
  }

  /**
   * Reads sources of the caller's own to their end, passes on every line with its final pattern,
   * and reports.
   *
   * @param sources in the order that lines are numbered
   * @param lines takes each line; null if nobody wants them
   * @return the report; a source that cannot be read is a problem in it
   */
  public Report analyzeSources(List<LogSource> sources, @Nullable LineVisitor lines) {
    return engine.analyze(sources, lines);
  }

  /**
   * Writes a report.
   *
   * @param report what to write
   * @param form the id of a visualizer, such as {@code html} or {@code json}
   * @param out takes the bytes; is not closed
   * @throws IOException if {@code out} throws it
   * @throws LogInsightException if there is no such visualizer; the message names those that exist
   */
  public void write(Report report, String form, OutputStream out) throws IOException {
    visualizers.get(form).create().write(report, out);
  }

  /**
   * Writes figures.
   *
   * @param figures what to write
   * @param form the id of a visualizer that draws them, such as {@code html}
   * @param out takes the bytes; is not closed
   * @throws IOException if {@code out} throws it
   * @throws LogInsightException if there is no such visualizer, or it writes reports alone
   */
  public void write(Figures figures, String form, OutputStream out) throws IOException {
    try {
      visualizers.get(form).create().write(figures, out);
    } catch (UnsupportedOperationException e) {
      throw new LogInsightException(
          "The visualizer '" + form + "' writes reports, and no figures; html does", e);
    }
  }

  /**
   * Makes what folds alerts into incidents.
   *
   * @return a new one, which knows nothing yet
   */
  public IncidentEngine newIncidentEngine() {
    return engine.newIncidentEngine();
  }

  /**
   * Makes what judges sessions by their peers.
   *
   * @param closed takes what is thought of each session when it is over; called by whoever calls
   *     the engine
   * @return a new one, which knows nothing yet
   */
  public SessionEngine newSessionEngine(Consumer<SessionVerdict> closed) {
    return engine.newSessionEngine(requireNonNull(closed, "closed"));
  }

  /**
   * Says how the analyzers have performed so far, in all runs: how often they failed and how, and
   * how long they took. May be asked while runs are under way, and after {@link #close}.
   *
   * @return of each analyzer that runs, in the order of their ids
   */
  public List<AnalyzerMetrics> metrics() {
    return engine.metrics();
  }

  /** Lets no further run begin. Those under way come to their end. */
  @Override
  public void close() {
    engine.close();
  }

  /**
   * Collects how a {@link LogInsight} is to work.
   *
   * <p><b>Threads:</b> Confined.
   */
  public static final class Builder {

    private @Nullable ClassLoader classLoader;
    private final TreeSet<String> analyzers = new TreeSet<>();
    private final TreeMap<String, Map<String, String>> options = new TreeMap<>();
    private UnaryOperator<AnalyzerProvider> wrapper = UnaryOperator.identity();
    private @Nullable Path patternFile;
    private ZoneId zone = ZoneOffset.UTC;
    private @Nullable Integer year;
    private @Nullable String format;
    private LogColumns columns = LogColumns.FOUND;
    private @Nullable Instant since;
    private @Nullable Instant until;
    private boolean binary;
    private int blockBytes = 1 << 20;
    private int threads = Runtime.getRuntime().availableProcessors();
    private @Nullable Executor executor;
    private InstantSource clock = InstantSource.system();
    private Consumer<Progress> onProgress = progress -> {};
    private Consumer<Finding> onFinding = finding -> {};
    private Consumer<Diagnosis> onIncident = incident -> {};
    private Experience experience = Experience.NONE;

    private Builder() {}

    /**
     * Runs an analyzer in place of those that run by default, which are all that cost nothing. To
     * run several, name each of them.
     *
     * @param id the id of its provider
     * @return this
     */
    public Builder analyzer(String id) {
      analyzers.add(requireNonNull(id, "id"));
      return this;
    }

    /**
     * Runs an analyzer in place of those that run by default, and sets its options.
     *
     * @param id the id of its provider
     * @param settings values by name of option; {@link AnalyzerProvider#options} tells which there
     *     are
     * @return this
     */
    public Builder analyzer(String id, Map<String, String> settings) {
      options.put(requireNonNull(id, "id"), Map.copyOf(settings));
      return analyzer(id);
    }

    /**
     * Puts something around each analyzer that runs, such as what measures how long it takes; none
     * by default.
     *
     * @param wrapper gets the provider of each and returns one with the same id and options
     * @return this
     */
    public Builder wrapAnalyzers(UnaryOperator<AnalyzerProvider> wrapper) {
      this.wrapper = requireNonNull(wrapper, "wrapper");
      return this;
    }

    /**
     * Sets the file in which people pin, merge, split and name patterns; none by default. It is
     * read once, when this is built.
     *
     * <p>It has one entry a line; blank lines and those that begin with {@code #} are skipped:
     *
     * <pre>{@code
     * pin    Login of user <*> from <*>
     * split  State of till <*> is <?> at open, closed
     * merge  Cart <*> is empty || Basket <*> has nothing in it
     * name   Login of user <*> from <*> = Login
     * }</pre>
     *
     * <p>{@code pin}: messages that fit the template are this pattern, whatever is learnt; where
     * several fit, the first of the file. {@code <*>} stands for anything, also for nothing. {@code
     * split} pins the template once with each of the words in place of {@code <?>}. {@code merge}
     * counts what fits one template, or is a pattern with an id, as the pattern that is written
     * first. {@code name} gives a pattern a name, which is a {@link Label} of it. In {@code merge}
     * and {@code name} an id of 16 hex digits may stand for a template; it may be one that the
     * pattern had earlier. The id of a pinned pattern follows from its template alone.
     *
     * @param patternFile text in UTF-8
     * @return this
     */
    public Builder patternFile(Path patternFile) {
      this.patternFile = requireNonNull(patternFile, "patternFile");
      return this;
    }

    /**
     * Sets the zone of times that name none; UTC by default.
     *
     * @param zone the zone
     * @return this
     */
    public Builder zone(ZoneId zone) {
      this.zone = requireNonNull(zone, "zone");
      return this;
    }

    /**
     * Sets the year of dates that name none, for when no other date of the input tells; 1970,
     * marked as assumed, by default.
     *
     * @param year {@code 1970 .. 2261}
     * @return this
     * @throws IllegalArgumentException if {@code year} is out of range
     */
    public Builder year(int year) {
      if (year < 1970 || year > 2261) {
        throw new IllegalArgumentException("year must be in 1970 .. 2261, got " + year);
      }
      this.year = year;
      return this;
    }

    /**
     * Sets the one format to read by; found out for each source by default.
     *
     * @param id the id of its provider
     * @return this
     */
    public Builder format(String id) {
      this.format = requireNonNull(id, "id");
      return this;
    }

    /**
     * Sets which columns of tables say what; found by their names by default.
     *
     * @param columns those whose names do not tell
     * @return this
     */
    public Builder columns(LogColumns columns) {
      this.columns = requireNonNull(columns, "columns");
      return this;
    }

    /**
     * Leaves out events before a point in time; no limit by default.
     *
     * @param since the earliest time that counts
     * @return this
     */
    public Builder since(Instant since) {
      this.since = requireNonNull(since, "since");
      return this;
    }

    /**
     * Leaves out events from a point in time on; no limit by default.
     *
     * @param until the earliest time that does not count any more
     * @return this
     */
    public Builder until(Instant until) {
      this.until = requireNonNull(until, "until");
      return this;
    }

    /**
     * Reads also what looks like a binary file; skipped with a problem in the report by default.
     *
     * @param binary whether to read it
     * @return this
     */
    public Builder readBinary(boolean binary) {
      this.binary = binary;
      return this;
    }

    /**
     * Sets how much of a source a worker takes at once; 1 MiB by default. Bears on speed and memory
     * alone.
     *
     * @param blockBytes bytes, above 0
     * @return this
     * @throws IllegalArgumentException if {@code blockBytes} is below 1
     */
    public Builder blockBytes(int blockBytes) {
      if (blockBytes < 1) {
        throw new IllegalArgumentException("blockBytes must be above 0, got " + blockBytes);
      }
      this.blockBytes = blockBytes;
      return this;
    }

    /**
     * Sets how many workers read at once; the number of processors by default. The report does not
     * depend on it.
     *
     * @param threads above 0
     * @return this
     * @throws IllegalArgumentException if {@code threads} is below 1
     */
    public Builder threads(int threads) {
      if (threads < 1) {
        throw new IllegalArgumentException("threads must be above 0, got " + threads);
      }
      this.threads = threads;
      return this;
    }

    /**
     * Sets what runs the workers; daemon threads of the engine's own by default.
     *
     * @param executor runs tasks in other threads than the caller's; not closed. If it refuses or
     *     is shut down, the caller's thread does the work
     * @return this
     */
    public Builder executor(Executor executor) {
      this.executor = requireNonNull(executor, "executor");
      return this;
    }

    /**
     * Sets the only source of the present time; the system's clock by default.
     *
     * @param clock the clock
     * @return this
     */
    public Builder clock(InstantSource clock) {
      this.clock = requireNonNull(clock, "clock");
      return this;
    }

    /**
     * Sets where plugins are looked for; the context class loader of the building thread by
     * default.
     *
     * @param classLoader the loader
     * @return this
     */
    public Builder classLoader(ClassLoader classLoader) {
      this.classLoader = requireNonNull(classLoader, "classLoader");
      return this;
    }

    /**
     * Sets who is told how far a run has come; nobody by default.
     *
     * @param consumer called now and then, by one thread at a time in each run; must be quick. If
     *     it throws, it is not called again in that run, and the report says so
     * @return this
     */
    public Builder onProgress(Consumer<Progress> consumer) {
      this.onProgress = requireNonNull(consumer, "consumer");
      return this;
    }

    /**
     * Sets who is told each finding as soon as its analysis is complete; nobody by default.
     *
     * @param consumer called by one thread at a time in each run. If it throws, the report says so
     * @return this
     */
    public Builder onFinding(Consumer<Finding> consumer) {
      this.onFinding = requireNonNull(consumer, "consumer");
      return this;
    }

    /**
     * Sets who is told each incident once it is diagnosed, the most urgent one first; nobody by
     * default.
     *
     * @param consumer called by one thread at a time in each run. If it throws, the report says so
     * @return this
     */
    public Builder onIncident(Consumer<Diagnosis> consumer) {
      this.onIncident = requireNonNull(consumer, "consumer");
      return this;
    }

    /**
     * Sets which incidents there were and what people said about them; nothing by default. It shows
     * in a report: similar incidents of the past are named, what was often said to be no problem
     * makes no incident, what was the cause before counts for more, and confidence is calibrated.
     * An instance does not learn by itself: add its reports with {@link Experience#with(Report)},
     * and give the result to the next one.
     *
     * @param experience what is remembered
     * @return this
     */
    public Builder experience(Experience experience) {
      this.experience = requireNonNull(experience, "experience");
      return this;
    }

    /**
     * Finds the plugins and starts the engine.
     *
     * @return an instance that the caller closes
     * @throws LogInsightException if there is no engine, if a plugin is broken or missing, if two
     *     have the same id, or if the file of patterns has a wrong entry, whose line is named
     */
    public LogInsight build() {
      ClassLoader from = classLoader == null ? Engines.defaultLoader() : classLoader;
      EngineProvider engine = Engines.only(from);
      Providers<LogFormatProvider> formats =
          Providers.load(
              "format", ServiceLoader.load(LogFormatProvider.class, from), LogFormatProvider::id);
      Providers<EnricherProvider> enrichers =
          Providers.load(
              "enricher", ServiceLoader.load(EnricherProvider.class, from), EnricherProvider::id);
      Providers<AnalyzerProvider> all =
          Providers.load(
              "analyzer", ServiceLoader.load(AnalyzerProvider.class, from), AnalyzerProvider::id);
      Providers<LogSourceProvider> sources =
          Providers.load(
              "source", ServiceLoader.load(LogSourceProvider.class, from), LogSourceProvider::id);
      Providers<VisualizerProvider> visualizers =
          Providers.load(
              "visualizer",
              ServiceLoader.load(VisualizerProvider.class, from),
              VisualizerProvider::id);
      if (format != null) {
        formats.get(format); // fails now, not in the middle of a run
      }
      EngineSettings settings =
          new EngineSettings(
              formats.inOrder(LogFormatProvider::order),
              enrichers.inOrder(EnricherProvider::order),
              checked(chosen(all)).stream().map(wrapper).toList(),
              options,
              patternFile,
              new EngineSettings.Reading(
                  zone, year, format, columns, since, until, binary, blockBytes),
              threads,
              executor,
              clock,
              onProgress,
              onFinding,
              onIncident,
              experience);
      return new LogInsight(
          engine.create(settings), sources.inOrder(LogSourceProvider::order), visualizers);
    }

    private List<AnalyzerProvider> chosen(Providers<AnalyzerProvider> all) {
      return analyzers.isEmpty()
          ? all.all().stream().filter(AnalyzerProvider::runsByDefault).toList()
          : analyzers.stream().map(all::get).toList();
    }

    /** Looks at the options now: a wrong one must not show in the middle of a run. */
    private List<AnalyzerProvider> checked(List<AnalyzerProvider> chosen) {
      for (AnalyzerProvider provider : chosen) {
        try {
          new AnalyzerContext(
              Runnable::run,
              clock,
              provider.options(),
              options.getOrDefault(provider.id(), Map.of()));
        } catch (IllegalArgumentException e) {
          throw new LogInsightException("Analyzer '" + provider.id() + "': " + e.getMessage(), e);
        }
      }
      return chosen;
    }
  }
}
