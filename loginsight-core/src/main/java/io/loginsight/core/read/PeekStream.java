package io.loginsight.core.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A stream whose first bytes can be looked at before they are read. A failure that cuts the look
 * short is thrown where it belongs, behind the bytes that came before it.
 */
final class PeekStream extends InputStream {

  private final byte[] peeked;
  private final InputStream rest;
  private final @Nullable Exception failure;
  private int at;

  private PeekStream(byte[] peeked, InputStream rest, @Nullable Exception failure) {
    this.peeked = peeked;
    this.rest = rest;
    this.failure = failure;
  }

  /** Reads up to {@code count} bytes; fewer if the stream ends or fails. */
  static PeekStream of(InputStream in, int count) {
    byte[] bytes = new byte[count];
    int held = 0;
    Exception failure = null;
    try {
      while (held < count) {
        int read = in.read(); // one by one: there are few
        if (read < 0) {
          break;
        }
        bytes[held++] = (byte) read;
      }
    } catch (IOException | RuntimeException e) {
      failure = e;
    }
    return new PeekStream(Arrays.copyOf(bytes, held), in, failure);
  }

  /** Returns the first bytes, lent. */
  byte[] peeked() {
    return peeked;
  }

  /** Leaves out the next of the first bytes. */
  PeekStream skipPeeked(int count) {
    at += count;
    return this;
  }

  @Override
  public int read() throws IOException {
    if (at < peeked.length) {
      return peeked[at++] & 0xff;
    }
    throwFailure();
    return rest.read();
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (at < peeked.length) {
      int count = Math.min(length, peeked.length - at);
      System.arraycopy(peeked, at, into, offset, count);
      at += count;
      return count;
    }
    throwFailure();
    return rest.read(into, offset, length);
  }

  private void throwFailure() throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    rest.close();
  }
}
