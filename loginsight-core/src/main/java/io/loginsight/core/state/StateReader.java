package io.loginsight.core.state;

import io.loginsight.api.LogInsightException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Reads what a {@link StateWriter} wrote. The bytes may be anyone's: nothing is made room for
 * before it is known that so much can follow, and whatever is wrong is a {@link
 * LogInsightException}.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class StateReader {

  /** What a million events a second come to in 35 years. */
  private static final long MOST_SEEN = 1L << 50;

  private final byte[] bytes;
  private final int end;
  private int at = StateWriter.HEAD;

  /**
   * Starts to read.
   *
   * @param snapshot the whole snapshot; not modified
   * @throws LogInsightException if it is none, damaged, or of a newer version
   */
  public StateReader(byte[] snapshot) {
    this.bytes = snapshot;
    this.end = snapshot.length - StateWriter.CHECKSUM;
    ByteBuffer head = ByteBuffer.wrap(snapshot);
    if (end < StateWriter.HEAD || head.getInt(0) != StateWriter.MAGIC) {
      throw new LogInsightException("This is no snapshot of Log Insight, or it is damaged");
    }
    CRC32C checksum = new CRC32C();
    checksum.update(snapshot, 0, end);
    if (head.getInt(8) != end - StateWriter.HEAD || head.getInt(end) != (int) checksum.getValue()) {
      throw damaged("its length or its checksum is wrong");
    }
    int version = head.getInt(4);
    if (version != StateWriter.VERSION) {
      throw new LogInsightException(
          "The snapshot was written by %s version of Log Insight: its format is %d, and this version reads %d"
              .formatted(
                  version < StateWriter.VERSION ? "an older" : "a newer",
                  version,
                  StateWriter.VERSION));
    }
  }

  /**
   * Says that what was read makes no sense.
   *
   * @param why what is wrong
   * @return to be thrown
   */
  public static LogInsightException damaged(String why) {
    return new LogInsightException("The snapshot is damaged: " + why);
  }

  /**
   * Checks what was read.
   *
   * @param sense whether it makes sense
   * @param what what it is about
   * @throws LogInsightException if it makes none
   */
  public static void check(boolean sense, String what) {
    if (!sense) {
      throw damaged(what);
    }
  }

  /**
   * Reads what {@link StateWriter#fixed} wrote.
   *
   * @return the number
   */
  public long fixed() {
    check(end - at >= Long.BYTES, "it ends too early");
    long value = ByteBuffer.wrap(bytes).getLong(at);
    at += Long.BYTES;
    return value;
  }

  /**
   * Reads what {@link StateWriter#number} wrote.
   *
   * @return the number
   */
  public long number() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      check(at < end, "it ends too early");
      byte next = bytes[at++];
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        check(next != 0 || shift == 0, "a number is longer than it need be");
        check(shift < 63 || next == 1, "a number is too large");
        return value;
      }
    }
    throw damaged("a number is too long");
  }

  /**
   * Reads what {@link StateWriter#signed} wrote.
   *
   * @return the number
   */
  public long signed() {
    long value = number();
    return (value >>> 1) ^ -(value & 1);
  }

  /**
   * Reads a number that is not negative.
   *
   * @param what what it is, for the message
   * @return 0 or more
   */
  public long natural(String what) {
    long value = number();
    check(value >= 0, what + " is out of range");
    return value;
  }

  /**
   * Reads how often something was seen.
   *
   * @param what what was counted, for the message
   * @return so little that thousands of them have a sum
   */
  public long amount(String what) {
    long value = natural(what);
    check(value <= MOST_SEEN, what + " is out of range");
    return value;
  }

  /**
   * Reads a number in a range.
   *
   * @param most the largest that makes sense
   * @param what what it is, for the message
   * @return {@code 0 .. most}
   */
  public int upTo(int most, String what) {
    long value = number();
    check(value >= 0 && value <= most, what + " is out of range");
    return (int) value;
  }

  /**
   * Reads how many things follow.
   *
   * @param leastBytes how many bytes each of them has at least, 1 or more
   * @param what what they are, for the message
   * @return no more than can follow
   */
  public int count(int leastBytes, String what) {
    return upTo((end - at) / leastBytes, what);
  }

  /**
   * Reads what {@link StateWriter#bytes} wrote.
   *
   * @param most how many there may be
   * @param what what they are, for the message
   * @return the bytes
   */
  public byte[] bytes(int most, String what) {
    int length = upTo(Math.min(most, end - at), what);
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  /**
   * Reads what {@link StateWriter#raw} wrote.
   *
   * @param most how many chars there may be
   * @param what what it is, for the message
   * @return the text
   */
  public String raw(int most, String what) {
    int length = upTo(Math.min(most, end - at), what);
    at += length;
    return new String(bytes, at - length, length, StandardCharsets.ISO_8859_1);
  }

  /**
   * Ends reading.
   *
   * @throws LogInsightException if something is left
   */
  public void finish() {
    check(at == end, "something stands behind its end");
  }
}
