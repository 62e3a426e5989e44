package io.loginsight.core.anomaly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loginsight.api.Level;
import io.loginsight.tck.ChunkBuilder;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewsTest {

  @Test
  void signs_nothingHappens_areNone() {
    assertEquals(List.of(), signs(Logs.quiet()));
  }

  @Test
  void signs_severalNewErrorsAtOnce_areOneSign() {
    List<Sign> signs = signs(news(Logs.quiet(), 90, 5));
    assertEquals(List.of(5), signs.stream().map(sign -> sign.patterns().size()).toList());
  }

  @Test
  void signs_severalErrorsAtTheBeginning_areNone() {
    assertEquals(List.of(), signs(news(Logs.quiet(), 2, 5)));
  }

  @Test
  void signs_errorsThatAreAlwaysNew_areNone() {
    ChunkBuilder log = Logs.quiet();
    for (int minute = 0; minute < 120; minute += 2) {
      news(log, minute, 1);
    }
    assertEquals(List.of(), signs(log));
  }

  @Test
  void bits_ofSomeNews_areThoseOfExactSums() {
    for (int seen = 1; seen < 8; seen++) {
      assertEquals(plain(seen, 0.75), News.bits(seen, 0.75), 1e-9);
    }
  }

  /** The tail of Poisson's distribution as one less its beginning. */
  private static double plain(int seen, double expected) {
    MathContext exact = new MathContext(60);
    BigDecimal mean = new BigDecimal(expected);
    BigDecimal inverse = BigDecimal.ZERO; // exp(expected)
    BigDecimal less = BigDecimal.ZERO;
    BigDecimal term = BigDecimal.ONE;
    for (int k = 0; k < 80; k++) {
      inverse = inverse.add(term, exact);
      less = k < seen ? less.add(term, exact) : less;
      term = term.multiply(mean, exact).divide(BigDecimal.valueOf(k + 1L), exact);
    }
    double tail = BigDecimal.ONE.subtract(less.divide(inverse, exact), exact).doubleValue();
    return -Math.log(tail) / Math.log(2);
  }

  private static ChunkBuilder news(ChunkBuilder log, int minute, int count) {
    Instant at = Logs.START.plus(Duration.ofMinutes(minute));
    for (int i = 0; i < count; i++) {
      String template = "part " + (char) ('a' + i) + (char) ('a' + minute % 26) + minute / 26;
      log.events(template + " is broken", Level.ERROR, at.plusSeconds(i), Duration.ofSeconds(1), 1);
    }
    return log;
  }

  private static List<Sign> signs(ChunkBuilder log) {
    return Logs.clear(new News(Logs.scene(log)).signs());
  }
}
