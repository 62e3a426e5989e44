package io.loginsight.tck;

import io.loginsight.spi.Enricher;
import io.loginsight.spi.EnricherProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class EnricherContractTest {

  static final String[] FAULTS = {
    "id_isUpTo64LowerCaseLettersDigitsAndHyphens",
    "id_isTheSameForEachProvider",
    "provider_isFoundByServiceLoader",
    "provider_askedByManyThreadsAtOnce_answersAll",
    "enrich_ordinaryEvents_saysSomething",
    "enrich_emptyBatch_doesNothing",
    "enrich_hostileText_doesNoHarm",
    "enrich_randomBytes_doesNoHarm",
    "attributes_areWellFormed",
    "enrich_eventsAloneOrReversed_saysTheSame",
    "enrich_eventsElsewhereInTheirArrays_saysTheSame",
    "enrich_inAnotherCountry_saysTheSame",
    "enrich_batch_isNotModified",
    "enrich_batchTakenBack_isNotUsedAfterwards",
    "create_twice_enrichersShareNothing",
  };

  /** The contract on the plugin whose fault is chosen. */
  static class Contract extends EnricherContract {
    @Override
    protected EnricherProvider provider() {
      return Faults.is("provider_isFoundByServiceLoader")
          ? new Unregistered()
          : new SampleEnricherProvider();
    }
  }

  /** In no services file. */
  public static final class Unregistered implements EnricherProvider {
    private final EnricherProvider provider = new SampleEnricherProvider();

    @Override
    public String id() {
      return provider.id();
    }

    @Override
    public Enricher create() {
      return provider.create();
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
