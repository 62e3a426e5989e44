package io.loginsight.core.mine;

import io.loginsight.api.SlotType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The values of one message as bytes, one place after another: the place, how long the text is and
 * whether it was cut, the type, and the text; of one that was cut, the hash of the whole in front
 * of it. So a sample of many messages is one array.
 */
final class ValueRecord {

  /** Of a message with more variables, only so many are looked at. */
  static final int MOST_PLACES = 32;

  /** Longer values are cut. */
  static final int TEXT_BYTES = Quantity.MOST_BYTES;

  /** No text is longer, with the ellipsis of one that was cut. */
  static final int MOST_TEXT_BYTES = TEXT_BYTES + 3;

  /** Stands in the length of a text that was cut. */
  private static final int CUT = 0x80;

  private static final byte[] ELLIPSIS = "…".getBytes(StandardCharsets.UTF_8);

  private static final int LENGTH = 2;
  private static final int TYPE = 3;
  private static final int HEAD = 4;

  /** No record is longer. */
  static final int MOST_BYTES = MOST_PLACES * (HEAD + Long.BYTES + TEXT_BYTES);

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  private ValueRecord() {}

  /**
   * Writes the values of a message.
   *
   * @param out has room for {@link #MOST_BYTES}
   * @return how many bytes were written
   */
  static int write(byte[] text, Tokens tokens, byte[] out) {
    int at = 0;
    int places = 0;
    for (int i = 0; i < tokens.count && places < MOST_PLACES; i++) {
      if (Tokens.isMasked(tokens.kinds[i])) {
        at = write(text, tokens, i, out, at);
        places++;
      }
    }
    return at;
  }

  private static int write(byte[] text, Tokens tokens, int place, byte[] out, int at) {
    int from = tokens.starts[place];
    int to = tokens.ends[place];
    int end = cut(text, from, to, TEXT_BYTES);
    SHORTS.set(out, at, (short) place);
    out[at + LENGTH] = (byte) (end - from | (end < to ? CUT : 0));
    out[at + TYPE] = SlotTypes.code(SlotTypes.common(tokens.types[place]));
    if (end < to) {
      LONGS.set(out, at + HEAD, SkeletonHash.ofText(text, from, to));
    }
    int start = textStart(out, at);
    System.arraycopy(text, from, out, start, end - from);
    return start + end - from;
  }

  /** Where a text longer than {@code most} is cut, but not inside a character of UTF-8. */
  static int cut(byte[] text, int from, int to, int most) {
    if (to - from <= most) {
      return to;
    }
    int end = from + most;
    while (end > from + most - 4 && (text[end] & 0xc0) == 0x80) {
      end--;
    }
    return end;
  }

  private static boolean isCut(byte[] record, int at) {
    return (record[at + LENGTH] & CUT) != 0;
  }

  private static int textStart(byte[] record, int at) {
    return at + (isCut(record, at) ? HEAD + Long.BYTES : HEAD);
  }

  /** Returns where the next place starts. */
  static int next(byte[] record, int at) {
    return textStart(record, at) + (record[at + LENGTH] & (CUT - 1));
  }

  /** Returns the places of a message, which rise. */
  static int[] places(byte[] records, int from, int to) {
    int[] places = new int[MOST_PLACES];
    int count = 0;
    for (int at = from; at < to; at = next(records, at)) {
      places[count++] = place(records, at);
    }
    return Arrays.copyOf(places, count);
  }

  /** Whether bytes that anyone may have written are the values of one message. */
  static boolean isWhole(byte[] record) {
    int at = 0;
    int last = -1;
    int count = 0;
    while (record.length - at >= HEAD && textStart(record, at) <= record.length) {
      int length = record[at + LENGTH] & (CUT - 1);
      int type = record[at + TYPE];
      boolean sense = length <= TEXT_BYTES && SlotTypes.isCode(type) && place(record, at) > last;
      if (!sense || ++count > MOST_PLACES) {
        return false;
      }
      last = place(record, at);
      at = next(record, at);
    }
    return at == record.length && count > 0;
  }

  static int place(byte[] record, int at) {
    return (short) SHORTS.get(record, at);
  }

  /** Returns the hash of the whole value. */
  static long hash(byte[] record, int at) {
    return isCut(record, at)
        ? (long) LONGS.get(record, at + HEAD)
        : SkeletonHash.ofText(record, textStart(record, at), next(record, at));
  }

  /** Returns how large the value is, or NaN. */
  static double number(byte[] record, int at) {
    SlotType type = SlotTypes.ofCode(record[at + TYPE]);
    return switch (type) {
      case NUMBER, DURATION, SIZE ->
          isCut(record, at)
              ? Double.NaN
              : Quantity.of(type, record, textStart(record, at), next(record, at));
      default -> Double.NaN;
    };
  }

  /** Returns the value; of one that was cut the beginning and an ellipsis. */
  static byte[] text(byte[] record, int at) {
    int start = textStart(record, at);
    int end = next(record, at);
    boolean cut = isCut(record, at);
    byte[] text = Arrays.copyOfRange(record, start, cut ? end + ELLIPSIS.length : end);
    if (cut) {
      System.arraycopy(ELLIPSIS, 0, text, end - start, ELLIPSIS.length);
    }
    return text;
  }
}
