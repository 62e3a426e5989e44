package io.loginsight.core.mine;

import static io.loginsight.core.mine.Lexicon.SLOT;

import io.loginsight.api.Pattern;
import io.loginsight.api.PatternId;
import io.loginsight.api.Slot;
import io.loginsight.api.SlotStats;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a template for people: the text between the variables as it was logged, and with it all
 * that is masked but has not varied. What is written follows from the set of members alone.
 */
final class Renderer {

  /** The text of the pattern of messages without text. */
  static final String EMPTY = "(empty)";

  private static final int MOST_EXAMPLES = 5;

  /** So that numbers stand in their order. */
  private static final Comparator<String> SHORTER_FIRST =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private final Lexicon lexicon;
  private final boolean keepsPrefixes;
  private final SlotValues values;

  Renderer(Lexicon lexicon, Set<MiningRule> rules, SlotValues values) {
    this.lexicon = lexicon;
    this.keepsPrefixes = rules.contains(MiningRule.COMMON_PREFIX);
    this.values = values;
  }

  /**
   * Renders a pattern.
   *
   * @param id of the pattern
   * @param root the template
   * @param leaves all its leaves, in the order of their hashes; not empty
   * @return the pattern
   */
  Pattern render(PatternId id, Template root, List<Template> leaves) {
    List<Member> members = new ArrayList<>(leaves.size());
    for (Template leaf : leaves) {
      members.add(new Member(leaf, lexicon));
    }
    StringBuilder text = new StringBuilder();
    List<Slot> slots = new ArrayList<>();
    boolean keepUnits = unitsAreConstant(root.words, members);
    int place = 0;
    while (place < root.words.length) {
      String constant = constantText(root.words, place, members);
      if (constant != null) {
        text.append(constant);
        place++;
        continue;
      }
      int end = variableEnd(root.words, place, members, keepUnits);
      String prefix = end == place + 1 ? commonPrefix(place, members) : "";
      String unit = keepUnits && end == place + 1 ? commonUnit(place, members) : null;
      text.append(prefix).append(Pattern.SLOT);
      if (unit != null) {
        text.append(' ').append(unit);
      }
      slots.add(slot(root.words, place, end, prefix.length(), unit, members));
      place = end;
    }
    String template = Lexicon.decode(text);
    return new Pattern(id, template.isBlank() ? EMPTY : template, slots);
  }

  /**
   * Renders a pattern whose template people have written.
   *
   * @param pinned what they have written
   * @param leaves all that belongs to it, in the order of their hashes
   * @return the pattern; what fits another template of it says nothing of its slots
   */
  Pattern render(PatternRules.Pinned pinned, List<Template> leaves) {
    Fit fit = pinned.fit();
    int[] types = new int[fit.slots()];
    List<Set<String>> examples = new ArrayList<>();
    for (int slot = 0; slot < types.length; slot++) {
      examples.add(new LinkedHashSet<>());
    }
    for (Template leaf : leaves) {
      PinnedMember member = PinnedMember.of(leaf, fit, lexicon);
      for (int slot = 0; member != null && slot < types.length; slot++) {
        types[slot] |= member.types(slot);
        if (examples.get(slot).size() < MOST_EXAMPLES) {
          member.addExamples(slot, examples.get(slot));
        }
      }
    }
    List<Slot> slots = new ArrayList<>();
    for (int slot = 0; slot < types.length; slot++) {
      slots.add(new Slot(SlotTypes.common(types[slot]), null, few(examples.get(slot))));
    }
    return new Pattern(pinned.id(), fit.template, slots);
  }

  /** The text of a place that has not varied, or null. */
  private @Nullable String constantText(int[] words, int place, List<Member> members) {
    if (words[place] != SLOT) {
      return lexicon.text(words[place]);
    }
    String common = null;
    for (Member member : members) {
      String shown = member.shown(place, Tokens.SOFT_NAME);
      shown = shown == null ? member.constant(place) : shown;
      if (shown == null || (common != null && !common.equals(shown))) {
        return null;
      }
      common = shown;
    }
    return common;
  }

  /** Slots that touch are written as one. */
  private int variableEnd(int[] words, int from, List<Member> members, boolean keepUnits) {
    int end = from + 1;
    while (end < words.length
        && constantText(words, end, members) == null
        && commonPrefix(end, members).isEmpty()
        && commonPrefix(end - 1, members).isEmpty()
        && (!keepUnits || commonUnit(end - 1, members) == null)
        && (!keepUnits || commonUnit(end, members) == null)) {
      end++;
    }
    return end;
  }

  /** One unit that varies lets all others of the template go, too. */
  private static boolean unitsAreConstant(int[] words, List<Member> members) {
    for (int place = 0; place < words.length; place++) {
      if (words[place] == SLOT && commonUnit(place, members) == null) {
        for (Member member : members) {
          if (member.isQuantity(place)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private static @Nullable String commonUnit(int place, List<Member> members) {
    String common = null;
    for (Member member : members) {
      String unit = member.shown(place, Tokens.QUANTITY);
      if (unit == null || (common != null && !common.equals(unit))) {
        return null;
      }
      common = unit;
    }
    return common;
  }

  /** What all words seen at a place begin with, up to a dot: {@code org.example.}. */
  private String commonPrefix(int place, List<Member> members) {
    if (!keepsPrefixes) {
      return "";
    }
    String prefix = null;
    for (Member member : members) {
      String word = member.word(place);
      if (word == null) {
        return "";
      }
      prefix = prefix == null ? word : prefix.substring(0, commonLength(prefix, word));
      if (prefix.isEmpty()) {
        return "";
      }
    }
    return prefix == null ? "" : prefix.substring(0, prefix.lastIndexOf('.') + 1);
  }

  private static int commonLength(String a, String b) {
    int most = Math.min(a.length(), b.length());
    int length = 0;
    while (length < most && a.charAt(length) == b.charAt(length)) {
      length++;
    }
    return length;
  }

  private Slot slot(
      int[] words,
      int from,
      int to,
      int prefixLength,
      @Nullable String unit,
      List<Member> members) {
    int types = 0;
    Set<String> examples = new LinkedHashSet<>();
    SlotSummary summary = new SlotSummary();
    String cut = unit == null ? "" : ' ' + unit;
    for (Member member : members) {
      types |= member.types(from, to);
      if (examples.size() < MOST_EXAMPLES) {
        member.addExamples(from, to, prefixLength, cut.length(), examples);
      }
      member.addValues(from, to, prefixLength, cut, values, summary);
    }
    List<String> some = few(examples);
    String name = SlotNames.of(words, from, lexicon);
    SlotMeaning meaning = SlotMeaning.of(SlotTypes.common(types), name, words, from, to, lexicon);
    SlotStats stats = summary.stats(meaning.unit(), meaning.factor());
    return new Slot(meaning.typeOf(some, stats), name, some, stats);
  }

  private static List<String> few(Set<String> examples) {
    return examples.stream().limit(MOST_EXAMPLES).sorted(SHORTER_FIRST).toList();
  }
}
