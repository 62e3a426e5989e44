package io.loginsight.core.read;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The slow twin of {@link BlockReader}: a byte at a time, everything in memory. */
final class PlainLines {

  final List<String> lines = new ArrayList<>();
  long cutLines;
  long cutBytes;
  long invalidLines;
  long nulBytes;

  PlainLines(byte[] text, int lineBytes) {
    int start = 0;
    for (int at = 0; at < text.length; at++) {
      if (text[at] == '\n') {
        int end = at > start && text[at - 1] == '\r' ? at - 1 : at;
        add(Arrays.copyOfRange(text, start, end), lineBytes);
        start = at + 1;
      }
    }
    if (start < text.length) {
      add(Arrays.copyOfRange(text, start, text.length), lineBytes);
    }
  }

  private void add(byte[] line, int lineBytes) {
    byte[] kept = line;
    if (line.length > lineBytes) {
      kept = Arrays.copyOf(line, cut(line, lineBytes));
      cutLines++;
      cutBytes += line.length - kept.length;
    }
    if (!valid(kept)) {
      invalidLines++;
    }
    for (byte b : kept) {
      nulBytes += b == 0 ? 1 : 0;
    }
    lines.add(new String(kept, StandardCharsets.ISO_8859_1));
  }

  /** Tries every character that may lie across the cut. */
  private static int cut(byte[] line, int at) {
    for (int start = at - 1; start >= Math.max(0, at - 3); start--) {
      for (int end = at + 1; end <= Math.min(line.length, start + 4); end++) {
        byte[] one = Arrays.copyOfRange(line, start, end);
        if (valid(one) && new String(one, StandardCharsets.UTF_8).codePoints().count() == 1) {
          return start;
        }
      }
    }
    return at;
  }

  static boolean valid(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
