package io.loginsight.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.LogInsight;
import io.loginsight.api.Report;
import io.loginsight.core.engine.Inputs.Bytes;
import io.loginsight.spi.LogSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is lost between the first reading and the look at incidents is said, and costs no more. */
class SecondLookTest {

  private static final String LOG =
      "2026-05-04T10:00:01Z INFO order 17 placed\n2026-05-04T10:00:02Z FATAL the till is lost\n";

  /** Can be read once. */
  private static final class Vanishing implements LogSource {

    private boolean gone;

    @Override
    public String name() {
      return "shop.log";
    }

    @Override
    public long size() {
      return LOG.length();
    }

    @Override
    public InputStream open() throws IOException {
      if (gone) {
        throw new IOException("is gone");
      }
      gone = true;
      return new ByteArrayInputStream(Bytes.of("shop.log", LOG).bytes());
    }
  }

  @Test
  void analyze_sourceThatIsGoneForTheSecondLook_saysSo() {
    Report report = analyze(new Vanishing());
    assertEquals(1, report.incidents().size());
    assertTrue(
        report.problems().stream().anyMatch(problem -> problem.contains("is gone")),
        report.problems().toString());
  }

  @Test
  void analyze_sourceThatStays_hasNoProblem() {
    assertEquals(List.of(), analyze(Bytes.of("shop.log", LOG)).problems());
  }

  private static Report analyze(LogSource source) {
    return Inputs.analyze(LogInsight.builder(), source).report();
  }
}
