package io.loginsight.core.read;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Unpacks Zstandard, of one frame or several, and throws a {@link DamagedException} behind what
 * came before a damage. The only class that knows the optional library.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8878">RFC 8878</a>
 */
final class ZstdStream extends InputStream {

  private final InputStream frames;

  private ZstdStream(InputStream frames) {
    this.frames = frames;
  }

  /**
   * Begins to unpack.
   *
   * @throws LinkageError if the library, or its native part for this machine, is missing
   */
  static ZstdStream of(InputStream packed) {
    try {
      return new ZstdStream(new ZstdInputStreamNoFinalizer(packed));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // of a decompressor that cannot be made; nothing was read
    }
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    try {
      return frames.read(into, offset, length);
    } catch (ZstdIOException e) {
      String why = e.getMessage() == null ? "" : " (" + e.getMessage() + ")";
      throw new DamagedException("the Zstandard data is cut off or damaged" + why);
    }
  }

  @Override
  public void close() throws IOException {
    frames.close();
  }
}
