/** An analyzer for Log Insight: a random cut forest over the rates of patterns. */
module com.example.forest {
  requires io.loginsight.api;
  requires randomcutforest.core; // by the name of its file: it has no descriptor

  provides io.loginsight.spi.AnalyzerProvider with
      com.example.forest.ForestAnalyzerProvider;
}
