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

  static final int QUOTE = 4096;

  /** Closes a sentence: {@code . : ! ?}. */
  static final int CLOSING = 8192;

  /** Capitals and no small letter: no identifier, whatever else is in it. */
  static final int UPPER_CASE = 16384;

  /** Says in what state something is, or what has been done to it: {@code offline, paused}. */
  static final int STATE_WORD = 2048;

  /** Holds sentences together: never a value. */
  static final int FUNCTION_WORD = 1 << 15;

  /** In front of a state: {@code is}. */
  static final int COPULA = 1 << 16;

  private static final Set<String> ACCOUNTS =
      words(
          "root admin administrator guest nobody system postgres mysql oracle test ftp www daemon"
              + " anonymous");
  private static final Set<String> STATE_WORDS =
      words(
          "up down on off true false yes no ok none null idle busy ready online offline active"
              + " inactive open shut empty full success failure error unknown complete"
              + " incomplete done good bad high low new old valid invalid first last next"
              + " previous read write input output left right start stop begin end enter exit"
              + " get set put add remove delete create update close enable disable connect"
              + " disconnect acquire release lock unlock load store save send receive"
              + " startup shutdown login logout local remote internal external primary"
              + " secondary master slave leader follower client server source target success"
              + " successful unsuccessful normal abnormal critical warning fatal info debug"
              + " timeout unreachable healthy unhealthy stable unstable available unavailable"
              + " lost found hit miss passed manual automatic alive dead live");
  private static final Set<String> FUNCTION_WORDS =
      words(
          "a an the of to in on at by for from with without via and or not no is are was were be"
              + " been has have had will would can cannot could should may must do does did"
              + " this that these those it its as than then when while if else because until"
              + " into onto over under between after before during since out all any some each"
              + " too very only also now again already still yet");
  private static final Set<String> COPULAS =
      words(
          "is are was were be been being not now has have had state status mode result ist sind"
              + " wurde nicht est sont");

  private static final Set<String> UNITS =
      Set.of(
          "bytes", "byte", "ms", "sec", "secs", "seconds", "kb", "mb", "gb", "b", "kib", "mib",
          "gib", "us", "ns");
  private static final Set<String> CUES =
      Set.of("user", "username", "account", "host", "hostname", "login", "named", "name");
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
  final int doubleQuote;

  private static Set<String> words(String words) {
    return Set.copyOf(Arrays.asList(words.split(" ")));
  }

  Lexicon() {
    texts.add("");
    space = idOf(" ");
    equals = idOf("=");
    colon = idOf(":");
    comma = idOf(",");
    opening = idOf("(");
    closing = idOf(")");
    doubleQuote = idOf("\"");
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
    traits |= isStateWord(small) ? STATE_WORD : 0;
    traits |= FUNCTION_WORDS.contains(small) ? FUNCTION_WORD : 0;
    traits |= COPULAS.contains(small) ? COPULA : 0;
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
    return traits;
  }

  private static boolean lower(String text, int i) {
    return Ascii.isLower(text.charAt(i));
  }

  /** By its ending, or one of those that everybody uses. */
  private static boolean isStateWord(String small) {
    return STATE_WORDS.contains(small)
        || (small.length() > 4 && (small.endsWith("ed") || small.endsWith("ing")))
        || (small.length() > 5 && small.startsWith("ge") && small.endsWith("t"))
        || small.endsWith("iert")
        || small.endsWith("\u00c3\u00a9") // e with acute, as bytes
        || small.endsWith("\u00c3\u00a9e");
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
