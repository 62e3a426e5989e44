package io.loginsight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loginsight.cli.Fakes.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code replay}, and rules for {@code alerts}, with the real engine. */
class ReplayTest {

  private static final Instant START = Instant.parse("2026-03-10T00:00:00Z");
  private static final String MAP = "time=time,type=rule,host=agent,severity=level";
  private static final String RULES =
      """
      # What we know.
      budget 2
      notify critical severity=critical because Call at any hour
      fold test host=test-* because Nobody sleeps there
      fold works host=db-1 until=2026-03-11 because The works are over
      raise never type=none to=HIGH because It never comes
      notify beat type=beat absent=90m because The clock has stopped
      """;

  @TempDir Path folder;

  @Test
  void replay_table_saysWhatEachRuleDoes() throws IOException {
    Outcome outcome = run("replay", "--rules", rules(RULES), alerts(), "--map", MAP);
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    assertEquals(
        """
        244 alerts: 4 notifications, 0.4 a day with the rules; 4, 0.4 a day without

        RULE                  DOES      MATCHED    ACTED  HELD BACK  TOLD OF  BECAUSE
        critical              notify          1        1          0        1  Call at any hour
        test                  fold            1        1          1        0  Nobody sleeps there
        works                 fold            0        0          0        0  The works are over
        never                 raise           0        0          0        0  It never comes
        beat                  notify        239        1          0        1  The clock has stopped
                              budget          -        -          1        0  At most 2 an hour

        1 incident lost: told of without the rules only
          2026-03-15 00:01:00  odd on test-1, by test

        1 incident gained: told of with the rules only
          2026-03-10 00:01:00  fire on db-2, by critical
        """,
        outcome.out());
    assertEquals(
        """
        Warning: Rule 'works' ended at 2026-03-11T00:00:00Z; alerts since then that it would be \
        about: 2. Remove it, or give it another end
        Warning: Rule 'never' has nothing to say of any alert; look at its texts, which must fit \
        as a whole, at its times, and at its count if it has one
        """,
        outcome.err());
  }

  @Test
  void replay_json_addsUp() throws IOException {
    Path file = folder.resolve("replay.json");
    Outcome outcome =
        run("replay", "--rules", rules(RULES), alerts(), "--map", MAP, "--json", file.toString());
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    long sum = json.get("notificationsWithout").asLong();
    for (JsonNode rule : json.get("rules")) {
      sum += rule.get("toldOf").asLong() - rule.get("heldBack").asLong();
    }
    sum -= json.get("budget").get("heldBack").asLong();
    sum += json.get("others").get("toldOf").asLong() - json.get("others").get("heldBack").asLong();
    assertEquals(json.get("notificationsWith").asLong(), sum);
    JsonNode lost = json.get("lost").get(0);
    assertEquals("test", lost.get("rule").asText());
    assertEquals("odd", lost.get("firstTold").get("type").asText());
    assertTrue(json.get("rules").get(2).get("expired").asBoolean());
  }

  @Test
  void replay_noRules_changesNothing() throws IOException {
    Outcome outcome = run("replay", "--rules", rules("# none\n"), alerts(), "--map", MAP);
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    String first = outcome.out().lines().findFirst().orElse("");
    assertTrue(
        first.matches(".*: (\\d+) notifications, (.*) a day with the rules; \\1, \\2 a .*"), first);
    assertFalse(outcome.out().contains("lost"), outcome.out());
  }

