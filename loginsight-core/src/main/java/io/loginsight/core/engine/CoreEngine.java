package io.loginsight.core.engine;

import static java.util.Objects.requireNonNull;

import io.loginsight.api.AlertColumns;
import io.loginsight.api.AlertReplay;
import io.loginsight.api.AlertReport;
import io.loginsight.api.AlertRules;
import io.loginsight.api.Analysis;
import io.loginsight.api.AnalyzerMetrics;
import io.loginsight.api.CauseQuery;
import io.loginsight.api.CauseReport;
import io.loginsight.api.Chunk;
import io.loginsight.api.Comparison;
import io.loginsight.api.Diagnosis;
import io.loginsight.api.Finding;
import io.loginsight.api.IncidentEngine;
import io.loginsight.api.LogInsightException;
import io.loginsight.api.Progress;
import io.loginsight.api.Report;
import io.loginsight.api.SessionEngine;
import io.loginsight.api.SessionVerdict;
import io.loginsight.api.SourceReport;
import io.loginsight.api.TimeRange;
import io.loginsight.core.analyze.AnalyzerFence;
import io.loginsight.core.analyze.AnalyzerMeter;
import io.loginsight.core.compare.Comparer;
import io.loginsight.core.experience.Lessons;
import io.loginsight.core.incident.Folder;
import io.loginsight.core.mine.PatternRules;
import io.loginsight.core.read.ReadLimits;
import io.loginsight.core.read.SourceOpener;
import io.loginsight.core.session.SessionDetector;
import io.loginsight.spi.AlertVisitor;
import io.loginsight.spi.AnalyzerContext;
import io.loginsight.spi.AnalyzerProvider;
import io.loginsight.spi.CauseSources;
import io.loginsight.spi.Engine;
import io.loginsight.spi.EngineSettings;
import io.loginsight.spi.LineVisitor;
import io.loginsight.spi.LogSource;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads, merges, reports, and lets the analyzers look at the result.
 *
 * <p><b>Threads:</b> Shared.
 */
final class CoreEngine implements Engine {

  private static final AtomicInteger THREADS = new AtomicInteger();

  private final EngineSettings settings;
  private final PatternRules rules;
  private final Lessons lessons;
  private final List<AnalyzerMeter> meters; // of each analyzer, of all runs
  private final AtomicBoolean closed = new AtomicBoolean();

  CoreEngine(EngineSettings settings) {
    this.settings = settings;
    this.rules = PatternFile.read(settings.patternFile());
    this.lessons = Lessons.of(settings.experience());
    this.meters =
        settings.analyzers().stream().map(provider -> new AnalyzerMeter(provider.id())).toList();
  }

  @Override
  public Report analyze(List<LogSource> sources, @Nullable LineVisitor lines) {
    checkOpen();
    try (RowSpool spool = lines == null ? null : new RowSpool()) {
      return new Run(sources, spool, null).report(lines);
    }
  }

  @Override
  public Comparison compare(List<LogSource> before, List<LogSource> after, @Nullable Instant at) {
    checkOpen();
    TimeFilter all = TimeFilter.of(settings.reading());
    Progress begun = new Progress(0, sum(totalBytes(before), totalBytes(after)), 0);
    Run one =
        new Run(before, null, null, at == null ? all : all.before(at), CoreEngine::any, begun);
    one.read();
    Run other =
        new Run(
            after, null, null, at == null ? all : all.from(at), CoreEngine::any, one.progress());
    other.read();
    CommonPatterns common = new CommonPatterns(rules, one.merger, other.merger);
    return Comparer.compare(one.side(common), other.side(common));
  }

  @Override
  public Report analyzeEach(
      List<LogSource> sources,
      Function<Report, List<TimeRange>> windows,
      Consumer<Report> reports) {
    checkOpen();
    TimeFilter asked = TimeFilter.of(settings.reading());
    Run all = new Run(sources, null, null, asked, CoreEngine::any, new Progress(0, -1, 0));
    Report whole = all.overview();
    List<Window> wanted =
        windows.apply(whole).stream()
            .map(range -> all.window(asked.within(List.of(range))))
            .toList();
    long total = all.bytesRead;
    for (Window window : wanted) {
      total = sum(total, totalBytes(window.sources()));
    }
    Progress begun = new Progress(all.bytesRead, total, all.merger.lines());
    for (Window window : wanted) {
      Run run = new Run(window, begun);
      reports.accept(run.report(null));
      long bytes = begun.bytes() + Math.max(0, totalBytes(window.sources()));
      begun = new Progress(bytes, total, begun.lines() + run.merger.lines());
    }
    return whole;
  }

