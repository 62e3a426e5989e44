package io.loginsight.tck;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.loginsight.api.Analysis;
import io.loginsight.api.Chunk;
import io.loginsight.api.Event;
import io.loginsight.api.EventId;
import io.loginsight.api.Evidence;
import io.loginsight.api.Finding;
import io.loginsight.api.Pattern;
import io.loginsight.api.PatternId;
import io.loginsight.api.PatternStats;
import io.loginsight.spi.Analyzer;
import io.loginsight.spi.AnalyzerContext;
import io.loginsight.spi.AnalyzerProvider;
import io.loginsight.spi.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * What every {@link AnalyzerProvider} and {@link Analyzer} promises.
 *
 * <p><b>Threads:</b> Confined.
 */
public abstract class AnalyzerContract extends ProviderContract<AnalyzerProvider> {

  private static final Executor EXECUTOR =
      task -> {
        Thread thread = new Thread(task, "loginsight-tck");
        thread.setDaemon(true);
        thread.start();
      };

  private static final InstantSource NOW = InstantSource.fixed(Samples.START.plusSeconds(86_400));
  private static final InstantSource LATER = InstantSource.fixed(Instant.EPOCH);

  private static final String SAME =
      "let an analysis follow from the chunk alone: no state from one call to the next, no clock,"
          + " a fixed seed for randomness, and no order of a HashMap.";

  /** For subclasses. */
  protected AnalyzerContract() {
    super(
        AnalyzerProvider.class,
        AnalyzerProvider::id,
        loader -> ServiceLoader.load(AnalyzerProvider.class, loader));
  }

  @Override
  protected abstract AnalyzerProvider provider();

  /**
   * Returns what the analyzer's options are set to in these tests.
   *
   * @return values by name of option; none unless overridden
   */
  protected Map<String, String> settings() {
    return Map.of();
  }

  /**
   * Returns chunks to try beside the samples. An analyzer that finds nothing in the samples needs a
   * chunk here that it finds something in; {@link ChunkBuilder} makes one. Of each chunk variants
   * are tried as well: without times, with hostile text, in longer intervals, and single events.
   *
   * @return chunks; none unless overridden
   */
  protected List<Chunk> chunks() {
    return List.of();
  }

  /** How long one call may take. */
  Duration limit() {
    return Call.LIMIT;
  }

  @Override
  Object use(AnalyzerProvider provider) {
    try (Analyzer analyzer = provider.create(context(provider, NOW))) {
      return analyzer;
    }
  }

  // The provider

  @Test
  void options_areDeclaredOnceAsConstants() {
    AnalyzerProvider provider = provider();
    Rule.check(
        provider.options().equals(provider.options()),
        () -> "options() made new options when it was called again.",
        "declare each Option as a static final constant and return the same ones: the context"
            + " knows an option by identity.");
  }

  @Test
  void options_haveNamesOfTheirOwn() {
    Set<String> names = new HashSet<>();
    for (Option<?> option : provider().options()) {
      Rule.check(
          names.add(option.name()),
          () -> "Two options have the name '" + option.name() + "'.",
          "give each option a name of its own.");
    }
  }

  @Test
  void options_areDescribedInOneLine() {
    for (Option<?> option : provider().options()) {
      String text = option.description();
      Rule.check(
          Rule.isOneLine(text) && !text.startsWith(";"),
          () -> "The option '" + option.name() + "' is described as " + Rule.shown(text) + ".",
          "describe it in one line for the person who sets it.");
    }
  }

  @Test
  void create_everyOptionSetToItsDefault_makesAnAnalyzer() {
    AnalyzerProvider provider = provider();
    Map<String, String> settings = new HashMap<>();
    for (Option<?> option : provider.options()) {
      settings.put(option.name(), String.valueOf(option.defaultValue()));
    }
    Call<Analyzer> call =
        Call.of(
            limit(),
            () ->
                provider.create(new AnalyzerContext(EXECUTOR, NOW, provider.options(), settings)));
    call.check(
        "create(context) failed with the defaults of all options",
        "let it make an analyzer with every allowed value of its options.");
    Rule.check(
        call.value() != null, () -> "create(context) returned null.", "return a new analyzer.");
    close(call.value());
  }

  @Test
  void create_twice_analyzersShareNothing() {
    List<Analysis> expected = analyses();
    AnalyzerProvider provider = provider();
    Analyzer one = create(provider, NOW);
    Analyzer other = create(provider, NOW);
    samples().forEach(chunk -> ask(one, chunk));
    close(one);
    compare(
        expected,
        other,
        "After another analyzer of the same provider was used and closed,",
        "let create(context) make all that an analyzer needs anew, and let close() give back only"
            + " that.");
    close(other);
  }

