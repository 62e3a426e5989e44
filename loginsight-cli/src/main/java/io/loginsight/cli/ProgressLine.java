package io.loginsight.cli;

import io.loginsight.api.Progress;
import java.time.Duration;
import java.util.Locale;

/** The line that shows how far a run has come. */
final class ProgressLine {

  private static final int BAR = 24;
  private static final long WARM_UP_NANOS = 500_000_000; // before, the speed is a guess

  private ProgressLine() {}

  /** Returns the line for a state of the run, with as many of its parts as fit. */
  static String of(Progress progress, long elapsedNanos, Look look) {
    StringBuilder line = new StringBuilder();
    for (String part : parts(progress, elapsedNanos, look)) {
      String separator = line.length() == 0 ? "" : "  ";
      if (Look.columnsOf(line + separator + part) >= look.width()) { // the last column would wrap
        break;
      }
      line.append(separator).append(part);
    }
    return line.toString();
  }

  private static String[] parts(Progress progress, long elapsedNanos, Look look) {
    double seconds = Math.max(elapsedNanos, 1) / 1e9;
    double megabytes = progress.bytes() / 1e6;
    String lines = Numbers.count(progress.lines()) + " lines";
    String lineSpeed = Numbers.count(Numbers.rounded(progress.lines() / seconds)) + " lines/s";
    String byteSpeed = String.format(Locale.ROOT, "%.1f MB/s", megabytes / seconds);
    if (progress.totalBytes() <= 0) {
      String read = String.format(Locale.ROOT, "%.1f MB", megabytes);
      return new String[] {read, lines, lineSpeed, byteSpeed};
    }
    double share = Math.min(1, (double) progress.bytes() / progress.totalBytes());
    String percent = String.format(Locale.ROOT, "%3d%%", (int) (share * 100));
    return new String[] {
      bar(share, look) + " " + percent, lines, lineSpeed, byteSpeed, eta(share, elapsedNanos)
    };
  }

  private static String bar(double share, Look look) {
    int full = (int) (share * BAR);
    return look.unicode()
        ? "█".repeat(full) + "░".repeat(BAR - full)
        : "[" + "#".repeat(full) + ".".repeat(BAR - full) + "]";
  }

  private static String eta(double share, long elapsedNanos) {
    if (share <= 0 || elapsedNanos < WARM_UP_NANOS) {
      return "";
    }
    double left = elapsedNanos * (1 - share) / share / 1e9;
    return "ETA " + Numbers.duration(Duration.ofSeconds((long) Math.ceil(left)));
  }
}
