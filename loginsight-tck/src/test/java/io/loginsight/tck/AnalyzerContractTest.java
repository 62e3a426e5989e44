package io.loginsight.tck;

import io.loginsight.api.Chunk;
import io.loginsight.api.Level;
import io.loginsight.api.Slot;
import io.loginsight.api.SlotType;
import io.loginsight.spi.Analyzer;
import io.loginsight.spi.AnalyzerContext;
import io.loginsight.spi.AnalyzerProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class AnalyzerContractTest {

  static final String[] FAULTS = {
    "id_isUpTo64LowerCaseLettersDigitsAndHyphens",
    "id_isTheSameForEachProvider",
    "provider_isFoundByServiceLoader",
    "provider_askedByManyThreadsAtOnce_answersAll",
    "options_areDeclaredOnceAsConstants",
    "options_haveNamesOfTheirOwn",
    "options_areDescribedInOneLine",
    "create_everyOptionSetToItsDefault_makesAnAnalyzer",
    "create_twice_analyzersShareNothing",
    "analyze_emptyChunk_takesItInSilence",
    "analyze_ordinaryChunk_completesInTime",
    "analyze_ordinaryChunk_completesInTime/step",
    "analyze_ordinaryChunk_completesInTime/single",
    "analyze_eventsWithoutTimes_completesInTime",
    "analyze_eventsWithoutTimes_completesInTime/own",
    "analyze_hostileText_completesInTime",
    "analyze_hostileText_completesInTime/own",
    "analyze_someChunk_findsSomething",
    "analyze_sameChunkAgain_saysTheSame",
    "analyze_atAnotherTime_saysTheSame",
    "analyze_inAnotherCountry_saysTheSame",
    "analysis_carriesTheIdOfItsProvider",
    "findings_carryTheIdOfTheirProvider",
    "findings_haveAKindOfLowerCaseLettersDigitsAndHyphens",
    "findings_areSummedUpInOneLine",
    "findings_areSummedUpInOneLine/own",
    "findings_namePatternsOfTheChunk",
    "findings_lieInTheWindowOfTheChunk",
    "evidence_pointsAtEventsOfTheChunk",
    "evidence_isStatedInOneLine",
    "extractPatterns_ofAChunk_areItsOwn",
    "contextOf_patterns_isTheSameEachTime",
    "close_twice_isTakenInSilence",
  };

  private static final Duration EVERY = Duration.ofMinutes(3);

  /** The contract on the plugin whose fault is chosen. */
  static class Contract extends AnalyzerContract {
    @Override
    protected AnalyzerProvider provider() {
      return Faults.is("provider_isFoundByServiceLoader")
          ? new Unregistered()
          : new SampleAnalyzerProvider();
    }

    @Override
    protected List<Chunk> chunks() {
      Slot oven = new Slot(SlotType.IDENTIFIER, "oven", List.of("north", "south"));
      return List.of(
          new ChunkBuilder()
              .events(SampleAnalyzerProvider.OWN, Level.WARN, Samples.START, EVERY, 20)
              .slot(SampleAnalyzerProvider.OWN, oven)
              .attributes(SampleAnalyzerProvider.OWN, Map.of("shift", "night"))
              .build());
    }

    @Override
    Duration limit() {
      return Faults.is("analyze_ordinaryChunk_completesInTime")
          ? Duration.ofMillis(100)
          : super.limit();
    }
  }

  /** In no services file. */
  public static final class Unregistered implements AnalyzerProvider {
    private final AnalyzerProvider provider = new SampleAnalyzerProvider();

    @Override
    public String id() {
      return provider.id();
    }

    @Override
    public List<io.loginsight.spi.Option<?>> options() {
      return provider.options();
    }

    @Override
    public Analyzer create(AnalyzerContext context) {
      return provider.create(context);
    }
  }

  @Test
  void goodPlugin_keepsAllRules() {
    Faults.assertOnlyBreaks("", Contract.class);
  }

  @ParameterizedTest
  @FieldSource("FAULTS")
  void faultyPlugin_breaksItsRuleAlone(String rule) {
    Faults.assertOnlyBreaks(rule, Contract.class);
  }

  @Test
  void everyRule_hasAFault() {
    Faults.assertCoverAllRules(Contract.class, FAULTS);
  }
}
