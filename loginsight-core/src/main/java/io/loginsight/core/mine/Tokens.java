package io.loginsight.core.mine;

import io.loginsight.api.SlotType;

/**
 * The tokens of one message, as a struct of arrays that is filled again for each message: token i
 * is {@code text[starts[i] .. ends[i])}. Offsets are kept in place of strings because nearly every
 * message has a known skeleton and its tokens are only hashed.
 */
final class Tokens {

  /** Constant text with a letter, or text that nothing else fits. */
  static final byte WORD = 0;

  /** A name that merely holds a digit, such as {@code ssh2}: a word of the skeleton. */
  static final byte NAME = 1;

  /** Any run of white space; counts as one space. */
  static final byte SPACE = 2;

  /** Punctuation. */
  static final byte MARK = 3;

  /** A variable. This and the kinds below are masked in the skeleton. */
  static final byte VALUE = 4;

  /** A name with a digit and dots or dashes: masked, but shown as text until a second one comes. */
  static final byte SOFT_NAME = 5;

  /** A number, a space and a unit: masked, but the unit is shown as text while it does not vary. */
  static final byte QUANTITY = 6;

  final byte[] kinds;

  /** A set of {@link SlotTypes} for each token. */
  final int[] types;

  final int[] starts;
  final int[] ends;
  int count;

  Tokens(int capacity) {
    kinds = new byte[capacity];
    types = new int[capacity];
    starts = new int[capacity];
    ends = new int[capacity];
  }

  void clear() {
    count = 0;
  }

  /** Whether tokens of this kind are left out of the skeleton. */
  static boolean isMasked(byte kind) {
    return kind >= VALUE;
  }

  void add(byte kind, SlotType type, int start, int end) {
    kinds[count] = kind;
    types[count] = SlotTypes.bit(type);
    starts[count] = start;
    ends[count++] = end;
  }

  void add(byte kind, int start, int end) {
    add(kind, SlotType.WORD, start, end);
  }
}
