package io.loginsight.tck;

import io.loginsight.spi.LogSource;
import io.loginsight.spi.LogSourceProvider;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class LogSourceContractTest {

  static final String[] FAULTS = {
    "id_isUpTo64LowerCaseLettersDigitsAndHyphens",
    "id_isTheSameForEachProvider",
    "provider_isFoundByServiceLoader",
    "provider_askedByManyThreadsAtOnce_answersAll",
    "accepts_itsOwnLocations",
    "accepts_strangeText_answers",
    "accepts_aFileThatComesAndGoes_answersTheSame",
    "resolve_location_givesSources",
    "resolve_twice_givesTheSameNamesInTheSameOrder",
    "names_areUnique",
    "names_areOneLine",
    "resolve_whatIsLeftOut_isToldInOneLineEach",
    "resolve_nothingToRead_throwsOneLineThatNamesTheLocation",
    "resolve_strangeText_givesSourcesOrThrowsOneLine",
    "open_twice_givesTheSameBytes",
    "open_twoStreamsAtOnce_doNotDisturbEachOther",
    "size_isUnknownOrThatOfTheBytes",
  };

  /** The contract on the plugin whose fault is chosen. */
  static class Contract extends LogSourceContract {
    @Override
    protected LogSourceProvider provider() {
      return Faults.is("provider_isFoundByServiceLoader")
          ? new Unregistered()
          : new SampleLogSourceProvider();
    }

    @Override
    protected String location() {
      return "memory:all";
    }

    @Override
    protected List<String> unreadable() {
      return List.of("memory:gone");
    }
  }

  /** In no services file. */
  public static final class Unregistered implements LogSourceProvider {
    private final LogSourceProvider provider = new SampleLogSourceProvider();

    @Override
    public String id() {
      return provider.id();
    }

    @Override
    public boolean accepts(String location) {
      return provider.accepts(location);
    }

    @Override
    public List<LogSource> resolve(String location, Consumer<String> leftOut) throws IOException {
      return provider.resolve(location, leftOut);
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
