package io.loginsight.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.loginsight.api.LogInsight;
import io.loginsight.core.HostileLines;
import io.loginsight.core.engine.Inputs.Bytes;
import io.loginsight.core.engine.Inputs.Result;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the lines are, all of them are counted, and the same way. */
class HostileLogTest {

  private static LongStream seeds() {
    return HostileLines.seeds(50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void analyze_hostileLog_addsUpWhateverTheCut(long seed) {
    Random random = new Random(seed);
    byte[] log = new HostileLines(seed).log(1 + random.nextInt(random.nextInt(4) == 0 ? 400 : 40));
    LogInsight.Builder one = LogInsight.builder().readBinary(true).threads(1);
    LogInsight.Builder two = LogInsight.builder().readBinary(true).threads(2);
    Result whole = Inputs.analyze(one, new Bytes("hostile.log", log));
    assertNull(Inputs.contradiction(whole, Inputs.physicalLines(log)), "seed " + seed);
    assertEquals(List.of(), failures(whole), "seed " + seed);
    int blockBytes = 1 + random.nextInt(1 << random.nextInt(17));
    Result cut = Inputs.analyze(two.blockBytes(blockBytes), new Bytes("hostile.log", log));
    assertNull(Inputs.difference(whole, cut), () -> "blocks of " + blockBytes + ", seed " + seed);
  }

  /** A format of ours that throws is fenced like a plugin, and must not hide there. */
  private static List<String> failures(Result result) {
    Stream<String> notes = result.report().sources().stream().flatMap(of -> of.notes().stream());
    return Stream.concat(notes, result.report().problems().stream())
        .filter(line -> line.contains("failed"))
        .toList();
  }
}
