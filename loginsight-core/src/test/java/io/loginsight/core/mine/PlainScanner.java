package io.loginsight.core.mine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The slow, obvious twin of {@link MessageScanner}: the masks as regular expressions over a string
 * with one char a byte. Knows nothing of limits on the length of a message.
 */
final class PlainScanner {

  /** A token: its kind as in {@link Tokens}, and its text. */
  record Token(byte kind, String text) {
    boolean isMasked() {
      return Tokens.isMasked(kind);
    }
  }

  private static final String S = "[ \\t\\n\\r\\f\\x0B]";
  private static final String W = "[A-Za-z0-9_\\x80-\\xff]";
  private static final String L = "[A-Za-z\\x80-\\xff]";
  private static final String H = "[0-9A-Fa-f]";
  private static final String MONTH =
      "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}+";
  private static final String DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}+";
  private static final String TIME =
      "\\d{1,2}+:\\d{1,2}+:\\d{1,2}+(?:[.,:]\\d{1,9}+(?!%w|:))?+".replace("%w", W);
  private static final String ZONE =
      "(?:%s?+(?:Z|UTC|GMT|[+-]\\d\\d:?+\\d\\d)(?!%w))?+".replace("%s", S).replace("%w", W);
  private static final String IPV4 = "\\d{1,3}+\\.\\d{1,3}+\\.\\d{1,3}+\\.\\d{1,3}+";
  private static final String NAME = "(?:%w|-)++(?:\\.(?:%w|-)++)*+".replace("%w", W);

  private static final Pattern URL =
      mask("[A-Za-z](?:[A-Za-z0-9+-]|\\.(?!\\.))*+://[^%s,;\"'<>\\])}|]*+");
  private static final Pattern EMAIL =
      mask(
          "%w(?:%w|[%+.-])*+@(?:(?:%w|-)+\\.)+(%l{2,})(?!\\.?(?:%w|-))"
              + "(?=$|[ \\t\\n\\r\\f\\x0B.=:,()\\[\\]{}|\"';<>#&!?])",
          "(?<![^ \\t\\n\\r\\f\\x0B=:,()\\[\\]{}|\"';<>#&!?])");
  private static final Pattern STAMP =
      mask(
          "(?:"
              + String.join(
                  "|",
                  stamp("\\d{4}[-/.]\\d{1,2}+[-/.]\\d{1,2}+[T _]" + TIME + ZONE),
                  stamp("\\d{1,2}+/" + MONTH + "/\\d{4}:" + TIME + ZONE),
                  stamp("\\d\\d[-/]\\d\\d[-/]\\d{2,4}+ " + TIME),
                  stamp("\\d{4}[-/]\\d\\d[-/]\\d\\d"),
                  stamp(TIME),
                  stamp("\\d{1,2}+:\\d\\d"),
                  stamp(
                      DAY
                          + ",?+ "
                          + MONTH
                          + S
                          + "++\\d{1,2}+ "
                          + TIME
                          + "(?: [A-Z]{3,4}+(?!%w))?+(?: \\d{4}(?!%w))?+"),
                  stamp(MONTH + S + "++\\d{1,2}+ (?:\\d{4} )?+" + TIME))
              + ")");
  private static final Pattern UUID =
      mask("(?=(?:%w|-)*\\d)%h{8}-(?:%h{4}-){3}%h{12}(?![0-9A-Za-z])");
  private static final Pattern OCTETS =
      mask("(?<!:)(?:(?:%h{1,2}+:){4,19}+%h{1,2}+|(?:%h%h:){3}%h%h)(?!%w|:)");
  private static final Pattern BUS_DEVICE =
      mask("(?<!:)(?:[0-9a-f]{4}:)?+[0-9a-f]{2}:[0-9a-f]{2}\\.\\d(?:\\[[A-Z]\\])?+(?!%w)");
  private static final Pattern GROUPS = mask("(?<!:)((?:%h{0,4}+:){1,7}+)(%h{0,4}+)");
  private static final Pattern TRAILING_IPV4 = mask(IPV4 + "(?!%w)", "");
  private static final Pattern HOST_AND_IP =
      mask("/?+(?>" + IPV4 + "|" + NAME + "/" + IPV4 + ")(?:[:#]\\d++(?!%w))?+(?!\\.?+%w)");
  private static final Pattern HOST_AND_PORT =
      mask("(?<!\\.)(" + NAME + "):\\d{2,5}+(?!%w|:|\\.%w)");
  private static final Pattern REQUEST =
      mask("(?<=[A-Z] )/[^%s\"]*+(?: HTTP/\\d(?:\\.\\d)?+)?+(?=\")");
  private static final Pattern PATH =
      mask("(?<![.\\]})*])(?:[A-Za-z]:[\\\\/]|\\.\\.?+/|~/|/)[^%s,;:=\"'\\[\\](){}|!<>]++");
  private static final Pattern SIZE_TWICE =
      mask("(?<!\\.)<?+\\d++ bytes \\(\\d[\\d.]*+ [KMGT]?+B\\)");
  private static final Pattern LESS_THAN = mask("(?<!\\.)<\\d++ (?:sec|min|ms)(?!%w)");
  private static final Pattern QUANTITY =
      mask("(?<!\\.)\\d++(?:\\.\\d++)?+ (?:[KMGT]i?+)?+B(?!%w)");
  private static final Pattern DOTS = mask("\\.{2,}", "");
  private static final Pattern SPACE = mask("%s+", "");
  private static final Pattern WORD = mask("(?:(?!\\.\\.)[^%s=:,()\\[\\]{}|\"';<>#@&!?])+", "");

  private static final Pattern NUMBER =
      mask(
          "[+-]?+(?:0[xX]%h++|\\d++(?:\\.\\d++)*+(?:[eE][+-]?+\\d++)?+)"
              + "(?:%|%l{1,3}|(?i:bytes)|pages|secs|mins)?",
          "");
  private static final Pattern HEX = mask("(?=.*\\d)%h{6,}|[0-9a-f]{8}|[0-9a-f]{16,}", "");
  private static final Pattern NAME_AND_NUMBER = mask("%w+_-?\\d+", "");
  private static final Pattern DOT_AND_NUMBER =
      mask("((?:%l|[_$])+(?:\\.(?:%l|[_$])+)*)\\.(\\d+)", "");
  private static final Pattern SHORT_FIRST = mask("(?:%l|_).*", "");
  private static final Pattern LETTERS_THEN_DIGITS = mask("%l+[^A-Za-z\\x80-\\xff]*\\d", "");
  private static final Pattern PLAIN = mask("(?:%w|\\$)+", "");

  private static final Set<String> UNITS =
      Set.of(
          "service", "socket", "slice", "scope", "timer", "mount", "swap", "path", "device",
          "target");
  private static final Set<String> SOURCES =
      Set.of(
          "c", "cc", "cpp", "h", "hpp", "java", "py", "go", "rs", "js", "ts", "kt", "scala", "rb",
          "php", "cs", "pl", "m");
  private static final Set<String> KEYS =
      Set.of(
          "user",
          "ruser",
          "username",
          "rhost",
          "host",
          "hostname",
          "addr",
          "ip",
          "uid",
          "gid",
          "pid",
          "id");

  private final List<Token> tokens = new ArrayList<>();
  private String text = "";

  private static String stamp(String regex) {
    return regex + "(?!%w|:)";
  }

  private static Pattern mask(String regex) {
    return mask(regex, "(?<!%w)");
  }

  private static Pattern mask(String regex, String before) {
    String all =
        (before + "(?:" + regex + ")")
            .replace("[^%s", "[^ \\t\\n\\r\\f\\x0B")
            .replace("%s", S)
            .replace("%w", W)
            .replace("%l", L)
            .replace("%h", H);
    return Pattern.compile(all, Pattern.DOTALL);
  }

  static List<Token> tokens(byte[] message) {
    PlainScanner scanner = new PlainScanner();
    scanner.text = new String(message, StandardCharsets.ISO_8859_1).replaceAll("^" + S + "+", "");
    while (scanner.text.matches("(?s).*" + S)) {
      scanner.text = scanner.text.substring(0, scanner.text.length() - 1);
    }
    int at = 0;
    while (at < scanner.text.length()) {
      at = scanner.token(at);
    }
    return scanner.inContext();
  }

  private int token(int at) {
    if (text.startsWith("<*>", at)) {
      return add(Tokens.VALUE, at, at + 3);
    }
    int end = masked(at);
    if (end >= 0) {
      return end;
    }
    end = end(QUANTITY, at);
    if (end >= 0) {
      return add(Tokens.QUANTITY, at, end);
    }
    end = end(DOTS, at);
    if (end >= 0) {
      return add(Tokens.MARK, at, end);
    }
    end = end(WORD, at);
    if (end >= 0) {
      splitWord(text.substring(at, end));
      return end;
    }
    end = end(SPACE, at);
    return end >= 0 ? add(Tokens.SPACE, at, end) : add(Tokens.MARK, at, at + 1);
  }

  private int masked(int at) {
    int end = end(URL, at);
    if (end >= 0) {
      while (text.charAt(end - 1) == '.') {
        end--;
      }
      return add(Tokens.VALUE, at, end);
    }
    Matcher email = matcher(EMAIL, at);
    if (email.lookingAt() && !UNITS.contains(email.group(1))) {
      return add(Tokens.VALUE, at, email.end());
    }
    for (Pattern mask : List.of(STAMP, UUID, OCTETS, BUS_DEVICE)) {
      end = end < 0 ? end(mask, at) : end;
    }
    end = end < 0 ? ipv6(at) : end;
    end = end < 0 ? end(HOST_AND_IP, at) : end;
    end = end < 0 ? hostAndPort(at) : end;
    for (Pattern mask : List.of(REQUEST, PATH, SIZE_TWICE, LESS_THAN)) {
      end = end < 0 ? end(mask, at) : end;
    }
    return end < 0 ? -1 : add(Tokens.VALUE, at, end);
  }

  private int ipv6(int at) {
    Matcher groups = matcher(GROUPS, at);
    if (!groups.lookingAt()) {
      return -1;
    }
    String head = groups.group(1);
    boolean gap = head.contains("::");
    if (head.contains(":::") || head.indexOf("::") != head.lastIndexOf("::")) {
      return -1;
    }
    if (head.startsWith(":") && !head.startsWith("::")) {
      return -1;
    }
    int ipv4 = gap ? end(TRAILING_IPV4, groups.end(1)) : -1;
    if (ipv4 >= 0) {
      return ipv4;
    }
    String all = groups.group();
    boolean enough = gap || head.chars().filter(c -> c == ':').count() >= 3;
    boolean ended = !groups.group(2).isEmpty() || head.endsWith("::");
    boolean digit = all.chars().anyMatch(Ascii::isDigit);
    boolean goesOn =
        groups.end() < text.length()
            && (Ascii.isWord(text.charAt(groups.end())) || text.charAt(groups.end()) == ':');
    return enough && ended && digit && !goesOn ? groups.end() : -1;
  }

  private int hostAndPort(int at) {
    Matcher host = matcher(HOST_AND_PORT, at);
    if (!host.lookingAt()) {
      return -1;
    }
    String name = host.group(1);
    int dot = name.lastIndexOf('.');
    boolean fits =
        dot < 0
            ? name.matches("(?s)[A-Za-z].*") && name.matches("(?s).*\\d")
            : name.matches("(?s)[A-Za-z0-9].*") && !SOURCES.contains(name.substring(dot + 1));
    return fits ? host.end() : -1;
  }

  private void splitWord(String word) {
    String body = word;
    while (body.length() > 1 && ".*-".indexOf(body.charAt(body.length() - 1)) >= 0) {
      body = body.substring(0, body.length() - 1);
    }
    splitBody(body);
    if (body.length() < word.length()) {
      tokens.add(new Token(Tokens.MARK, word.substring(body.length())));
    }
  }

  private void splitBody(String word) {
    Matcher dotAndNumber = DOT_AND_NUMBER.matcher(word);
    if (digits(word) == 0) {
      tokens.add(new Token(matches(HEX, word) ? Tokens.VALUE : Tokens.WORD, word));
    } else if (matches(NUMBER, word) || matches(HEX, word) || matches(NAME_AND_NUMBER, word)) {
      tokens.add(new Token(Tokens.VALUE, word));
    } else if (word.indexOf('-') > 0 && word.indexOf('/') < 0) {
      splitParts(word);
    } else if (dotAndNumber.matches()) {
      tokens.add(new Token(Tokens.WORD, dotAndNumber.group(1)));
      tokens.add(new Token(Tokens.MARK, "."));
      tokens.add(new Token(Tokens.VALUE, dotAndNumber.group(2)));
    } else if (isName(word)) {
      tokens.add(new Token(matches(PLAIN, word) ? Tokens.NAME : Tokens.SOFT_NAME, word));
    } else {
      tokens.add(new Token(Tokens.VALUE, word));
    }
  }

  private void splitParts(String word) {
    String[] parts = word.split("-", -1);
    int withDigit = 0;
    boolean dotted = false;
    for (String part : parts) {
      withDigit += digits(part) > 0 ? 1 : 0;
      dotted |= digits(part) > 2 && part.contains(".") && !matches(NUMBER, part);
    }
    if (dotted || withDigit * 2 > parts.length) {
      tokens.add(new Token(Tokens.VALUE, word));
      return;
    }
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        tokens.add(new Token(Tokens.MARK, "-"));
      }
      if (!parts[i].isEmpty()) {
        splitWord(parts[i]);
      }
    }
  }

  private static boolean isName(String word) {
    int digits = digits(word);
    long letters = word.chars().filter(Ascii::isLetter).count();
    boolean balanced =
        letters == digits
            && matches(LETTERS_THEN_DIGITS, word)
            && word.substring(0, (int) letters).chars().allMatch(Ascii::isLetter);
    return digits <= 2 && matches(SHORT_FIRST, word) && (letters > digits || balanced);
  }

  private static int digits(String word) {
    return (int) word.chars().filter(Ascii::isDigit).count();
  }

  private static boolean matches(Pattern pattern, String word) {
    return pattern.matcher(word).matches();
  }

  private List<Token> inContext() {
    for (int i = 0; i + 1 < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean mayBeKey = Set.of(Tokens.NAME, Tokens.SOFT_NAME, Tokens.VALUE).contains(token.kind);
      if (mayBeKey
          && tokens.get(i + 1).text.equals("=")
          && token.text.matches("[A-Za-z][A-Za-z0-9\\x80-\\xff]{0,6}")) {
        tokens.set(i, new Token(Tokens.WORD, token.text));
      }
    }
    for (int i = 0; i < tokens.size(); i++) {
      int last = i;
      while (last + 2 < tokens.size()
          && isListed(last)
          && tokens.get(last + 1).kind == Tokens.SPACE
          && isListed(last + 2)) {
        last += 2;
      }
      for (int k = i; last - i >= 4 && k <= last; k += 2) {
        tokens.set(k, new Token(Tokens.VALUE, tokens.get(k).text));
      }
      i = last;
    }
    for (int i = 2; i < tokens.size(); i++) {
      byte kind = tokens.get(i).kind;
      if ((kind == Tokens.WORD || kind == Tokens.NAME) && isBehindCue(i)) {
        tokens.set(i, new Token(Tokens.VALUE, tokens.get(i).text));
      }
    }
    return glued();
  }

  private boolean isListed(int i) {
    return tokens.get(i).kind == Tokens.NAME || tokens.get(i).kind == Tokens.VALUE;
  }

  private boolean isBehindCue(int i) {
    if (tokens.get(i - 1).text.equals("=")) {
      return KEYS.contains(tokens.get(i - 2).text.toLowerCase(Locale.ROOT));
    }
    return i >= 4
        && tokens.get(i - 1).kind == Tokens.SPACE
        && tokens.get(i - 2).text.equals("user")
        && Set.of("for", "invalid", "by").contains(tokens.get(i - 4).text.toLowerCase(Locale.ROOT));
  }

  private List<Token> glued() {
    List<Token> glued = new ArrayList<>();
    for (Token token : tokens) {
      int last = glued.size() - 1;
      if (token.kind == Tokens.VALUE && last >= 0 && glued.get(last).kind == Tokens.VALUE) {
        glued.set(last, new Token(Tokens.VALUE, glued.get(last).text + token.text));
      } else {
        glued.add(token);
      }
    }
    return glued;
  }

  private Matcher matcher(Pattern pattern, int at) {
    return pattern
        .matcher(text)
        .region(at, text.length())
        .useTransparentBounds(true)
        .useAnchoringBounds(false);
  }

  private int end(Pattern pattern, int at) {
    Matcher matcher = matcher(pattern, at);
    return matcher.lookingAt() ? matcher.end() : -1;
  }

  private int add(byte kind, int from, int to) {
    tokens.add(new Token(kind, text.substring(from, to)));
    return to;
  }
}
