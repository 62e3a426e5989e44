package io.loginsight.core.format;

import io.loginsight.spi.LogFormatProvider;
import io.loginsight.tck.LogFormatContract;
import java.util.List;

class LogfmtFormatContractTest extends LogFormatContract {

  @Override
  protected LogFormatProvider provider() {
    return new LogfmtFormatProvider();
  }

  @Override
  protected List<String> lines() {
    return List.of(
        "ts=2024-05-17T08:00:00Z level=info msg=\"till 7 opened\" till=7",
        "ts=2024-05-17T08:00:01Z level=error msg=\"no \\\"paper\\\" left\" err=\"jam\"",
        "time=\"2024-05-17T08:00:02+02:00\" level=warning logger=shop.Till msg=slow took=35ms",
        "level=info till=7 coins=12 open=true",
        "ts=1715932804.5 lvl=debug caller=till.go:38 msg=\"\"",
        "ts=2024-05-17T08:00:05Z level=INFO msg=\"Größe\" host=till-7");
  }
}
