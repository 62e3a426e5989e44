package io.loginsight.core.format;

import io.loginsight.core.bytes.Swar;
import io.loginsight.spi.LogBatch;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What must be looked at again in a line whose header is written as that of a line before, so that
 * it need not be cut anew. Written alike means: equal up to the message but for the values of
 * digits. All that a header says depends on such a text alone, but for timestamps: which numbers
 * are one, and which time it is.
 *
 * <p><b>Threads:</b> Confined to the thread that cuts the lines.
 */
public final class HeaderProof {

  /** In place of a level: the message may state it. */
  static final int LEVEL_IN_MESSAGE = -2;

  /** So many bytes behind a timestamp may be looked at: a zone, a year, or AM. */
  private static final int BEHIND_TIME = 8;

  private static final long SECOND = 1_000_000_000L;

  private final Timestamps timestamps;
  private final int length;

  // The scans for a timestamp: offsets in the line, and what must come of them.
  private final int[] starts;
  private final int[] ends;
  private final int[] shapes;
  private final Text[] seen; // of each, the text that was scanned last

  private final int timeScan; // the one that gives the time of the event, or -1
  private final @Nullable Clock clock; // reads it faster; null if it must be scanned
  private final int level;
  private long time = LogBatch.NO_TIME;

  private HeaderProof(
      HeaderFields fields, byte[] line, int from, int length, int[] scans, int timeScan, int said) {
    this.timestamps = fields.timestamps;
    this.length = length;
    this.timeScan = timeScan;
    this.level = said;
    starts = new int[scans.length];
    ends = new int[scans.length];
    shapes = new int[scans.length];
    seen = new Text[scans.length];
    for (int i = 0; i < scans.length; i++) {
      int scan = scans[i];
      starts[i] = fields.scanStarts[scan] - from;
      ends[i] = fields.scanEnds[scan] < 0 ? -1 : fields.scanEnds[scan] - from;
      shapes[i] = fields.scanShapes[scan];
      // what stands right in front of the message is scanned each time, with the message
      boolean apart = ends[i] >= 0 && ends[i] + BEHIND_TIME <= length;
      seen[i] = new Text(starts[i], apart ? ends[i] - starts[i] : 0);
    }
    boolean timedApart = timeScan >= 0 && ends[timeScan] + BEHIND_TIME <= length;
    clock = timedApart ? clock(line, from) : null;
  }

  /**
   * Returns the proof for a line that was just cut, or null if there is none.
   *
   * @param message where the message begins
   * @param to offset behind the last byte of the line
   * @param timeField the field that has the time, or -1
   * @param said the level that the header says, {@link LevelWords#NONE} or {@link
   *     #LEVEL_IN_MESSAGE}
   */
  static @Nullable HeaderProof of(
      HeaderFields fields, byte[] line, int from, int message, int to, int timeField, int said) {
    boolean apart =
        fields.examined() < message || (fields.examined() == message && line[message - 1] == '|');
    if (!apart || message >= to || fields.scans > HeaderFields.MOST_SCANS) {
      return null;
    }
    int[] scans = new int[fields.scans];
    int count = 0;
    int timeScan = -1;
    for (int i = 0; i < fields.scans; i++) {
      int start = fields.scanStarts[i];
      int end = fields.scanEnds[i];
      if (start >= message || end >= message) {
        return null;
      }
      if (end < 0 && Timestamps.isNumberAndWord(line, start, message)) {
        continue;
      }
      boolean inField =
          timeField >= 0 && start >= fields.starts[timeField] && start < fields.ends[timeField];
      if (inField && end >= 0) {
        timeScan = count;
      }
      scans[count++] = i;
    }
    if (timeField >= 0 && (timeScan < 0 || !fields.timed[timeField])) {
      return null;
    }
    return new HeaderProof(
        fields, line, from, message - from, Arrays.copyOf(scans, count), timeScan, said);
  }

  private @Nullable Clock clock(byte[] line, int from) {
    int end = timestamps.scan(line, from + starts[timeScan], from + ends[timeScan]);
    int start = from + starts[timeScan];
    return end == from + ends[timeScan] && Clock.canRead(timestamps, start, end)
        ? new Clock(timestamps, from, starts[timeScan], ends[timeScan])
        : null;
  }

  /**
   * Returns the length of the header.
   *
   * @return the message begins so many bytes behind the beginning of the line
   */
  public int length() {
    return length;
  }

  /**
   * Returns the time that the last line had for which {@link #holds} said yes.
   *
   * @return nanoseconds since 1970, or {@link LogBatch#NO_TIME} if these lines have none
   */
  public long time() {
    return time;
  }

  /**
   * Returns the level of a line for which {@link #holds} said yes.
   *
   * @param message where its message begins
   * @param to where it ends
   * @return the ordinal of the level, or {@link LogBatch#NO_LEVEL}
   */
  public int level(byte[] line, int message, int to) {
    int said = level == LEVEL_IN_MESSAGE ? HeaderLayout.levelOfMessage(line, message, to) : level;
    return said < 0 ? LogBatch.NO_LEVEL : said;
  }