  // One call

  @Test
  void analyze_emptyChunk_takesItInSilence() {
    Analyzer analyzer = create(provider(), NOW);
    Call<Analysis> call = ask(analyzer, Chunk.empty());
    call.check("An empty chunk made it fail", "return an analysis without findings.");
    Analysis analysis = call.value();
    Rule.check(
        analysis != null && analysis.findings().isEmpty(),
        () -> "For an empty chunk it returned " + analysis + ".",
        "return an analysis without findings.");
    close(analyzer);
  }

  @Test
  void analyze_ordinaryChunk_completesInTime() {
    completes(List.of(Samples.shop(), Samples.oneEvent()), "An ordinary chunk");
    completes(chunks(), "A chunk of chunks()");
    completes(each(Variants::inLongerSteps), "A chunk of chunks(), in longer intervals,");
    completes(singleEvents(), "A single event out of a chunk of chunks()");
  }

  @Test
  void analyze_eventsWithoutTimes_completesInTime() {
    completes(List.of(Samples.withoutTimes()), "A chunk of events without times");
    completes(each(Variants::withoutTimes), "A chunk of chunks(), without its times,");
  }

  @Test
  void analyze_hostileText_completesInTime() {
    completes(List.of(Samples.hostile()), "A chunk of hostile text");
    completes(each(Variants::hostile), "A chunk of chunks(), with hostile text,");
  }

  private void completes(List<Chunk> chunks, String what) {
    Analyzer analyzer = create(provider(), NOW);
    for (Chunk chunk : chunks) {
      Call<Analysis> call = ask(analyzer, chunk);
      call.check(
          what + " made it fail",
          "the text of a log may hold anything, window and series may be missing; bound the time"
              + " of a call to "
              + limit().toSeconds()
              + " s.");
      Rule.check(
          call.value() != null,
          () -> what + " made it return null.",
          "return new Analysis(id, List.of()) when there is nothing to say.");
    }
    close(analyzer);
  }

  @Test
  void analyze_someChunk_findsSomething() {
    assumeTrue(answersAll(), "it does not answer");
    Rule.check(
        analyses().stream().anyMatch(analysis -> !analysis.findings().isEmpty()),
        () -> "It has no finding in any sample, so that nothing is known about its findings.",
        "override chunks() and return one that it finds something in; ChunkBuilder makes one.");
  }

  @Test
  void analyze_sameChunkAgain_saysTheSame() {
    List<Analysis> expected = analyses();
    Analyzer analyzer = create(provider(), NOW);
    List<Chunk> samples = samples();
    for (int i = samples.size() - 1; i >= 0; i--) {
      ask(analyzer, samples.get(i));
    }
    compare(expected, analyzer, "Asked again, and in another order,", SAME);
    close(analyzer);
  }

  @Test
  void analyze_atAnotherTime_saysTheSame() {
    List<Analysis> expected = analyses();
    Analyzer analyzer = create(provider(), LATER);
    compare(expected, analyzer, "With another clock in its context,", SAME);
    close(analyzer);
  }

  @Test
  @ResourceLock(Resources.LOCALE)
  @ResourceLock(Resources.TIME_ZONE)
  void analyze_inAnotherCountry_saysTheSame() {
    List<Analysis> expected = analyses();
    Call.elsewhere(
        () -> {
          Analyzer analyzer = create(provider(), NOW);
          compare(
              expected,
              analyzer,
              "With another default locale and time zone,",
              "pass Locale.ROOT to String.format, toLowerCase and toUpperCase, and ZoneOffset.UTC to"
                  + " what formats times.");
          close(analyzer);
        });
  }

  // What is said

  @Test
  void analysis_carriesTheIdOfItsProvider() {
    String id = provider().id();
    for (Analysis analysis : analyses()) {
      Rule.check(
          id.equals(analysis.analyzerId()),
          () -> "An analysis says it is of '" + analysis.analyzerId() + "'.",
          "write new Analysis(\"" + id + "\", ...): the engine refuses another id.");
    }
  }

  @Test
  void findings_carryTheIdOfTheirProvider() {
    String id = provider().id();
    eachFinding(
        (chunk, finding) ->
            Rule.check(
                id.equals(finding.analyzerId()),
                () ->
                    "The finding "
                        + said(finding)
                        + " says it is of '"
                        + finding.analyzerId()
                        + "'.",
                "write new Finding(\"" + id + "\", ...): the engine refuses another id."));
  }

