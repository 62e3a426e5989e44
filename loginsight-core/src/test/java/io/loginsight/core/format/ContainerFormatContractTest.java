package io.loginsight.core.format;

import io.loginsight.spi.LogFormatProvider;
import io.loginsight.tck.LogFormatContract;
import java.util.List;

class ContainerFormatContractTest extends LogFormatContract {

  @Override
  protected LogFormatProvider provider() {
    return new ContainerFormatProvider();
  }

  @Override
  protected List<String> lines() {
    return List.of(
        "2024-05-17T08:00:00.123456789Z stdout F till 7 opened",
        "2024-05-17T08:00:01.5Z stderr F ERROR cannot print the receipt",
        "2024-05-17T08:00:02+02:00 stdout P half of a long line",
        "2024-05-17T08:00:03.000Z stdout F {\"level\":\"warn\",\"msg\":\"drawer \\u00e4 open\"}",
        "2024-05-17T08:00:04.000Z stdout F ");
  }
}
