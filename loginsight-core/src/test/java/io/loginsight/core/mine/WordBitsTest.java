package io.loginsight.core.mine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bits of words beside loops over their bytes. */
class WordBitsTest {

  private static final String BYTES = "0123456789abfgXZ__--..:/ ,\u00e9\u0000";

  private final WordBits word = new WordBits();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void read_randomWord_saysWhatALoopOverItsBytesSays(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 50_000; round++) {
      byte[] text = text(random);
      int from = random.nextInt(4);
      int to = from + random.nextInt(text.length - 24);
      int end = from;
      while (end < to && !Ascii.endsWord(text[end])) {
        end++;
      }
      String told = "seed " + seed + ", round " + round;
      assertEquals(end, word.read(text, from, to), told);
      assertEquals(end - from, word.length(), told);
      if (end - from <= WordBits.MOST) {
        assertSame(text, from, end, told);
      }
    }
  }

  private void assertSame(byte[] text, int from, int end, String told) {
    assertEquals(count(text, from, end, Ascii::isDigit), word.digits(), told);
    assertEquals(all(text, from, end, Ascii::isHex), word.isHex(), told);
    assertEquals(all(text, from, end, c -> c >= 0 && Ascii.isWord(c)), word.isName(), told);
    assertEquals(
        all(text, from, end, c -> c == '-' || Ascii.isHex(c)), word.isHexAndDashes(), told);
    IntPredicate known = c -> c >= 0 && (Ascii.isWord(c) || c == '-' || c == '.');
    assertEquals(!all(text, from, end, known), word.hasOthers(), told);
    assertEquals(
        new String(text, from, end - from, ISO_8859_1).contains(".."), word.hasDots(), told);
    int parts = 1;
    int withDigit = 0;
    boolean digit = false;
    for (int i = from; i < end; i++) {
      if (text[i] == '-') {
        parts++;
        digit = false;
      } else if (Ascii.isDigit(text[i])) {
        withDigit += digit ? 0 : 1;
        digit = true;
      }
      assertEquals(text[i] == '-', (word.dashes() >>> (i - from) & 1) != 0, told);
    }
    assertEquals(withDigit * 2 > parts, word.isMostlyDigits(), told);
    assertEquals(blank(text, from, end, true), word.blankDigits(true, notAscii(text, from, end)));
    assertEquals(blank(text, from, end, false), word.blankDigits(false, notAscii(text, from, end)));
  }

  private static long blank(byte[] text, int from, int end, boolean splits) {
    long blank = 0;
    boolean named = false;
    for (int i = from; i < end; i++) {
      if (i == from || (splits && text[i - 1] == '-')) {
        named = Ascii.isLetter(text[i]) || text[i] == '_';
      }
      int first = i;
      while (first > from && Ascii.isDigit(text[first - 1])) {
        first--;
      }
      int last = i;
      while (last < end && Ascii.isDigit(text[last])) {
        last++;
      }
      if (Ascii.isDigit(text[i]) && (!named || last - first > 2)) {
        blank |= 1L << (i - from);
      }
    }
    return blank;
  }

  private static long notAscii(byte[] text, int from, int end) {
    long bits = 0;
    for (int i = from; i < end; i++) {
      bits |= text[i] < 0 ? 1L << (i - from) : 0;
    }
    return bits;
  }

  private static int count(byte[] text, int from, int end, IntPredicate is) {
    int count = 0;
    for (int i = from; i < end; i++) {
      count += is.test(text[i]) ? 1 : 0;
    }
    return count;
  }

  private static boolean all(byte[] text, int from, int end, IntPredicate is) {
    return count(text, from, end, is) == end - from;
  }

  /** Long words are rare in random text, so some texts have nothing that ends one. */
  private static byte[] text(Random random) {
    byte[] text = new byte[25 + random.nextInt(90)];
    int kinds = random.nextBoolean() ? BYTES.length() : BYTES.indexOf(':');
    for (int i = 0; i < text.length; i++) {
      text[i] = (byte) BYTES.charAt(random.nextInt(kinds));
    }
    return text;
  }
}
