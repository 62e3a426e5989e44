package io.loginsight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepSpoolTest {

  private record Step(long time, int event, String session) {}

  /** Times that hardly rise, that rise most of the time, and that never fall. */
  @ParameterizedTest
  @CsvSource({"1, 100", "2, 5", "3, 0", "4, 1000000"})
  void visit_moreStepsThanAreKept_givesThemAsASortDoes(long seed, int fall) throws IOException {
    Random random = new Random(seed);
    List<Step> steps = new ArrayList<>();
    List<Step> given = new ArrayList<>();
    try (StepSpool spool = new StepSpool(64)) {
      for (int i = 0; i < 5_000; i++) {
        long time = i / 3 - random.nextInt(fall + 1);
        String session = "s\u00e4" + "x".repeat(random.nextInt(50)) + i;
        steps.add(new Step(time, i, session));
        spool.add(time, i, session);
      }
      spool.visit((time, event, session) -> given.add(new Step(time, event, session)));
    }
    steps.sort(Comparator.comparingLong(Step::time)); // stable
    assertEquals(steps, given, "seed " + seed);
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "64", "65"})
  void visit_fewSteps_givesThemAll(int count) throws IOException {
    List<Integer> given = new ArrayList<>();
    try (StepSpool spool = new StepSpool(64)) {
      for (int i = 0; i < count; i++) {
        spool.add(-i, i, "s");
      }
      spool.visit((time, event, session) -> given.add(event));
    }
    assertEquals(count, given.size());
    assertEquals(count, given.stream().distinct().count());
  }
}