  @Test
  void findings_haveAKindOfLowerCaseLettersDigitsAndHyphens() {
    eachFinding(
        (chunk, finding) ->
            Rule.check(
                finding.kind().matches(ID),
                () ->
                    "The finding "
                        + said(finding)
                        + " is of the kind "
                        + Rule.shown(finding.kind())
                        + ".",
                "name the sort of thing it is by lower-case letters, digits and '-', such as"
                    + " 'error-pattern'."));
  }

  @Test
  void findings_areSummedUpInOneLine() {
    eachFinding(
        (chunk, finding) ->
            Rule.check(
                Rule.isOneLine(finding.summary()),
                () -> "A finding is summed up as " + Rule.shown(finding.summary()) + ".",
                "write one sentence; put log text into it by text.replaceAll(\"\\\\R\", \" \")."));
  }

  @Test
  void findings_namePatternsOfTheChunk() {
    eachFinding(
        (chunk, finding) -> {
          Set<PatternId> known = new HashSet<>();
          chunk.patterns().forEach(stats -> known.add(stats.pattern().id()));
          Rule.check(
              known.containsAll(finding.patterns()),
              () ->
                  "The finding " + said(finding) + " names patterns that the chunk does not have.",
              "name only the patterns of the chunk that was analysed.");
        });
  }

  @Test
  void findings_lieInTheWindowOfTheChunk() {
    eachFinding(
        (chunk, finding) -> {
          var window = chunk.window();
          var when = finding.when();
          Rule.check(
              when == null
                  || (window != null
                      && !when.first().isBefore(window.first().minus(chunk.events().step()))
                      && !when.last().isAfter(window.last().plus(chunk.events().step()))),
              () -> "The finding " + said(finding) + " covers " + when + " of " + window + ".",
              "let 'when' cover event times of the chunk; null if its events have none.");
        });
  }

  @Test
  void evidence_pointsAtEventsOfTheChunk() {
    eachFinding(
        (chunk, finding) -> {
          Set<EventId> known = events(chunk);
          for (Evidence evidence : finding.evidence()) {
            Rule.check(
                known.containsAll(evidence.events()),
                () ->
                    ("The evidence " + Rule.shown(evidence.statement()) + " points at ")
                        + (evidence.events() + ", which the chunk does not have."),
                "point at the ids of examples: stats.examples() and stackTrace.example().");
          }
        });
  }

  @Test
  void evidence_isStatedInOneLine() {
    eachFinding(
        (chunk, finding) -> {
          for (Evidence evidence : finding.evidence()) {
            Evidence.Surprise surprise = evidence.surprise();
            for (String text :
                List.of(
                    evidence.statement(),
                    evidence.observed(),
                    evidence.expected(),
                    surprise == null ? "nothing" : surprise.baseline())) {
              Rule.check(
                  Rule.isOneLine(text),
                  () -> "Evidence says " + Rule.shown(text) + ".",
                  "state what was seen, what was observed and what was expected, each in one line;"
                      + " put log text into it by text.replaceAll(\"\\\\R\", \" \").");
            }
          }
        });
  }

  @Test
  void extractPatterns_ofAChunk_areItsOwn() {
    Analyzer analyzer = create(provider(), NOW);
    for (Chunk chunk : allSamples()) {
      List<Pattern> own = chunk.patterns().stream().map(PatternStats::pattern).toList();
      Call<List<Pattern>> call = Call.of(limit(), () -> analyzer.extractPatterns(chunk));
      List<Pattern> patterns = call.value();
      Rule.check(
          patterns != null && own.containsAll(patterns),
          () ->
              "extractPatterns gave "
                  + (patterns == null ? call.failure() : "patterns that the chunk does not have")
                  + ".",
          "return those of chunk.patterns() that the analyzer looks at; none for an empty chunk.");
    }
    close(analyzer);
  }

  @Test
  void contextOf_patterns_isTheSameEachTime() {
    Analyzer analyzer = create(provider(), NOW);
    for (Chunk chunk : allSamples()) {
      Call<List<?>> call = Call.of(limit(), () -> analyzer.contextOf(chunk.patterns()));
      Call<List<?>> again = Call.of(limit(), () -> analyzer.contextOf(chunk.patterns()));
      List<?> context = call.value();
      Rule.check(
          context != null && context.equals(again.value()),
          () ->
              "contextOf gave "
                  + (context == null ? call.failure() : "different labels when asked again")
                  + ".",
          "return the distinct labels that the patterns speak of; none for no patterns.");
    }
    close(analyzer);
  }

  @Test
  void close_twice_isTakenInSilence() {
    Analyzer analyzer = create(provider(), NOW);
    ask(analyzer, Samples.shop());
    for (String time : List.of("once", "twice")) {
      Call<Object> call =
          Call.of(
              limit(),
              () -> {
                analyzer.close();
                return time;
              });
      call.check("close(), called " + time + ", failed", "let a second close() do nothing.");
    }
  }

