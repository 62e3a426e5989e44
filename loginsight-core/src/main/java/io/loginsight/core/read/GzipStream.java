package io.loginsight.core.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks gzip, of one member or several, and gives every byte in front of a damage before it
 * throws a {@link DamagedException}.
 *
 * <p>In place of the JDK's {@code GZIPInputStream}, which asks {@code available()} whether another
 * member follows and so loses members of a stream that answers 0, takes a damaged header of a later
 * member for the end, and throws away what it had unpacked in front of a damage.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952</a>, sections 2.2 and 2.3
 */
final class GzipStream extends InputStream {

  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final String CUT_OFF = "the gzip data is cut off";

  private final InputStream packed;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int limit;

  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private boolean inMember;
  private boolean first = true;
  private boolean ended;
  private @Nullable DamagedException damage;

  GzipStream(InputStream packed) {
    this.packed = packed;
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!ended) {
      if (damage != null) {
        throw damage;
      }
      try {
        int count = step(into, offset, length);
        if (count > 0) {
          return count;
        }
      } catch (DamagedException e) {
        damage = e;
      }
    }
    return -1;
  }

  /** Goes one step further: to the next header, some bytes, more input, or the trailer. */
  private int step(byte[] into, int offset, int length) throws IOException {
    if (!inMember) {
      ended = !beginMember();
      return 0;
    }
    int count = inflate(into, offset, length);
    if (count > 0) {
      crc.update(into, offset, count);
    } else if (inflater.finished()) {
      endMember();
    } else if (inflater.needsDictionary()) {
      throw new DamagedException("the gzip data is damaged (it asks for a dictionary)");
    } else if (damage == null) {
      feed();
    }
    return count;
  }

  private int inflate(byte[] into, int offset, int length) {
    long before = inflater.getBytesWritten();
    try {
      return inflater.inflate(into, offset, length);
    } catch (DataFormatException e) {
      String why = e.getMessage() == null ? "" : " (" + e.getMessage() + ")";
      damage = new DamagedException("the gzip data is damaged" + why);
      return (int) (inflater.getBytesWritten() - before); // they are in the array all the same
    }
  }

  private void feed() throws IOException {
    if (!refill()) {
      throw new DamagedException(CUT_OFF);
    }
    inflater.setInput(buffer, 0, limit);
  }

  private boolean refill() throws IOException {
    at = 0;
    limit = 0;
    limit = Math.max(0, packed.read(buffer, 0, buffer.length));
    return limit > 0;
  }

  /**
   * Returns whether there is another member. Zeros may follow the last one, as tapes leave them.
   */
  private boolean beginMember() throws IOException {
    int id = nextOrEnd();
    if (!first && id == 0) {
      while (id == 0) {
        id = nextOrEnd();
      }
    }
    if (id < 0 && !first) {
      return false;
    }
    if (id != 0x1f || next() != 0x8b || next() != 8) {
      throw new DamagedException("bytes follow the gzip data that are not gzip");
    }
    first = false;
    skipHeader();
    inflater.reset();
    inflater.setInput(buffer, at, limit - at);
    crc.reset();
    inMember = true;
    return true;
  }

  private void skipHeader() throws IOException {
    int flags = next();
    skip(6); // time, extra flags, operating system
    if ((flags & EXTRA) != 0) {
      skip(next2());
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CRC) != 0) {
      skip(2);
    }
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      next();
    }
  }

  private void skipText() throws IOException {
    while (next() != 0) {
      // the text goes to the zero
    }
  }

  private void endMember() throws IOException {
    at = limit - inflater.getRemaining();
    long checksum = next4();
    long length = next4();
    if (checksum != crc.getValue() || length != (inflater.getBytesWritten() & 0xffff_ffffL)) {
      throw new DamagedException("the gzip data is damaged (its checksum is wrong)");
    }
    inMember = false;
  }

  private int next2() throws IOException {
    return next() | (next() << 8);
  }

  private long next4() throws IOException {
    return next2() | ((long) next2() << 16);
  }

  private int next() throws IOException {
    int next = nextOrEnd();
    if (next < 0) {
      throw new DamagedException(CUT_OFF);
    }
    return next;
  }

  private int nextOrEnd() throws IOException {
    return at < limit || refill() ? buffer[at++] & 0xff : -1;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    packed.close();
  }
}
