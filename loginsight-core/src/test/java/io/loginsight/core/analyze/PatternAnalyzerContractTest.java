package io.loginsight.core.analyze;

import io.loginsight.spi.AnalyzerProvider;
import io.loginsight.tck.AnalyzerContract;

class PatternAnalyzerContractTest extends AnalyzerContract {

  @Override
  protected AnalyzerProvider provider() {
    return new PatternAnalyzerProvider();
  }
}
