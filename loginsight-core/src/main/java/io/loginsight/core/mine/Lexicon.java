package io.loginsight.core.mine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Numbers the constant texts of all skeletons, and knows what each of them looks like. Texts are
 * kept as strings with one char a byte, so that any bytes survive and ASCII can be read.
 */
final class Lexicon {

  /** Stands for a variable; no text has this number. */
  static final int SLOT = 0;

  /** Has a letter: is a word and no punctuation. */
  static final int LETTER = 1;

  static final int DIGIT = 2;

  /** Looks like a name of a program and not like prose: {@code a.b}, {@code a_b}, {@code a/b}. */
  static final int IDENTIFIER = 4;

  /** A small letter or digit in front of a capital: {@code camelCase}. */
  static final int CAMEL = 8;

  /** Capitals and underscores only: {@code NOT_FOUND}. Most likely a state, hence no variable. */
  static final int STATE = 16;

  static final int LOWER_CASE = 32;

  /** Ends a chunk: space, brackets, quotes and the like, or a run of dots. */
  static final int BORDER = 64;

  static final int UNIT = 128;

  /** Is followed by a name: {@code user}, {@code host}. */
  static final int CUE = 256;

  /** The name of an account that every system knows. */
  static final int ACCOUNT = 512;

  /** What {@code for} and {@code by} have in common: an account may follow. */
  static final int BEFORE_ACCOUNT = 1024;

  static final int ENDS_IN_LETTER = 2048;

  static final int QUOTE = 4096;

  /** Closes a sentence: {@code . : ! ?}. */
  static final int CLOSING = 8192;

  /** Capitals and no small letter: no identifier, whatever else is in it. */
  private static final int UPPER_CASE = 16384;

  private static final Set<String> UNITS =
      Set.of(
          "bytes", "byte", "ms", "sec", "secs", "seconds", "kb", "mb", "gb", "b", "kib", "mib",
          "gib", "us", "ns");
  private static final Set<String> CUES =
      Set.of("user", "username", "account", "host", "hostname", "login", "named", "name");
  private static final Set<String> ACCOUNTS =
      Set.of(
          "root",
          "admin",
          "administrator",
          "guest",
          "nobody",
          "system",
          "postgres",
          "mysql",
          "oracle",
          "test",
          "ftp",
          "www",
          "daemon",
          "anonymous");
  private static final String BORDERS = " =()[]{}\",;'|<>";
  private static final String JOINERS = "._\\/~%$";

  private final Map<String, Integer> ids = new HashMap<>();
  private final List<String> texts = new ArrayList<>();
  private int[] traits = new int[256];

  final int space;
  final int equals;
  final int colon;
  final int comma;
  final int opening;
  final int closing;

  Lexicon() {
    texts.add("");
    space = idOf(" ");
    equals = idOf("=");
    colon = idOf(":");
    comma = idOf(",");
    opening = idOf("(");
    closing = idOf(")");
  }

  /** Returns the number of a text; a new one if it has none. */
  int idOf(String text) {
    Integer known = ids.get(text);
    if (known != null) {
      return known;
    }
    int id = texts.size();
    ids.put(text, id);
    texts.add(text);
    if (id == traits.length) {
      traits = Arrays.copyOf(traits, id * 2);
    }
    traits[id] = traitsOf(text);
    return id;
  }

  /** Returns the number of a text, or -1 if it has none. */
  int find(String text) {
    return ids.getOrDefault(text, -1);
  }

  /** Returns the text that has a number. */
  String text(int id) {
    return texts.get(id);
  }

  /** Whether the text has one of the traits; a slot has none. */
  boolean is(int id, int anyOf) {
    return (traits[id] & anyOf) != 0;
  }

  /** Whether this is a word and neither punctuation nor a slot. */
  boolean isWord(int id) {
    return is(id, LETTER);
  }

  /** Whether a text, which may have no number, has one of the traits. */
  static boolean has(String text, int anyOf) {
    return (traitsOf(text) & anyOf) != 0;
  }

  int size() {
    return texts.size();
  }

  /** About how many bytes a text takes. */
  int footprint(int id) {
    return footprint(texts.get(id));
  }

  static int footprint(String text) {
    return 100 + text.length();
  }

  /** Bytes as a string with one char a byte. */
  static String raw(byte[] text, int from, int to) {
    return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** What {@link #raw} made, read as UTF-8; what is none becomes a replacement character. */
  static String decode(CharSequence raw) {
    return new String(raw.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static int traitsOf(String text) {
    String small = text.toLowerCase(Locale.ROOT);
    int traits = shapeOf(text);
    traits |= isIdentifier(text, traits) ? IDENTIFIER : 0;
    traits |= isBorder(text) ? BORDER : 0;
    traits |= UNITS.contains(small) ? UNIT : 0;
    traits |= CUES.contains(small) ? CUE : 0;
    traits |= ACCOUNTS.contains(small) ? ACCOUNT : 0;
    traits |= small.equals("for") || small.equals("by") ? BEFORE_ACCOUNT : 0;
    traits |= text.equals("\"") || text.equals("'") ? QUOTE : 0;
    traits |= text.length() == 1 && ".:!?".contains(text) ? CLOSING : 0;
    return traits;
  }

  private static int shapeOf(String text) {
    boolean upper = false;
    boolean lower = false;
    boolean camel = false;
    boolean onlyStateChars = true;
    int traits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      camel |=
          i > 0 && Ascii.isUpper(c) && (lower(text, i - 1) || Ascii.isDigit(text.charAt(i - 1)));
      upper |= Ascii.isUpper(c);
      lower |= Ascii.isLower(c);
      onlyStateChars &= Ascii.isUpper(c) || c == '_';
      traits |= Ascii.isLetter(c) ? LETTER : 0;
      traits |= Ascii.isDigit(c) ? DIGIT : 0;
    }
    traits |= camel ? CAMEL : 0;
    traits |= upper && onlyStateChars && text.length() > 3 ? STATE : 0;
    traits |= lower && !upper ? LOWER_CASE : 0;
    traits |= upper && !lower ? UPPER_CASE : 0;
    traits |=
        !text.isEmpty() && Ascii.isLetter(text.charAt(text.length() - 1)) ? ENDS_IN_LETTER : 0;
    return traits;
  }

  private static boolean lower(String text, int i) {
    return Ascii.isLower(text.charAt(i));
  }

  private static boolean isIdentifier(String text, int traits) {
    if ((traits & UPPER_CASE) != 0) {
      return false;
    }
    int from = 0;
    int to = text.length();
    while (from < to && isEdge(text.charAt(from))) {
      from++;
    }
    while (to > from && isEdge(text.charAt(to - 1))) {
      to--;
    }
    if (to - from <= 2) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (JOINERS.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEdge(char c) {
    return c == '.' || c == '-' || c == '_' || c == '*';
  }

  private static boolean isBorder(String text) {
    return (text.length() == 1 && BORDERS.contains(text)) || (text.length() > 1 && isDots(text));
  }

  private static boolean isDots(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '.') {
        return false;
      }
    }
    return true;
  }
}
