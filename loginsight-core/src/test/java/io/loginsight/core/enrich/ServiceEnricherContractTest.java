package io.loginsight.core.enrich;

import io.loginsight.spi.EnricherProvider;
import io.loginsight.tck.EnricherContract;

class ServiceEnricherContractTest extends EnricherContract {

  @Override
  protected EnricherProvider provider() {
    return new ServiceEnricherProvider();
  }
}
