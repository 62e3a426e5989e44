package io.loginsight.core.engine;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** That anything with a right head and checksum is refused, or is a state like any other. */
@Tag("fuzz")
class EngineStateFuzzTest {

  private static final int HEAD = 12;
  private static final int CHECKSUM = 4;

  /** What stands between the head and the checksum of snapshots. */
  static Stream<byte[]> bodies() {
    return Stream.of(EngineState.EMPTY, EngineStateTest.small(), EngineStateTest.published())
        .map(EngineState::snapshot)
        .map(snapshot -> Arrays.copyOfRange(snapshot, HEAD, snapshot.length - CHECKSUM));
  }

  @MethodSource("bodies")
  @FuzzTest
  void restore_anyBody_isRefusedOrCanBeUsed(byte[] body) {
    byte[] snapshot = Arrays.copyOf(EngineState.EMPTY.snapshot(), HEAD + body.length + CHECKSUM);
    System.arraycopy(body, 0, snapshot, HEAD, body.length);
    EngineStateTest.use(EngineStateTest.sealed(snapshot));
  }
}
