package io.loginsight.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Experience;
import io.loginsight.api.Feedback;
import io.loginsight.api.Feedback.Verdict;
import io.loginsight.api.PastIncident;
import io.loginsight.cli.Fakes.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code analyze --experience} and {@code feedback} with the real engine. */
class FeedbackTest {

  private static final Instant DAY = Instant.parse("2026-05-04T10:00:00Z");

  @TempDir Path folder;

  @Test
  void analyze_experienceThatIsNotThere_isMade() throws IOException {
    analyzed(1);
    assertEquals(1, experience().incidents().size());
  }

  @Test
  void analyze_again_remembersItOnce() throws IOException {
    analyzed(1);
    analyzed(1);
    assertEquals(1, experience().incidents().size());
  }

  @Test
  void analyze_summary_hasTheId() throws IOException {
    String summary = analyzed(1).out();
    assertTrue(summary.contains("id " + id(0)), summary);
  }

  @Test
  void analyze_damagedExperience_isRefusedAndStays() throws IOException {
    Files.writeString(file("shop.json"), "{\"format\": \"lo");
    Outcome outcome = analyzed(1);
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertEquals("{\"format\": \"lo", Files.readString(file("shop.json")));
  }

  @Test
  void analyze_experienceThatIsTheLog_isRefused() throws IOException {
    String log = log(1);
    assertEquals(ExitCode.USAGE, run("analyze", log, "--experience", log).exitCode());
  }

  @Test
  void analyze_afterFeedback_saysWhatItWasLike() throws IOException {
    analyzed(1);
    feedback(id(0), "--real", "--note", "the bank was down");
    String summary = analyzed(2).out();
    assertTrue(summary.contains("real: the bank was down"), summary);
  }

  @Test
  void feedback_wasTheCause_isKept() throws IOException {
    analyzed(1);
    feedback(id(0), "--was-the-cause", "bank", "--note", "call them");
    Feedback said = experience().incidents().get(0).said();
    assertEquals(new Feedback(Verdict.REAL, "bank", null, "call them", said.at()), said);
  }

  @Test
  void feedback_firstDigits_areEnough() throws IOException {
    analyzed(1);
    feedback(id(0).substring(0, 5), "--ack");
    assertEquals(Verdict.ACKNOWLEDGED, experience().incidents().get(0).said().verdict());
  }

  @Test
  void feedback_noId_listsThem() throws IOException {
    analyzed(1);
    analyzed(2);
    String list = run("feedback", "--experience", file("shop.json").toString()).out();
    assertTrue(list.contains(id(0)) && list.contains(id(1)), list);
  }

  @Test
  void feedback_unknownId_saysHowToListThem() throws IOException {
    analyzed(1);
    Outcome outcome = feedback("ffffffffffffffff", "--ack");
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertTrue(outcome.err().contains("lists them"), outcome.err());
  }

  @Test
  void feedback_noVerdict_saysWhichThereAre() throws IOException {
    analyzed(1);
    Outcome outcome = feedback(id(0));
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertTrue(outcome.err().contains("--not-a-problem"), outcome.err());
  }

  @Test
  void feedback_twoVerdicts_isWrong() throws IOException {
    analyzed(1);
    assertEquals(ExitCode.USAGE, feedback(id(0), "--ack", "--real").exitCode());
  }

  @Test
  void feedback_noFile_saysWhatMakesIt() {
    Outcome outcome = feedback("0123", "--ack");
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertTrue(outcome.err().contains("makes it"), outcome.err());
  }

  @Test
  void feedback_wrong_leavesTheFileAsItWas() throws IOException {
    analyzed(1);
    byte[] before = Files.readAllBytes(file("shop.json"));
    feedback(id(0), "--ack", "--note", "x".repeat(Feedback.MOST_NOTE_CHARS + 1));
    assertArrayEquals(before, Files.readAllBytes(file("shop.json")));
  }

  @Test
  void feedback_merge_putsFilesTogether() throws IOException {
    analyzed(1);
    Files.move(file("shop.json"), file("other.json"));
    analyzed(2);
    Outcome outcome =
        run(
            "feedback",
            "--experience",
            file("shop.json").toString(),
            "--merge",
            file("other.json").toString());
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    assertEquals(2, experience().incidents().size());
  }

  @Test
  void feedback_hostileTitle_neverReachesTheTerminalRaw() throws IOException {
    analyzed(1);
    PastIncident one = experience().incidents().get(0);
    String text =
        Files.readString(file("shop.json")).replace(one.title(), "\\u001b[2J\\u009bowned");
    Files.writeString(file("shop.json"), text);
    String list = run("feedback", "--experience", file("shop.json").toString()).out();
    assertFalse(list.contains("\u001b") || list.contains("\u009b"), list);
  }

  private Experience experience() {
    return Experience.read(file("shop.json"));
  }

  private String id(int incident) {
    return experience().incidents().get(incident).id();
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private Outcome analyzed(int day) throws IOException {
    return run("analyze", log(day), "--experience", file("shop.json").toString());
  }

  private Outcome feedback(String... more) {
    String[] args = new String[more.length + 3];
    args[0] = "feedback";
    args[1] = "--experience";
    args[2] = file("shop.json").toString();
    System.arraycopy(more, 0, args, 3, more.length);
    return run(args);
  }

  private static Outcome run(String... args) {
    return Fakes.runReal(Map.of("LOGINSIGHT_COLUMNS", "140"), args);
  }

  /** An hour of orders; cards are refused for seven minutes. */
  private String log(int day) throws IOException {
    StringBuilder log = new StringBuilder();
    for (int second = 0; second < 3_600; second++) {
      Instant time = DAY.plusSeconds(86_400L * day + second);
      if (second % 7 == 0) {
        log.append(time).append(" INFO shop: order ").append(second).append(" placed\n");
      }
      if (second >= 25 * 60 && second < 32 * 60 && second % 4 == 0) {
        log.append(time).append(" ERROR bank: card ").append(second).append(" refused\n");
      }
    }
    return Files.writeString(file("day" + day + ".log"), log).toString();
  }
}
