package io.loginsight.core.format;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.loginsight.core.HostileLines;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** That what a format says of a line is in the line and depends on it alone. */
@Tag("fuzz")
class FormatsFuzzTest {

  @FuzzTest
  void parse_anyLines_givesTheSameWhateverLiesAround(byte[] data) {
    List<byte[]> lines = HostileLines.linesOf(data);
    if (!lines.isEmpty()) {
      HostileLinesTest.compareWhateverLiesAround(lines, "");
    }
  }
}
