package io.loginsight.core.mine;

import static java.util.Objects.requireNonNull;

import io.loginsight.api.Pattern;
import io.loginsight.api.PatternId;
import io.loginsight.api.Slot;
import io.loginsight.api.SlotType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The slow path: meets each skeleton once, and knows which of them are one pattern.
 *
 * <p>What it knows is a set of skeletons and, for each, what was seen at its variable places. The
 * patterns are worked out of that set, in an order that the content gives, when one asks for them.
 * So they do not depend on the order of arrival, and two miners can be made one by uniting their
 * sets. This holds exactly as long as {@link #isExact}; from there on, patterns that already have
 * many skeletons take new ones unseen, and what finds no room is folded into one pattern and
 * counted.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class Miner {

  /** The skeleton that stands for all that found no room. */
  public static final int FOLDED = 0;

  /** How many patterns are kept if nothing else is said. */
  public static final int DEFAULT_PATTERNS = 20_000;

  /** Room for skeletons, for each pattern that may be. */
  private static final int SKELETONS_PER_PATTERN = 2;

  private static final int BYTES_PER_PATTERN = 1536;
  private static final int OPEN_PLACES_PER_PATTERN = 24;
  private static final int KNOWN_PER_PATTERN = 8;

  /** A quarter of the room is filled before patterns adopt unseen. */
  private static final int EXACT_SHARE = 4;

  /** A pattern with so many skeletons learns nothing from one more. */
  private static final int SATURATED = 64;

  /** A fixed id, as what is folded has no content in common. */
  private static final PatternId FOLDED_ID = new PatternId(0x2a2a2a2a2a2a2a2aL);

  private static final Pattern FOLDED_PATTERN =
      new Pattern(FOLDED_ID, Pattern.SLOT, List.of(new Slot(SlotType.TEXT, null, List.of())));

  private final PatternRules rules;
  private final int maxPatterns;
  private final int maxSkeletons;
  private final long maxBytes;

  private final Set<MiningRule> inForce;
  private final MessageScanner scanner = new MessageScanner();
  private final Lexicon lexicon = new Lexicon();
  private final SlotValues slotValues = new SlotValues();
  private final Renderer renderer;
  private final KnownHashes known;
  private final List<@Nullable Skeleton> skeletons = new ArrayList<>();
  private final int[] skeletonOfPin; // the first one; 0 if there is none
  private long bytes;
  private long refused;

  // Worked out of the skeletons when asked for.
  private SkeletonGroups grouped;
  private final List<@Nullable Pattern> rendered = new ArrayList<>();
  private long renderedOf; // the version of the slots' values

  /** Creates a miner that keeps up to 20,000 patterns. */
  public Miner() {
    this(DEFAULT_PATTERNS);
  }

  /**
   * Creates a miner that keeps up to 20,000 patterns and honours what people have said.
   *
   * @param rules what they have said
   */
  public Miner(PatternRules rules) {
    this(DEFAULT_PATTERNS, rules);
  }

  /**
   * Creates a miner.
   *
   * @param maxPatterns how many patterns it keeps, not counting the one for what finds no room; 1
   *     or more
   * @throws IllegalArgumentException if {@code maxPatterns} is less than 1
   */
  public Miner(int maxPatterns) {
    this(maxPatterns, MiningRule.ALL, PatternRules.NONE);
  }

  /** Creates a miner without some of the rules, to see what they are good for. */
  Miner(int maxPatterns, Set<MiningRule> inForce) {
    this(maxPatterns, inForce, PatternRules.NONE);
  }

  Miner(int maxPatterns, PatternRules rules) {
    this(maxPatterns, MiningRule.ALL, rules);
  }

  private Miner(int maxPatterns, Set<MiningRule> inForce, PatternRules rules) {
    if (maxPatterns < 1 || maxPatterns > Integer.MAX_VALUE / OPEN_PLACES_PER_PATTERN) {
      throw new IllegalArgumentException("maxPatterns is out of range: " + maxPatterns);
    }
    this.rules = rules;
    this.skeletonOfPin = new int[rules.pins.size()];
    this.maxPatterns = maxPatterns;
    this.inForce = inForce;
    this.renderer = new Renderer(lexicon, inForce, slotValues);
    this.maxSkeletons = maxSkeletons(maxPatterns);
    this.maxBytes = maxBytes(maxPatterns);
    this.known = new KnownHashes((long) maxPatterns * KNOWN_PER_PATTERN);
    skeletons.add(null); // FOLDED
    this.grouped = group(List.of());
  }

  /**
   * Returns for how many skeletons there is room.
   *
   * @param maxPatterns what the miner was created with
   * @return the largest number of skeletons
   */
  public static int maxSkeletons(int maxPatterns) {
    return maxPatterns * SKELETONS_PER_PATTERN;
  }

  static long maxBytes(int maxPatterns) {
    return (long) maxPatterns * BYTES_PER_PATTERN;
  }

  // Learning

  /**
   * Returns the skeleton that stands for a hash, if the miner remembers it.
   *
   * @param hash what {@link MessageScanner#scan} returned
   * @return the skeleton, or -1
   */
  public int find(long hash) {
    return known.find(hash);
  }

  /**
   * Learns a skeleton, unless it is known.
   *
   * @param hash what {@link MessageScanner#scan} returned for the message
   * @param text holds a message with this skeleton; neither modified nor kept
   * @param from offset of its first byte
   * @param to offset behind its last byte
   * @return the skeleton that stands for it, in {@code [0, skeletons())}: its own, one of a pattern
   *     that has so many that it needs no more, or {@link #FOLDED}
   */
  public int learn(long hash, byte[] text, int from, int to) {
    int skeleton = find(hash);
    if (skeleton >= 0) {
      return skeleton;
    }
    scanner.scan(text, from, to);
    int pin = rules.hasPins() ? rules.pinOf(Fit.text(text, scanner.tokens())) : -1;
    skeleton = isExact() ? -1 : pin < 0 ? adopt(hash, text) : adoptPinned(hash, pin);
    if (skeleton < 0 && (hasRoom() || pin >= 0)) {
      skeleton = keep(hash, text, pin);
    }
    if (skeleton < 0) {
      refused++;
      skeleton = FOLDED;
    }
    known.remember(hash, skeleton);
    scanner.release();
    return skeleton;
  }

  /**
   * Takes one more message of a known skeleton: for examples and types, and for names and units,
   * which are shown as text until they vary.
   *
   * @param skeleton what {@link #learn} returned
   * @param text holds the message; neither modified nor kept
   * @param from offset of its first byte
   * @param to offset behind its last byte
   * @return whether yet another message of this skeleton may tell something new
   */
  public boolean observe(int skeleton, byte[] text, int from, int to) {
    Skeleton known = skeletons.get(skeleton);
    if (known == null || !known.isOpen()) {
      return false;
    }
    long hash = scanner.scan(text, from, to);
    if (hash == known.hash) { // else it was adopted, and has other words
      bytes += known.observe(text, scanner.tokens(), hasRoomForExamples());
      if (skeleton < grouped.skeletons()) {
        forgetRendered(grouped.patternOf(skeleton));
      }
    }
    scanner.release();
    return known.isOpen();
  }

  private void forgetRendered(int pattern) {
    if (pattern < rendered.size()) { // else it is folded
      rendered.set(pattern, null);
    }
  }

  /** Whether all skeletons were kept as they came, so that patterns do not depend on the order. */
  public boolean isExact() {
    return skeletons.size() <= maxSkeletons / EXACT_SHARE && bytes < maxBytes / EXACT_SHARE;
  }

  private boolean hasRoom() {
    return skeletons.size() <= maxSkeletons && bytes < maxBytes;
  }

  /** Examples must not take the room of skeletons. */
  private boolean hasRoomForExamples() {
    return bytes < maxBytes / 2;
  }

  private int keep(long hash, byte[] text, int pin) {
    int words = lexicon.size(); // before the skeleton brings its own
    return keep(new Skeleton(hash, text, scanner.tokens(), lexicon), words, pin);
  }

  private int keep(Skeleton skeleton, int wordsBefore, int pin) {
    bytes += skeleton.footprint();
    for (int word = wordsBefore; word < lexicon.size(); word++) {
      bytes += lexicon.footprint(word);
    }
    skeletons.add(skeleton);
    skeleton.pin = pin;
    if (pin >= 0 && skeletonOfPin[pin] == 0) {
      skeletonOfPin[pin] = skeletons.size() - 1;
    }
    return skeletons.size() - 1;
  }

  /**
   * Lets a pattern take a skeleton unseen: one that has many, or, when there is no more room, any.
   *
   * @return the first skeleton of that pattern, or -1
   */
  private int adopt(long hash, byte[] text) {
    settleToAdopt();
    return adopt(hash, grouped.adopters().find(text, scanner.tokens()));
  }

  private void settleToAdopt() {
    if (!hasRoom() || skeletons.size() - grouped.skeletons() > maxSkeletons / EXACT_SHARE / 2) {
      settle();
    }
  }

  private int adopt(long hash, @Nullable Template adopter) {
    int pattern = adopter == null ? -1 : grouped.patternOf(adopter);
    if (pattern < 0 || (hasRoom() && grouped.members(pattern).size() < SATURATED)) {
      return -1;
    }
    int skeleton = grouped.firstOf(pattern, requireNonNull(adopter));
    if (skeleton >= 0) {
      requireNonNull(skeletons.get(skeleton)).alsoStandsFor(hash);
      forgetRendered(pattern);
    }
    return skeleton;
  }

  /** What people have pinned has room for one skeleton in any case. */
  private int adoptPinned(long hash, int pin) {
    int skeleton = skeletonOfPin[pin];
    if (skeleton == 0) {
      return -1;
    }
    requireNonNull(skeletons.get(skeleton)).alsoStandsFor(hash);
    return skeleton;
  }

  /**
   * Returns what the statistics of slots are made of: whoever samples messages adds them here.
   *
   * @return always the same table
   */
  public SlotValues slotValues() {
    return slotValues;
  }

  // Remembering

  /**
   * Returns all that was learnt.
   *
   * @param numberOf is given the state's number of each skeleton, in {@code [0, skeletons())}
   * @return a value that later lessons do not change
   */
  public MinerState state(int[] numberOf) {
    Map<Integer, Set<Long>> aliases = known.aliases(this::hash);
    List<SkeletonState> states = new ArrayList<>();
    for (int number : inOrderOfContent()) {
      Skeleton skeleton = requireNonNull(skeletons.get(number));
      if (skeleton.smallestHash() != skeleton.hash) { // there may be no room to remember it
        KnownHashes.addTo(aliases, number, skeleton.smallestHash());
      }
      long[] others = aliases.getOrDefault(number, Set.of()).stream().mapToLong(h -> h).toArray();
      states.add(skeleton.state(lexicon, others, slotValues.state(skeleton.hash)));
      numberOf[number] = states.size();
    }
    numberOf[FOLDED] = 0;
    return new MinerState(states, refused);
  }

  /**
   * Learns all that another miner has learnt, or several. If there is not room for all of it, the
   * heaviest come first, and the others are adopted or folded as if they were new.
   *
   * @param state what they have learnt
   * @param weight how many events a skeleton has, by its number in the state
   * @return the skeleton of this miner that stands for each, by number
   * @throws IllegalStateException if this miner has learnt something already
   */
  public int[] restore(MinerState state, IntToLongFunction weight) {
    if (skeletons.size() > 1) {
      throw new IllegalStateException("only a new miner can be restored");
    }
    boolean fits = state.fits(maxPatterns);
    List<Integer> order = new ArrayList<>(state.size());
    for (int number = 1; number <= state.size(); number++) {
      order.add(number);
    }
    order.sort(Comparator.comparingLong((Integer n) -> -weight.applyAsLong(n))); // then by hash
    int[] skeletonOf = new int[state.size() + 1];
    for (int number : order) {
      skeletonOf[number] = restore(state.skeleton(number), fits);
      known.remember(state.skeleton(number).hash, skeletonOf[number]);
    }
    for (int number : order) {
      for (long alias : state.skeleton(number).aliases) {
        known.remember(alias, skeletonOf[number]);
      }
    }
    refused += state.refused();
    return skeletonOf;
  }

  private int restore(SkeletonState state, boolean fits) {
    int words = lexicon.size();
    Skeleton skeleton = new Skeleton(state, lexicon);
    int pin = rules.hasPins() ? rules.pinOf(Fit.text(skeleton, lexicon)) : -1;
    int adopter = fits || isExact() ? -1 : adopt(skeleton, pin);
    if (adopter >= 0) {
      return adopter;
    }
    if (fits || hasRoom() || pin >= 0) {
      if (state.values != null) {
        slotValues.restore(state.hash, state.values);
      }
      return keep(skeleton, words, pin);
    }
    refused++;
    return FOLDED;
  }

  private int adopt(Skeleton skeleton, int pin) {
    if (pin >= 0) {
      return adoptPinned(skeleton.smallestHash(), pin);
    }
    settleToAdopt();
    return adopt(skeleton.smallestHash(), grouped.adopters().find(skeleton.words));
  }

  // Answering

  /**
   * Returns how many skeletons there are.
   *
   * @return one more than the largest number of a skeleton; {@link #FOLDED} counts
   */
  public int skeletons() {
    return skeletons.size();
  }

  /**
   * Returns how many patterns there are now.
   *
   * @return one more than the largest number of a pattern
   */
  public int patterns() {
    settle();
    return grouped.patterns() + (folded() > 0 ? 1 : 0);
  }

  /**
   * Returns the pattern that a skeleton belongs to now. Patterns are numbered in the order in which
   * their first skeletons came, those that people have pinned first; a number is good until the
   * next skeleton is learnt, what lasts is the {@link PatternId}.
   *
   * @param skeleton what {@link #learn} returned
   * @return the number of its pattern, or -1 for {@link #FOLDED} if nothing has been folded
   */
  public int patternOf(int skeleton) {
    settle();
    if (skeleton == FOLDED) {
      return folded() > 0 ? grouped.patterns() : -1;
    }
    return grouped.patternOf(skeleton);
  }

  /**
   * Returns a pattern as it is now.
   *
   * @param number in {@code [0, patterns())}
   * @return the pattern
   */
  public Pattern pattern(int number) {
    settle();
    if (number == grouped.patterns() && folded() > 0) {
      return FOLDED_PATTERN;
    }
    if (renderedOf != slotValues.version()) {
      renderedOf = slotValues.version();
      Collections.fill(rendered, null);
    }
    Pattern pattern = rendered.get(number);
    if (pattern == null) {
      pattern = grouped.render(number, renderer);
      rendered.set(number, pattern);
    }
    return pattern;
  }

  /**
   * Returns a pattern as it is now, with the statistics of other values.
   *
   * @param number in {@code [0, patterns())}
   * @param values what was seen at the places of its skeletons
   * @return the pattern, whose slots are the same ones
   */
  public Pattern pattern(int number, SlotValues values) {
    Pattern own = pattern(number);
    return values == slotValues || number == grouped.patterns()
        ? own
        : grouped.render(number, new Renderer(lexicon, inForce, values));
  }

  /**
   * Returns how many skeletons have been folded into one pattern for want of room. A skeleton that
   * comes again counts again if there was no room to remember it either.
   *
   * @return 0 if every pattern is told apart
   */
  public long folded() {
    return refused + grouped.overflowing();
  }

  /**
   * Returns the pattern that an id leads to, which may be one that the pattern had earlier, before
   * it joined others, or before a message with a smaller hash came. No table of old ids is needed
   * for that: an id is the hash of one of its skeletons, and these stay, also those that stand for
   * others as long as there is room to remember 160,000 hashes. Only an id that people have given
   * is a name for what fits.
   *
   * @param id the id of a pattern, now or earlier
   * @return its number, or -1 if no pattern had it
   */
  public int numberOf(PatternId id) {
    settle();
    if (id.equals(FOLDED_ID)) {
      return patternOf(FOLDED);
    }
    int number = grouped.numberOf(id);
    return number >= 0 || !grouped.knows(id) || grouped.overflowing() == 0
        ? number
        : grouped.patterns();
  }

  /** The smallest hashes among a pattern's skeletons. */
  List<Long> smallestMembers(int number, int most) {
    settle();
    return number == grouped.patterns()
        ? List.of()
        : grouped.members(number).stream()
            .sorted(this::compareHashes)
            .limit(most)
            .map(this::hash)
            .toList();
  }

  /**
   * Returns what people call a pattern.
   *
   * @param number in {@code [0, patterns())}
   * @return the name, or null if nobody has given it one
   */
  public @Nullable String nameOf(int number) {
    settle();
    for (PatternRules.Name name : rules.names) {
      PatternId id = name.id();
      boolean named =
          (id != null && grouped.knows(id))
              ? grouped.numberOf(id) == number
              : pattern(number).template().equals(name.template());
      if (named) {
        return name.name();
      }
    }
    return null;
  }

  // Working out the patterns

  /** Works out the patterns, if skeletons have come since the last time. */
  private void settle() {
    if (grouped.skeletons() < skeletons.size()) {
      grouped = group(inOrderOfContent());
      rendered.clear();
      rendered.addAll(Collections.nCopies(grouped.patterns(), null));
    }
  }

  private SkeletonGroups group(List<Integer> inOrder) {
    int openPlaces = maxPatterns * OPEN_PLACES_PER_PATTERN;
    TemplateForest forest = new TemplateForest(lexicon, inForce, openPlaces);
    return new SkeletonGroups(skeletons, inOrder, forest, rules, known, maxPatterns);
  }

  /** By hash, which nothing but the text of the skeletons decides. */
  private List<Integer> inOrderOfContent() {
    List<Integer> order = new ArrayList<>(skeletons.size());
    for (int skeleton = FOLDED + 1; skeleton < skeletons.size(); skeleton++) {
      order.add(skeleton);
    }
    order.sort(this::compareHashes);
    return order;
  }

  private int compareHashes(int a, int b) {
    return Long.compareUnsigned(hash(a), hash(b));
  }

  private long hash(int skeleton) {
    return requireNonNull(skeletons.get(skeleton)).hash;
  }
}
