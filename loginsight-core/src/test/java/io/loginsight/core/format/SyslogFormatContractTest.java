package io.loginsight.core.format;

import io.loginsight.spi.LogFormatProvider;
import io.loginsight.tck.LogFormatContract;
import java.util.List;

class SyslogFormatContractTest extends LogFormatContract {

  @Override
  protected LogFormatProvider provider() {
    return new SyslogFormatProvider();
  }

  @Override
  protected List<String> lines() {
    return List.of(
        "<34>1 2024-05-17T08:00:00.123Z till-7 cashd 311 ID47 - drawer opened",
        "<165>1 2024-05-17T08:00:01+02:00 till-7 cashd - - [a@1 b=\"c \\\"d\\\"\"] no paper",
        "<13>May 17 08:00:02 till-7 cashd[311]: drawer closed",
        "<11>May  7 08:00:03 till-7 printer: out of paper",
        "<0>1 - - - - - - nothing is known");
  }
}
