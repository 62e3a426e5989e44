package io.loginsight.viz;

import io.loginsight.api.AlertDecision.Reason;
import io.loginsight.api.Analysis;
import io.loginsight.api.AnalysisFailure;
import io.loginsight.api.Assessment;
import io.loginsight.api.Cause;
import io.loginsight.api.Chunk;
import io.loginsight.api.Concentration;
import io.loginsight.api.Diagnosis;
import io.loginsight.api.Event;
import io.loginsight.api.EventCounts;
import io.loginsight.api.EventId;
import io.loginsight.api.Evidence;
import io.loginsight.api.Feedback;
import io.loginsight.api.Finding;
import io.loginsight.api.FoldedFinding;
import io.loginsight.api.FormatUse;
import io.loginsight.api.Impact;
import io.loginsight.api.Incident;
import io.loginsight.api.Label;
import io.loginsight.api.Level;
import io.loginsight.api.LineCounts;
import io.loginsight.api.NumberStats;
import io.loginsight.api.NumberStats.Quantile;
import io.loginsight.api.NumberStats.Unit;
import io.loginsight.api.PastIncident;
import io.loginsight.api.Pattern;
import io.loginsight.api.PatternId;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Prior;
import io.loginsight.api.Reliability;
import io.loginsight.api.Reliability.Bin;
import io.loginsight.api.Remediation;
import io.loginsight.api.Report;
import io.loginsight.api.Severity;
import io.loginsight.api.SimilarIncident;
import io.loginsight.api.Slot;
import io.loginsight.api.SlotStats;
import io.loginsight.api.SlotStats.ValueCount;
import io.loginsight.api.SlotType;
import io.loginsight.api.SourceReport;
import io.loginsight.api.StackTraceStats;
import io.loginsight.api.TimeRange;
import io.loginsight.api.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reports of an invented shop, for tests and for looking at. The same seed gives the same report.
 */
final class SampleReports {

  private static final Instant START = Instant.parse("2026-03-14T08:00:00Z");
  private static final int MINUTES = 240;

  /** When the invented incident begins and ends, in minutes after the start. */
  private static final int BAD_FROM = 142;

  private static final int BAD_TO = 171;

  private static final String[] SERVICES = {
    "checkout", "payments", "inventory", "gateway", "search"
  };

  private static final String[] VERBS = {
    "Accepted",
    "Rejected",
    "Queued",
    "Loaded",
    "Stored",
    "Refreshed",
    "Retried",
    "Skipped",
    "Closed",
    "Opened",
    "Verified",
    "Merged"
  };

  private static final String[] NOUNS = {
    "order",
    "cart",
    "payment",
    "session",
    "price list",
    "stock level",
    "customer profile",
    "coupon",
    "shipment",
    "index segment",
    "cache entry",
    "webhook"
  };

  private static final Ending[] ENDINGS = {
    new Ending(" id=<*>", slot(SlotType.IDENTIFIER, "id", "ord-48213", "ord-48214", "ord-50021")),
    new Ending(" in <*>", slot(SlotType.DURATION, null, "12 ms", "48 ms", "1.2 s")),
    new Ending(" from <*>", slot(SlotType.IP, null, "10.0.3.17:52114", "10.0.3.18:40022")),
    new Ending(" for user <*>", slot(SlotType.NUMBER, null, "1007", "88213")),
    new Ending(" at <*>", slot(SlotType.PATH, null, "/var/lib/shop/a.db", "/var/lib/shop/b.db")),
    new Ending(" trace=<*>", slot(SlotType.UUID, "trace", "0b6c7f0e-6f0c-4b8e-9d55-0a8d4f7c1e22")),
    new Ending("", null)
  };

  private record Ending(String text, Slot slot) {}

  private final UnaryOperator<String> texts;
  private final Random random;
  private final List<PatternStats> patterns = new ArrayList<>();
  private final long[][] timeline = new long[Level.values().length][MINUTES];
  private long nextLine = 1;

