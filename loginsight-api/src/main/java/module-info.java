/**
 * The words, the entry point and the plugin interfaces of Log Insight.
 *
 * <p>A program that embeds the library needs {@link io.loginsight.api}; a plugin author also {@link
 * io.loginsight.spi}.
 */
module io.loginsight.api {
  requires transitive org.slf4j;
  requires static transitive org.jspecify;

  exports io.loginsight.api;
  exports io.loginsight.spi;

  uses io.loginsight.spi.AnalyzerProvider;
  uses io.loginsight.spi.EngineProvider;
  uses io.loginsight.spi.EnricherProvider;
  uses io.loginsight.spi.LogFormatProvider;
  uses io.loginsight.spi.LogSourceProvider;
  uses io.loginsight.spi.VisualizerProvider;
}
