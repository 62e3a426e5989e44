package io.loginsight.core.enrich;

import io.loginsight.spi.EnricherProvider;
import io.loginsight.tck.EnricherContract;
import io.loginsight.tck.SampleEvent;
import java.util.List;

class AttributeEnricherContractTest extends EnricherContract {

  @Override
  protected EnricherProvider provider() {
    return new AttributeEnricherProvider();
  }

  @Override
  protected List<SampleEvent> events() {
    return List.of(
        SampleEvent.of("{\"Till ID\":7,\"Öffner\":{\"INNER\":[1,{\"I\":true}]},\"x\":null}"),
        SampleEvent.of("paid amount=12.50 CURRENCY=EUR till.id=7 ÄRGER=groß"));
  }
}
