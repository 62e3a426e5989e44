package io.loginsight.core.format;

import io.loginsight.api.Level;
import io.loginsight.spi.Field;
import io.loginsight.spi.LogFormatProvider;
import io.loginsight.tck.ExpectedLine;
import io.loginsight.tck.LogFormatContract;
import java.util.List;
import java.util.Map;

class JsonFormatContractTest extends LogFormatContract {

  @Override
  protected LogFormatProvider provider() {
    return new JsonFormatProvider();
  }

  @Override
  protected List<ExpectedLine> expected() {
    return List.of(
        new ExpectedLine(
            "{\"time\":\"2024-05-17T08:00:00.123Z\",\"level\":\"info\",\"msg\":\"till 7 opened\"}",
            "2024-05-17T08:00:00.123Z",
            Level.INFO,
            "till 7 opened",
            Map.of()),
        new ExpectedLine(
            "{\"@timestamp\":\"2024-05-17T08:00:01Z\",\"log.level\":\"ERROR\",\"message\":\"no \\\"paper\\\" \\u00e4\"}",
            "2024-05-17T08:00:01Z",
            Level.ERROR,
            "no \"paper\" ä",
            Map.of()),
        new ExpectedLine(
            "{\"ts\":1715932802.25,\"lvl\":\"warn\",\"logger\":\"shop.Till\",\"thread\":\"main\",\"msg\":\"slow\"}",
            "2024-05-17T08:00:02.25Z",
            Level.WARN,
            "slow",
            Map.of(Field.LOGGER, "shop.Till", Field.THREAD, "main")),
        new ExpectedLine(
            "{\"time\":\"2024-05-17 08:00:03.5\",\"service\":\"till\",\"pid\":311,\"msg\":\"no zone\"}",
            "2024-05-17T08:00:03.5",
            null,
            "no zone",
            Map.of(Field.SERVICE, "till", Field.PID, "311")),
        new ExpectedLine(
            "{\"till\":7,\"cash\":{\"coins\":[1,2.5e3,-4],\"clerk\":null}}",
            null,
            null,
            "{\"till\":7,\"cash\":{\"coins\":[1,2.5e3,-4],\"clerk\":null}}",
            Map.of()),
        new ExpectedLine("{\"msg\":\"\"}", null, null, "{\"msg\":\"\"}", Map.of()),
        new ExpectedLine(
            "{\"severity\":\"NOTICE\",\"trace_id\":\"4bf92f3577b34da6\",\"msg\":\"paid\"}",
            null,
            Level.INFO,
            "paid",
            Map.of(Field.TRACE, "4bf92f3577b34da6")));
  }
}
