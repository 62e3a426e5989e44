/**
 * Contract tests that the author of a plugin extends.
 *
 * <p>Runs on JUnit 5.14 and on JUnit 6.
 */
module io.loginsight.tck {
  requires transitive io.loginsight.api;
  requires transitive org.junit.jupiter.api;
  requires static org.jspecify;

  exports io.loginsight.tck;

  opens io.loginsight.tck to
      org.junit.platform.commons; // the rules are package-private, so that nobody overrides one

  uses io.loginsight.spi.AnalyzerProvider;
  uses io.loginsight.spi.EnricherProvider;
  uses io.loginsight.spi.LogFormatProvider;
  uses io.loginsight.spi.LogSourceProvider;
  uses io.loginsight.spi.VisualizerProvider;
}
