package io.loginsight.core.mine;

import io.loginsight.core.bytes.Hashes;
import io.loginsight.core.bytes.Swar;

/**
 * The part of {@link MessageKey} for runs of digits: numbers, parts of a time, addresses with their
 * port, and numbers behind letters. Nearly every token with a digit is one of these.
 *
 * <p><b>Threads:</b> Confined.
 */
final class NumberKey {

  // What stands for a number: a secret
  private static final long[] KINDS = Hashes.secrets(4);
  private static final int DECIMAL = 0;
  private static final int DECIMAL_YEAR = 1;
  private static final int ADDRESS = 2;
  private static final int PORT = 3;

  /** Of a longer run of digits no rule asks how long it is. */
  private static final int LONG_RUN = 13;

  // What stands for a run of digits, by its length: of one that is alone, and of others
  private static final int BEHIND_LETTERS = LONG_RUN + 1;
  private static final long[] RUNS = runs();

  /** So many bytes are looked at together: enough for an address and its port. */
  private static final int LOOK = 24;

  /** The hash of the message up to the end of what was taken last. */
  long hash;

  private static long[] runs() {
    long[] random = Hashes.secrets(2 * BEHIND_LETTERS);
    long[] runs = random.clone();
    for (int digits = 0; digits <= LONG_RUN; digits++) {
      runs[digits] = random[numberClass(digits)];
    }
    return runs;
  }

  /** Days have one digit or two, years four, fractions of a second up to nine. */
  private static int numberClass(int digits) {
    return digits <= 2 ? 1 : digits <= 4 ? digits : digits <= 9 ? 5 : 10;
  }

  /**
   * Takes digits that make a token alone, with a sign, or behind letters that are hashed as they
   * are.
   *
   * @param before the hash of what is in front of the prefix
   * @param prefix the last bytes in front of the digits
   * @param from where the message starts
   * @param mark the first digit
   * @param to where the message ends
   * @return the offset behind what was taken, or -1 if there is more to the token
   */
  int take(long before, long prefix, byte[] b, int from, int mark, int to) {
    int end = Swar.endOfDigits(b, mark, to);
    int inFront = mark == from ? ByteClass.EDGE : ByteClass.of(b[mark - 1]);
    int behind = end == to ? ByteClass.EDGE : ByteClass.of(b[end]);
    boolean alone =
        inFront == ByteClass.EDGE
            || (inFront == ByteClass.SIGN && ByteClass.isEdge(b, from, mark - 2));
    if (behind == ByteClass.EDGE) {
      if (!alone && end < to && b[end] == '=') {
        return -1; // of a key each digit counts
      }
      int digits = Math.min(end - mark, LONG_RUN);
      long value =
          !alone && digits <= 2 && inFront != ByteClass.COLON
              ? nameNumber(b, mark, digits)
              : RUNS[alone ? digits : BEHIND_LETTERS + digits];
      hash = Hashes.keyed(before, prefix ^ value);
      return end;
    }
    if (behind == ByteClass.DOT && alone && end - mark <= 9) {
      return dotted(Hashes.keyed(before, prefix), b, from, mark, to);
    }
    if (behind == ByteClass.COLON && (inFront & (ByteClass.EDGE | ByteClass.COLON)) != 0) {
      hash = Hashes.keyed(before, prefix ^ RUNS[BEHIND_LETTERS + Math.min(end - mark, LONG_RUN)]);
      return end;
    }
    return -1;
  }

  /** Returns a bit for each byte that is no digit, and for all behind the end or what is seen. */
  private static long others(byte[] b, int mark, int to) {
    long digits = Swar.bits(Swar.digits(Swar.load(b, mark)));
    digits |= (long) Swar.bits(Swar.digits(Swar.load(b, mark + 8))) << 8;
    if (to - mark > 16) {
      digits |= (long) Swar.bits(Swar.digits(Swar.load(b, mark + 16))) << 16;
    }
    return ~digits | -1L << Math.min(LOOK, to - mark);
  }

  /** One or two digits may belong to a name that is constant. */
  private static long nameNumber(byte[] b, int mark, int digits) {
    return Hashes.keyed(digits, Swar.first(Swar.load(b, mark), digits));
  }

  /**
   * Takes a number with a fraction, or an address; returns -1 if it is neither. The ends of all
   * runs of digits are found at once, because going from run to run takes the processor as long as
   * the rest of a line.
   */
  @SuppressWarnings("ShortCircuitBoolean") // what is foretold wrongly costs more than it saves
  private int dotted(long before, byte[] b, int from, int mark, int to) {
    long others = others(b, mark, to);
    int first = Long.numberOfTrailingZeros(others);
    long left = others & (others - 1);
    int second = Long.numberOfTrailingZeros(left);
    left &= left - 1;
    int third = Long.numberOfTrailingZeros(left);
    left &= left - 1;
    int fourth = Long.numberOfTrailingZeros(left);
    boolean octets =
        isOctet(first)
            & isOctet(second - first - 1)
            & isOctet(third - second - 1)
            & isOctet(fourth - third - 1);
    int sign = mark == from ? ' ' : b[mark - 1];
    if (octets & b[mark + second] == '.' & b[mark + third] == '.' & sign != '-' & sign != '+') {
      int fifth = Long.numberOfTrailingZeros(left & (left - 1));
      return address(before, b, mark + fourth, mark + fifth, to);
    }
    boolean decimal = second - first > 1 && second < LOOK && ByteClass.isEnd(b, mark + second, to);
    if (!decimal || sign == '/') {
      return -1;
    }
    hash = Hashes.keyed(before, KINDS[first == 4 ? DECIMAL_YEAR : DECIMAL]);
    return mark + second;
  }

  private static boolean isOctet(int digits) {
    return digits >= 1 && digits <= 3;
  }

  /**
   * Takes an address.
   *
   * @param portEnd where the digits behind the byte at {@code end} end
   */
  private int address(long before, byte[] b, int end, int portEnd, int to) {
    int kind = ADDRESS;
    int behind = end;
    if (end < to && b[end] == ':' && portEnd > end + 1) {
      kind = PORT;
      behind = portEnd;
    } else if (end < to && b[end] == '.' && !ByteClass.isEnd(b, end + 1, to)) {
      return -1;
    }
    if (behind < to && !isBorder(b, behind, to)) {
      return -1;
    }
    hash = Hashes.keyed(before, KINDS[kind]);
    return behind;
  }

  /** Whether an address or port cannot go on here. */
  private static boolean isBorder(byte[] b, int at, int to) {
    int c = ByteClass.of(b[at]);
    return c == ByteClass.EDGE
        || b[at] == '/'
        || ((c == ByteClass.DOT || c == ByteClass.COLON) && ByteClass.isEnd(b, at + 1, to));
  }
}