  // How they are asked

  private List<Chunk> samples() {
    List<Chunk> samples = new ArrayList<>(List.of(Samples.shop(), Samples.withoutTimes()));
    samples.add(Samples.oneEvent());
    samples.addAll(chunks());
    return samples;
  }

  private List<Chunk> allSamples() {
    List<Chunk> all = samples();
    all.add(Samples.hostile());
    all.add(Chunk.empty());
    all.addAll(each(Variants::withoutTimes));
    all.addAll(each(Variants::hostile));
    all.addAll(each(Variants::inLongerSteps));
    all.addAll(singleEvents());
    return all;
  }

  private List<Chunk> each(UnaryOperator<Chunk> variant) {
    return chunks().stream().map(variant).toList();
  }

  private List<Chunk> singleEvents() {
    return chunks().stream().flatMap(chunk -> Variants.singleEvents(chunk).stream()).toList();
  }

  private AnalyzerContext context(AnalyzerProvider provider, InstantSource clock) {
    return new AnalyzerContext(EXECUTOR, clock, provider.options(), settings());
  }

  /** Makes an analyzer, or skips the rule: another one says what is wrong with create. */
  private Analyzer create(AnalyzerProvider provider, InstantSource clock) {
    Call<Analyzer> call = Call.of(limit(), () -> provider.create(context(provider, clock)));
    Analyzer analyzer = call.value();
    assumeTrue(analyzer != null, () -> "create(context) failed: " + call.failure());
    return Objects.requireNonNull(analyzer);
  }

  private Call<Analysis> ask(Analyzer analyzer, Chunk chunk) {
    return Call.of(limit(), () -> analyzer.analyze(chunk).toCompletableFuture().get());
  }

  private boolean answersAll() {
    return analyses().size() == samples().size();
  }

  /** Returns what a new analyzer says about the samples; skips the rule if it fails. */
  private List<Analysis> analyses() {
    Analyzer analyzer = create(provider(), NOW);
    List<Analysis> analyses = new ArrayList<>();
    for (Chunk chunk : samples()) {
      Call<Analysis> call = ask(analyzer, chunk);
      Analysis analysis = call.value();
      assumeTrue(analysis != null, () -> "it fails on a sample: " + call.failure());
      analyses.add(Objects.requireNonNull(analysis));
    }
    close(analyzer);
    return analyses;
  }

  private void compare(List<Analysis> expected, Analyzer analyzer, String when, String mend) {
    List<Chunk> samples = samples();
    for (int i = 0; i < samples.size(); i++) {
      Call<Analysis> call = ask(analyzer, samples.get(i));
      Analysis before = expected.get(i);
      Analysis now = call.value();
      Rule.check(
          before.equals(now),
          () -> when + " it says something else. " + difference(before, now, call.failure()),
          mend);
    }
  }

  private static String difference(
      Analysis before, @Nullable Analysis now, @Nullable Throwable failure) {
    if (now == null) {
      return "Now it fails: " + failure;
    }
    int common = Math.min(before.findings().size(), now.findings().size());
    for (int i = 0; i < common; i++) {
      Finding was = before.findings().get(i);
      Finding is = now.findings().get(i);
      if (!was.equals(is)) {
        return "Before: " + Rule.shown(was.toString()) + "\n  Now: " + Rule.shown(is.toString());
      }
    }
    return before.findings().size() + " findings before, " + now.findings().size() + " now.";
  }

  /** Goes through the findings in all samples; chunks that make the analyzer fail are left out. */
  private void eachFinding(BiConsumer<Chunk, Finding> check) {
    Analyzer analyzer = create(provider(), NOW);
    for (Chunk chunk : allSamples()) {
      Analysis analysis = ask(analyzer, chunk).value();
      if (analysis != null) {
        analysis.findings().forEach(finding -> check.accept(chunk, finding));
      }
    }
    close(analyzer);
  }

  private static Set<EventId> events(Chunk chunk) {
    Set<EventId> known = new HashSet<>();
    for (PatternStats stats : chunk.patterns()) {
      stats.examples().stream().map(Event::id).forEach(known::add);
    }
    chunk.stackTraces().forEach(trace -> known.add(trace.example().id()));
    return known;
  }

  private static String said(Finding finding) {
    return Rule.shown(finding.summary());
  }

  /** Closes an analyzer; how close() behaves has a rule of its own. */
  private static void close(@Nullable Analyzer analyzer) {
    if (analyzer != null) {
      try {
        analyzer.close();
      } catch (RuntimeException | LinkageError e) {
        return;
      }
    }
  }
}