  /** A stretch of time, the sources that have events in it, and when these are in each block. */
  private record Window(TimeFilter filter, List<LogSource> sources, BlockTimes times) {}

  private void checkOpen() {
    if (closed.get()) {
      throw new LogInsightException("This Log Insight is closed; build another one");
    }
  }

  /** Reads sources to their end and returns what was learnt of them. */
  EngineState learn(List<LogSource> sources) {
    return new Run(sources, null, null).state();
  }

  @Override
  public AlertReport fold(
      List<LogSource> sources,
      AlertColumns columns,
      AlertRules rules,
      @Nullable AlertVisitor alerts) {
    return new AlertRun(columns).fold(sources, alertOpener(), rules, alerts);
  }

  @Override
  public AlertReplay replay(List<LogSource> sources, AlertColumns columns, AlertRules rules) {
    return new AlertRun(columns).replay(sources, alertOpener(), rules);
  }

  private static SourceOpener alertOpener() {
    boolean force = true; // a table that is none says so itself
    return new SourceOpener(ReadLimits.STANDARD, force);
  }

  @Override
  public CauseReport rankCauses(CauseSources sources, CauseQuery query) {
    checkOpen();
    Set<LogSource> logs = new LinkedHashSet<>(sources.baseline());
    int baselines = logs.size();
    logs.addAll(sources.logs());
    return new Run(List.copyOf(logs), null, CauseRun.eventsFor(query))
        .causes(sources, query, baselines);
  }

  @Override
  public IncidentEngine newIncidentEngine() {
    return new Folder();
  }

  @Override
  public SessionEngine newSessionEngine(Consumer<SessionVerdict> closed) {
    return new SessionDetector(closed);
  }

  @Override
  public List<AnalyzerMetrics> metrics() {
    return meters.stream().map(AnalyzerMeter::metrics).toList();
  }

  @Override
  public void close() {
    closed.set(true); // its threads end with each run
  }

  /** One call of {@link #analyze}, a part of {@link #analyzeEach}, or a side of a comparison. */
  private final class Run implements OrderedPipeline.Stages<SourceBlock, BlockResult> {

    private final List<LogSource> sources;
    private final @Nullable RowSpool spool;
    private final @Nullable EventLog events;
    private final FormatFinder finder = new FormatFinder(settings.formats(), settings.reading());
    private final SourceFeed feed;
    private final Merger merger;
    private final TimeFilter filter;
    private final @Nullable BlockTimes known; // of an earlier run over the same sources
    private final Progress earlier;
    private final Queue<BlockWorker> workers = new ConcurrentLinkedQueue<>();
    private @Nullable String progressFailure; // as the merger, by one thread at a time
    private volatile long bytesRead; // written by whoever reads, told by whoever merges

    Run(List<LogSource> sources, @Nullable RowSpool spool, @Nullable EventLog events) {
      this(
          sources,
          spool,
          events,
          TimeFilter.of(settings.reading()),
          CoreEngine::any,
          new Progress(0, totalBytes(sources), 0));
    }

    /**
     * Begins where an earlier run has come to.
     *
     * @param wanted which blocks are looked at, by their numbers from 0 on
     */
    Run(
        List<LogSource> sources,
        @Nullable RowSpool spool,
        @Nullable EventLog events,
        TimeFilter filter,
        IntPredicate wanted,
        Progress earlier) {
      this(sources, spool, events, filter, wanted, earlier, null);
    }

    /** Looks at a stretch of time alone. */
    Run(Window window, Progress earlier) {
      this(
          window.sources(),
          null,
          null,
          window.filter(),
          block -> window.times().mayBeWithin(block, window.filter()),
          earlier,
          window.times());
    }

    private Run(
        List<LogSource> sources,
        @Nullable RowSpool spool,
        @Nullable EventLog events,
        TimeFilter filter,
        IntPredicate wanted,
        Progress earlier,
        @Nullable BlockTimes known) {
      this.sources = sources;
      this.known = known;
      this.spool = spool;
      this.events = events;
      this.filter = filter;
      this.merger = new Merger(spool, events, rules);
      this.earlier = earlier;
      ReadLimits standard = ReadLimits.STANDARD;
      ReadLimits limits =
          new ReadLimits(
              settings.reading().blockBytes(),
              standard.lineBytes(),
              standard.sampleBytes(),
              standard.sampleLines());
      SourceOpener opener = new SourceOpener(limits, settings.reading().binary());
      this.feed = new SourceFeed(sources, opener, finder, wanted);
    }

