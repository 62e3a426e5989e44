/**
 * What one measures Log Insight with: the incident simulator that knows the truth, and the
 * evaluator.
 */
module io.loginsight.lab {
  requires transitive io.loginsight.api;
  requires com.fasterxml.jackson.databind;
  requires static transitive org.jspecify;

  exports io.loginsight.lab;
}
