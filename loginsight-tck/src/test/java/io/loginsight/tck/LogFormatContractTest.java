package io.loginsight.tck;

import io.loginsight.api.Level;
import io.loginsight.spi.Field;
import io.loginsight.spi.FormatContext;
import io.loginsight.spi.LogFormat;
import io.loginsight.spi.LogFormatProvider;
import io.loginsight.spi.LogSample;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class LogFormatContractTest {

  static final String[] FAULTS = {
    "id_isUpTo64LowerCaseLettersDigitsAndHyphens",
    "id_isTheSameForEachProvider",
    "provider_isFoundByServiceLoader",
    "provider_askedByManyThreadsAtOnce_answersAll",
    "detect_itsOwnLines_recognisesThem",
    "detect_otherText_givesAFormatOrNull",
    "detect_sampleTakenBack_isNotUsedAfterwards",
    "detect_sample_isNotModified",
    "detect_again_findsTheSame",
    "description_isOneLine",
    "assumesYear_isTrueWhenTheContextDecidesTheYear",
    "assumesYear_isTrueWhenTheContextDecidesTheYear/none",
    "parse_itsOwnLines_acceptsThem",
    "parse_expectedLine_findsWhatIsInIt/time",
    "parse_expectedLine_findsWhatIsInIt/level",
    "parse_expectedLine_findsWhatIsInIt/field",
    "parse_expectedLine_findsWhatIsInIt/message",
    "parse_expectedLine_findsWhatIsInIt/nothing",
    "parse_inAnotherZone_movesTheTimesThatNameNone",
    "parse_inAnotherZone_movesTheTimesThatNameNone/named",
    "parse_rejectedLine_outIsNotCalled",
    "parse_acceptedLine_hasOneMessage",
    "parse_metaLine_saysNothingElse",
    "parse_acceptedLine_offsetsLieInside",
    "parse_linesInAnotherOrder_findsTheSame",
    "parse_byAnotherParserInBetween_findsTheSame",
    "parse_lineElsewhereInTheArray_findsTheSame",
    "parse_inAnotherCountry_findsTheSame",
    "parse_line_isNotModified",
    "parse_lineTakenBack_isNotUsedAfterwards",
    "parse_damagedLines_neverThrows",
    "parse_veryLongLine_takesIt",
  };

  /** The contract on the plugin whose fault is chosen. */
  static class Contract extends LogFormatContract {
    @Override
    protected LogFormatProvider provider() {
      return Faults.is("provider_isFoundByServiceLoader")
          ? new Unregistered()
          : new SampleLogFormatProvider();
    }

    @Override
    protected List<ExpectedLine> expected() {
      if (Faults.is("parse_expectedLine_findsWhatIsInIt/nothing")) {
        return List.of();
      }
      return List.of(
          line("!INFO!till!opened", null, Level.INFO, "till", "opened"),
          line("!ERROR!till!no $ left", null, null, "till", "no s left"),
          line("!INFO!@2024-05-17T08:00:00!a", "2024-05-17T08:00:00", Level.INFO, null, "a"),
          line("!INFO!@2024-05-17T08:00:00Z!a", "2024-05-17T08:00:00Z", Level.INFO, null, "a"));
    }

    private static ExpectedLine line(
        String line, String time, Level level, String process, String message) {
      Map<Field, String> fields = process == null ? Map.of() : Map.of(Field.PROCESS, process);
      return new ExpectedLine(line, time, level, message, fields);
    }

    @Override
    protected List<String> lines() {
      return List.of("!INFO!till-3!closed", "!!!", "!WARN!x! y ");
    }
  }

  /** In no services file. */
  public static final class Unregistered implements LogFormatProvider {
    private final LogFormatProvider provider = new SampleLogFormatProvider();

    @Override
    public String id() {
      return provider.id();
    }

    @Override
    public LogFormat detect(LogSample sample, FormatContext context) {
      return provider.detect(sample, context);
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
