package io.loginsight.viz.planted;

/** Breaks what the pages must keep. */
public class Breach {

  Object engine = new io.loginsight.core.engine.CoreEngineProvider();
}
