package io.loginsight.core.mine;

import static java.util.Objects.requireNonNull;

import io.loginsight.api.Pattern;
import io.loginsight.api.PatternId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which skeletons of a miner are one pattern, as they were when this was worked out.
 *
 * <p><b>Threads:</b> Confined.
 */
final class SkeletonGroups {

  private final PatternRules rules;
  private final KnownHashes known;
  private final Adopters adopters;
  private final @Nullable Template[] leaves; // by skeleton
  private final Map<Template, Integer> pinnedOfRoot = new HashMap<>();
  private final Template[] pinnedRoots;
  private final Map<Template, Template> leadOfRoot = new HashMap<>(); // merged by people
  private final int[] patternOfSkeleton;
  private final Map<Template, Integer> patternOfRoot = new HashMap<>();
  private final List<Template> rootOfPattern = new ArrayList<>();
  private final List<List<Integer>> members = new ArrayList<>();
  private int overflowing;

  /**
   * Works out the patterns.
   *
   * @param skeletons all of them, by number
   * @param inOrder their numbers in the order in which they are planted
   * @param forest without trees
   * @param rules what people have said
   * @param known which skeleton stands for the hash that is an id
   * @param most how many patterns there may be
   */
  SkeletonGroups(
      List<@Nullable Skeleton> skeletons,
      List<Integer> inOrder,
      TemplateForest forest,
      PatternRules rules,
      KnownHashes known,
      int most) {
    this.rules = rules;
    this.known = known;
    this.leaves = new @Nullable Template[inOrder.size() + 1];
    this.patternOfSkeleton = new int[leaves.length];
    this.pinnedRoots = pinnedRoots();
    List<Template> planted = new ArrayList<>(leaves.length);
    for (int number : inOrder) {
      Skeleton skeleton = requireNonNull(skeletons.get(number));
      if (skeleton.pin >= 0) {
        Template leaf = new Template(skeleton.words, skeleton);
        leaf.join(pinnedRoots[rules.pins.get(skeleton.pin).pinned()]);
        leaves[number] = leaf;
      } else {
        Template leaf = forest.plant(skeleton);
        leaves[number] = leaf;
        planted.add(leaf);
      }
    }
    adopters = forest.gather(planted);
    mergeAsPeopleSay();
    numberPatterns(most);
  }

  /** A root for each pinned pattern; what fits points there, and nothing that is learnt. */
  private Template[] pinnedRoots() {
    Template[] roots = new Template[rules.pinned.size()];
    for (int i = 0; i < roots.length; i++) {
      roots[i] = new Template(new int[0], null);
      pinnedOfRoot.put(roots[i], i);
    }
    return roots;
  }

  private void mergeAsPeopleSay() {
    for (PatternRules.Merge merge : rules.merges) {
      Template lead = null;
      for (PatternId id : merge.ids()) {
        Template root = rootOf(id);
        if (root != null) {
          root = leadOf(root);
          lead = lead == null ? root : lead;
          if (root != lead) {
            leadOfRoot.put(root, lead);
          }
        }
      }
    }
  }

  private void numberPatterns(int most) {
    for (boolean pinned : new boolean[] {true, false}) { // those first, lest they be folded
      for (int skeleton = Miner.FOLDED + 1; skeleton < leaves.length; skeleton++) {
        Template root = leadOf(requireNonNull(leaves[skeleton]).root());
        if (pinnedOfRoot.containsKey(root) == pinned) {
          patternOfSkeleton[skeleton] = number(root, skeleton, most);
        }
      }
    }
  }

  /** The number of the pattern with this root, to which the skeleton is added. */
  private int number(Template root, int skeleton, int most) {
    Integer known = patternOfRoot.get(root);
    int number = known == null ? members.size() : known;
    if (number == most) {
      overflowing++;
      return number;
    }
    if (known == null) {
      members.add(new ArrayList<>());
      rootOfPattern.add(root);
      patternOfRoot.put(root, number);
    }
    members.get(number).add(skeleton);
    return number;
  }

  /** Returns how many skeletons there were, the one for what is folded counts. */
  int skeletons() {
    return leaves.length;
  }

  /** Returns how many patterns there are but for that of what found no room. */
  int patterns() {
    return members.size();
  }

  /** Returns how many skeletons found no room among the patterns. */
  int overflowing() {
    return overflowing;
  }

  /** Returns what finds the template that a new message can be added to. */
  Adopters adopters() {
    return adopters;
  }

  /** Returns the pattern of a skeleton; {@link #patterns} if it found no room. */
  int patternOf(int skeleton) {
    return patternOfSkeleton[skeleton];
  }

  /** Returns the pattern that a template has become, or -1 if it found no room. */
  int patternOf(Template root) {
    return patternOfRoot.getOrDefault(leadOf(root), -1);
  }

  /** Returns the skeletons of a pattern, in the order in which they came. */
  List<Integer> members(int pattern) {
    return members.get(pattern);
  }

  /** Returns the first skeleton of a pattern that a template was made of, or -1. */
  int firstOf(int pattern, Template root) {
    for (int skeleton : members.get(pattern)) {
      if (requireNonNull(leaves[skeleton]).root() == root) { // else people have merged it
        return skeleton;
      }
    }
    return -1;
  }

  /** Whether a pattern has or had this id. */
  boolean knows(PatternId id) {
    return rootOf(id) != null;
  }

  /** Returns the pattern that an id leads to, or -1 if there is none or it found no room. */
  int numberOf(PatternId id) {
    Template root = rootOf(id);
    return root == null ? -1 : patternOf(root);
  }

  /** Returns a pattern as its skeletons are now. */
  Pattern render(int number, Renderer renderer) {
    Template root = rootOfPattern.get(number);
    List<Template> leavesOfRoot = new ArrayList<>();
    List<Integer> inOrder = new ArrayList<>(members.get(number));
    inOrder.sort((a, b) -> Long.compareUnsigned(hash(a), hash(b)));
    long id = -1; // the largest unsigned number
    for (int skeleton : inOrder) {
      Template leaf = requireNonNull(leaves[skeleton]);
      if (leaf.root() == root) { // else people have merged it
        long hash = requireNonNull(leaf.skeleton).smallestHash();
        id = Long.compareUnsigned(hash, id) < 0 ? hash : id;
        leavesOfRoot.add(leaf);
      }
    }
    Integer pinned = pinnedOfRoot.get(root);
    return pinned == null
        ? renderer.render(new PatternId(id), root, leavesOfRoot)
        : renderer.render(rules.pinned.get(pinned), leavesOfRoot);
  }

  /** The template that the pattern with an id has become, or null if there is none. */
  private @Nullable Template rootOf(PatternId id) {
    int pinned = rules.pinned(id);
    if (pinned >= 0) {
      return pinnedRoots[pinned];
    }
    int skeleton = known.find(id.bits());
    return skeleton > Miner.FOLDED ? requireNonNull(leaves[skeleton]).root() : null;
  }

  private Template leadOf(Template root) {
    Template lead = root;
    for (Template next = leadOfRoot.get(lead); next != null; next = leadOfRoot.get(lead)) {
      lead = next;
    }
    return lead;
  }

  private long hash(int skeleton) {
    return requireNonNull(requireNonNull(leaves[skeleton]).skeleton).hash;
  }
}
