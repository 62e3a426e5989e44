package io.loginsight.core.cause;

import static io.loginsight.core.cause.Story.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourcesTest {

  private static final long FROM = 3_600 * SECOND;
  private final List<Measurement> measurements = new ArrayList<>();

  /** An hour at 10, then three minutes of other values. */
  private void measure(String service, String name, double... then) {
    for (int minute = 0; minute < 58; minute++) {
      add(service, name, minute * 60 * SECOND, 10 + minute % 3);
    }
    for (int i = 0; i < then.length; i++) {
      add(service, name, FROM + i * 60 * SECOND, then[i]);
    }
  }

  private void add(String service, String name, long time, double value) {
    measurements.add(new Measurement(service, name, time, value, measurements.size()));
  }

  private List<String> blamed() {
    return Resources.clues(measurements, FROM, FROM + 180 * SECOND).stream()
        .map(Clue::service)
        .toList();
  }

  @Test
  void clues_processorIsBusy_blamesWhoUsesIt() {
    measure("shop", "CpuUsage", 11, 11, 12);
    measure("stock", "CpuUsage", 11, 400, 500);

    assertEquals(List.of("stock"), blamed());
  }

  @Test
  void clues_oneValueAlone_saysNothing() {
    measure("shop", "CpuUsage", 11, 11, 12);
    measure("stock", "CpuUsage", 11, 500, 11);

    assertEquals(List.of(), blamed());
  }

  @Test
  void clues_otherThanProcessorAndMemory_saysNothing() {
    measure("stock", "BytesSent", 11, 400, 500);

    assertEquals(List.of(), blamed());
  }

  @Test
  void clues_sharedByMany_isTheirMachines() {
    for (int i = 0; i < 4; i++) {
      measure("service-" + i, "node memory", 400, 400, 400);
    }
    measure("stock", "memory", 11, 400, 500);

    assertEquals(List.of("stock"), blamed());
  }
}
