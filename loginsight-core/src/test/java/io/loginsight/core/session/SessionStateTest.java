package io.loginsight.core.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.LogInsightException;
import io.loginsight.api.SessionVerdict;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionStateTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void learn_oneSnapshot_givesTheSameSnapshot(long seed) {
    byte[] snapshot = random(seed, 3_000).snapshot();
    assertArrayEquals(snapshot, of(snapshot).snapshot());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void learn_severalInAnyOrderAndGrouping_givesTheSame(long seed) {
    byte[] a = random(seed, 2_000).snapshot();
    byte[] b = random(seed + 10, 500).snapshot();
    byte[] c = random(seed + 20, 50).snapshot();
    byte[] all = of(a, b, c).snapshot();
    assertArrayEquals(all, of(c, b, a).snapshot());
    assertArrayEquals(all, of(a, of(c, b).snapshot()).snapshot());
    assertArrayEquals(
        all, of(new SessionDetector(v -> {}).snapshot(), of(b, a).snapshot(), c).snapshot());
  }

  @Test
  void learn_whatIsAsItShouldBe_findsWhatIsNot() {
    List<SessionVerdict> closed = new ArrayList<>();
    SessionDetector before = new SessionDetector(closed::add);
    for (int i = 0; i < 300; i++) {
      order(before, i, "open", "pay", "close");
    }
    before.finish();
    closed.clear();
    SessionDetector after = new SessionDetector(closed::add);
    after.learn(before.snapshot());
    order(after, 1_000, "open", "refused", "pay", "close");
    order(after, 1_001, "open", "pay", "close");
    after.finish();
    assertTrue(closed.get(0).anomalous(), closed.toString());
    assertEquals("never seen among 301 other sessions", closed.get(0).reasons().get(0).words());
    assertTrue(!closed.get(1).anomalous(), closed.toString());
  }

  @Test
  void learn_moreEventsThanThereIsRoomFor_keepsTheMostFrequent() {
    SessionDetector many = new SessionDetector(v -> {});
    for (int i = 0; i < 400; i++) {
      order(many, i, i % 2 == 0 ? "even" : "odd " + i);
    }
    SessionLimits limits = new SessionLimits(1_000, 4, 4_000, 10, 86_400, 604_800);
    SessionDetector few = new SessionDetector(limits, v -> {});
    few.learn(many.snapshot());
    SessionState state = SessionState.restore(few.snapshot());
    assertEquals(400, state.sessions());
    assertEquals(10, state.events().size());
    assertEquals(200, state.events().get(0).items().get(0).count());
  }

  @Test
  void learn_moreSessionsThanCanBeCounted_keepsTheShares() {
    SessionModel model = new SessionModel(1_000);
    EventNumbers events = new EventNumbers(10);
    List<SessionState.Item> items =
        List.of(new SessionState.Item(1L << 40, List.of(0L, 0L, 0L, 0L, 0L), 0));
    SessionState.Event event = new SessionState.Event("half", items);
    model.add(
        new SessionState(
            1L << 41,
            1 << 20,
            List.of(0L, 0L, 0L, 0L, 0L),
            List.of(event),
            new CourseState(0, List.of(), List.of(), List.of(), List.of())),
        events);
    assertTrue(model.sessions() > 400 && model.sessions() <= 1_000);
    assertEquals(1, model.presence(Items.reached(0, 1), 0, 0), 0.01);
  }

  /** Of the right checksum. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void learn_bytesOfAnyone_areRefusedOrTaken(long seed) {
    byte[] snapshot = random(seed, 200).snapshot();
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = snapshot.clone();
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        bytes[12 + random.nextInt(bytes.length - 16)] = (byte) random.nextInt(256);
      }
      CRC32C checksum = new CRC32C();
      checksum.update(bytes, 0, bytes.length - 4);
      ByteBuffer.wrap(bytes).putInt(bytes.length - 4, (int) checksum.getValue());
      SessionDetector detector = random(seed, 100);
      try {
        detector.learn(bytes);
      } catch (LogInsightException e) {
        continue; // as it should
      }
      order(detector, 9_000, "e0", "e1", "new");
      detector.finish();
      SessionState.restore(detector.snapshot());
    }
  }

  @Test
  void learn_noSnapshot_isRefused() {
    SessionDetector detector = new SessionDetector(v -> {});
    assertThrows(LogInsightException.class, () -> detector.learn(new byte[100]));
  }

  private static SessionDetector of(byte[]... snapshots) {
    SessionDetector detector = new SessionDetector(v -> {});
    for (byte[] snapshot : snapshots) {
      detector.learn(snapshot);
    }
    return detector;
  }

  private static void order(SessionDetector detector, int number, String... steps) {
    for (int step = 0; step < steps.length; step++) {
      detector.add(START.plusSeconds(100L * number + step), "o" + number, steps[step]);
    }
  }

  private static SessionDetector random(long seed, int events) {
    Random random = new Random(seed);
    SessionDetector detector = new SessionDetector(v -> {});
    for (int i = 0; i < events; i++) {
      String session = "s" + (i / 5 + random.nextInt(20));
      String event = random.nextInt(100) == 0 ? "odd " + random.nextInt(50) : "e" + i % 4;
      detector.add(START.plusSeconds(10L * i), session, event);
    }
    return detector;
  }
}
