package io.loginsight.core.read;

import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that go through. Confined. */
final class CountingStream extends InputStream {

  private final InputStream in;
  private long count;

  CountingStream(InputStream in) {
    this.in = in;
  }

  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int next = in.read();
    count += next < 0 ? 0 : 1;
    return next;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = in.read(into, offset, length);
    count += Math.max(0, read);
    return read;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
