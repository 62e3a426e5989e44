package io.loginsight.core.format;

import io.loginsight.spi.LogFormatProvider;
import io.loginsight.tck.LogFormatContract;
import java.util.ArrayList;
import java.util.List;

class LearnedFormatContractTest extends LogFormatContract {

  private static final String[] LEVELS = {"INFO ", "WARN ", "ERROR", "DEBUG"};

  @Override
  protected LogFormatProvider provider() {
    return new LearnedFormatProvider();
  }

  /** Two layouts in one source, one of them without a year. */
  @Override
  protected List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int i = 10; i < 40; i++) {
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
