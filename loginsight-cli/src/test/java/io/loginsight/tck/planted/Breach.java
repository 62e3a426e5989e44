package io.loginsight.tck.planted;

/** Breaks what the contracts must keep. */
public class Breach {

  Object engine = new io.loginsight.core.engine.CoreEngineProvider();
}