    EngineState state() {
      read();
      return merger.state();
    }

    private void read() {
      try (feed) {
        OrderedPipeline.run(this, settings.threads(), this::executor);
      }
      workers.forEach(worker -> merger.add(worker.handOver()));
      merger.finish();
    }

    Report report(@Nullable LineVisitor lines) {
      read();
      List<String> problems = problems();
      ReportBuilder builder = new ReportBuilder(merger, settings.enrichers(), problems);
      Report read = report(builder, problems);
      List<Analysis> analyses = new ArrayList<>();
      for (int i = 0; i < meters.size(); i++) {
        analyses.add(ask(settings.analyzers().get(i), meters.get(i), read.chunk(), problems));
      }
      if (spool != null && lines != null) {
        spool.visit(lines, builder::patternOf);
      }
      Report analyzed = new Report(read.sources(), read.chunk(), analyses, problems);
      IncidentStage.Outcome outcome = incidents(analyzed, builder, problems);
      outcome.incidents().forEach(incident -> tell(incident, problems));
      return new Report(
          read.sources(),
          read.chunk(),
          analyses,
          outcome.incidents(),
          outcome.ledger(),
          problems,
          lessons.reliability());
    }

    /** Reads the times of incidents once more, and looks at their events one by one. */
    private IncidentStage.Outcome incidents(
        Report analyzed, ReportBuilder builder, List<String> problems) {
      IncidentStage stage = new IncidentStage(analyzed, lessons);
      if (stage.wanted().isEmpty()) {
        return stage.outcome();
      }
      EventLog wanted = new EventLog(merger.miner);
      TimeFilter times = filter.within(stage.wanted()); // never beyond what was asked for
      BlockTimes all = known == null ? merger.times : known;
      IntPredicate blocks = block -> all.mayBeWithin(block, times);
      Run again = new Run(sources, null, wanted, times, blocks, progress());
      again.read();
      again.problems().stream().filter(one -> !problems.contains(one)).forEach(problems::add);
      List<String> names = again.feed.opened().stream().map(read -> read.source.name()).toList();
      return stage.outcome(new ReadAgain(wanted, names, builder::patternOf));
    }

    /** Reads all, and returns what there is, without analyses. */
    Report overview() {
      read();
      List<String> problems = problems();
      return report(new ReportBuilder(merger, settings.enrichers(), problems), problems);
    }

    /** Returns what of the sources that were read is within a stretch of time. */
    Window window(TimeFilter filter) {
      BitSet within = merger.times.sourcesWithin(filter);
      List<LogSource> some =
          within.stream().mapToObj(i -> sources.get(feed.opened().get(i).place)).toList();
      return new Window(filter, some, merger.times.of(within));
    }

    /** Returns what was read as one side of two, without analyses. */
    Report side(CommonPatterns common) {
      List<String> problems = problems();
      return report(common.builder(merger, settings.enrichers(), problems), problems);
    }

    private List<String> problems() {
      List<String> problems = new ArrayList<>(feed.problems());
      problems.addAll(finder.problems());
      return problems;
    }

    private Report report(ReportBuilder builder, List<String> problems) {
      List<SourceReport> sources = feed.opened().stream().map(builder::source).toList();
      Chunk chunk = builder.chunk();
      problems.addAll(builder.folded());
      if (progressFailure != null) {
        problems.add(progressFailure);
      }
      return new Report(sources, chunk, List.of(), problems);
    }

