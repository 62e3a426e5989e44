/** The engine of Log Insight, its built-in formats, sources, enrichers and analyzers. */
module io.loginsight.core {
  requires transitive io.loginsight.api;
  requires com.fasterxml.jackson.core;
  requires static com.github.luben.zstd_jni;
  requires static org.jspecify;

  exports io.loginsight.core.engine;

  provides io.loginsight.spi.AnalyzerProvider with
      io.loginsight.core.analyze.PatternAnalyzerProvider;
  provides io.loginsight.spi.EngineProvider with
      io.loginsight.core.engine.CoreEngineProvider;
  provides io.loginsight.spi.EnricherProvider with
      io.loginsight.core.enrich.AttributeEnricherProvider,
      io.loginsight.core.enrich.HeaderEnricherProvider,
      io.loginsight.core.enrich.ServiceEnricherProvider;
  provides io.loginsight.spi.LogFormatProvider with
      io.loginsight.core.format.ContainerFormatProvider,
      io.loginsight.core.format.JsonFormatProvider,
      io.loginsight.core.format.LearnedFormatProvider,
      io.loginsight.core.format.LogfmtFormatProvider,
      io.loginsight.core.format.SyslogFormatProvider;
  provides io.loginsight.spi.LogSourceProvider with
      io.loginsight.core.read.FileSourceProvider,
      io.loginsight.core.read.StdinSourceProvider;
}