  private SampleReports(UnaryOperator<String> texts, long seed) {
    this.texts = texts;
    this.random = new Random(seed);
  }

  /** Returns a report in which there is something of everything. */
  static Report rich() {
    return rich(UnaryOperator.identity());
  }

  /** Returns the same report with each of its texts changed. */
  static Report rich(UnaryOperator<String> texts) {
    return new SampleReports(texts, 20260314).build(400);
  }

  /** Returns a report with so many patterns. */
  static Report withPatterns(int count) {
    return new SampleReports(UnaryOperator.identity(), 7).build(count);
  }

  /** Returns the report of an input that held nothing. */
  static Report empty() {
    return new Report(List.of(), Chunk.empty(), List.of(), List.of());
  }

  /** Returns the report of a source that could not be read. */
  static Report unreadable() {
    return new Report(
        List.of(),
        Chunk.empty(),
        List.of(new Analysis("pattern", List.of())),
        List.of("missing.log: no such file"));
  }

  /** Returns the report of three lines without times, levels, labels and findings. */
  static Report minimal() {
    PatternId id = new PatternId(0x0123456789abcdefL);
    Event event =
        new Event(
            new EventId("notes.txt", 1),
            null,
            null,
            "hello world",
            List.of("hello world"),
            id,
            Map.of());
    Chunk chunk =
        new Chunk(
            null,
            new EventCounts(3, 3, Map.of()),
            Map.of(),
            TimeSeries.empty(),
            List.of(
                new PatternStats(
                    new Pattern(
                        id, "hello <*>", List.of(new Slot(SlotType.WORD, null, List.of("world")))),
                    new EventCounts(3, 3, Map.of()),
                    null,
                    TimeSeries.empty(),
                    List.of(event),
                    List.of())),
            List.of());
    SourceReport source =
        new SourceReport(
            "notes.txt", List.of(), new LineCounts(3, 3, 0, 0, 0, 0, 0, 0), null, List.of());
    return new Report(
        List.of(source), chunk, List.of(new Analysis("pattern", List.of())), List.of());
  }

  /** Numbers from a microsecond to a second or so; of other values, fewer and fewer of each. */
  private SlotStats stats(Slot slot, long events) {
    long sampled = Math.min(events, 16 + events / 16);
    List<ValueCount> top = new ArrayList<>();
    for (int i = 0; i < slot.examples().size() && i < sampled; i++) {
      top.add(new ValueCount(texts.apply(slot.examples().get(i)), Math.max(1, events >> (i + 1))));
    }
    long distinct = Math.min(sampled, top.size() + (slot.type() == SlotType.WORD ? 0 : 900));
    boolean time = slot.type() == SlotType.DURATION;
    if (!time && slot.type() != SlotType.NUMBER) {
      return new SlotStats(events, sampled, Math.max(1, distinct), top, null);
    }
    List<Quantile> quantiles = new ArrayList<>();
    for (double share : new double[] {0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99}) {
      quantiles.add(new Quantile(share, 2e3 + 1.5e9 * share * share * share));
    }
    NumberStats numbers =
        new NumberStats(time ? Unit.NANOSECONDS : Unit.NONE, events, 1e3, 2e9, quantiles, 0.016);
    return new SlotStats(events, sampled, Math.max(1, distinct), top, numbers);
  }

  private static Slot slot(SlotType type, String name, String... examples) {
    return new Slot(type, name, List.of(examples));
  }

  private Report build(int count) {
    addIncident();
    for (int i = patterns.size(); i < count; i++) {
      addOrdinary(i);
    }
    patterns.sort(
        Comparator.comparingLong((PatternStats stats) -> -stats.counts().events())
            .thenComparing(stats -> stats.pattern().id()));
    Chunk chunk = chunk();
    List<Finding> findings = findings();
    List<Analysis> analyses =
        List.of(
            new Analysis("anomaly", findings, List.of(assessment(findings.get(0))), null),
            new Analysis("pattern", List.of(), List.of(), failure()));
    return new Report(
        sources(chunk),
        chunk,
        analyses,
        List.of(diagnosis(findings)),
        ledger(findings),
        List.of(texts.apply("audit.log.gz: the end is corrupt; read up to byte 1,048,576")),
        new Reliability(
            21,
            40,
            List.of(new Bin(0.5, 0.25, 8), new Bin(0.98, 0.75, 32)),
            List.of(new Bin(0.3, 0.25, 8), new Bin(0.77, 0.75, 32)),
            0.234,
            0.026));
  }

