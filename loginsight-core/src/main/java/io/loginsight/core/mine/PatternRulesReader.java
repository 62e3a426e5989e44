package io.loginsight.core.mine;

import io.loginsight.api.LogInsightException;
import io.loginsight.api.Pattern;
import io.loginsight.api.PatternId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file in which people pin, split, merge and name patterns, one entry a line:
 *
 * <pre>
 * # A comment.
 * pin    Login of user &lt;*&gt; from &lt;*&gt;
 * split  State of till &lt;*&gt; is &lt;?&gt; at open, closed
 * merge  Cart &lt;*&gt; is empty || Basket &lt;*&gt; has nothing in it
 * merge  0123456789abcdef || 89abcdef01234567
 * name   Login of user &lt;*&gt; from &lt;*&gt; = Login
 * name   0123456789abcdef = Payment refused
 * </pre>
 */
final class PatternRulesReader {

  /** So many templates may be pinned: each new skeleton is compared with all of them. */
  private static final int MOST_PINS = 1_000;

  private static final int MOST_ENTRIES = 2_000;
  private static final int MOST_CHARS = 1_000;
  private static final int MOST_NAME_CHARS = 100;

  /** Where the words of a split stand. */
  private static final String PLACE = "<?>";

  private static final String AT = " at ";
  private static final String OR = "||";
  private static final String IS = " = ";

  private final String file;
  private final MessageScanner scanner = new MessageScanner();
  private final List<PatternRules.Pin> pins = new ArrayList<>();
  private final List<PatternRules.Pinned> pinned = new ArrayList<>();
  private final List<PatternRules.Merge> merges = new ArrayList<>();
  private final List<PatternRules.Name> names = new ArrayList<>();
  private final Map<String, Integer> lineOfPin = new HashMap<>(); // by template
  private final Map<PatternId, Integer> indexOfPinned = new HashMap<>();
  private final Map<String, Integer> lineOfName = new HashMap<>();
  private int line;

  PatternRulesReader(String file) {
    this.file = file;
  }

  PatternRules read(String text) {
    int entries = 0;
    for (String raw : text.split("\n", -1)) {
      line++;
      String entry = raw.strip();
      if (line == 1 && entry.startsWith("\ufeff")) {
        entry = entry.substring(1).strip();
      }
      if (!entry.isEmpty() && !entry.startsWith("#")) {
        check(++entries <= MOST_ENTRIES, "there are more than " + MOST_ENTRIES + " entries");
        read(entry, words(entry));
      }
    }
    names.replaceAll(this::asPinned);
    return new PatternRules(pins, pinned, merges, names);
  }

  /** A pinned template is shown without units, so it is named without them. */
  private PatternRules.Name asPinned(PatternRules.Name name) {
    String template = name.template() == null ? "" : withoutUnits(name.template());
    return lineOfPin.containsKey(template)
        ? new PatternRules.Name(null, template, name.name())
        : name;
  }

  private static String[] words(String entry) {
    String[] words = entry.split("\\s+", 2);
    return words.length == 2 ? words : new String[] {words[0], ""};
  }

  private void read(String entry, String[] words) {
    check(
        entry.chars().noneMatch(c -> Character.isISOControl(c) && c != '\t'),
        "it has a control character");
    check(!words[1].isEmpty(), "'" + shown(words[0]) + "' needs a template behind it");
    switch (words[0]) {
      case "pin" -> pin(template(words[1]));
      case "split" -> split(words[1]);
      case "merge" -> merge(words[1]);
      case "name" -> name(words[1]);
      default ->
          throw wrong(
              "an entry begins with pin, split, merge or name and not with '"
                  + (shown(words[0]) + "'"));
    }
  }

  /** Pins a template. @return the index of its pattern */
  private int pin(String template) {
    Integer earlier = lineOfPin.get(template);
    check(earlier == null, "line " + earlier + " speaks of the same template");
    Fit fit = new Fit(template);
    PatternId id = idOf(template);
    int index = pinned.size();
    check(indexOfPinned.putIfAbsent(id, index) == null, "an earlier template is as good as this");
    pinned.add(new PatternRules.Pinned(id, fit));
    pin(fit, index);
    return index;
  }

  private void pin(Fit fit, int index) {
    check(pins.size() < MOST_PINS, "there are more than " + MOST_PINS + " templates");
    pins.add(new PatternRules.Pin(fit, index));
    lineOfPin.put(fit.template, line);
  }

  private void split(String entry) {
    int at = entry.lastIndexOf(AT);
    check(at >= 0, "write: split TEMPLATE at WORD, WORD");
    String template = entry.substring(0, at);
    int place = template.indexOf(PLACE);
    check(
        place >= 0 && template.indexOf(PLACE, place + 1) < 0,
        "one place of the template must be " + PLACE + ", which the words stand in for");
    for (String word : entry.substring(at + AT.length()).split(",", -1)) {
      check(!word.isBlank() && !word.contains(Pattern.SLOT), "a word is missing");
      pin(template(template.replace(PLACE, word.strip())));
    }
  }

