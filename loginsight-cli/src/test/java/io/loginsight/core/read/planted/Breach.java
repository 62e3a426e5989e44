package io.loginsight.core.read.planted;

import io.loginsight.core.engine.CoreEngineProvider;
import io.loginsight.core.mine.Miner;
import io.loginsight.viz.HtmlVisualizerProvider;

/** Breaks what the packages of core must keep. */
public class Breach {

  Object miner = new Miner();
  Object engine = new CoreEngineProvider();
  Object page = new HtmlVisualizerProvider();
}