  private Assessment assessment(Finding finding) {
    return new Assessment(
        finding,
        0.75,
        0.8125,
        false,
        texts.apply("2 bits"),
        new Impact(
            List.of(new Incident.Counted(texts.apply("payments"), 37)),
            37,
            0.025,
            null,
            null,
            Impact.Trend.STEADY),
        List.of(remediation()));
  }

  private AnalysisFailure failure() {
    return new AnalysisFailure(
        AnalysisFailure.Kind.THREW,
        AnalysisFailure.Call.ANALYZE,
        texts.apply("failed: java.lang.IllegalStateException: no paper"),
        texts.apply("1 event in 1 pattern"),
        List.of(texts.apply("Buy paper")));
  }

  private static List<FoldedFinding> ledger(List<Finding> findings) {
    List<FoldedFinding> ledger = new ArrayList<>();
    for (int i = 0; i < findings.size(); i++) {
      Reason reason = i == 0 ? Reason.OPENS : i % 2 == 0 ? Reason.ROUTINE : Reason.ACCOMPANIES;
      Prior prior = i == 0 ? new Prior(2, 1) : null;
      ledger.add(
          new FoldedFinding(findings.get(i), reason == Reason.ROUTINE ? null : 1L, reason, prior));
    }
    return ledger;
  }

  private Diagnosis diagnosis(List<Finding> findings) {
    TimeRange when = new TimeRange(at(BAD_FROM), at(BAD_TO));
    EventId shown = new EventId(texts.apply("payments.log"), 4_711);
    PatternId telling = findings.get(0).patterns().get(0);
    PatternStats failing =
        patterns.stream()
            .filter(stats -> stats.pattern().id().equals(telling))
            .findFirst()
            .orElseThrow();
    Event event =
        new Event(
            shown,
            at(BAD_FROM),
            Level.WARN,
            texts.apply("Pool orders at 38/40 connections"),
            List.of(texts.apply("Pool orders at 38/40 connections")),
            failing.pattern().id(),
            Map.of());
    Evidence named =
        new Evidence(
            texts.apply("checkout names it: 'upstream payments answered <*>'"),
            "31 of 35 passes since 10:22",
            "1 of 26 before",
            List.of(shown));
    Evidence late =
        new Evidence(
            texts.apply("What it does takes longer"), "1.3 s", "77 ms", List.of(shown, shown));
    Incident incident =
        new Incident(
            1,
            when,
            findings.size(),
            1,
            146,
            Severity.HIGH,
            List.of(new Incident.Counted("error-share", 1)),
            List.of(new Incident.Counted(texts.apply("payments"), 522)),
            List.of(new Incident.Counted(texts.apply("payments.log"), 3)));
    return new Diagnosis(
        "00c0ffee00c0ffee",
        incident,
        Diagnosis.State.RESOLVED,
        null,
        19.5,
        texts.apply(failing.pattern().template()),
        List.of(failing.pattern().id()),
        List.of(findings.get(0)),
        new Impact(
            List.of(
                new Incident.Counted(texts.apply("payments"), 522),
                new Incident.Counted(texts.apply("checkout"), 899)),
            1_421,
            0.041,
            35L,
            1_433L,
            Impact.Trend.FALLING),
        List.of(
            new Cause(
                1,
                texts.apply("payments"),
                failing.pattern(),
                34.2,
                new TreeMap<>(Map.of("delay", 8.9, "named", 15.4, texts.apply("flow"), 9.9)),
                List.of(named, late)),
            new Cause(2, texts.apply("orders"), null, 12.7, Map.of("delay", 12.7), List.of(late))),
        false,
        List.of(
            new Concentration(
                texts.apply("shard"), texts.apply("7"), 93, 100, 31, 620, 188, late.events())),
        List.of(event),
        List.of(texts.apply("Spans of a tracer may tell the first ones apart")),
        List.of(remediation()),
        past("00c0ffee00c0ffee", when, Feedback.Verdict.ACKNOWLEDGED, null),
        List.of(
            new SimilarIncident(
                past("0123456789abcdef", when, Feedback.Verdict.REAL, atMost(200, "bank")), 0.75)));
  }

