/**
 * The command line of Log Insight. It uses the public API and the simulator alone; engine, formats,
 * analyzers and visualizers are found on the class path or the module path.
 */
module io.loginsight.cli {
  requires com.fasterxml.jackson.core;
  requires info.picocli;
  requires io.loginsight.api;
  requires io.loginsight.lab;

  uses io.loginsight.spi.AnalyzerProvider;
  uses io.loginsight.spi.EnricherProvider;
  uses io.loginsight.spi.LogFormatProvider;
  uses io.loginsight.spi.LogSourceProvider;
  uses io.loginsight.spi.VisualizerProvider;

  opens io.loginsight.cli to
      info.picocli;
}
