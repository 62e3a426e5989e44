package io.loginsight.tck;

import io.loginsight.api.Analysis;
import io.loginsight.api.Chunk;
import io.loginsight.api.EventId;
import io.loginsight.api.Evidence;
import io.loginsight.api.Finding;
import io.loginsight.api.Label;
import io.loginsight.api.Pattern;
import io.loginsight.api.PatternId;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Severity;
import io.loginsight.api.TimeRange;
import io.loginsight.spi.Analyzer;
import io.loginsight.spi.AnalyzerContext;
import io.loginsight.spi.AnalyzerProvider;
import io.loginsight.spi.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Makes a well-behaved analyzer, or one with the fault that {@link Faults} asks for. */
public final class SampleAnalyzerProvider implements AnalyzerProvider {

  static final Option<Integer> MOST = Option.wholeNumber("most", 50, 1, 99, "how many findings");

  /** A pattern that no sample of the contract has. */
  static final String OWN = "bread is burnt in the oven <*>";

  private static boolean closed;

  private int asked;
  private final Gathering gathering = new Gathering("provider_askedByManyThreadsAtOnce_answersAll");

  @Override
  public String id() {
    if (Faults.is("id_isUpTo64LowerCaseLettersDigitsAndHyphens")) {
      return "My Analyzer";
    }
    return Faults.is("id_isTheSameForEachProvider") && asked++ > 0 ? "other" : "sample";
  }

  @Override
  public List<Option<?>> options() {
    if (Faults.is("options_areDeclaredOnceAsConstants")) {
      return List.of(Option.flag("most", true, "made anew"));
    }
    if (Faults.is("options_haveNamesOfTheirOwn")) {
      return List.of(MOST, TWIN);
    }
    return Faults.is("options_areDescribedInOneLine") ? List.of(MOST, SILENT) : List.of(MOST);
  }

  private static final Option<Integer> TWIN = Option.wholeNumber("most", 1, 1, 9, "again");
  private static final Option<String> SILENT = Option.text("silent", "x", "");

  @Override
  public Analyzer create(AnalyzerContext context) {
    gathering.enter();
    if (Faults.is("create_everyOptionSetToItsDefault_makesAnAnalyzer")) {
      throw new IllegalStateException("no such luck");
    }
    closed = false;
    int most = Faults.is("options_areDeclaredOnceAsConstants") ? 50 : context.get(MOST);
    return new SampleAnalyzer(
        Faults.is("id_isTheSameForEachProvider") ? "sample" : id(),
        most,
        context.clock().instant());
  }

  private static final class SampleAnalyzer implements Analyzer {

    private final String own;
    private final int most;
    private final Instant now;
    private int calls;
    private int closes;

    SampleAnalyzer(String own, int most, Instant now) {
      this.own = own;
      this.most = most;
      this.now = now;
    }

    @Override
    public CompletionStage<Analysis> analyze(Chunk chunk) {
      calls++;
      if (Faults.isAlone("create_twice_analyzersShareNothing") && closed) {
        throw new IllegalStateException("closed");
      }
      boolean hostile = chunk.patterns().size() > 10;
      if ((Faults.is("analyze_hostileText_completesInTime") && hostile)
          || (Faults.is("analyze_emptyChunk_takesItInSilence") && chunk.patterns().isEmpty())
          || (Faults.is("analyze_eventsWithoutTimes_completesInTime")
              && chunk.window() == null
              && !chunk.patterns().isEmpty())) {
        throw new IllegalStateException("that is too much");
      }
      if (Faults.is("analyze_ordinaryChunk_completesInTime") && chunk.patterns().size() == 6) {
        return new CompletableFuture<>();
      }
      chunk.patterns().forEach(stats -> own(chunk, stats));
      List<Finding> findings = new ArrayList<>();
      if (!Faults.is("analyze_someChunk_findsSomething")) {
        chunk.patterns().stream().limit(most).map(s -> finding(chunk, s)).forEach(findings::add);
      }
      String id = Faults.is("analysis_carriesTheIdOfItsProvider") ? "other" : own;
      return CompletableFuture.completedFuture(new Analysis(id, findings));
    }

    /** What goes wrong with that pattern alone. */
    private static void own(Chunk chunk, PatternStats stats) {
      boolean minutes = stats.series().step().equals(Duration.ofMinutes(1));
      if (stats.pattern().template().startsWith(OWN)
          && ((Faults.is("analyze_ordinaryChunk_completesInTime/step") && !minutes)
              || (Faults.is("analyze_ordinaryChunk_completesInTime/single")
                  && stats.counts().events() == 1)
              || (Faults.is("analyze_eventsWithoutTimes_completesInTime/own")
                  && chunk.window() == null)
              || (Faults.is("analyze_hostileText_completesInTime/own")
                  && stats.pattern().template().contains("<script>")))) {
        throw new IllegalStateException("it never was like that");
      }
    }

    private Finding finding(Chunk chunk, PatternStats stats) {
      String text = stats.pattern().template();
      String line = text.replaceAll("\\R", " ");
      String summary = line;
      if (Faults.is("findings_areSummedUpInOneLine")) {
        summary = text;
      } else if (Faults.is("findings_areSummedUpInOneLine/own")) {
        summary += stats.examples().get(0).attributes();
      } else if (Faults.is("analyze_sameChunkAgain_saysTheSame")) {
        summary += " call " + calls;
      } else if (Faults.is("analyze_atAnotherTime_saysTheSame")) {
        summary += " at " + now;
      } else if (Faults.is("analyze_inAnotherCountry_saysTheSame")) {
        summary += String.format(" %,d", stats.counts().events());
      }
      TimeRange when = stats.seen();
      if (Faults.is("findings_lieInTheWindowOfTheChunk")) {
        when = new TimeRange(Instant.EPOCH, Instant.EPOCH);
      }
      EventId event =
          Faults.is("evidence_pointsAtEventsOfTheChunk")
              ? new EventId("elsewhere", 1)
              : stats.examples().get(0).id();
      return new Finding(
          Faults.is("findings_carryTheIdOfTheirProvider") ? "other" : own,
          Faults.is("findings_haveAKindOfLowerCaseLettersDigitsAndHyphens") ? "Bad Kind" : "kind",
          Severity.LOW,
          0.5,
          when,
          summary,
          List.of(
              Faults.is("findings_namePatternsOfTheChunk")
                  ? new PatternId(7)
                  : stats.pattern().id()),
          List.of(
              new Evidence(
                  Faults.is("evidence_isStatedInOneLine") ? "two\nlines" : line,
                  chunk.counts().events() + " events",
                  "none",
                  List.of(event))));
    }

    @Override
    public List<Pattern> extractPatterns(Chunk chunk) {
      return Faults.is("extractPatterns_ofAChunk_areItsOwn")
          ? List.of(new Pattern(new PatternId(7), "made up", List.of()))
          : Analyzer.super.extractPatterns(chunk);
    }

    @Override
    public List<Label> contextOf(List<PatternStats> patterns) {
      return Faults.is("contextOf_patterns_isTheSameEachTime")
          ? List.of(new Label("context", "call " + calls++, "counted"))
          : Analyzer.super.contextOf(patterns);
    }

    @Override
    public void close() {
      closed = true;
      if (Faults.is("close_twice_isTakenInSilence") && closes++ > 0) {
        throw new IllegalStateException("closed already");
      }
    }
  }
}