  /**
   * Says whether the header of a line is cut as that of the first one was, and reads its time.
   *
   * @param line holds a line that is equal to the first one up to the message but for the values of
   *     digits; the message may be any
   * @param from offset of its first byte
   * @param to offset behind its last byte
   * @return whether all scans for a timestamp have the outcome that they had
   */
  public boolean holds(byte[] line, int from, int to) {
    for (int i = 0; i < starts.length; i++) {
      if (i == timeScan ? !readTime(line, from, to) : !scansAlike(i, line, from, to)) {
        return false;
      }
    }
    return true;
  }

  private boolean readTime(byte[] line, int from, int to) {
    Clock fast = clock;
    if (fast != null && fast.read(line, from)) {
      time = fast.nanos;
      return true;
    }
    if (!scan(timeScan, line, from, to) || !timestamps.timed) {
      return false;
    }
    time = timestamps.nanos;
    if (fast != null) {
      fast.remember(line, from, time);
    }
    return true;
  }

  /** A date that many lines share needs no second look. */
  private boolean scansAlike(int i, byte[] line, int from, int to) {
    Text last = seen[i];
    if (last.isKnown() && last.equals(line, from)) {
      return true;
    }
    if (isEpochOfOurTime(i, line, from)) {
      return true;
    }
    if (!scan(i, line, from, to)) {
      return false;
    }
    last.set(line, from);
    return true;
  }

  /** Ten digits of which the first is a 1 are a time, whatever the others are. */
  private boolean isEpochOfOurTime(int i, byte[] line, int from) {
    return shapes[i] == Timestamps.EPOCH
        && ends[i] - starts[i] == 10
        && line[from + starts[i]] == '1';
  }

  private boolean scan(int i, byte[] line, int from, int to) {
    int end = timestamps.scan(line, from + starts[i], to);
    return ends[i] < 0 ? end < 0 : end == from + ends[i] && timestamps.shape == shapes[i];
  }

  /** Up to 24 bytes that are compared with others, eight at a time. */
  private static final class Text {

    static final int LONGEST = 24;

    private final int offset;
    private final int length;
    private long first;
    private long second;
    private long third;
    private boolean known;

    Text(int offset, int length) {
      this.offset = offset;
      this.length = length;
    }

    /** Says whether there is anything to compare. */
    boolean isKnown() {
      return known && length > 0 && length <= LONGEST;
    }

    boolean equals(byte[] line, int from) {
      int at = from + offset;
      return length == 0
          || (word(line, at, 0) == first
              && (length <= 8 || word(line, at, 8) == second)
              && (length <= 16 || word(line, at, 16) == third));
    }

    void set(byte[] line, int from) {
      int at = from + offset;
      known = true;
      first = word(line, at, 0);
      second = word(line, at, 8);
      third = word(line, at, 16);
    }

    private long word(byte[] line, int at, int skipped) {
      return length <= skipped ? 0 : Swar.first(Swar.load(line, at + skipped), length - skipped);
    }
  }

  /** Reads the time of day of a timestamp whose date is that of the last one. */
  private static final class Clock {

    private static final int NOTHING = -1;

    private final int clock;
    private final int step;
    private final int fraction;
    private final int fractionEnd;
    private final Text date; // what is in front of the clock
    private final Text rest; // what is behind the fraction: a zone, or a year
    private long midnight = NOTHING;
    private boolean known;

    long nanos;

    Clock(Timestamps of, int from, int start, int end) {
      clock = of.clockAt - from;
      step = of.clockStep;
      fraction = of.fractionAt - from;
      fractionEnd = of.fractionEnd - from;
      date = new Text(start, clock - start);
      rest = new Text(fractionEnd, end - fractionEnd);
    }

    static boolean canRead(Timestamps of, int from, int end) {
      return of.clockAt >= 0
          && of.hasFixedOffset()
          && of.clockAt - from <= Text.LONGEST
          && end - of.fractionEnd <= Text.LONGEST;
    }

    boolean read(byte[] line, int from) {
      if (!known || !date.equals(line, from) || !rest.equals(line, from)) {
        return false;
      }
      long ofDay = ofDay(line, from);
      nanos = midnight + ofDay;
      return ofDay >= 0;
    }

    /** Nanoseconds since midnight, or -1 if only a scan can tell. */
    private long ofDay(byte[] line, int from) {
      int at = from + clock;
      int hour = two(line, at);
      int minute = two(line, at + step);
      int second = two(line, at + 2 * step);
      if (hour > 23 || minute > 59 || second > 59) {
        return NOTHING;
      }
      return (hour * 3600 + minute * 60 + second) * SECOND + fraction(line, from);
    }

    private long fraction(byte[] line, int from) {
      int digits = Math.min(8, fractionEnd - fraction);
      int at = from + fraction;
      long value = Swar.number(Swar.load(line, at), digits) * Timestamps.power(9 - digits);
      return fractionEnd - fraction > 8 ? value + line[at + 8] - '0' : value;
    }

    private static int two(byte[] line, int at) {
      return line[at] * 10 + line[at + 1] - '0' * 11;
    }

    /** Takes over the date of a timestamp that was scanned. */
    void remember(byte[] line, int from, long time) {
      long ofDay = ofDay(line, from);
      known = ofDay >= 0;
      midnight = time - ofDay;
      date.set(line, from);
      rest.set(line, from);
    }
  }
}
