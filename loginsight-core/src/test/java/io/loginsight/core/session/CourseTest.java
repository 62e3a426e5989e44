package io.loginsight.core.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.SessionReason;
import io.loginsight.api.SessionReason.Kind;
import io.loginsight.api.SessionVerdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of how sessions go. */
class CourseTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  private final List<SessionVerdict> closed = new ArrayList<>();
  private final SessionDetector detector = new SessionDetector(closed::add);

  @Test
  void finish_sessionsThatGoAlike_areNoAlarm() {
    orders(1_000);
    detector.finish();
    assertTrue(closed.stream().noneMatch(SessionVerdict::anomalous));
  }

  @Test
  void finish_oneThatOpensMoreThanItCloses_isUnbalanced() {
    orders(1_000);
    add(200_000, "odd", "begin", "open", "close", "open", "open", "close", "end");
    SessionReason reason = reason(Kind.UNBALANCED);
    assertEquals("open", reason.event());
    assertEquals("close", reason.other().event());
    assertEquals(
        "3 times and twice, equally often in 1,000 of 1,000 other sessions that have them",
        reason.words());
  }

  @Test
  void finish_oneThatIsNotOver_isNotUnbalanced() {
    orders(1_000);
    add(200_000, "odd", "begin", "open", "close", "open");
    detector.add(START.plusMillis(200_031), "last", "begin");
    detector.finish();
    assertFalse(odd().reasons().stream().anyMatch(one -> one.kind() == Kind.UNBALANCED));
  }

  @Test
  void finish_oneThatTakesFarLonger_isSlow() {
    orders(1_000);
    for (int step = 0; step < 4; step++) {
      String event = List.of("begin", "open", "close", "end").get(step);
      detector.add(START.plusMillis(5_000_000 + 9_000 * step), "odd", event);
    }
    SessionReason reason = reason(Kind.SLOW);
    assertTrue(odd().anomalous(), odd().toString());
    assertTrue(reason.words().startsWith("took 27 s, as none of "), reason.words());
  }

  @Test
  void finish_whereOneInTenTakesLong_isNotSlow() {
    for (int i = 0; i < 1_000; i++) {
      add(100 * i, "s" + i, "begin");
      detector.add(START.plusMillis(100 * i + (i % 10 == 0 ? 90 : 9)), "s" + i, "end");
    }
    detector.finish();
    assertTrue(closed.stream().noneMatch(SessionVerdict::anomalous));
  }

  @Test
  void finish_stepsInAnotherOrder_areToldAndNoAlarm() {
    orders(1_000);
    add(200_000, "odd", "open", "begin", "close", "end");
    detector.finish();
    assertFalse(odd().anomalous());
    assertEquals(Kind.NEW_EDGE, odd().reasons().get(0).kind());
  }

  @Test
  void finish_whereAnyOrderIsUsual_saysNothing() {
    Random random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      List<String> events = new ArrayList<>(List.of("a", "b", "c", "d", "e"));
      Collections.shuffle(events, random);
      add(100 * i, "s" + i, events.toArray(String[]::new));
    }
    detector.finish();
    assertTrue(closed.stream().allMatch(verdict -> verdict.reasons().isEmpty()));
  }

  /** What one that rested had taught is taken back. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void goOn_sessionsThatRestInBetween_teachAsIfTheyHadNot(long seed) {
    EventNumbers events = new EventNumbers(100);
    Course rested = new Course(events);
    Course plain = new Course(events);
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      OpenSession one = new OpenSession("s", i, i, false, 0);
      OpenSession other = new OpenSession("s", i, i, false, 0);
      for (int step = 0; step < 8; step++) {
        int event = events.of("e" + random.nextInt(6));
        rested.goOn(one);
        one.last = step;
        other.last = step;
        one.count(event, 100);
        other.count(event, 100);
        rested.rest(one);
      }
      plain.rest(other);
    }
    List<Integer> known = List.of(0, 1, 2, 3, 4, 5);
    assertEquals(CourseState.of(plain, known), CourseState.of(rested, known));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void learn_snapshotsInAnyOrder_areTheSame(long seed) {
    byte[] one = random(seed).snapshot();
    byte[] other = random(seed + 100).snapshot();
    assertArrayEquals(of(one, other).snapshot(), of(other, one).snapshot());
    assertArrayEquals(one, of(one).snapshot());
  }

  private static SessionDetector of(byte[]... snapshots) {
    SessionDetector detector = new SessionDetector(v -> {});
    for (byte[] snapshot : snapshots) {
      detector.learn(snapshot);
    }
    return detector;
  }

  private static SessionDetector random(long seed) {
    Random random = new Random(seed);
    SessionDetector detector = new SessionDetector(v -> {});
    for (int i = 0; i < 3_000; i++) {
      String session = "s" + (i / 10 + random.nextInt(3));
      String event = "e" + (random.nextInt(7) + seed % 3);
      detector.add(START.plusSeconds(10L * i), session, event);
    }
    return detector;
  }

  /** Every second one opens and closes twice. */
  private void orders(int count) {
    for (int i = 0; i < count; i++) {
      if (i % 2 == 0) {
        add(100 * i, "s" + i, "begin", "open", "close", "end");
      } else {
        add(100 * i, "s" + i, "begin", "open", "close", "open", "close", "end");
      }
    }
  }

  private void add(int millis, String session, String... events) {
    for (int step = 0; step < events.length; step++) {
      detector.add(START.plusMillis(millis + 10L * step), session, events[step]);
    }
  }

  private SessionVerdict odd() {
    return closed.stream().filter(v -> v.session().equals("odd")).findFirst().orElseThrow();
  }

  private SessionReason reason(Kind kind) {
    detector.add(START.plusSeconds(50_000), "last", "begin");
    detector.finish();
    return odd().reasons().stream()
        .filter(one -> one.kind() == kind)
        .findFirst()
        .orElseThrow(() -> new AssertionError(odd().toString()));
  }
}
