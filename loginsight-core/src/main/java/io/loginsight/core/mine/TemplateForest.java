package io.loginsight.core.mine;

import static io.loginsight.core.mine.Lexicon.SLOT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Joins the templates of skeletons that differ in variables only. Each skeleton is planted once;
 * what comes out depends on the order of planting, so the caller plants in an order that the
 * content gives and not the time of arrival.
 *
 * <p>Four ways to join, tried at once and in this order: a template whose learnt slots alone differ
 * <em>adopts</em> the new one; one place that takes enough words <em>opens</em>; templates of one
 * <em>family</em> that differ in the number of their variables are one; and templates that agree on
 * all but their <em>identifiers</em> are one, wherever these stand. When all are planted, they are
 * joined by what they tell together: {@link PooledEvidence}, texts in quotes, chunks.
 */
final class TemplateForest {

  /** So many templates must agree on the rest before several places open at once. */
  private static final int AGREEING = 3;

  /** So many members show that a chunk varies, even if none has the slot bare. */
  private static final int BIG_FAMILY = 4;

  /** What was joined in one round is evidence in the next one; the third seldom joins any. */
  private static final int MOST_ROUNDS = 8;

  private final int openPlaceCapacity;
  private final Lexicon lexicon;
  private final Set<MiningRule> rules;
  private final VariableRule rule;
  private final Families families;
  private final OpenPlaces openPlaces;
  private final Adopters adopters;
  private final Quotes quotes;

  private final Map<Phrase, Template> byWords = new HashMap<>();
  private final Map<Phrase, List<Template>> familyMembers = new HashMap<>();
  private final Map<Phrase, Template> mergedFamilies = new HashMap<>();
  private final Map<Phrase, List<Template>> agreeing = new HashMap<>();

  TemplateForest(Lexicon lexicon, Set<MiningRule> rules, int openPlaceCapacity) {
    this.lexicon = lexicon;
    this.openPlaceCapacity = openPlaceCapacity;
    this.rules = rules;
    this.rule = new VariableRule(lexicon, rules);
    this.families = new Families(lexicon, rules);
    this.openPlaces = new OpenPlaces(openPlaceCapacity);
    this.quotes = new Quotes(lexicon);
    this.adopters = new Adopters(lexicon);
  }

  /** Adds a skeleton, and joins what it shows to be one. @return its leaf */
  Template plant(Skeleton skeleton) {
    Template leaf = new Template(skeleton.words, skeleton);
    Template adopter = rules.contains(MiningRule.ADOPTION) ? adopters.find(leaf.words) : null;
    if (adopter != null) {
      leaf.join(adopter);
    } else if (!joinMergedFamily(leaf)) {
      joinIdentifiers(joinFamily(openPlaces(leaf)));
    }
    byWords.putIfAbsent(new Phrase(leaf.words), leaf);
    return leaf;
  }

  /**
   * Lets those that were planted before a template for them had grown join it.
   *
   * @return what takes further skeletons, without which the forest is no longer needed
   */
  Adopters gather(List<Template> leaves) {
    for (Template leaf : leaves) {
      Template root = leaf.root();
      Template adopter = adopter(root);
      if (adopter != null) {
        root.join(adopter);
      } else if (root == leaf) {
        joinMergedFamily(leaf);
      }
    }
    int before = Integer.MAX_VALUE;
    int roots = roots(leaves).size();
    for (int round = 0; roots < before && round < MOST_ROUNDS; round++) {
      joinTogether(leaves);
      before = roots;
      roots = roots(leaves).size();
    }
    return adopters;
  }

  // What all templates together tell

  private static Set<Template> roots(List<Template> leaves) {
    Set<Template> roots = new LinkedHashSet<>();
    for (Template leaf : leaves) {
      roots.add(leaf.root());
    }
    return roots;
  }

  private void joinTogether(List<Template> leaves) {
    Set<Template> roots = roots(leaves);
    if (rules.contains(MiningRule.QUOTED_TEXT)) {
      joinQuoted(roots);
    }
    roots.forEach(this::joinAgain);
    if (rules.contains(MiningRule.FOLDED_SIBLING)) {
      roots.forEach(this::joinFolded);
    }
    roots.removeIf(root -> !root.isRoot());
    openByEvidence(roots, leaves);
    for (Template leaf : leaves) {
      Template root = leaf.root();
      Template adopter = adopter(root);
      if (adopter != null) {
        root.join(adopter);
      }
    }
  }

  private void openByEvidence(Set<Template> roots, List<Template> leaves) {
    PooledEvidence evidence = new PooledEvidence(lexicon, rules, rule, openPlaceCapacity);
    evidence.add(roots, leaves);
    Map<Template, BitSet> variable = new LinkedHashMap<>();
    for (Template root : roots) {
      BitSet places = evidence.variablePlaces(root);
      if (!places.isEmpty()) {
        variable.put(root, places);
      }
    }
    variable.forEach(this::openAll);
  }

  private @Nullable Template adopter(Template root) {
    return rules.contains(MiningRule.ADOPTION) ? adopters.findOther(root) : null;
  }

