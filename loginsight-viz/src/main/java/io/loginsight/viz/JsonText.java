package io.loginsight.viz;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import org.jspecify.annotations.Nullable;

/**
 * How text is written in JSON: everything that a browser, a terminal or a reader could take for
 * something else is written as {@code \}{@code uXXXX}. So the same bytes are safe in a file, in a
 * script element and on a screen.
 */
final class JsonText extends CharacterEscapes {

  private static final long serialVersionUID = 1L;

  private final int[] ascii = standardAsciiEscapesForJSON();

  private JsonText() {
    for (char c : new char[] {'<', '>', '&', '\'', 0x7f}) {
      ascii[c] = ESCAPE_STANDARD;
    }
  }

  /**
   * Returns a factory whose generators write this way, on any Java version the same numbers. It
   * does without Jackson's thread-local buffers, which would hold the class loader of a host's
   * deployment.
   */
  static JsonFactory factory() {
    return new JsonFactoryBuilder()
        .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
        .characterEscapes(new JsonText())
        .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
        .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
        .build();
  }

  /**
   * Returns a text in which halves of characters, which UTF-8 cannot write, are replaced by U+FFFD.
   */
  static String wellFormed(String text) {
    int bad = firstLoneSurrogate(text, 0);
    if (bad < 0) {
      return text;
    }
    StringBuilder copy = new StringBuilder(text);
    for (; bad >= 0; bad = firstLoneSurrogate(text, bad + 1)) {
      copy.setCharAt(bad, '\ufffd');
    }
    return copy.toString();
  }

  private static int firstLoneSurrogate(String text, int from) {
    int i = from;
    while (i < text.length()) {
      int code = text.codePointAt(i);
      if (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE) {
        return i;
      }
      i += Character.charCount(code);
    }
    return -1;
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    return ascii.clone();
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int code) {
    return Html.isInvisible(code) ? new SerializedString("\\u%04X".formatted(code)) : null;
  }
}