  private String atMost(int chars, String text) {
    String all = texts.apply(text);
    return all.substring(0, Math.min(chars, all.length()));
  }

  private PastIncident past(
      String id, TimeRange when, Feedback.Verdict verdict, @Nullable String cause) {
    return new PastIncident(
        id,
        texts.apply("payment refused"),
        when,
        Severity.HIGH,
        List.of(),
        List.of(),
        List.of(),
        List.of(new PastIncident.Cause(texts.apply("payments"), null)),
        new Feedback(verdict, cause, null, atMost(1_000, "pool was 10"), when.last()));
  }

  private Remediation remediation() {
    return new Remediation(
        "pool-exhausted",
        1,
        texts.apply("Give the pool room again"),
        List.of(texts.apply("See who holds the connections"), "Raise the limit"),
        Remediation.Risk.LOW,
        true,
        texts.apply("nobody waits any more"),
        texts.apply("a pattern of payments says 'pool'"));
  }

  private void addIncident() {
    add(
        "payments",
        Level.ERROR,
        "Cannot get a connection from pool <*> within <*>: <*> active, 0 idle",
        List.of(
            slot(SlotType.WORD, null, "orders", "ledger"),
            slot(SlotType.DURATION, null, "30 s"),
            slot(SlotType.NUMBER, null, "40")),
        incident(18),
        List.of(
            "Cannot get a connection from pool orders within 30 s: 40 active, 0 idle",
            "com.shop.pool.PoolExhaustedException: 40 of 40 connections are in use",
            "\tat com.shop.pool.Pool.take(Pool.java:118)",
            "\tat com.shop.payments.Ledger.book(Ledger.java:64)",
            "Caused by: java.net.SocketTimeoutException: connect timed out",
            "\tat java.base/java.net.Socket.connect(Socket.java:633)",
            "\t... 12 more"));
    add(
        "checkout",
        Level.ERROR,
        "Payment of order <*> failed after <*> attempts: upstream <*> answered <*>",
        List.of(
            slot(SlotType.IDENTIFIER, null, "ord-48213", "ord-48377", "ord-48401"),
            slot(SlotType.NUMBER, null, "3"),
            slot(SlotType.HOST, null, "payments.shop.internal:8443"),
            slot(SlotType.NUMBER, null, "503", "504")),
        incident(31),
        List.of(
            "Payment of order ord-48213 failed after 3 attempts:"
                + " upstream payments.shop.internal:8443 answered 503"));
    add(
        "gateway",
        Level.WARN,
        "Slow response <*> <*> took <*> status=<*>",
        List.of(
            slot(SlotType.WORD, null, "GET", "POST"),
            slot(SlotType.PATH, null, "/api/orders", "/api/cart"),
            slot(SlotType.DURATION, null, "3.1 s", "12 s"),
            slot(SlotType.NUMBER, "status", "200", "503")),
        incident(55),
        List.of("Slow response POST /api/orders took 12 s status=503"));
    add(
        "payments",
        Level.FATAL,
        "Circuit to <*> is open; payments are refused",
        List.of(slot(SlotType.HOST, null, "ledger-db.shop.internal:5432")),
        incident(0.1),
        List.of("Circuit to ledger-db.shop.internal:5432 is open; payments are refused"));
  }

  private long[] incident(double aMinute) {
    long[] counts = new long[MINUTES];
    for (int i = BAD_FROM; i < BAD_TO; i++) {
      counts[i] = Math.round(aMinute * (0.5 + random.nextDouble()));
    }
    counts[BAD_FROM + 1] = Math.max(1, counts[BAD_FROM + 1]);
    return counts;
  }

