package com.example.forest;

import io.loginsight.api.Chunk;
import io.loginsight.spi.AnalyzerProvider;
import io.loginsight.tck.AnalyzerContract;
import java.util.List;

class ForestAnalyzerContractTest extends AnalyzerContract {

  @Override
  protected AnalyzerProvider provider() {
    return new ForestAnalyzerProvider();
  }

  @Override
  protected List<Chunk> chunks() {
    return List.of(Logs.withABurst());
  }
}
