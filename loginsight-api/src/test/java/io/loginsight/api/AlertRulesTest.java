package io.loginsight.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.AlertRule.Action;
import io.loginsight.api.AlertRule.Condition;
import io.loginsight.api.AlertRule.Match;
import io.loginsight.api.AlertRule.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertRulesTest {

  @Test
  void parse_allThatARuleCanSay_isRead() {
    AlertRules rules =
        AlertRules.parse(
            "rules.txt",
            """
            \ufeff# What we know.

            budget 10
            fold   backups type="Backup ""full"" *" host=db-* from=2026-03-01 until=2026-04-01T06:00+02:00 because Known, ticket 12
            raise flood\ttype=syn severity=h* to=critical count=100 within=1m by=host,source because A: b=c
            notify beat source="" absent=15m because   Dead
            """);
    AlertRule fold =
        new AlertRule(
            "backups",
            Action.FOLD,
            null,
            new Match("Backup \"full\" *", "db-*", "*", "*"),
            null,
            Instant.parse("2026-03-01T00:00:00Z"),
            Instant.parse("2026-04-01T04:00:00Z"),
            "Known, ticket 12");
    AlertRule raise =
        new AlertRule(
            "flood",
            Action.RAISE,
            Severity.CRITICAL,
            new Match("syn", "*", "*", "H*"),
            new Condition(100, Duration.ofMinutes(1), Set.of(Part.HOST, Part.SOURCE)),
            null,
            null,
            "A: b=c");
    AlertRule beat =
        new AlertRule(
            "beat",
            Action.NOTIFY,
            null,
            new Match("*", "*", "", "*"),
            new Condition(0, Duration.ofMinutes(15), Set.of()),
            null,
            null,
            "Dead");
    assertEquals(new AlertRules(List.of(fold, raise, beat), 10), rules);
  }

  @Test
  void parse_nothing_isNone() {
    assertEquals(AlertRules.NONE, AlertRules.parse("rules.txt", "\n  \r\n# a\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "mute a because b                  | a line begins with notify, fold, raise, lower or budget",
        "fold                              | an id is missing; write: fold ID PART=TEXT... because",
        "fold type=a because b             | an id is missing",
        "fold a,b type=c because d         | an id is made of letters, digits, dots, dashes",
        "fold x type=a because b           | line 1 has a rule of the same id 'x'",
        "fold a type=a                     | the reason is missing; write why behind 'because'",
        "fold a type=a because             | the reason is missing; write why behind 'because'",
        "fold a because b                  | would fold every alert for ever; say of which type",
        "fold a typ=b because c            | 'typ=b' is not PART=TEXT with one of type, host",
        "fold a type=disk full because c   | 'full' is not PART=TEXT with one of",
        "fold a type=b type=c because d    | 'type' stands twice",
        "fold a type= because b            | a text is missing; write \"\" for an empty one",
        "fold a type=\"b because c          | a quote is not closed",
        "fold a type=b\"c\" because d       | a text stands in quotes as a whole",
        "fold a severity=bad because c     | 'BAD' is no severity; there are INFO, LOW",
        "fold a type=b to=LOW because c    | raise and lower need to=SEVERITY, and nothing else",
        "raise a type=b because c          | raise and lower need to=SEVERITY",
        "raise a type=b to=dire because c  | 'dire' is no severity",
        "notify a count=3 because b        | write both: count=NUMBER within=TIME",
        "notify a within=3m because b      | write both: count=NUMBER within=TIME",
        "notify a count=0 within=3m because b  | count is a number from 1 to 1000 and not '0'",
        "notify a count=9999 within=3m because b | count is a number from 1 to 1000 and not '9999'",
        "notify a count=3 within=3 because b   | within='3' is no time span; write 90s, 15m, 2h or 7d",
        "notify a count=3 within=99d because b | a time span is 1 second to 31 days",
        "notify a count=3 within=3m by=hos because b | 'hos' is none of type, host and source; write",
        "notify a type=a by=host because b | 'by' needs count=NUMBER or absent=TIME",
        "notify a absent=3m count=3 within=3m because b | 'count' and 'absent' do not go together",
        "fold a type=b absent=3m because c | when no alert comes there is but one thing to do: notify",
        "fold a type=b until=soon because c| until='soon' is no time; write 2026-04-01",
        "fold a type=b until=2026-04-31 because c | until='2026-04-31' is no time",
        "fold a type=b from=2026-04-01 until=2026-03-01 because c | 'from' is not before 'until'",
        "budget                            | budget is a number from 1 to 10000 and not ''",
        "budget 5 an hour                  | write: budget NUMBER",
      })
  void parse_wrongLine_isNamedWithWhatToWrite(String line, String message) {
    String text = "fold x type=y because z\n" + line + "\n";
    LogInsightException e =
        assertThrows(LogInsightException.class, () -> AlertRules.parse("rules.txt", text));
    assertTrue(String.valueOf(e.getMessage()).startsWith("rules.txt:2: "), e.getMessage());
    assertTrue(String.valueOf(e.getMessage()).contains(message), e.getMessage());
  }

  @Test
  void parse_secondBudget_isRefused() {
    LogInsightException e =
        assertThrows(
            LogInsightException.class, () -> AlertRules.parse("r", "budget 1\n\nbudget 2"));
    assertEquals("r:3: line 1 says the budget already", e.getMessage());
  }

  @Test
  void parse_tooManyRules_areRefused() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i <= AlertRules.MOST; i++) {
      text.append("fold r").append(i).append(" type=a because b\n");
    }
    LogInsightException e =
        assertThrows(LogInsightException.class, () -> AlertRules.parse("r", text.toString()));
    assertEquals("r:1001: there are more than 1000 rules", e.getMessage());
  }

  @Test
  void parse_tooManyThatCount_areRefused() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i <= AlertRules.MOST_CONDITIONS; i++) {
      text.append("notify r").append(i).append(" count=1 within=1m because b\n");
    }
    LogInsightException e =
        assertThrows(LogInsightException.class, () -> AlertRules.parse("r", text.toString()));
    assertEquals("r: more than 100 rules count alerts, or wait for them", e.getMessage());
  }

  @Test
  void parse_controlCharacter_isRefused() {
    LogInsightException e =
        assertThrows(
            LogInsightException.class,
            () -> AlertRules.parse("r", "fold a type=\u001b[2J because b"));
    assertEquals("r:1: it has a control character", e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void parse_anyText_isReadOrRefusedWithItsLine(long seed) {
    Random random = new Random(seed);
    List<String> pieces =
        List.of(
            "fold",
            "notify",
            "raise",
            " a",
            " b",
            " type=",
            "*",
            "\"",
            " count=3",
            " within=1m",
            " because",
            " why",
            "\n",
            " to=LOW",
            " until=2026-01-01",
            "=",
            " by=host",
            "\ud83d");
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(20); n > 0; n--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      try {
        AlertRules.parse("r", text.toString());
      } catch (LogInsightException e) {
        assertTrue(String.valueOf(e.getMessage()).matches("(?s)r:\\d+: .*"), e.getMessage());
      }
    }
  }

  @Test
  void read_noSuchFile_isSaid(@TempDir Path folder) {
    LogInsightException e =
        assertThrows(LogInsightException.class, () -> AlertRules.read(folder.resolve("none.txt")));
    assertTrue(String.valueOf(e.getMessage()).contains("none.txt cannot be read"), e.getMessage());
  }

  @Test
  void read_noText_isSaid(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("r.txt"), new byte[] {(byte) 0xff, 0});
    LogInsightException e = assertThrows(LogInsightException.class, () -> AlertRules.read(file));
    assertTrue(String.valueOf(e.getMessage()).contains("is no text in UTF-8"), e.getMessage());
  }
}
