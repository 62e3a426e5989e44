package io.loginsight.core.format;

import io.loginsight.spi.LogFormatProvider;
import io.loginsight.tck.LogFormatContract;
import java.util.List;

class JsonFormatContractTest extends LogFormatContract {

  @Override
  protected LogFormatProvider provider() {
    return new JsonFormatProvider();
  }

  @Override
  protected List<String> lines() {
    return List.of(
        "{\"time\":\"2024-05-17T08:00:00.123Z\",\"level\":\"info\",\"msg\":\"till 7 opened\"}",
        "{\"@timestamp\":\"2024-05-17T08:00:01Z\",\"log.level\":\"ERROR\",\"message\":\"no \\\"paper\\\" \\u00e4\\n\"}",
        "{\"ts\":1715932802.25,\"lvl\":\"warn\",\"logger\":\"shop.Till\",\"thread\":\"main\",\"msg\":\"slow\"}",
        "{\"till\":7,\"cash\":{\"coins\":[1,2.5e3,-4],\"open\":true,\"clerk\":null}}",
        "{\"msg\":\"\"}",
        "{\"severity\":\"NOTICE\",\"trace_id\":\"4bf92f3577b34da6a3ce929d0e0e4736\",\"msg\":\"paid\"}");
  }
}
