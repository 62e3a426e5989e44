/** The engine of Log Insight, its built-in formats, sources, enrichers and analyzers. */
module io.loginsight.core {
  requires transitive io.loginsight.api;
  requires com.fasterxml.jackson.core;
  requires de.siegmar.fastcsv;
  requires static com.github.luben.zstd_jni;
  requires static org.jspecify;

  exports io.loginsight.core.engine;

  provides io.loginsight.spi.AnalyzerProvider with
      io.loginsight.core.analyze.PatternAnalyzerProvider,
      io.loginsight.core.anomaly.AnomalyAnalyzerProvider;
  provides io.loginsight.spi.EngineProvider with
      io.loginsight.core.engine.CoreEngineProvider;
  provides io.loginsight.spi.EnricherProvider with
      io.loginsight.core.enrich.AttributeEnricherProvider,
      io.loginsight.core.enrich.HeaderEnricherProvider,
      io.loginsight.core.enrich.ServiceEnricherProvider;
  provides io.loginsight.spi.LogFormatProvider with
      io.loginsight.core.format.AnsiFormatProvider,
      io.loginsight.core.format.ComposeFormatProvider,
      io.loginsight.core.format.ContainerFormatProvider,
      io.loginsight.core.format.CsvFormatProvider,
      io.loginsight.core.format.JsonFormatProvider,
      io.loginsight.core.format.LayoutFormatProvider.Access,
      io.loginsight.core.format.LayoutFormatProvider.Dotnet,
      io.loginsight.core.format.LayoutFormatProvider.Haproxy,
      io.loginsight.core.format.LayoutFormatProvider.Jul,
      io.loginsight.core.format.LayoutFormatProvider.Klog,
      io.loginsight.core.format.LayoutFormatProvider.Mysql,
      io.loginsight.core.format.LayoutFormatProvider.Postgresql,
      io.loginsight.core.format.LearnedFormatProvider,
      io.loginsight.core.format.LogfmtFormatProvider,
      io.loginsight.core.format.SyslogFormatProvider,
      io.loginsight.core.format.W3cFormatProvider;
  provides io.loginsight.spi.LogSourceProvider with
      io.loginsight.core.read.FileSourceProvider,
      io.loginsight.core.read.StdinSourceProvider;
}
