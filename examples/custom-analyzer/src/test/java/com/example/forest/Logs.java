package com.example.forest;

import io.loginsight.api.Chunk;
import io.loginsight.api.Level;
import io.loginsight.tck.ChunkBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** Two hours of a bakery. */
final class Logs {

  static final Instant OPENING = Instant.parse("2024-05-17T06:00:00Z");
  static final Instant JAM = OPENING.plusSeconds(70 * 60);

  private Logs() {}

  private static ChunkBuilder usual() {
    return new ChunkBuilder()
        .events("bread <*> baked", Level.INFO, OPENING, Duration.ofSeconds(3), 2400)
        .events("oven at <*> degrees", Level.DEBUG, OPENING, Duration.ofSeconds(15), 480);
  }

  static Chunk flat() {
    return usual().build();
  }

  static Chunk withABurst() {
    return usual()
        .events("oven <*> is jammed", Level.ERROR, JAM, Duration.ofMillis(400), 140)
        .build();
  }

  /** Customers come when they like: as many a minute as chance wants it. */
  static Chunk noisy(long seed) {
    Random random = new Random(seed);
    ChunkBuilder chunk = usual();
    Instant time = OPENING;
    for (int i = 0; i < 1500; i++) {
      time = time.plusMillis((long) (-Math.log(1 - random.nextDouble()) * 4_700));
      chunk.events("customer <*> served", Level.INFO, time, Duration.ZERO, 1);
    }
    return chunk.build();
  }
}
