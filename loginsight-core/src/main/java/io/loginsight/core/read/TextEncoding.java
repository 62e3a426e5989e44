package io.loginsight.core.read;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Makes UTF-8 of a text by the byte order mark at its beginning. */
final class TextEncoding {

  private static final int LONGEST_MARK = 3;

  private TextEncoding() {}

  /** Removes the mark; a text without one is taken as it is. */
  static InputStream toUtf8(InputStream text) {
    PeekStream peeked = PeekStream.of(text, LONGEST_MARK);
    byte[] first = peeked.peeked();
    if (begins(first, 0xef, 0xbb, 0xbf)) {
      return peeked.skipPeeked(3);
    }
    if (begins(first, 0xff, 0xfe)) {
      return new TranscodingStream(peeked.skipPeeked(2), StandardCharsets.UTF_16LE);
    }
    if (begins(first, 0xfe, 0xff)) {
      return new TranscodingStream(peeked.skipPeeked(2), StandardCharsets.UTF_16BE);
    }
    return peeked;
  }

  private static boolean begins(byte[] first, int... mark) {
    if (first.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((first[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