  private void addOrdinary(int index) {
    String service = SERVICES[random.nextInt(SERVICES.length)];
    Ending first = ENDINGS[random.nextInt(ENDINGS.length)];
    Ending second = ENDINGS[random.nextInt(ENDINGS.length)];
    String template =
        VERBS[random.nextInt(VERBS.length)] + ' ' + NOUNS[random.nextInt(NOUNS.length)];
    String message = template;
    List<Slot> slots = new ArrayList<>();
    for (Ending ending : first == second ? List.of(first) : List.of(first, second)) {
      template += ending.text();
      if (ending.slot() == null) {
        continue;
      }
      message += ending.text().replace(Pattern.SLOT, ending.slot().examples().get(0));
      slots.add(ending.slot());
    }
    String step = " (step " + (char) ('a' + index % 26) + index / 26 + ")";
    double aMinute = 260.0 / (index + 1) * (0.4 + random.nextDouble());
    long[] counts = new long[MINUTES];
    for (int i = 0; i < MINUTES; i++) {
      double now =
          aMinute * (1 + 0.35 * Math.sin(i / 37.0 + index % 5))
              + random.nextGaussian() * Math.sqrt(aMinute);
      counts[i] =
          aMinute < 1 ? random.nextDouble() < aMinute ? 1 : 0 : Math.max(0, Math.round(now));
    }
    counts[random.nextInt(MINUTES)] += 1;
    Level[] usual = {
      Level.INFO, Level.INFO, Level.INFO, Level.INFO, Level.DEBUG, Level.DEBUG, Level.WARN
    };
    Level level =
        index > 120 && index % 23 == 0 ? Level.ERROR : usual[random.nextInt(usual.length)];
    if (level == Level.WARN) { // warnings are rarer than what goes well
      for (int i = 0; i < MINUTES; i++) {
        counts[i] = counts[i] / 20 + (i == index % MINUTES ? 1 : 0);
      }
    }
    add(service, level, template + step, slots, counts, List.of(message + step));
  }

  private void add(
      String service,
      Level level,
      String template,
      List<Slot> slots,
      long[] counts,
      List<String> lines) {
    PatternId id = new PatternId(random.nextLong());
    long events = 0;
    int first = -1;
    int last = 0;
    int filled = 0;
    for (int i = 0; i < MINUTES; i++) {
      timeline[level.ordinal()][i] += counts[i];
      events += counts[i];
      if (counts[i] > 0) {
        first = first < 0 ? i : first;
        last = i;
        filled++;
      }
    }
    long[] starts = new long[filled];
    long[] values = new long[filled];
    for (int i = 0, at = 0; i < MINUTES; i++) {
      if (counts[i] > 0) {
        starts[at] = START.getEpochSecond() + 60L * i;
        values[at++] = counts[i];
      }
    }
    List<Event> examples = new ArrayList<>();
    for (int i = 0; i < Math.min(3, filled); i++) {
      examples.add(event(service, level, Instant.ofEpochSecond(starts[i]), id, lines));
    }
    long all = events;
    boolean mixed = level == Level.WARN && random.nextInt(3) == 0 && events > 4;
    Map<Level, Long> levels =
        mixed
            ? Map.of(Level.WARN, events / 2, Level.INFO, events - events / 2)
            : Map.of(level, events);
    patterns.add(
        new PatternStats(
            new Pattern(
                id,
                texts.apply(template),
                slots.stream()
                    .map(
                        slot ->
                            new Slot(
                                slot.type(),
                                slot.name() == null ? null : texts.apply(slot.name()),
                                slot.examples().stream().map(texts).toList(),
                                stats(slot, all)))
                    .toList()),
            new EventCounts(events, events * lines.size(), levels),
            new TimeRange(at(first), at(last)),
            TimeSeries.of(Duration.ofMinutes(1), starts, values),
            examples,
            List.of(
                label(Label.SERVICE, service, "the name of the source"),
                label(
                    Label.COMPONENT,
                    "com.shop." + service + "." + (events % 3 == 0 ? "Handler" : "Worker"),
                    "the logger in the header"),
                template.contains("pool") || template.contains("stock")
                    ? label(Label.CONTEXT, "database", "the word 'pool'")
                    : label(Label.CONTEXT, "http", "the path in the message"))));
  }

