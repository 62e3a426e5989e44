package io.loginsight.core.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Writes a snapshot: a head, numbers and bytes, and a checksum over all of it. Equal calls give
 * equal bytes.
 *
 * <p>The head is {@code LIST}, the version and the number of bytes behind it but for the checksum,
 * the latter two as four bytes, most significant first, and so is the CRC-32C at the end. Small
 * numbers take few bytes: seven bits each, least significant first, the highest bit set in all but
 * the last.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class StateWriter {

  static final int MAGIC = 0x4c495354; // LIST

  /**
   * Is raised when what is written can no longer be read as before, and when a message gets another
   * skeleton or hash: what was learnt would not be found again.
   */
  static final int VERSION = 4;

  static final int HEAD = 3 * Integer.BYTES;
  static final int CHECKSUM = Integer.BYTES;

  private byte[] bytes = new byte[1 << 10];
  private int size = HEAD;

  /** Starts a snapshot. */
  public StateWriter() {}

  /**
   * Writes a number of any size.
   *
   * @param value the number
   */
  public void fixed(long value) {
    reserve(Long.BYTES);
    ByteBuffer.wrap(bytes).putLong(size, value);
    size += Long.BYTES;
  }

  /**
   * Writes a number that is small most of the time.
   *
   * @param value the number; a negative one takes ten bytes
   */
  public void number(long value) {
    reserve(10);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /**
   * Writes a number that is close to zero most of the time.
   *
   * @param value the number
   */
  public void signed(long value) {
    number((value << 1) ^ (value >> 63));
  }

  /**
   * Writes bytes behind their number.
   *
   * @param value the bytes
   */
  public void bytes(byte[] value) {
    number(value.length);
    reserve(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
  }

  /**
   * Writes a text of one byte a char.
   *
   * @param value the text
   */
  public void raw(String value) {
    bytes(value.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length * 2));
    }
  }

  /**
   * Ends the snapshot.
   *
   * @return all of it
   */
  public byte[] finish() {
    byte[] whole = Arrays.copyOf(bytes, size + CHECKSUM);
    ByteBuffer buffer = ByteBuffer.wrap(whole);
    buffer.putInt(0, MAGIC).putInt(4, VERSION).putInt(8, size - HEAD);
    CRC32C checksum = new CRC32C();
    checksum.update(whole, 0, size);
    return buffer.putInt(size, (int) checksum.getValue()).array();
  }
}
