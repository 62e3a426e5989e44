package io.loginsight.cli.planted;

/** Breaks what the command line must keep. */
public class Breach {

  Object engine = new io.loginsight.core.engine.CoreEngineProvider();
}
