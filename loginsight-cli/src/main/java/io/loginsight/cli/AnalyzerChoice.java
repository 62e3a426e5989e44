package io.loginsight.cli;

import java.util.Map;
import java.util.TreeMap;

/**
 * An analyzer that the user names, with its options.
 *
 * @param id the id of its provider
 * @param settings values by name of option
 */
record AnalyzerChoice(String id, Map<String, String> settings) {

  /** A comma is part of a value unless the next option begins behind it. */
  private static final String NEXT = ",(?=[a-z][a-z0-9-]*=)";

  /**
   * Reads what the user wrote.
   *
   * @throws UsageException if it is not {@code ID} or {@code ID:NAME=VALUE,NAME=VALUE}
   */
  static AnalyzerChoice parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return new AnalyzerChoice(text, Map.of());
    }
    Map<String, String> settings = new TreeMap<>();
    for (String setting : text.substring(colon + 1).split(NEXT, -1)) {
      int equals = setting.indexOf('=');
      if (equals < 1
          || settings.put(setting.substring(0, equals), setting.substring(equals + 1)) != null) {
        throw new UsageException(
            "--analyzer: '" + text + "' is not ID or ID:NAME=VALUE,NAME=VALUE, each name once");
      }
    }
    return new AnalyzerChoice(text.substring(0, colon), settings);
  }
}
