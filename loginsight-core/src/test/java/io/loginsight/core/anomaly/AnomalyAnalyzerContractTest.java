package io.loginsight.core.anomaly;

import io.loginsight.api.Chunk;
import io.loginsight.spi.AnalyzerProvider;
import io.loginsight.tck.AnalyzerContract;
import java.util.List;

class AnomalyAnalyzerContractTest extends AnalyzerContract {

  @Override
  protected AnalyzerProvider provider() {
    return new AnomalyAnalyzerProvider();
  }

  @Override
  protected List<Chunk> chunks() {
    return List.of(Logs.withOutage().build());
  }
}
