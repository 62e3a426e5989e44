package io.loginsight.core.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Gives a text in UTF-8; what cannot be decoded becomes U+FFFD. Unlike a {@link
 * java.io.InputStreamReader} it loses nothing that was read in front of a failure.
 */
final class TranscodingStream extends InputStream {

  private static final int CHARS = 1 << 13;

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final CharsetEncoder encoder;
  private final ByteBuffer raw = ByteBuffer.allocate(2 * CHARS);
  private final CharBuffer chars = CharBuffer.allocate(CHARS + 2);
  private final ByteBuffer utf8 = ByteBuffer.allocate(4 * CHARS).limit(0);
  private boolean ended;

  TranscodingStream(InputStream in, Charset from) {
    this.in = in;
    this.decoder =
        from.newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    this.encoder =
        StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE)
            .replaceWith(new byte[] {(byte) 0xef, (byte) 0xbf, (byte) 0xbd});
  }

  @Override
  public int read() throws IOException {
    return more() ? utf8.get() & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!more()) {
      return -1;
    }
    int count = Math.min(length, utf8.remaining());
    utf8.get(into, offset, count);
    return count;
  }

  /** Returns whether there is a byte to give. */
  private boolean more() throws IOException {
    while (!utf8.hasRemaining() && !ended) {
      fill();
    }
    return utf8.hasRemaining();
  }

  /** Each buffer has room for all that the one in front of it can hold, so none overflows. */
  private void fill() throws IOException {
    int count = in.read(raw.array(), raw.position(), raw.remaining());
    ended = count < 0;
    raw.position(raw.position() + Math.max(0, count)).flip();
    decoder.decode(raw, chars, ended);
    if (ended) {
      decoder.flush(chars);
    }
    raw.compact();
    chars.flip();
    utf8.clear();
    encoder.encode(chars, utf8, ended);
    if (ended) {
      encoder.flush(utf8);
    }
    chars.compact();
    utf8.flip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