  @Test
  void replay_withTheRules_isWhatAlertsDoes() throws IOException {
    Path replayed = folder.resolve("replay.json");
    Path folded = folder.resolve("alerts.json");
    Path ledger = folder.resolve("ledger.tsv");
    run("replay", "--rules", rules(RULES), alerts(), "--map", MAP, "--json", replayed.toString());
    Outcome outcome =
        run(
            "alerts",
            alerts(),
            "--rules",
            rules(RULES),
            "--map",
            MAP,
            "--json",
            folded.toString(),
            "--assign",
            ledger.toString());
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    JsonNode told = new ObjectMapper().readTree(replayed.toFile()).get("notificationsWith");
    JsonNode json = new ObjectMapper().readTree(folded.toFile());
    long absences = 0;
    for (JsonNode absence : json.get("absences")) {
      absences += absence.get("told").asBoolean() ? 1 : 0;
    }
    assertEquals(told.asLong(), json.get("notified").asLong() + absences);
    List<String> rows = Files.readAllLines(ledger);
    assertEquals(json.get("alerts").asLong(), rows.size() - 1);
    assertTrue(
        rows.stream().anyMatch(row -> row.endsWith("\t\t0\trule_folds\t0.0\ttest")),
        ledger.toString());
    assertTrue(
        rows.stream().anyMatch(row -> row.matches(".*\t1\trule_tells\t.*\tcritical")),
        ledger.toString());
  }

  @Test
  void alerts_whatDoesNotCome_isNamed() throws IOException {
    Outcome outcome = run("alerts", alerts(), "--rules", rules(RULES), "--map", MAP);
    assertTrue(outcome.out().contains("NOTHING CAME SINCE   RULE\n2026-"), outcome.out());
    assertTrue(outcome.out().contains("  beat\n"), outcome.out());
  }

  @Test
  void alerts_ofTheSameTimeInAnyOrder_areTheSame() throws IOException {
    List<String> rows = new ArrayList<>(rows());
    rows.replaceAll(row -> row.replaceFirst(":\\d\\d:\\d\\dZ", ":00:00Z"));
    String header = rows.remove(0);
    String first = run("alerts", write("a.csv", header, rows), "--map", MAP).out();
    Collections.shuffle(rows, new Random(1));
    assertEquals(first, run("alerts", write("a.csv", header, rows), "--map", MAP).out());
  }

  @Test
  void replay_wrongRule_isNamedWithWhatToWrite() throws IOException {
    String rules = rules("budget 3\nfold a typ=x because y\n");
    Outcome outcome = run("replay", "--rules", rules, alerts(), "--map", MAP);
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertEquals("", outcome.out());
    assertTrue(
        outcome.err().contains("rules.txt:2: 'typ=x' is not PART=TEXT with one of type, host,"),
        outcome.err());
  }

  @Test
  void replay_noRulesFile_isSaid() throws IOException {
    Outcome outcome = run("replay", alerts(), "--map", MAP);
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertTrue(outcome.err().contains("--rules"), outcome.err());
  }

  @Test
  void replay_jsonOverTheRules_isRefused() throws IOException {
    String rules = rules(RULES);
    Outcome outcome = run("replay", "--rules", rules, alerts(), "--map", MAP, "--json", rules);
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertEquals(RULES, Files.readString(Path.of(rules)));
  }

  /** A beat an hour for ten days, and now and then something that never came. */
  private static List<String> rows() {
    List<String> rows = new ArrayList<>(List.of("time,rule,agent,level"));
    for (int hour = 0; hour < 240; hour++) {
      if (hour != 100) {
        rows.add(START.plusSeconds(hour * 3_600L) + ",beat,web-1,low");
      }
    }
    rows.add(START.plusSeconds(60) + ",fire,db-2,critical");
    rows.add(START.plusSeconds(5 * 86_400L + 60) + ",odd,test-1,high");
    rows.add(START.plusSeconds(7 * 86_400L + 60) + ",disk-full,db-1,high");
    rows.add(START.plusSeconds(7 * 86_400L + 61) + ",io-error,db-1,high");
    rows.add(START.plusSeconds(7 * 86_400L + 62) + ",timeout,web-1,high");
    return rows;
  }

  private String alerts() throws IOException {
    List<String> rows = new ArrayList<>(rows());
    return write("a.csv", rows.remove(0), rows);
  }

  private String write(String name, String header, List<String> rows) throws IOException {
    String text = header + "\n" + String.join("\n", rows) + "\n";
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private String rules(String text) throws IOException {
    return Files.writeString(folder.resolve("rules.txt"), text).toString();
  }

  private static Outcome run(String... args) {
    return Fakes.runReal(Map.of(), args);
  }
}
