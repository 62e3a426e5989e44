/** Turns a report into something to look at: a page for people, JSON for programs. */
module io.loginsight.viz {
  requires io.loginsight.api;
  requires com.fasterxml.jackson.core;

  exports io.loginsight.viz;

  provides io.loginsight.spi.VisualizerProvider with
      io.loginsight.viz.HtmlVisualizerProvider,
      io.loginsight.viz.JsonVisualizerProvider;
}
