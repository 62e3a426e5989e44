package io.loginsight.core.mine;

import io.loginsight.core.bytes.Hashes;
import io.loginsight.core.bytes.Swar;
import java.util.SplittableRandom;

/**
 * A quick hash of a message that is finer than its skeleton: two messages with the same key have
 * the same skeleton and the same {@link MessageScanner#detail}, but not the other way round. So who
 * remembers what the scanner said of a key need not ask it again.
 *
 * <p>Text without digits goes in as it is, eight bytes at a time. A token with a digit, that is the
 * text between two bytes that part words, goes in as what it is known to be whatever its digits
 * are: a number, an address, a name full of digits; or else as its shape, with runs of digits
 * blanked where no rule of the scanner looks at them. What no rule here knows stays as it is, which
 * costs a miss and no error.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class MessageKey {

  /** How many bytes must be readable in front of a message and behind it. */
  public static final int PADDING = 16;

  private static final long ODD = Hashes.ODD;
  private static final long OTHER_ODD = 0xc2b2ae3d27d4eb4fL;

  // What stands for a token, by its kind, or for a run of digits, by its length: drawn at random.
  private static final long[] KINDS = new SplittableRandom(1).longs(64).toArray();
  private static final int NUMBERS = 16; // and 10 behind it, by the class of the number
  private static final int DECIMAL = 32;
  private static final int DECIMAL_YEAR = 33;
  private static final int ADDRESS = 34;
  private static final int PORT = 35;
  private static final int UUID = 36;
  private static final int NAME = 37;
  private static final int DASHED = 38;
  private static final int HOST_AND_ADDRESS = 43;
  private static final int HOST_AND_PORT = 44;
  private static final int PATH = 39;
  private static final int PATH_AND_DOT = 40;
  private static final int PATH_AND_STAR = 41;
  private static final int PATH_AND_OTHER = 42;

  /** Of a longer run of digits no rule asks how long it is. */
  private static final int LONG_RUN = 13;

  private static final int UUID_LENGTH = 36;

  // Classes of bytes
  private static final int OTHER = 128;
  private static final int EDGE = 1; // parts words, and is no colon
  private static final int COLON = 2;
  private static final int DIGIT = 4;
  private static final int LETTER = 8; // or an underscore
  private static final int DASH = 16;
  private static final int DOT = 32;
  private static final int STAR = 64;

  private static final byte[] CLASS = classes();

  private long hash; // up to the end of the token that was taken last

  // What is in the word at hand
  private int seen; // the classes of its bytes
  private int digits;
  private int parts; // between dashes
  private int partsWithDigit;
  private boolean dots; // two or more in a row
  private boolean slash;

  /** Creates a hasher. */
  public MessageKey() {}

  private static byte[] classes() {
    byte[] classes = new byte[256];
    for (int c = 0; c < 256; c++) {
      int is = Ascii.endsWord(c) ? EDGE : OTHER; // negative as a byte
      is = Ascii.isDigit(c) ? DIGIT : is;
      is = Ascii.isLatin(c) || c == '_' ? LETTER : is;
      is = c == ':' ? COLON : is;
      is = c == '-' ? DASH : is;
      is = c == '.' ? DOT : is;
      is = c == '*' ? STAR : is;
      classes[c] = (byte) is;
    }
    return classes;
  }

  private static int classOf(byte b) {
    return CLASS[b & 0xff];
  }

  /**
   * Returns the key of a message.
   *
   * @param b holds the message, with {@link #PADDING} more bytes in front and behind
   * @param from offset of its first byte
   * @param to offset behind its last byte; at most {@link MessageScanner#MAX_BYTES} behind the
   *     first; for a longer message keys may be equal where skeletons are not
   * @param seed anything; keys of different seeds have nothing to do with each other
   * @return never 0
   */
  public long of(byte[] b, int from, int to, long seed) {
    long h = seed;
    long segmentHash = seed;
    int segment = from; // behind the last token that was replaced
    int at = from;
    while (at < to) {
      at = pairs(h, b, at, to);
      h = hash;
      if (at == to) {
        break;
      }
      int left = to - at;
      long word = Swar.load(b, at);
      if (left < 8) {
        word = Swar.first(word, left);
      }
      long marks = marks(word, b, from, at, to);
      if (marks == 0) {
        h = Hashes.mix(h, word);
        at += 8;
        continue;
      }
      int mark = at + Swar.place(marks);
      int end = -1;
      if (b[mark] != '/') {
        int letters = mark - at; // in front of the digit, and not mixed in yet
        long prefix = Swar.first(word, letters) | (long) letters << 56;
        end = run(h, prefix, b, from, mark, to);
      }
      if (end < 0) {
        int start = tokenStart(b, mark, segment);
        hash = start >= at ? tail(h, b, at, start) : text(segmentHash, b, segment, start);
        end = token(b, from, start, mark, to);
      }
      at = end;
      h = hash;
      segmentHash = h;
      segment = at;
    }
    h = finish(h, to - segment);
    return h == 0 ? ODD : h;
  }

  /** Marks the digits, and the slashes if the first mark is one that begins a path. */
  private static long marks(long word, byte[] b, int from, int at, int to) {
    long marks = Swar.digitsAnd(word, '/');
    if (marks == 0) {
      return 0;
    }
    int mark = at + Swar.place(marks);
    // a slash inside a word is text as any other
    return b[mark] == '/' && !startsPath(b, from, mark, to) ? Swar.digits(word) : marks;
  }

  private static long mix(long hash, long one, long two) {
    long product = ((hash ^ one) * ODD) ^ Long.rotateLeft(two * OTHER_ODD, 31);
    return product ^ (product >>> 32);
  }

  private static long finish(long hash, long length) {
    return Hashes.mix(Hashes.mix(hash, length), ODD);
  }

  /** Mixes fewer than eight bytes in, and how many they are. */
  private static long tail(long hash, byte[] b, int from, int to) {
    int length = to - from;
    long word = Swar.first(Swar.load(b, from), length) | (long) length << 56;
    return length == 0 ? hash : Hashes.mix(hash, word);
  }

  /** Mixes a stretch of text in: sixteen bytes at a time, then eight, then the rest. */
  private static long text(long hash, byte[] b, int from, int to) {
    long h = hash;
    int at = from;
    for (; to - at >= 16; at += 16) {
      h = mix(h, Swar.load(b, at), Swar.load(b, at + 8));
    }
    if (to - at >= 8) {
      h = Hashes.mix(h, Swar.load(b, at));
      at += 8;
    }
    return tail(h, b, at, to);
  }

  /** The same for as long as nothing is marked. */
  private int pairs(long before, byte[] b, int from, int to) {
    long h = before;
    int at = from;
    for (; to - at >= 16; at += 16) {
      long one = Swar.load(b, at);
      long two = Swar.load(b, at + 8);
      if ((Swar.digitsAnd(one, '/') | Swar.digitsAnd(two, '/')) != 0) {
        break;
      }
      h = mix(h, one, two);
    }
    hash = h;
    return at;
  }

  private static int tokenStart(byte[] b, int mark, int segment) {
    int start = mark;
    while (start > segment && (classOf(b[start - 1]) & (EDGE | COLON)) == 0) {
      start--;
    }
    return start;
  }

  /** Whether the slash begins a path, and surely no address: a letter is behind it. */
  private static boolean startsPath(byte[] b, int from, int at, int to) {
    if (at + 1 >= to || classOf(b[at + 1]) != LETTER || !isEdge(b, from, at - 1)) {
      return false;
    }
    int before = at > from ? b[at - 1] : ' ';
    return before != ']' && before != '}' && before != ')';
  }

  /** Whether a byte in front of {@code from} or an edge is at an offset. */
  private static boolean isEdge(byte[] b, int from, int at) {
    return at < from || classOf(b[at]) == EDGE;
  }

  /** Whether the message ends at an offset, or an edge is there. */
  private static boolean isEnd(byte[] b, int at, int to) {
    return at >= to || classOf(b[at]) == EDGE;
  }

  /**
   * Takes a run of digits that makes a token alone, with a sign, or behind letters that are hashed
   * as they are; nearly every run does.
   *
   * @param h the hash of what is in front of the prefix
   * @param prefix the last bytes in front of the digits
   * @return the offset behind what was taken, or -1 if there is more to the token
   */
  private int run(long h, long prefix, byte[] b, int from, int mark, int to) {
    int end = endOfDigits(b, mark, to);
    int before = mark == from ? EDGE : classOf(b[mark - 1]);
    int behind = end == to ? EDGE : classOf(b[end]);
    boolean alone = before == EDGE || (isSign(b[mark - 1]) && isEdge(b, from, mark - 2));
    if (behind == EDGE) {
      if (alone) {
        hash = Hashes.mix(h, prefix ^ KINDS[NUMBERS + numberClass(end - mark)]);
        return end;
      }
      if (end < to && b[end] == '=') {
        return -1; // of a key each digit counts
      }
      hash = Hashes.mix(h, prefix ^ lettersAnd(b, before, mark, end));
      return end;
    }
    if (behind == DOT && alone) {
      return dotted(h, prefix, b, from, mark, end, to);
    }
    if (behind == COLON && (before & (EDGE | COLON)) != 0) {
      hash = Hashes.mix(h, prefix ^ KINDS[Math.min(end - mark, LONG_RUN)]);
      return end;
    }
    return -1;
  }

  private static boolean isSign(int c) {
    return c == '-' || c == '+' || c == '/';
  }

  /** Days have one digit or two, years four, fractions of a second up to nine. */
  private static int numberClass(int digits) {
    return digits <= 2 ? 1 : digits <= 4 ? digits : digits <= 9 ? 5 : 10;
  }

  /** One or two digits may belong to a name that is constant. */
  private static long lettersAnd(byte[] b, int before, int mark, int end) {
    int digits = end - mark;
    return digits <= 2 && before != COLON
        ? ODD * (Swar.first(Swar.load(b, mark), digits) + digits)
        : KINDS[Math.min(digits, LONG_RUN)];
  }

  /** Takes a number with a fraction, or an address; returns -1 if it is neither. */
  private int dotted(long h, long prefix, byte[] b, int from, int mark, int firstEnd, int to) {
    int sign = mark == from ? ' ' : b[mark - 1];
    int addressEnd = sign == '-' || sign == '+' ? -1 : endOfOctets(b, mark, to);
    if (addressEnd > 0) {
      return address(h, prefix, b, addressEnd, to);
    }
    int second = firstEnd + 1;
    int secondEnd = endOfDigits(b, second, to);
    if (secondEnd <= second) {
      return -1;
    }
    if (isEnd(b, secondEnd, to)) {
      if (firstEnd - mark > 9 || sign == '/') {
        return -1;
      }
      hash = Hashes.mix(h, prefix ^ KINDS[firstEnd - mark == 4 ? DECIMAL_YEAR : DECIMAL]);
      return secondEnd;
    }
    return -1;
  }

  /**
   * Returns the end of four runs of one to three digits with dots between them, or -1. All places
   * of digits and dots are found at once, because going from run to run takes the processor as long
   * as the rest of a line.
   */
  @SuppressWarnings("ShortCircuitBoolean") // what is foretold wrongly costs more than it saves
  private static int endOfOctets(byte[] b, int from, int to) {
    long one = Swar.load(b, from);
    long two = Swar.load(b, from + 8);
    int dots = Swar.bits(Swar.equal(one, '.')) | Swar.bits(Swar.equal(two, '.')) << 8;
    int others = ~(Swar.bits(Swar.digits(one)) | Swar.bits(Swar.digits(two)) << 8);
    others |= -1 << Math.min(16, to - from);
    int first = Integer.numberOfTrailingZeros(others);
    others &= others - 1;
    int second = Integer.numberOfTrailingZeros(others);
    others &= others - 1;
    int third = Integer.numberOfTrailingZeros(others);
    others &= others - 1;
    int end = Integer.numberOfTrailingZeros(others);
    boolean dotted = (dots >>> first & dots >>> second & dots >>> third & 1) != 0;
    boolean octets =
        isOctet(first)
            & isOctet(second - first - 1)
            & isOctet(third - second - 1)
            & isOctet(end - third - 1);
    return dotted & octets ? from + end : -1;
  }

  private static boolean isOctet(int digits) {
    return digits >= 1 && digits <= 3;
  }

  private int address(long h, long prefix, byte[] b, int end, int to) {
    int kind = ADDRESS;
    int behind = end;
    if (end < to && b[end] == ':' && end + 1 < to && Ascii.isDigit(b[end + 1])) {
      behind = endOfDigits(b, end + 1, to);
      kind = PORT;
    } else if (end < to && b[end] == '.') {
      behind = isEnd(b, end + 1, to) ? end : -1;
    }
    if (behind < 0 || (behind < to && !isBorder(b, behind, to))) {
      return -1;
    }
    hash = Hashes.mix(h, prefix ^ KINDS[kind]);
    return behind;
  }

  /** Whether an address or port cannot go on here. */
  private static boolean isBorder(byte[] b, int at, int to) {
    int c = classOf(b[at]);
    return c == EDGE
        || b[at] == '/'
        || (c == DOT && isEnd(b, at + 1, to))
        || (c == COLON && isEnd(b, at + 1, to));
  }

  private int path(byte[] b, int from, int start, int to) {
    int end = AddressMasks.hostAndIp(b, start, to);
    if (end < 0 && start - 2 >= from && b[start - 1] == ' ' && Ascii.isUpper(b[start - 2])) {
      end = TextMasks.requestTarget(b, start, to);
    }
    end = end < 0 ? TextMasks.path(b, start, to) : end;
    hash = Hashes.mix(hash, KINDS[pathEndingIn(b[end - 1])]);
    return end;
  }

  /**
   * Takes a token.
   *
   * @param start where it starts, or where the token that was replaced in front of it ends
   * @param mark its first digit, or the slash with which it starts
   * @return the offset behind what was taken, at least one byte
   */
  private int token(byte[] b, int from, int start, int mark, int to) {
    if (b[mark] == '/') {
      return path(b, from, mark, to);
    }
    return name(b, from, start, to, isEdge(b, from, start - 1));
  }

  /** What follows a path may depend on its last byte. */
  private static int pathEndingIn(int last) {
    if (Ascii.isWord(last)) {
      return PATH;
    }
    return last == '.' ? PATH_AND_DOT : last == '*' ? PATH_AND_STAR : PATH_AND_OTHER;
  }

  /** Takes a word that has letters, or what a colon touches. */
  private int name(byte[] b, int from, int start, int to, boolean free) {
    int end = look(b, start, to);
    if (free && Ascii.isLatin(b[start])) {
      int host = host(b, from, start, end, to);
      if (host >= 0) {
        hash = Hashes.mix(hash, KINDS[slash ? HOST_AND_ADDRESS : HOST_AND_PORT]);
        return host;
      }
    }
    boolean key = end < to && b[end] == '=';
    int kind = free && !dots && !key && isEnd(b, end, to) ? kind(b, from, start, end, to) : 0;
    if (kind != 0) {
      hash = Hashes.mix(hash, KINDS[kind]);
    } else if (dots || key || mayHoldUuid(b, start, end)) {
      hash = text(hash, b, start, end);
    } else {
      hash = shape(hash, b, start, end, !slash);
    }
    return end;
  }

  /** Goes to the end of a word, and counts what is in it. */
  private int look(byte[] b, int start, int to) {
    int end = start;
    seen = 0;
    digits = 0;
    parts = 1;
    partsWithDigit = 0;
    dots = false;
    slash = false;
    boolean digitInPart = false;
    for (; end < to; end++) {
      int c = classOf(b[end]);
      if ((c & (EDGE | COLON)) != 0) {
        break;
      }
      seen |= c;
      if (c == DIGIT) {
        digits++;
        partsWithDigit += digitInPart ? 0 : 1;
        digitInPart = true;
      } else if (c == DASH) {
        parts++;
        digitInPart = false;
      } else if (c == DOT) {
        dots |= end > start && b[end - 1] == '.';
      } else {
        slash |= b[end] == '/';
      }
    }
    return end;
  }

  /** Returns where the host ends that has its address or port behind it, or -1. */
  private int host(byte[] b, int from, int start, int end, int to) {
    boolean port = !slash && end < to && b[end] == ':';
    if ((!slash && !port) || followsNumber(b, from, start) || mayHoldUuid(b, start, end)) {
      return -1;
    }
    return port ? AddressMasks.hostAndPort(b, start, to) : AddressMasks.hostAndIp(b, start, to);
  }

  /** Returns the kind of a word that is one value whatever its digits are, or 0. */
  private int kind(byte[] b, int from, int start, int end, int to) {
    boolean isName = (seen & ~(DIGIT | LETTER)) == 0;
    if (isName && (digits > 2 || WordMasks.isHexWithDigit(b, start, end))) {
      return NAME;
    }
    if (end - start == UUID_LENGTH && AddressMasks.uuid(b, start, to) == end) {
      return UUID;
    }
    return isDashed(b, from, start, end) ? DASHED : 0;
  }

  /** Whether more than half of the parts between dashes have digits. */
  private boolean isDashed(byte[] b, int from, int start, int end) {
    return partsWithDigit * 2 > parts
        && parts > 1
        && (seen & (OTHER | STAR)) == 0
        && Ascii.isLatin(b[start])
        && (classOf(b[end - 1]) & (DASH | DOT)) == 0
        && !followsNumber(b, from, start)
        && !mayHoldUuid(b, start, end);
  }

  /** Whether the beginning of the token may be a unit or a zone. */
  private static boolean followsNumber(byte[] b, int from, int start) {
    return start - 2 >= from && b[start - 1] == ' ' && Ascii.isDigit(b[start - 2]);
  }

  private static boolean mayHoldUuid(byte[] b, int start, int end) {
    return end - start > UUID_LENGTH
        && b[start + 8] == '-'
        && b[start + 13] == '-'
        && b[start + 18] == '-'
        && b[start + 23] == '-';
  }

  /**
   * Mixes a token in with its digits blanked, but for runs of one or two in a part that begins with
   * a letter: it may be a name that merely has a number, and then it is constant.
   */
  private static long shape(long hash, byte[] b, int start, int end, boolean splits) {
    long h = 0;
    boolean named = false;
    for (int i = start; i < end; ) {
      byte c = b[i];
      boolean first = i == start || (splits && b[i - 1] == '-');
      if (first) {
        named = classOf(c) == LETTER || c < 0; // no ASCII, which counts as a letter
      }
      if (classOf(c) != DIGIT) {
        h = (h + (c & 0xff)) * ODD;
        h ^= h >>> 29;
        i++;
        continue;
      }
      int run = endOfDigits(b, i, end);
      int length = run - i;
      for (; i < run; i++) {
        if (named && length <= 2) {
          h = (h + (b[i] & 0xff)) * ODD;
          h ^= h >>> 29;
        }
      }
      if (!named || length > 2) {
        h = (h + KINDS[Math.min(length, LONG_RUN)]) * ODD;
        h ^= h >>> 29;
      }
    }
    return Hashes.mix(hash, h);
  }

  /*
   * The offset of the next word does not depend on how many digits the last one had, so that the
   * processor need not wait for it.
   */
  private static int endOfDigits(byte[] b, int from, int to) {
    for (int at = from; at < to; at += 8) {
      long others = Swar.others(Swar.load(b, at));
      if (others != 0) {
        return Math.min(to, at + Swar.place(others));
      }
    }
    return to;
  }
}
