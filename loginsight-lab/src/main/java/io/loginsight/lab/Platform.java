package io.loginsight.lab;

import java.util.List;

/** What a service is written in: it decides how it speaks of what all services know. */
enum Platform {
  JAVA("common-java.txt"),
  GO("common-go.txt"),
  SCRIPT("common-script.txt"),
  /** Bought in, not built: it speaks in its own words only. */
  INFRASTRUCTURE;

  private final List<String> vocabularies;

  Platform(String... vocabularies) {
    this.vocabularies = List.of(vocabularies);
  }

  List<String> vocabularies() {
    return vocabularies;
  }
}
