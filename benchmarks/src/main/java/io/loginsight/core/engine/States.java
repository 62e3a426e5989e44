package io.loginsight.core.engine;

import io.loginsight.api.Experience;
import io.loginsight.api.LogInsightException;
import io.loginsight.benchmarks.Corpus;
import io.loginsight.core.format.LearnedFormatProvider;
import io.loginsight.spi.EngineSettings;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What the pods of a service learn: nearly the same patterns in each of them, and some of their
 * own.
 *
 * <p><b>Threads:</b> Confined.
 */
final class States {

  private static final int OWN_SHARE = 20; // one pattern in so many is known to one pod alone

  private static final int BUSY_PARTS = 8;
  private static final int BUSY_SHARE = 40; // one skeleton in so many

  private States() {}

  /** Returns what a pod has learnt from two lines of each pattern. */
  static EngineState ofPod(int pod, int patterns) {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 2 * patterns; i++) {
      int pattern = i % patterns;
      long seed = pattern % OWN_SHARE == 0 ? 1_000_003L * (pod + 1) + pattern : pattern;
      line(i, new Random(seed), log);
    }
    return learn(log);
  }

  /** Returns what is learnt from so many lines of which each is a skeleton of its own. */
  static EngineState ofDistinct(int lines, long seed) {
    Random random = new Random(seed);
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      line(i, random, log);
    }
    return learn(log);
  }

  /**
   * Returns what is learnt of so many skeletons, of which one in 40 has so many events that there
   * are sketches of its values, and the others enough for all values of events that are kept.
   */
  static EngineState ofBusy(int skeletons) {
    List<EngineState> parts = new ArrayList<>();
    for (int part = 0; part < BUSY_PARTS; part++) {
      StringBuilder log = new StringBuilder();
      Random values = new Random(part);
      for (int skeleton = part; skeleton < skeletons; skeleton += BUSY_PARTS) {
        for (int rest = skeleton / BUSY_PARTS % BUSY_SHARE == 0 ? 1_000 : 20; rest > 0; rest--) {
          line(values.nextInt(100_000), new Random(skeleton), log);
        }
      }
      parts.add(learn(log));
    }
    return EngineState.merge(parts);
  }

  /** Words without a meaning, and two values. */
  private static void line(int i, Random random, StringBuilder log) {
    log.append(String.format("2024-05-17 %02d:", i / 3_600 % 24))
        .append(String.format("%02d:%02d.000 INFO ", i / 60 % 60, i % 60));
    for (int words = 4 + random.nextInt(6); words > 0; words--) {
      for (int letters = 3 + random.nextInt(7); letters > 0; letters--) {
        log.append((char) ('a' + random.nextInt(26)));
      }
      log.append(' ');
    }
    log.append("took ").append(i % 1_000).append("ms for 10.0.0.").append(i % 250).append('\n');
  }

  private static EngineState learn(StringBuilder log) {
    EngineSettings settings =
        new EngineSettings(
            List.of(new LearnedFormatProvider()),
            List.of(),
            List.of(),
            Map.of(),
            null,
            new EngineSettings.Reading(ZoneOffset.UTC, null, null, null, null, false, 1 << 20),
            1,
            null,
            InstantSource.system(),
            progress -> {},
            finding -> {},
            incident -> {},
            Experience.NONE);
    try (CoreEngine engine = new CoreEngine(settings)) {
      return engine.learn(
          List.of(Corpus.of("app.log", log.toString().getBytes(StandardCharsets.UTF_8))));
    } catch (LogInsightException e) {
      throw new IllegalStateException(e); // its own log can be read
    }
  }
}
