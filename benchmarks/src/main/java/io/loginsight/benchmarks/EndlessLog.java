package io.loginsight.benchmarks;

import io.loginsight.spi.LogSource;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * A log as long as one likes, of which little is in memory: the same lines again and again, each
 * time with later times and other numbers. Half of the lines are those of {@link ServiceLog}; the
 * others are of as many patterns as one likes.
 *
 * <p><b>Threads:</b> Immutable; each stream is confined.
 */
public final class EndlessLog implements LogSource {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final int TIME_BYTES = 19;
  private static final LocalDateTime START = LocalDateTime.parse("2026-03-14T09:26:53");

  /** How many words the other patterns are made of. */
  private static final int VOCABULARY = 5_000;

  private final byte[] lines;
  private final long size;

  /**
   * Makes a log.
   *
   * @param patterns how many patterns there are beside those of the service
   * @param size bytes, rounded up to a whole line
   */
  public EndlessLog(int patterns, long size) {
    this.size = size;
    byte[] service = ServiceLog.lines(patterns);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Random random = new Random(11);
    String[] words = new String[VOCABULARY];
    Arrays.setAll(words, i -> word(random));
    int at = 0;
    for (int i = 0; i < patterns; i++) {
      int end = at;
      while (service[end] != '\n') {
        end++;
      }
      out.write(service, at, end + 1 - at);
      at = end + 1;
      out.writeBytes(own(random, words).getBytes(StandardCharsets.US_ASCII));
    }
    lines = out.toByteArray();
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int letters = 3 + random.nextInt(7); letters > 0; letters--) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }

  /** A line of a pattern that no other line has. */
  private static String own(Random random, String[] words) {
    StringBuilder line = new StringBuilder("2026-03-14 09:26:53,589 INFO  [exec-7] shop.Own -");
    for (int count = 4 + random.nextInt(6); count > 0; count--) {
      line.append(' ').append(words[random.nextInt(words.length)]);
    }
    return line.append(" number 12345\n").toString();
  }

  @Override
  public String name() {
    return "endless.log";
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public InputStream open() {
    return new Lines();
  }

  private final class Lines extends InputStream {

    private final byte[] line = new byte[4_096];
    private int length; // of the line at hand
    private int given; // of the line at hand
    private int next; // line
    private long left = size;
    private LocalDateTime now = START;
    private byte[] time = new byte[0];
    private int number;

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int at, int wanted) {
      int done = 0;
      while (done < wanted && (given < length || nextLine())) {
        int count = Math.min(wanted - done, length - given);
        System.arraycopy(line, given, into, at + done, count);
        given += count;
        done += count;
      }
      return done == 0 && wanted > 0 ? -1 : done;
    }

    private boolean nextLine() {
      if (left <= 0) {
        return false;
      }
      if (next == lines.length) {
        next = 0;
      }
      if (number % 1_000 == 0) {
        now = now.plusSeconds(1);
        time = TIME.format(now).getBytes(StandardCharsets.US_ASCII);
      }
      int end = next;
      while (lines[end] != '\n') {
        end++;
      }
      length = end + 1 - next;
      System.arraycopy(lines, next, line, 0, length);
      System.arraycopy(time, 0, line, 0, TIME_BYTES);
      changeNumber();
      next = end + 1;
      given = 0;
      left -= length;
      return true;
    }

    /** The last digit but one of a line is another each time. */
    private void changeNumber() {
      number++;
      byte digit = line[length - 3];
      if (digit >= '0' && digit <= '9') {
        line[length - 3] = (byte) ('0' + number % 10);
      }
    }
  }
}
