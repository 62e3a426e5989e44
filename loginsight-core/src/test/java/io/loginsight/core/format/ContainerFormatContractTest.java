package io.loginsight.core.format;

import io.loginsight.spi.LogFormatProvider;
import io.loginsight.tck.ExpectedLine;
import io.loginsight.tck.LogFormatContract;
import java.util.List;
import java.util.Map;

class ContainerFormatContractTest extends LogFormatContract {

  @Override
  protected LogFormatProvider provider() {
    return new ContainerFormatProvider();
  }

  @Override
  protected List<ExpectedLine> expected() {
    return List.of(
        new ExpectedLine(
            "2024-05-17T08:00:00.123456789Z stdout F till 7 opened",
            "2024-05-17T08:00:00.123456789Z",
            null,
            "till 7 opened",
            Map.of()),
        new ExpectedLine(
            "2024-05-17T08:00:01.5Z stderr F ERROR cannot print the receipt",
            "2024-05-17T08:00:01.5Z",
            null,
            "ERROR cannot print the receipt",
            Map.of()),
        new ExpectedLine(
            "2024-05-17T08:00:02+02:00 stdout P half of a long line",
            "2024-05-17T06:00:02Z",
            null,
            "half of a long line",
            Map.of()),
        new ExpectedLine(
            "2024-05-17T08:00:03.000Z stdout F {\"level\":\"warn\"}",
            "2024-05-17T08:00:03Z",
            null,
            "{\"level\":\"warn\"}",
            Map.of()),
        new ExpectedLine(
            "2024-05-17T08:00:04.000Z stdout F ", "2024-05-17T08:00:04Z", null, "", Map.of()));
  }
}
