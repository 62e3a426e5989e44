package io.loginsight.core.format;

import io.loginsight.api.Level;
import io.loginsight.spi.Field;
import io.loginsight.spi.LogFormatProvider;
import io.loginsight.tck.ExpectedLine;
import io.loginsight.tck.LogFormatContract;
import java.util.List;
import java.util.Map;

class LogfmtFormatContractTest extends LogFormatContract {

  @Override
  protected LogFormatProvider provider() {
    return new LogfmtFormatProvider();
  }

  @Override
  protected List<ExpectedLine> expected() {
    return List.of(
        new ExpectedLine(
            "ts=2024-05-17T08:00:00Z level=info msg=\"till 7 opened\" till=7",
            "2024-05-17T08:00:00Z",
            Level.INFO,
            "till 7 opened",
            Map.of()),
        new ExpectedLine(
            "ts=2024-05-17T08:00:01Z level=error msg=\"no \\\"paper\\\" left\" err=\"jam\"",
            "2024-05-17T08:00:01Z",
            Level.ERROR,
            "no \"paper\" left",
            Map.of()),
        new ExpectedLine(
            "time=\"2024-05-17T08:00:02+02:00\" level=warning logger=shop.Till msg=slow took=35ms",
            "2024-05-17T06:00:02Z",
            Level.WARN,
            "slow",
            Map.of(Field.LOGGER, "shop.Till")),
        new ExpectedLine(
            "time=\"2024-05-17 08:00:03\" level=info msg=\"no zone\"",
            "2024-05-17T08:00:03",
            Level.INFO,
            "no zone",
            Map.of()),
        new ExpectedLine(
            "level=info till=7 coins=12 open=true",
            null,
            Level.INFO,
            "level=info till=7 coins=12 open=true",
            Map.of()),
        new ExpectedLine(
            "ts=1715932804.5 lvl=debug caller=till.go:38 msg=paid",
            "2024-05-17T08:00:04.5Z",
            Level.DEBUG,
            "paid",
            Map.of(Field.LOGGER, "till.go:38")),
        new ExpectedLine(
            "ts=2024-05-17T08:00:05Z level=INFO msg=\"Größe\" host=till-7",
            "2024-05-17T08:00:05Z",
            Level.INFO,
            "Größe",
            Map.of(Field.HOST, "till-7")));
  }
}