  private static Instant at(int minute) {
    return START.plusSeconds(60L * minute + 13);
  }

  private Label label(String kind, String value, String because) {
    return new Label(texts.apply(kind), texts.apply(value), texts.apply(because));
  }

  private Event event(String service, Level level, Instant time, PatternId id, List<String> lines) {
    Instant exact = time.plusMillis(random.nextInt(60_000));
    List<String> raw = new ArrayList<>(lines);
    raw.set(0, exact + " " + level + " [" + service + "-worker-3] " + lines.get(0));
    nextLine += 1 + random.nextInt(400);
    return new Event(
        new EventId(texts.apply("logs/" + service + ".log"), nextLine),
        exact,
        level,
        texts.apply(lines.get(0)),
        raw.stream().map(texts).toList(),
        id,
        Map.of(texts.apply("thread"), texts.apply(service + "-worker-3")));
  }

  private Chunk chunk() {
    Map<Level, TimeSeries> levels = new EnumMap<>(Level.class);
    long[] all = new long[MINUTES];
    for (Level level : Level.values()) {
      TimeSeries series = series(timeline[level.ordinal()]);
      if (series.size() > 0) {
        levels.put(level, series);
      }
      for (int i = 0; i < MINUTES; i++) {
        all[i] += timeline[level.ordinal()][i];
      }
    }
    long events = 0;
    long lines = 0;
    Map<Level, Long> counts = new HashMap<>();
    for (PatternStats stats : patterns) {
      events += stats.counts().events();
      lines += stats.counts().lines();
      stats.counts().levels().forEach((level, count) -> counts.merge(level, count, Long::sum));
    }
    return new Chunk(
        new TimeRange(at(0), at(MINUTES - 1)),
        new EventCounts(events, lines, counts),
        levels,
        series(all),
        patterns,
        stackTraces());
  }