  private void merge(String entry) {
    List<String> sides =
        entry.contains(OR)
            ? Arrays.asList(entry.split(java.util.regex.Pattern.quote(OR), -1))
            : Arrays.asList(entry.split("\\s+"));
    check(
        sides.size() > 1 && (entry.contains(OR) || sides.stream().allMatch(s -> id(s) != null)),
        "write: merge ONE " + OR + " OTHER, each of them an id or a template");
    PatternId lead = id(sides.get(0).strip());
    int leading = -1;
    if (lead == null) {
      String template = template(sides.get(0));
      Integer known = indexOfPinned.get(idOf(template));
      leading = known == null ? pin(template) : known;
      lead = pinned.get(leading).id();
    }
    List<PatternId> ids = new ArrayList<>(List.of(lead));
    for (String side : sides.subList(1, sides.size())) {
      PatternId id = id(side.strip());
      if (id == null) {
        String template = template(side);
        Integer known = indexOfPinned.get(idOf(template));
        if (known == null && leading >= 0) {
          check(!lineOfPin.containsKey(template), "a template stands twice");
          pin(new Fit(template), leading);
          continue;
        }
        id = pinned.get(known == null ? pin(template) : known).id();
      }
      check(!ids.contains(id), "a pattern stands twice");
      ids.add(id);
    }
    if (ids.size() > 1) {
      merges.add(new PatternRules.Merge(ids));
    }
  }

  private void name(String entry) {
    int at = entry.lastIndexOf(IS);
    check(at >= 0, "write: name TEMPLATE = NAME, or name ID = NAME");
    String name = entry.substring(at + IS.length()).strip();
    check(!name.isEmpty(), "the name is missing");
    check(
        name.length() <= MOST_NAME_CHARS, "a name has at most " + MOST_NAME_CHARS + " characters");
    String of = entry.substring(0, at).strip().replaceAll("\\s+", " ");
    check(!of.isEmpty() && of.length() <= MOST_CHARS, "the template is missing or too long");
    Integer earlier = lineOfName.putIfAbsent(of, line);
    check(earlier == null, "line " + earlier + " names the same pattern");
    PatternId id = id(of);
    names.add(new PatternRules.Name(id, id == null ? of : null, name));
  }

  /** As it is shown: without needless spaces, and the unit behind a slot is part of the slot. */
  private String template(String written) {
    String template = written.strip().replaceAll("\\s+", " ");
    check(!template.isEmpty(), "a template is missing");
    check(template.length() <= MOST_CHARS, "a template has at most " + MOST_CHARS + " characters");
    check(!template.contains(PLACE), PLACE + " is for split");
    check(!template.contains(Pattern.SLOT + Pattern.SLOT), "two <*> stand side by side");
    template = withoutUnits(template);
    checkConstants(template);
    return template;
  }

  /** A number and its unit are one value, {@code 12 MB}. */
  private static String withoutUnits(String template) {
    StringBuilder without = new StringBuilder();
    int at = 0;
    for (int slot = template.indexOf(Pattern.SLOT); slot >= 0; ) {
      int end = slot + Pattern.SLOT.length();
      without.append(template, at, end);
      byte[] rest = ("1" + template.substring(end)).getBytes(StandardCharsets.UTF_8);
      int unit = TextMasks.quantity(rest, 0, rest.length);
      at = unit < 0 ? end : end + unit - 1; // units are ASCII
      slot = template.indexOf(Pattern.SLOT, at);
    }
    return without.append(template, at, template.length()).toString();
  }

  /** What is masked in every message can not be compared with. */
  private void checkConstants(String template) {
    byte[] text = template.getBytes(StandardCharsets.UTF_8);
    scanner.scan(text, 0, text.length);
    Tokens tokens = scanner.tokens();
    boolean word = false;
    for (int i = 0; i < tokens.count; i++) {
      String token =
          new String(
              text, tokens.starts[i], tokens.ends[i] - tokens.starts[i], StandardCharsets.UTF_8);
      if (Tokens.isMasked(tokens.kinds[i])) {
        check(
            token.equals(Pattern.SLOT),
            "'"
                + shown(token)
                + "' counts as a value, so it cannot be told from others; write <*>");
      }
      word |= !Tokens.isMasked(tokens.kinds[i]) && token.chars().anyMatch(Character::isLetter);
    }
    check(word, "a template needs a word besides <*>");
  }

  private PatternId idOf(String template) {
    byte[] text = template.getBytes(StandardCharsets.UTF_8);
    return new PatternId(scanner.scan(text, 0, text.length));
  }

  private static @Nullable PatternId id(String text) {
    boolean hex = text.length() == 16 && text.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    return hex && text.chars().allMatch(c -> c < 128) ? PatternId.parse(text) : null;
  }

  /** Not more of what was written than one can read. */
  private static String shown(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  private void check(boolean right, String what) {
    if (!right) {
      throw wrong(what);
    }
  }

  private LogInsightException wrong(String what) {
    return new LogInsightException(file + ":" + line + ": " + what);
  }
}
