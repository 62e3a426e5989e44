package io.loginsight.core.mine;

import static io.loginsight.core.mine.Lexicon.SLOT;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
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
 * <p>Four ways to join, tried in this order: a template whose learnt slots alone differ
 * <em>adopts</em> the new one; one place that takes enough words <em>opens</em>; templates of one
 * <em>family</em> that differ in the number of their variables are one; and templates that agree on
 * all but their <em>identifiers</em> are one, wherever these stand.
 */
final class TemplateForest {

  /** So many templates must agree on the rest before several places open at once. */
  private static final int AGREEING = 3;

  /** So many members show that a chunk varies, even if none has the slot bare. */
  private static final int BIG_FAMILY = 4;

  /** Looked at to adopt a skeleton; those that come later join by the other ways. */
  private static final int MOST_ADOPTERS = 256;

  private final Lexicon lexicon;
  private final VariableRule rule;
  private final Families families;
  private final OpenPlaces openPlaces;

  private final Map<Phrase, Template> byWords = new HashMap<>();
  private final Map<Phrase, List<Template>> adopters = new HashMap<>();
  private final Map<Phrase, List<Template>> familyMembers = new HashMap<>();
  private final Map<Phrase, Template> mergedFamilies = new HashMap<>();
  private final Map<Phrase, List<Template>> agreeing = new HashMap<>();

  TemplateForest(Lexicon lexicon, int openPlaceCapacity) {
    this.lexicon = lexicon;
    this.rule = new VariableRule(lexicon);
    this.families = new Families(lexicon);
    this.openPlaces = new OpenPlaces(openPlaceCapacity);
  }

  /** Adds a skeleton, and joins what it shows to be one. @return its leaf */
  Template plant(Skeleton skeleton) {
    Template leaf = new Template(skeleton.words, skeleton);
    Template adopter = adopter(leaf.words);
    if (adopter != null) {
      leaf.join(adopter);
    } else if (!joinMergedFamily(leaf)) {
      joinIdentifiers(joinFamily(openPlaces(leaf)));
    }
    byWords.putIfAbsent(new Phrase(leaf.words), leaf);
    return leaf;
  }

  // Adopting

  /** Returns a template that differs from the words in its learnt slots only, or null. */
  @Nullable Template adopter(int[] words) {
    for (Template template : adopters.getOrDefault(shape(words), List.of())) {
      if (template.isRoot() && adopts(template, words)) {
        return template;
      }
    }
    return null;
  }

  private boolean adopts(Template template, int[] words) {
    for (int i = 0; i < words.length; i++) {
      int here = template.words[i];
      if (here != words[i] && (here != SLOT || (template.isSoft(i) && !isNameLike(words[i])))) {
        return false;
      }
    }
    return true;
  }

  private boolean isNameLike(int word) {
    return lexicon.is(word, Lexicon.IDENTIFIER | Lexicon.CAMEL | Lexicon.DIGIT);
  }

  private void mayAdopt(Template template) {
    List<Template> alike =
        adopters.computeIfAbsent(shape(template.words), shape -> new ArrayList<>());
    if (alike.size() == MOST_ADOPTERS) {
      alike.removeIf(old -> !old.isRoot());
    }
    if (alike.size() < MOST_ADOPTERS) {
      alike.add(template);
    }
  }

  /** The punctuation, with all words and slots alike. */
  private Phrase shape(int[] words) {
    int[] shape = new int[words.length];
    for (int i = 0; i < words.length; i++) {
      shape[i] = isWord(words[i]) ? SLOT : words[i];
    }
    return new Phrase(shape);
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
      boolean mayOpen = isWord(word) || (word == SLOT && !template.isSoft(place));
      int remaining = isWord(word) ? wordCount - 1 : wordCount;
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
    mayAdopt(general);
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
      families.fold(member.words, true);
      member.join(merged, families.borders());
    }
    members.clear();
    members.add(merged);
    mergedFamilies.put(key, merged);
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
    int[] blanked = withoutIdentifiers(template.words);
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
    mayAdopt(general);
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
      if (isWord(words[i]) && words[i] != SLOT) {
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
    return isNameLike(words[i])
        || words[i - 1] == lexicon.equals
        || (lexicon.is(words[i - 1], Lexicon.QUOTE) && behind == words[i - 1]);
  }

  // Words

  private boolean isWord(int word) {
    return word != SLOT && lexicon.is(word, Lexicon.LETTER);
  }

  private int countWords(int[] words) {
    int count = 0;
    for (int word : words) {
      count += isWord(word) ? 1 : 0;
    }
    return count;
  }
}
