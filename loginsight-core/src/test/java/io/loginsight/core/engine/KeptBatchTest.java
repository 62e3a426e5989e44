package io.loginsight.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loginsight.spi.Enricher;
import io.loginsight.spi.EnricherProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class KeptBatchTest {

  @Test
  void enrich_thatThrows_isLeftOutAndSaidInOneLine() {
    assertEquals(
        List.of("The enricher 'bad' failed and was left out: java.lang.AssertionError: one"),
        problemsOf(
            () -> {
              throw new AssertionError("one\ntwo");
            }));
  }

  @Test
  void enrich_thatNeverReturnsFromCallingItself_isLeftOut() {
    assertEquals(
        List.of("The enricher 'bad' failed and was left out: java.lang.StackOverflowError"),
        problemsOf(() -> endless(1)));
  }

  @SuppressWarnings("InfiniteRecursion")
  private static Enricher endless(int depth) {
    return endless(depth + 1);
  }

  private static List<String> problemsOf(Supplier<Enricher> bad) {
    EnricherProvider provider =
        new EnricherProvider() {
          @Override
          public String id() {
            return "bad";
          }

          @Override
          public Enricher create() {
            return bad.get();
          }
        };
    List<String> problems = new ArrayList<>();
    KeptBatch.enrich(List.of(), List.of(provider), problems);
    return problems;
  }
}
