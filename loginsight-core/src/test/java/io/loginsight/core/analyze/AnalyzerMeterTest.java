package io.loginsight.core.analyze;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.loginsight.api.AnalysisFailure.Kind;
import io.loginsight.api.AnalyzerMetrics;
import io.loginsight.api.AnalyzerMetrics.ResponseTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnalyzerMeterTest {

  private final AnalyzerMeter meter = new AnalyzerMeter("till");

  @Test
  void metrics_noCall_hasNeitherRateNorTimes() {
    AnalyzerMetrics metrics = meter.metrics();
    assertEquals(new AnalyzerMetrics("till", 0, Map.of(), null), metrics);
    assertNull(metrics.successRate());
  }

  @Test
  void metrics_failures_areCountedByKind() {
    meter.add(1, null);
    meter.add(1, Kind.THREW);
    meter.add(1, Kind.THREW);
    meter.add(1, Kind.TOOK_TOO_LONG);
    AnalyzerMetrics metrics = meter.metrics();
    assertEquals(Map.of(Kind.THREW, 2L, Kind.TOOK_TOO_LONG, 1L), metrics.failures());
    assertEquals(0.25, metrics.successRate());
  }

  @Test
  void metrics_quantiles_areTimesThatWereMeasured() {
    for (int nanos = 20; nanos >= 1; nanos--) {
      meter.add(nanos, null);
    }
    assertEquals(
        new ResponseTimes(20, nanos(1), nanos(10), nanos(19), nanos(20)),
        meter.metrics().responseTimes());
  }

  @Test
  void metrics_moreCallsThanKept_tellTheTimesOfTheLatest() {
    meter.add(1_000_000, null);
    for (int i = 0; i < ResponseTimes.MOST; i++) {
      meter.add(5, null);
    }
    assertEquals(
        new ResponseTimes(ResponseTimes.MOST, nanos(5), nanos(5), nanos(5), nanos(5)),
        meter.metrics().responseTimes());
  }

  @Test
  void metrics_callThatWasNotMade_hasNoTime() {
    meter.add(1, Kind.CUT_OFF);
    assertEquals(1, meter.metrics().calls());
    assertNull(meter.metrics().responseTimes());
  }

  @Test
  void add_severalThreads_losesNoCall() throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(new Thread(this::addTenThousand));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      meter.metrics(); // while it runs
      thread.join();
    }
    assertEquals(40_000, meter.metrics().calls());
    assertEquals(20_000, meter.metrics().failed());
  }

  private void addTenThousand() {
    for (int i = 0; i < 10_000; i++) {
      meter.add(i, i % 2 == 0 ? null : Kind.THREW);
    }
  }

  private static Duration nanos(long nanos) {
    return Duration.ofNanos(nanos);
  }
}
