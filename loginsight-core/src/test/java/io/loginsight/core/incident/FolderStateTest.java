package io.loginsight.core.incident;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Alert;
import io.loginsight.api.AlertDecision;
import io.loginsight.api.AlertDecision.Reason;
import io.loginsight.api.LogInsightException;
import io.loginsight.core.state.StateWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderStateTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  @Test
  void snapshot_nothing_isEmptyAndCanBeLearnt() {
    Folder folder = new Folder();
    folder.learn(new Folder().snapshot());
    assertEquals(0, folder.snapshot().length);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void learn_whatOneHasLearnt_goesOnWhereThatEnded(long seed) {
    List<Alert> alerts = random(seed);
    int half = alerts.size() / 2;
    Folder whole = folded(alerts.subList(0, half));
    Folder restored = new Folder();
    restored.learn(whole.snapshot());
    int told = 0;
    for (Alert alert : later(alerts.subList(half, alerts.size()), 7_200)) {
      AlertDecision expected = whole.add(alert);
      AlertDecision decision = restored.add(alert);
      assertEquals(expected.reason(), decision.reason(), alert.toString());
      assertEquals(expected.incident(), decision.incident());
      assertEquals(expected.bits(), decision.bits(), 1e-6);
      told += decision.reason() == Reason.OPENS ? 1 : 0;
    }
    assertTrue(told > 0, "seed " + seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void learn_andSnapshot_areTheSameBytes(long seed) {
    byte[] snapshot = folded(random(seed)).snapshot();
    assertArrayEquals(
        snapshot, FolderState.restore(snapshot).snapshot(), "of the state, seed " + seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void merge_anyOrderAndGroupsAndTwice_areTheSame(long seed) {
    FolderState a = state(later(random(seed), 1_000));
    FolderState b = state(random(seed + 10));
    FolderState c = state(later(random(seed + 20), -500));
    FolderState all = a.merge(b).merge(c);
    assertEquals(all, a.merge(b.merge(c)));
    assertEquals(all, c.merge(a).merge(b));
    assertEquals(all, all.merge(b));
    assertArrayEquals(all.snapshot(), c.merge(b).merge(a).snapshot());
  }

  @Test
  void learn_fromTwo_knowsWhatEitherKnows() {
    Folder one = beats("disk is slow");
    Folder other = beats("cache is cold");
    Folder both = new Folder();
    both.learn(one.snapshot());
    both.learn(other.snapshot());
    Instant time = START.plusSeconds(3 * 86_400);
    assertEquals(Reason.ROUTINE, both.add(alert(time, "disk is slow")).reason());
    assertEquals(Reason.ROUTINE, both.add(alert(time, "cache is cold")).reason());
    assertEquals(Reason.OPENS, both.add(alert(time, "login from abroad")).reason());
  }

  @Test
  void learn_behindAnAlert_isRefused() {
    Folder folder = folded(random(1));
    byte[] snapshot = folder.snapshot();
    assertThrows(IllegalStateException.class, () -> folder.learn(snapshot));
  }

  @Test
  void learn_namesThatAreTooLong_areNewAgain() {
    Folder folder = new Folder();
    folder.add(alert(START, "x".repeat(10_000)));
    FolderState state = FolderState.restore(folder.snapshot());
    assertTrue(state.pairs().isEmpty() && state.kinds().isEmpty() && state.starts().isEmpty());
  }

  @Test
  void snapshot_timesOutOfRange_areNotKept() {
    Folder folder = new Folder();
    folder.add(alert(Instant.MIN, "a"));
    folder.add(alert(Instant.MAX, "a"));
    assertEquals(0, folder.snapshot().length);
  }

  @Test
  void restore_ofSomethingElse_isSaid() {
    StateWriter out = new StateWriter();
    out.number(1);
    byte[] other = out.finish();
    LogInsightException e =
        assertThrows(LogInsightException.class, () -> FolderState.restore(other));
    assertTrue(String.valueOf(e.getMessage()).contains("it is not of alerts"), e.getMessage());
  }

  @Test
  void restore_anyBytesBehindAValidHead_areReadOrRefused() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      StateWriter out = new StateWriter();
      out.number(0xa1e7);
      out.fixed(random.nextInt(3) == 0 ? random.nextLong() : 0);
      for (int n = random.nextInt(30); n > 0; n--) {
        out.number(random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(4));
      }
      byte[] bytes = out.finish();
      try {
        FolderState.restore(bytes);
      } catch (LogInsightException e) {
        assertTrue(String.valueOf(e.getMessage()).contains("damaged"), e.getMessage());
      }
    }
  }

  @Test
  void restore_cutOff_isRefused() {
    byte[] snapshot = folded(random(1)).snapshot();
    for (int length = 0; length < snapshot.length; length += 7) {
      byte[] cut = Arrays.copyOf(snapshot, length);
      assertThrows(LogInsightException.class, () -> FolderState.restore(cut));
    }
  }

  private static FolderState state(List<Alert> alerts) {
    return FolderState.restore(folded(alerts).snapshot());
  }

  private static Folder folded(List<Alert> alerts) {
    Folder folder = new Folder();
    alerts.forEach(folder::add);
    return folder;
  }

  private static Folder beats(String type) {
    Folder folder = new Folder();
    for (int at = 0; at < 3 * 86_400; at += 600) {
      folder.add(alert(START.plusSeconds(at), type));
    }
    return folder;
  }

  private static Alert alert(Instant time, String type) {
    return new Alert(time, type, "db", "", null);
  }

  private static List<Alert> later(List<Alert> alerts, long seconds) {
    List<Alert> later = new ArrayList<>();
    for (Alert alert : alerts) {
      Instant time = alert.time();
      if (time != null) {
        later.add(new Alert(time.plusSeconds(seconds), alert.type(), alert.host(), "", null));
      }
    }
    return later;
  }

  /** A few hosts with their habits, and now and then something else, in bursts. */
  private static List<Alert> random(long seed) {
    Random random = new Random(seed);
    List<Alert> alerts = new ArrayList<>();
    double at = 0;
    int burst = 0;
    while (alerts.size() < 4_000) {
      burst = burst > 0 ? burst - 1 : random.nextInt(300) == 0 ? random.nextInt(30) : 0;
      at += -Math.log(random.nextDouble()) * (burst > 0 ? 1 : 200);
      String type = burst > 0 ? "odd " + random.nextInt(60) : "usual " + random.nextInt(6);
      Instant time = START.plusSeconds((long) at);
      alerts.add(new Alert(time, type, "host " + random.nextInt(4), "", null));
    }
    return alerts;
  }
}
