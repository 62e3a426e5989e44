package io.loginsight.core.format;

import io.loginsight.api.Level;
import io.loginsight.spi.Field;
import io.loginsight.spi.LogFormatProvider;
import io.loginsight.tck.ExpectedLine;
import io.loginsight.tck.LogFormatContract;
import java.util.List;
import java.util.Map;

class SyslogFormatContractTest extends LogFormatContract {

  @Override
  protected LogFormatProvider provider() {
    return new SyslogFormatProvider();
  }

  @Override
  protected List<ExpectedLine> expected() {
    return List.of(
        new ExpectedLine(
            "<34>1 2024-05-17T08:00:00.123Z till-7 cashd 311 ID47 - drawer opened",
            "2024-05-17T08:00:00.123Z",
            Level.FATAL,
            "drawer opened",
            Map.of(Field.HOST, "till-7", Field.PROCESS, "cashd", Field.PID, "311")),
        new ExpectedLine(
            "<165>1 2024-05-17T08:00:01+02:00 till-7 cashd - - [a@1 b=\"c \\\"d\\\"\"] no paper",
            "2024-05-17T06:00:01Z",
            Level.INFO,
            "no paper",
            Map.of(Field.HOST, "till-7", Field.PROCESS, "cashd")),
        new ExpectedLine(
            "<13>May 17 08:00:02 till-7 cashd[311]: drawer closed",
            "2024-05-17T08:00:02",
            Level.INFO,
            "drawer closed",
            Map.of(Field.HOST, "till-7", Field.PROCESS, "cashd", Field.PID, "311")),
        new ExpectedLine(
            "<11>May  7 08:00:03 till-7 printer: out of paper",
            "2024-05-07T08:00:03",
            Level.ERROR,
            "out of paper",
            Map.of(Field.HOST, "till-7", Field.PROCESS, "printer")),
        new ExpectedLine(
            "<0>1 - - - - - - nothing is known", null, Level.FATAL, "nothing is known", Map.of()));
  }
}