    /** Only of logs that were opened is there anything to say. */
    CauseReport causes(CauseSources sources, CauseQuery query, int baselines) {
      read();
      List<String> problems = new ArrayList<>(feed.problems());
      problems.addAll(finder.problems());
      List<String> names = feed.opened().stream().map(read -> read.source.name()).toList();
      int opened = (int) feed.opened().stream().filter(read -> read.place < baselines).count();
      ReportBuilder builder = new ReportBuilder(merger, List.of(), problems);
      CauseRun run =
          new CauseRun(
              query,
              requireNonNull(events),
              names,
              opened,
              builder::patternOf,
              Instant.MIN,
              LeftOut.NOTHING);
      SourceOpener opener = new SourceOpener(ReadLimits.STANDARD, true);
      ZoneId zone = settings.reading().zone();
      if (query.spanColumns() != null) {
        run.measured().readSpans(sources.traces(), query.spanColumns(), opener, zone);
      }
      if (query.metricColumns() != null) {
        run.measured().readMetrics(sources.metrics(), query.metricColumns(), opener, zone);
      }
      CauseReport report = run.report();
      problems.addAll(report.problems());
      return new CauseReport(
          names,
          report.when(),
          report.events(),
          report.causes(),
          report.conclusive(),
          report.concentrations(),
          report.missing(),
          problems);
    }

    private Depth depth() {
      if (events != null) {
        return events.hasTexts() ? Depth.TEXTS : Depth.EVENTS;
      }
      return spool != null ? Depth.LINES : Depth.COUNTS;
    }

    private Analysis ask(
        AnalyzerProvider provider, AnalyzerMeter meter, Chunk chunk, List<String> problems) {
      AnalyzerContext context =
          new AnalyzerContext(
              executor(),
              settings.clock(),
              provider.options(),
              settings.options().getOrDefault(provider.id(), Map.of()));
      ThreadFactory threads = CoreEngine::daemon;
      AnalyzerFence fence = new AnalyzerFence(provider, context, threads, AnalyzerFence.LIMIT);
      try (var enhanced =
          new EnhancedAnalyzer(fence, meter, System::nanoTime, lessons.calibration())) {
        AnalyzerFence.Outcome outcome = enhanced.analyze(chunk);
        if (outcome.problem() != null) {
          problems.add(outcome.problem());
        }
        tell(outcome.analysis(), problems);
        return outcome.analysis();
      }
    }

    private void tell(Analysis analysis, List<String> problems) {
      for (Finding finding : analysis.findings()) {
        tell("findings", settings.onFinding(), finding, problems);
      }
    }

    private void tell(Diagnosis incident, List<String> problems) {
      tell("incidents", settings.onIncident(), incident, problems);
    }

    private <T> void tell(String what, Consumer<T> consumer, T value, List<String> problems) {
      try {
        consumer.accept(value);
      } catch (RuntimeException e) { // the host's; the report goes on
        String failure = failed(what, e);
        if (!problems.contains(failure)) {
          problems.add(failure);
        }
      }
    }

    private void tell(Progress progress) {
      if (progressFailure == null) {
        try {
          settings.onProgress().accept(progress);
        } catch (RuntimeException e) { // the host's; is not told any more
          progressFailure = failed("progress", e);
        }
      }
    }

    private static String failed(String consumer, RuntimeException e) {
      String why = e.toString().lines().findFirst().orElse(e.getClass().getName());
      return "The consumer of " + consumer + " failed: " + why;
    }

    private Executor executor() {
      Executor given = settings.executor();
      return given == null ? task -> daemon(task).start() : given;
    }

    @Override
    public SourceBlock newBlock() {
      return new SourceBlock();
    }

    @Override
    public BlockWorker newWorker() {
      BlockWorker worker = new BlockWorker(filter, depth(), settings.enrichers());
      workers.add(worker);
      return worker;
    }

    @Override
    public boolean read(SourceBlock into) {
      boolean more = feed.read(into);
      bytesRead = feed.bytes();
      return more;
    }

    @Override
    public void merge(BlockResult result) {
      merger.merge(result);
      tell(progress());
    }

    Progress progress() {
      return new Progress(
          earlier.bytes() + bytesRead, earlier.totalBytes(), earlier.lines() + merger.lines());
    }
  }

  private static boolean any(int block) {
    return true;
  }

  /** Returns the sum of two numbers of bytes, or -1 if one is not known. */
  private static long sum(long one, long other) {
    return one < 0 || other < 0 ? -1 : one + other;
  }

  private static long totalBytes(List<LogSource> sources) {
    long sum = 0;
    for (LogSource source : sources) {
      long size = sizeOf(source);
      if (size < 0) {
        return -1;
      }
      sum += size;
    }
    return sum;
  }

  private static long sizeOf(LogSource source) {
    try {
      return source.size();
    } catch (RuntimeException e) { // a plugin's; it is for the progress alone
      return -1;
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "loginsight-" + THREADS.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
