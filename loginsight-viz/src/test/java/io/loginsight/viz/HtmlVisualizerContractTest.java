package io.loginsight.viz;

import io.loginsight.spi.VisualizerProvider;
import io.loginsight.tck.VisualizerContract;

class HtmlVisualizerContractTest extends VisualizerContract {

  @Override
  protected VisualizerProvider provider() {
    return new HtmlVisualizerProvider();
  }
}
