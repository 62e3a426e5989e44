package io.loginsight.core.anomaly;

import io.loginsight.api.Analysis;
import io.loginsight.api.Chunk;
import io.loginsight.api.Finding;
import io.loginsight.api.Level;
import io.loginsight.tck.ChunkBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Logs to look for anomalies in. */
final class Logs {

  static final Instant START = Instant.parse("2024-05-13T08:00:00Z");

  private Logs() {}

  /** Two hours of a shop in which nothing happens. */
  static ChunkBuilder quiet() {
    ChunkBuilder log = new ChunkBuilder();
    random(log, "order <*> placed", Level.INFO, 0, 120, 10, 1);
    random(log, "order <*> paid", Level.INFO, 0, 120, 10, 2);
    random(log, "page <*> shown", Level.INFO, 0, 120, 30, 3);
    random(log, "card of <*> declined", Level.WARN, 0, 120, 1, 4);
    return log.events("all <*> tills answer", Level.INFO, START, Duration.ofMinutes(1), 120);
  }

  /** The same with a quarter of an hour in which a fifth of all events are errors. */
  static ChunkBuilder withOutage() {
    return random(quiet(), "no answer from <*>", Level.ERROR, 80, 95, 12, 5);
  }

  /** Adds events at random times of some minutes. */
  static ChunkBuilder random(
      ChunkBuilder log, String template, Level level, int from, int to, double aMinute, long seed) {
    Random random = new Random(seed);
    double minute = from - Math.log(1 - random.nextDouble()) / aMinute;
    while (minute < to) {
      Instant at = START.plusMillis((long) (minute * 60_000));
      log.events(template, level, at, Duration.ofSeconds(1), 1);
      minute -= Math.log(1 - random.nextDouble()) / aMinute;
    }
    return log;
  }

  static Scene scene(ChunkBuilder log) {
    return Objects.requireNonNull(Scene.of(log.build(), 2, 10));
  }

  /** Returns the signs that are more than what chance does in one of a thousand logs. */
  static List<Sign> clear(List<Sign> signs) {
    return signs.stream().filter(sign -> sign.bits() >= 10).toList();
  }

  static List<Finding> findings(Chunk chunk) {
    Analysis analysis = new AnomalyAnalyzer(10, 2, 5).analyze(chunk);
    return analysis.findings();
  }
}
