package io.loginsight.lab;

/** What a service is written in: it decides how it speaks of what all services know. */
enum Platform {
  JAVA("common-java.txt"),
  GO("common-go.txt"),
  SCRIPT("common-script.txt"),
  /** Bought in, not built: it speaks in its own words only. */
  INFRASTRUCTURE("");

  /** The vocabulary that its services share; empty if they share none. */
  final String vocabulary;

  Platform(String vocabulary) {
    this.vocabulary = vocabulary;
  }
}
