package io.loginsight.core.incident;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loginsight.core.incident.FolderState.Faded;
import io.loginsight.core.incident.FolderState.Rate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Between the seconds since the first alert, which a folder counts in, and the microseconds since
 * 1970 of a state.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param start when the first alert came, in microseconds since 1970
 */
record TimeAxis(long start) {

  private static final double MICROS = 1e6;

  long micros(double seconds) {
    return start + Math.round(seconds * MICROS);
  }

  double seconds(long micros) {
    return (micros - start) / MICROS;
  }

  Faded faded(double value, double at) {
    return value == 0 ? Faded.NOTHING : new Faded(value, micros(at));
  }

  /** Returns what is left of a number. */
  double value(Faded faded, double now, double memory) {
    return faded.value() == 0 ? 0 : faded.value() * Seconds.left(seconds(faded.at()), now, memory);
  }

  /** Whether a name can be part of a state. */
  static boolean isKept(String name) {
    return name.length() <= FolderState.MOST_TEXT
        && name.indexOf(FolderState.AND) < 0
        && name.getBytes(UTF_8).length <= FolderState.MOST_TEXT;
  }

  /** What came last is forgotten last. */
  static List<Map.Entry<String, Rate>> byTime(Map<String, Rate> rates) {
    return rates.entrySet().stream()
        .sorted(Comparator.comparingLong(rate -> rate.getValue().last()))
        .toList();
  }
}
