package io.loginsight.core.enrich;

import io.loginsight.spi.EnricherProvider;
import io.loginsight.tck.EnricherContract;

class HeaderEnricherContractTest extends EnricherContract {

  @Override
  protected EnricherProvider provider() {
    return new HeaderEnricherProvider();
  }
}
