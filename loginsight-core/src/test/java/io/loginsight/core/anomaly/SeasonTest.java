package io.loginsight.core.anomaly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Chunk;
import io.loginsight.api.Level;
import io.loginsight.tck.ChunkBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SeasonTest {

  private static final Instant MIDNIGHT = Instant.parse("2024-05-13T00:00:00Z");

  @Test
  void weights_jobOfEachNight_areHighAtItsHourAlone() {
    Chunk chunk = nights(5, -1);
    Grid grid = Objects.requireNonNull(Grid.of(chunk));
    double[] weights = weights(chunk);
    int two = grid.at(MIDNIGHT.plus(Duration.ofHours(26)).getEpochSecond());
    int noon = grid.at(MIDNIGHT.plus(Duration.ofHours(36)).getEpochSecond());
    assertTrue(weights[two] > 20 * weights[noon], weights[two] + " " + weights[noon]);
  }

  @Test
  void weights_oneBadDay_doesNotBecomeUsual() {
    assertEquals(sum(weights(nights(5, -1))), sum(weights(nights(5, 2))), 1e-6);
  }

  @Test
  void isKnown_beforeTwoDays_isFalse() {
    Chunk chunk = nights(1, -1);
    Grid grid = Objects.requireNonNull(Grid.of(chunk));
    assertFalse(new Season(grid, grid.counts(chunk.events())).isKnown());
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }

  private static double[] weights(Chunk chunk) {
    Grid grid = Objects.requireNonNull(Grid.of(chunk));
    Season season = new Season(grid, grid.counts(chunk.events()));
    return season.weights(
        grid.counts(
            chunk.patterns().stream()
                .filter(stats -> stats.pattern().template().equals("job ran"))
                .findFirst()
                .orElseThrow()
                .series()));
  }

  private static Chunk nights(int days, int bad) {
    ChunkBuilder log = new ChunkBuilder();
    log.events("beat", Level.INFO, MIDNIGHT, Duration.ofMinutes(1), days * 1_440);
    for (int day = 0; day < days; day++) {
      Instant at = MIDNIGHT.plus(Duration.ofHours(24L * day + 2));
      log.events("job ran", Level.INFO, at, Duration.ofSeconds(30), day == bad ? 1_200 : 120);
    }
    return log.build();
  }
}