  private static TimeSeries series(long[] counts) {
    TreeMap<Long, Long> filled = new TreeMap<>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        filled.put(START.getEpochSecond() + 60L * i, counts[i]);
      }
    }
    return TimeSeries.of(
        Duration.ofMinutes(1),
        filled.keySet().stream().mapToLong(Long::longValue).toArray(),
        filled.values().stream().mapToLong(Long::longValue).toArray());
  }

  private PatternStats pattern(String start) {
    return patterns.stream()
        .filter(stats -> stats.pattern().template().startsWith(start))
        .findFirst()
        .orElseThrow();
  }

  private List<StackTraceStats> stackTraces() {
    PatternStats pool = pattern("Cannot get");
    PatternStats payment = pattern("Payment of");
    return List.of(
        new StackTraceStats(
            "5b1f00d4c0ffee11",
            List.of(
                texts.apply("com.shop.payments.BookingException"),
                texts.apply("com.shop.pool.PoolExhaustedException"),
                texts.apply("java.net.SocketTimeoutException")),
            texts.apply("java.net.SocketTimeoutException at java.net.Socket.connect"),
            pool.counts().events(),
            pool.seen(),
            List.of(pool.pattern().id()),
            pool.examples().get(0)),
        new StackTraceStats(
            "77aa00d4c0ffee22",
            List.of(texts.apply("java.lang.IllegalStateException")),
            texts.apply("java.lang.IllegalStateException at com.shop.checkout.Cart.total"),
            7,
            payment.seen(),
            List.of(payment.pattern().id()),
            payment.examples().get(0)));
  }

  private List<Finding> findings() {
    PatternStats pool = pattern("Cannot get");
    PatternStats payment = pattern("Payment of");
    PatternStats slow = pattern("Slow response");
    PatternStats circuit = pattern("Circuit to");
    return List.of(
        finding(
            "error-burst",
            Severity.CRITICAL,
            0.97,
            "Payments cannot reach their database: the connection pool is exhausted from 10:22 to 10:50",
            List.of(pool, payment),
            evidence(
                "The pool error appears 142 minutes into the log and never before.",
                Words.count(pool.counts().events(), "event") + " in 29 minutes",
                "none in the 142 minutes before",
                pool),
            evidence(
                "Checkout fails in the same minutes, because it waits for payments.",
                Words.count(payment.counts().events(), "failed payment"),
                "fewer than 1 an hour",
                payment)),
        finding(
            "fatal-event",
            Severity.HIGH,
            0.9,
            "Payments refused all requests while the circuit to ledger-db was open",
            List.of(circuit),
            evidence(
                "A FATAL event was logged.",
                Words.count(circuit.counts().events(), "event"),
                "none",
                circuit)),
        finding(
            "slow-responses",
            Severity.MEDIUM,
            0.71,
            "Slow responses at the gateway rose thirtyfold for 29 minutes",
            List.of(slow),
            evidence("The rate of a known warning changed.", "55 a minute", "at most 2", slow)),
        finding(
            "new-pattern",
            Severity.LOW,
            0.4,
            "Three patterns appeared for the first time in the last hour",
            List.of(patterns.get(30), patterns.get(31), patterns.get(32)),
            evidence(
                "They have no events before 11:00.", "3 new", "0 to 1 an hour", patterns.get(30))),
        finding(
            "level-mix",
            Severity.INFO,
            0.1,
            "A pattern is logged at two levels",
            List.of(patterns.get(40)),
            evidence(
                "The same text has two levels.", "WARN and INFO", "one level", patterns.get(40))));
  }

  private Finding finding(
      String kind,
      Severity severity,
      double score,
      String summary,
      List<PatternStats> about,
      Evidence... evidence) {
    return new Finding(
        texts.apply("anomaly"),
        texts.apply(kind),
        severity,
        score,
        about.get(0).seen(),
        texts.apply(summary),
        about.stream().map(stats -> stats.pattern().id()).toList(),
        List.of(evidence));
  }

  private Evidence evidence(
      String statement, String observed, String expected, PatternStats about) {
    List<EventId> events = new ArrayList<>();
    about.examples().forEach(event -> events.add(event.id()));
    events.add(new EventId(texts.apply("logs/elsewhere.log"), 4711)); // no example, so no text
    return new Evidence(
        texts.apply(statement),
        texts.apply(observed),
        texts.apply(expected),
        events,
        new Evidence.Surprise(17.25, texts.apply("the hour before"), 0.75));
  }

  private List<SourceReport> sources(Chunk chunk) {
    List<SourceReport> sources = new ArrayList<>();
    long left = chunk.counts().lines();
    for (int i = 0; i < SERVICES.length; i++) {
      long part = i == SERVICES.length - 1 ? left : left / 3;
      left -= part;
      boolean odd = SERVICES[i].equals("gateway");
      sources.add(
          new SourceReport(
              texts.apply("logs/" + SERVICES[i] + ".log"),
              List.of(
                  new FormatUse(
                      texts.apply("java-line"),
                      texts.apply("timestamp level [thread] message"),
                      odd ? 0.934 : 1,
                      part - (odd ? 120 : 0)),
                  new FormatUse(
                      texts.apply("logfmt"),
                      texts.apply("key=value pairs"),
                      odd ? 0.066 : 0,
                      odd ? 120 : 0)),
              new LineCounts(
                  part + (odd ? 418 : 12),
                  part,
                  odd ? 37 : 0,
                  odd ? 380 : 12,
                  odd ? 1 : 0,
                  0,
                  odd ? 3 : 0,
                  odd ? 2 : 0),
              chunk.window(),
              odd ? List.of(texts.apply("no time zone is stated; UTC is assumed")) : List.of()));
    }
    return sources;
  }
}
