package io.loginsight.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loginsight.spi.Visualizer;
import io.loginsight.spi.VisualizerProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisualizerContractTest {

  static final String[] FAULTS = {
    "id_isUpTo64LowerCaseLettersDigitsAndHyphens",
    "id_isTheSameForEachProvider",
    "provider_isFoundByServiceLoader",
    "provider_askedByManyThreadsAtOnce_answersAll",
    "mediaType_isWellFormed",
    "write_report_writesBytes",
    "write_emptyReport_writesBytes",
    "write_hostileText_writesBytes",
    "write_sameReportAgain_writesTheSameBytes",
    "write_inAnotherCountry_writesTheSameBytes",
    "create_twice_visualizersShareNothing",
    "write_out_isNotClosed",
    "write_outThatFails_throwsItsException",
    "write_hostileText_canOnlyBeRead",
    "write_hostileText_canOnlyBeRead/json",
    "write_hostileText_canOnlyBeRead/text",
    "writeFigures_hostileText_canOnlyBeRead",
    "writeFigures_sameFiguresAgain_writesTheSameBytes",
  };

  /** The contract on the plugin whose fault is chosen. */
  static class Contract extends VisualizerContract {
    @Override
    protected VisualizerProvider provider() {
      return Faults.is("provider_isFoundByServiceLoader")
          ? new Unregistered()
          : new SampleVisualizerProvider();
    }
  }

  /** In no services file. */
  public static final class Unregistered implements VisualizerProvider {
    private final VisualizerProvider provider = new SampleVisualizerProvider();

    @Override
    public String id() {
      return provider.id();
    }

    @Override
    public String mediaType() {
      return provider.mediaType();
    }

    @Override
    public Visualizer create() {
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "[]",
        " [1, -2.5e+3, true, false] ",
        "{\"a\":{\"b\":[\"\\u00e4\\n\"]}}",
        "\"\""
      })
  void fault_ofJson_isNull(String text) {
    assertEquals(null, JsonSyntax.fault(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1,]",
        "{\"a\"}",
        "{\"a\":1,}",
        "01",
        "\"\n\"",
        "\"\\x\"",
        "\"\\u12\"",
        "nul",
        "1 2",
        "{a:1}",
        "\"",
        "[1"
      })
  void fault_ofOtherText_tellsWhere(String text) {
    assertEquals("at character", String.valueOf(JsonSyntax.fault(text)).substring(0, 12));
  }
}