  /** What has been opened since may show a family. */
  private void joinAgain(Template template) {
    if (template.isRoot()) {
      joinFamily(template);
    }
  }

  /** A chunk with a slot in it is a sibling like a slot. */
  private void joinFolded(Template root) {
    families.fold(root.words, true);
    int[] words = families.words();
    if (!root.isRoot() || Arrays.equals(words, root.words)) {
      return;
    }
    int[] borders = families.borders();
    Template adopter = adopters.find(words);
    if (adopter != null && adopter != root) {
      root.join(adopter, borders);
    } else if (hasSibling(words)) {
      Template folded = new Template(words, null);
      root.join(folded, borders);
      joinIdentifiers(joinFamily(openPlaces(folded)));
    }
  }

  /** Whether a template is known that has a word where this has a slot, and is the same else. */
  private boolean hasSibling(int[] words) {
    long sum = OpenPlaces.sum(words);
    for (int place = 0; place < words.length && countWords(words) > 0; place++) {
      if (words[place] == SLOT && openPlaces.find(OpenPlaces.key(sum, SLOT, place)) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Makes one of templates that differ in what stands in quotes. */
  private void joinQuoted(Set<Template> roots) {
    Map<Phrase, List<Template>> alike = new LinkedHashMap<>();
    for (Template root : roots) {
      quotes.fold(root.words);
      Template adopter = quotes.hasFolded() ? adopters.findOther(quotes.words(), root) : null;
      if (adopter != null) {
        join(root, adopter, quotes.borders());
      } else if (quotes.hasFolded() && rule.prose(quotes.words()) >= 2) {
        alike.computeIfAbsent(new Phrase(quotes.words()), key -> new ArrayList<>()).add(root);
      }
    }
    for (List<Template> members : alike.values()) {
      if (members.size() >= VariableRule.IDENTIFIERS) {
        quotes.fold(members.get(0).words);
        Template merged = new Template(quotes.words(), null);
        for (Template member : members) {
          if (member.isRoot()) { // an earlier group may have taken it
            quotes.fold(member.words);
            join(member, merged, quotes.borders());
          }
        }
        adopters.add(merged);
        roots.add(joinIdentifiers(joinFamily(openPlaces(merged))));
      }
    }
    roots.removeIf(root -> !root.isRoot());
  }

  private static void join(Template member, Template merged, int[] borders) {
    if (Arrays.equals(member.words, merged.words)) {
      member.join(merged);
    } else {
      member.join(merged, borders);
    }
  }

  private void openAll(Template template, BitSet places) {
    for (int place : places.stream().toArray()) {
      Template root = template.root();
      if (root.words.length == template.words.length && lexicon.isWord(root.words[place])) {
        Template general = generalised(root, place, false);
        adopters.add(general);
        root.join(general);
        joinIdentifiers(joinFamily(openPlaces(general)));
      }
    }
  }

  // Opening one place

  /** Opens places of the template as long as one has taken enough words. @return its root */
  private Template openPlaces(Template leaf) {
    Template template = leaf;
    Template opened = openOne(template);
    while (opened != null) {
      template = opened;
      opened = openOne(template);
    }
    return template;
  }

  private @Nullable Template openOne(Template template) {
    int[] words = template.words;
    int wordCount = countWords(words);
    long sum = OpenPlaces.sum(words);
    for (int place = 0; place < words.length; place++) {
      int word = words[place];
      boolean mayOpen = lexicon.isWord(word) || (word == SLOT && !template.isSoft(place));
      int remaining = lexicon.isWord(word) ? wordCount - 1 : wordCount;
      if (mayOpen && remaining > 0) { // something constant must remain
        int list = openPlaces.add(OpenPlaces.key(sum, word, place), word, template);
        int values = list < 0 ? 0 : count(list);
        if (values >= 2 && values >= rule.limit(words, place, openPlaces, list)) {
          return open(template, place, list);
        }
      }
    }
    return null;
  }

  private int count(int list) {
    int count = 0;
    for (int e = list; e != 0; e = openPlaces.next(e)) {
      count++;
    }
    return count;
  }

  private Template open(Template template, int place, int list) {
    boolean soft =
        !VariableRule.holds(openPlaces, list, SLOT)
            && rule.limit(template.words, place, openPlaces, list) == VariableRule.IDENTIFIERS
            && rule.all(openPlaces, list, Lexicon.IDENTIFIER);
    Template general = generalised(template, place, soft);
    adopters.add(general);
    Set<Template> siblings = new LinkedHashSet<>();
    for (int e = list; e != 0; e = openPlaces.next(e)) {
      siblings.add(openPlaces.template(e).root());
    }
    siblings.add(template);
    for (Template sibling : siblings) {
      if (sibling != general && sibling.isRoot() && sibling.isCoveredBy(general.words)) {
        sibling.join(general);
      }
    }
    openPlaces.reduce(list, soft ? VariableRule.SOFT_SLOT : SLOT, general);
    return general;
  }

  /** The template with a slot at the place: itself, one that exists, or a new one. */
  private Template generalised(Template template, int place, boolean soft) {
    if (template.words[place] == SLOT) {
      return template;
    }
    int[] words = template.words.clone();
    words[place] = SLOT;
    Phrase key = new Phrase(words);
    Template known = byWords.get(key);
    Template root = known == null ? null : known.root();
    if (root != null && new Phrase(root.words).equals(key)) {
      return root;
    }
    BitSet softPlaces = template.softPlaces();
    softPlaces.set(place, soft);
    Template general = new Template(words, null, softPlaces);
    if (!soft) {
      byWords.put(key, general);
    }
    return general;
  }

  // Families

  private boolean joinMergedFamily(Template leaf) {
    if (!rules.contains(MiningRule.FAMILIES)) {
      return false;
    }
    families.fold(leaf.words, true);
    int[] words = families.words();
    Phrase key = new Phrase(words);
    Template merged = mergedFamilies.get(key);
    Template root = merged == null ? null : merged.root();
    if (root == null || !new Phrase(root.words).equals(key)) {
      return false;
    }
    leaf.join(root, families.borders());
    return true;
  }

  /** Makes one of a family whose members differ in the number or make-up of their variables. */
  private Template joinFamily(Template template) {
    if (!rules.contains(MiningRule.FAMILIES)) {
      return template;
    }
    families.fold(template.words, true);
    int[] words = families.words();
    if (countWords(words) == 0) {
      return template;
    }
    Phrase key = new Phrase(words);
    List<Template> members = familyMembers.computeIfAbsent(key, family -> new ArrayList<>());
    members.removeIf(member -> !member.isRoot() || member == template);
    members.add(template);
    if (members.size() < 2 || !showsVariable(key, members)) {
      return template;
    }
    Template merged = new Template(words, null);
    for (Template member : members) {
      if (Arrays.equals(member.words, words)) {
        member.join(merged); // folded already; what was folded may fold once more
      } else {
        families.fold(member.words, true);
        member.join(merged, families.borders());
      }
    }
    members.clear();
    members.add(merged);
    mergedFamilies.put(key, merged);
    adopters.add(merged);
    byWords.put(key, merged);
    return merged;
  }

  /** When chunks differ inside, one must be a bare slot, or there must be many. */
  private boolean showsVariable(Phrase family, List<Template> members) {
    Set<Phrase> withChunks = new HashSet<>();
    for (Template member : members) {
      families.fold(member.words, false);
      withChunks.add(new Phrase(families.words()));
    }
    return withChunks.size() == 1 || withChunks.contains(family) || members.size() >= BIG_FAMILY;
  }

  // Identifiers at several places

  private Template joinIdentifiers(Template template) {
    int[] blanked =
        rules.contains(MiningRule.NAMES_AT_ONCE) ? withoutIdentifiers(template.words) : null;
    if (blanked == null) {
      return template;
    }
    List<Template> alike = agreeing.computeIfAbsent(new Phrase(blanked), key -> new ArrayList<>());
    Set<Template> roots = new LinkedHashSet<>();
    for (Template one : alike) {
      roots.add(one.root());
    }
    roots.add(template);
    roots.removeIf(root -> root.words.length != blanked.length);
    alike.clear();
    alike.addAll(roots);
    if (alike.size() < AGREEING) {
      return template;
    }
    Template general = commonTemplate(alike);
    for (Template one : alike) {
      one.join(general);
    }
    alike.clear();
    alike.add(general);
    adopters.add(general);
    return general;
  }

  /** A slot where the templates differ. */
  private static Template commonTemplate(List<Template> templates) {
    int[] words = templates.get(0).words.clone();
    BitSet soft = new BitSet();
    for (int i = 0; i < words.length; i++) {
      for (Template template : templates) {
        if (template.words[i] != templates.get(0).words[i]) {
          words[i] = SLOT;
          soft.set(i);
        }
      }
    }
    return new Template(words, null, soft);
  }

  /** Slots for names; null if there is none, or fewer than two words of prose would remain. */
  private int @Nullable [] withoutIdentifiers(int[] words) {
    int[] blanked = words.clone();
    boolean changed = false;
    int prose = 0;
    for (int i = 0; i < words.length; i++) {
      if (lexicon.isWord(words[i]) && words[i] != SLOT) {
        if (mayBeName(words, i)) {
          blanked[i] = SLOT;
          changed = true;
        } else {
          prose++;
        }
      }
    }
    return changed && prose >= 2 ? blanked : null;
  }

  /** A name by its looks or its place; but what stands around a colon names something else. */
  private boolean mayBeName(int[] words, int i) {
    if (i == 0 || words[i - 1] == lexicon.colon) {
      return false;
    }
    int behind = i + 1 < words.length ? words[i + 1] : SLOT;
    if (behind == lexicon.colon || behind == lexicon.opening || behind == lexicon.equals) {
      return false;
    }
    return adopters.isNameLike(words[i])
        || words[i - 1] == lexicon.equals
        || (lexicon.is(words[i - 1], Lexicon.QUOTE) && behind == words[i - 1]);
  }

  // Words

  private int countWords(int[] words) {
    int count = 0;
    for (int word : words) {
      count += lexicon.isWord(word) ? 1 : 0;
    }
    return count;
  }
}
