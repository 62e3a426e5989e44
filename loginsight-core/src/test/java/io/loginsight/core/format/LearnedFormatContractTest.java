package io.loginsight.core.format;

import io.loginsight.api.Level;
import io.loginsight.spi.Field;
import io.loginsight.spi.LogFormatProvider;
import io.loginsight.tck.ExpectedLine;
import io.loginsight.tck.LogFormatContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class LearnedFormatContractTest extends LogFormatContract {

  private static final String[] LEVELS = {"INFO ", "WARN ", "ERROR", "DEBUG"};

  @Override
  protected LogFormatProvider provider() {
    return new LearnedFormatProvider();
  }

  @Override
  protected List<ExpectedLine> expected() {
    return List.of(
        new ExpectedLine(
            "2024-05-17 08:00:39,123 DEBUG [till-39] shop.Till - coin 39",
            "2024-05-17T08:00:39.123",
            Level.DEBUG,
            "coin 39",
            Map.of(Field.THREAD, "till-39", Field.LOGGER, "shop.Till")),
        new ExpectedLine(
            "May 17 08:01:39 till-7 cashd[39]: drawer 39 opened",
            "2024-05-17T08:01:39",
            null,
            "drawer 39 opened",
            Map.of(Field.HOST, "till-7", Field.PROCESS, "cashd", Field.PID, "39")));
  }

  /** Two layouts in one source, one of them without a year. */
  @Override
  protected List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int i = 10; i < 39; i++) {
      String level = LEVELS[i % LEVELS.length];
      lines.add(
          "2024-05-17 08:00:" + i + ",123 " + level + " [till-" + i + "] shop.Till - coin " + i);
      if (i % 3 == 0) {
        lines.add("May 17 08:01:" + i + " till-7 cashd[" + i + "]: drawer " + i + " opened");
      }
    }
    return lines;
  }
}
