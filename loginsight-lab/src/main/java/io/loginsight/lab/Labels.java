package io.loginsight.lab;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What is known to be abnormal in an input: JSON, an object a line.
 *
 * <pre>{@code
 * {"from": "2026-03-10T14:05:00Z", "to": "2026-03-10T14:20:00Z", "label": "disk-full"}
 * {"source": "app.log", "line": 17, "label": "abnormal"}
 * {"template": "Disk <*> is full", "severity": "HIGH"}
 * }</pre>
 *
 * <p>{@code "pattern": "0123456789abcdef"} may stand for a template, and {@code "severity": "HIGH"}
 * is another way to write {@code "label": "high"}. The class {@value #NORMAL} is normal, every
 * other one is abnormal. Lines that mean nothing are left out and named, and the order decides
 * nothing.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param stretches of time, in their order; what is outside of them is normal
 * @param lines single lines
 * @param patterns all events of a pattern
 * @param problems what cannot be used and why, one sentence each
 */
public record Labels(
    List<Stretch> stretches,
    List<LabelledLine> lines,
    List<LabelledPattern> patterns,
    List<String> problems) {

  /** The class of what is as it should be. */
  public static final String NORMAL = "normal";

  /** The class of what is not, whatever it is. */
  public static final String ABNORMAL = "abnormal";

  /** Of more labels the rest is left out. */
  public static final int MOST = 100_000;

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  /** Copies the lists. */
  public Labels {
    stretches = List.copyOf(stretches);
    lines = List.copyOf(lines);
    patterns = List.copyOf(patterns);
    problems = List.copyOf(problems);
  }

  /**
   * Reads labels.
   *
   * @param file text in UTF-8
   * @param zone the zone of times that name none
   * @return the labels; none if the file has no line, so that all is normal
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it has lines and none can be used; the message says why
   */
  public static Labels read(Path file, ZoneId zone) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return new LabelReader(zone).read(in);
    }
  }

  /** Returns whether a time may be that of a log, which any calendar is able to show. */
  static boolean isPossible(Instant time) {
    return !time.isBefore(EARLIEST) && time.isBefore(LATEST);
  }

  /**
   * Returns how many labels there are.
   *
   * @return 0 or more
   */
  public int count() {
    return stretches.size() + lines.size() + patterns.size();
  }

  /**
   * A stretch of time.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param from its beginning
   * @param to its end, itself not included unless it is {@code from}
   * @param label its class
   */
  public record Stretch(Instant from, Instant to, String label) {

    /**
     * Checks the times.
     *
     * @throws IllegalArgumentException if {@code to} is before {@code from}, or one of them in no
     *     year from 1 to 9998
     */
    public Stretch {
      if (to.isBefore(from) || !isPossible(from) || !isPossible(to)) {
        throw new IllegalArgumentException("no stretch of time: " + from + " " + to);
      }
    }

    /** Returns its last instant. */
    Instant last() {
      return to.equals(from) ? from : to.minusNanos(1);
    }
  }

  /**
   * A line of a source.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param source the name of the source, or the end of it behind a {@code /}
   * @param line its number, from 1
   * @param label its class
   */
  public record LabelledLine(String source, long line, String label) {}

  /**
   * A pattern.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param pattern its template or its id
   * @param isId whether it is an id
   * @param label its class
   */
  public record LabelledPattern(String pattern, boolean isId, String label) {}
}
