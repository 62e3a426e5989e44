package io.loginsight.api.planted;

import io.loginsight.core.engine.CoreEngineProvider;
import java.util.logging.Logger;

/** Breaks what the API must keep. */
public class ThingImpl {

  Object engine = new CoreEngineProvider();
  Logger log = Logger.getLogger("planted");

  void print() {
    System.out.println(engine);
  }

  record Holder(int[] values) {}
}
