package io.loginsight.benchmarks;

import io.loginsight.core.bytes.Hashes;
import io.loginsight.core.bytes.Swar;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A peer: the miner of He, Zhu, Zheng and Lyu, "Drain: An Online Log Parsing Approach with Fixed
 * Depth Tree", ICWS 2017, without the regular expressions that its user may write for each log.
 *
 * <p>A line is split at spaces. The number of its words and then its first words lead it to a list
 * of groups, of which it joins the one that has most words in common with it. Where they differ the
 * group has a variable from then on.
 *
 * <p>Nothing is made for a line whose group is there. Words are compared by hashes of 64 bits, each
 * made of eight bytes at a time.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Drain {

  /** Of its authors: the root, the number of words, and two words lead to a list of groups. */
  static final int DEPTH = 4;

  /** How many words lead on from a node; all later ones do so together. */
  static final int MOST_CHILDREN = 100;

  /** The share of its words that a line must have in common with its group. */
  static final double LEAST_IN_COMMON = 0.4;

  private static final String VARIABLE = "<*>";

  /** In the place of a hash. */
  private static final long NO_WORD = 0;

  private final int leadingWords;
  private Node[] ofLength = new Node[64];
  private final List<Group> groups = new ArrayList<>();

  // The words of the line: word i is line[starts[i] .. ends[i]).
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private long[] words = new long[64];
  private int count;

  Drain(int depth) {
    leadingWords = depth - 2;
  }

  /** Mines lines, and returns the template of each as it is in the end. */
  static List<String> templates(List<String> lines, int depth) {
    Drain drain = new Drain(depth);
    int[] groups = new int[lines.size()];
    for (int i = 0; i < groups.length; i++) {
      byte[] line = lines.get(i).getBytes(StandardCharsets.UTF_8);
      groups[i] = drain.add(Arrays.copyOf(line, line.length + Swar.WORD), 0, line.length);
    }
    String[] templates = new String[drain.groups()];
    Arrays.setAll(templates, drain::template);
    return Arrays.stream(groups).mapToObj(group -> templates[group]).toList();
  }

  /**
   * Counts a line.
   *
   * @param line with {@value Swar#WORD} bytes of any kind behind it
   * @param from offset of its first byte
   * @param to offset behind its last byte
   * @return the number of its group, from 0 on
   */
  int add(byte[] line, int from, int to) {
    split(line, from, to);
    Node leaf = leaf(line);
    Group group = mostInCommon(leaf.groups);
    if (group == null) {
      group = new Group(groups.size(), Arrays.copyOf(words, count), template(line));
      groups.add(group);
      leaf.groups.add(group);
    } else {
      group.widen(words);
    }
    group.lines++;
    return group.id;
  }

  /** Returns the number of groups. */
  int groups() {
    return groups.size();
  }

  /** Returns the number of lines in a group. */
  long lines(int group) {
    return groups.get(group).lines;
  }

  /** Returns the template that a group has now. */
  String template(int group) {
    return String.join(" ", groups.get(group).template);
  }

  private void split(byte[] line, int from, int to) {
    count = 0;
    int start = from;
    for (int at = from; at < to; at += Swar.WORD) {
      for (long marks = Swar.equal(Swar.load(line, at), ' '); marks != 0; marks &= marks - 1) {
        int end = at + Swar.place(marks);
        if (end >= to) {
          break;
        }
        word(line, start, end);
        start = end + 1;
      }
    }
    word(line, start, to);
  }

  private void word(byte[] line, int start, int end) {
    if (start == end) {
      return;
    }
    if (count == words.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
      words = Arrays.copyOf(words, 2 * count);
    }
    long hash = end - start;
    for (int at = start; at < end; at += Swar.WORD) {
      hash = Hashes.mix(hash, Swar.first(Swar.load(line, at), end - at));
    }
    starts[count] = start;
    ends[count] = end;
    words[count++] = hash == NO_WORD ? 1 : hash;
  }

  private Node leaf(byte[] line) {
    if (count >= ofLength.length) {
      ofLength = Arrays.copyOf(ofLength, 2 * count);
    }
    Node node = ofLength[count];
    if (node == null) {
      node = ofLength[count] = new Node();
    }
    for (int i = 0; i < Math.min(count, leadingWords); i++) {
      node = node.child(hasDigit(line, starts[i], ends[i]) ? NO_WORD : words[i]);
    }
    return node;
  }

  private static boolean hasDigit(byte[] line, int start, int end) {
    for (int at = start; at < end; at += Swar.WORD) {
      if (Swar.digits(Swar.first(Swar.load(line, at), end - at)) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Returns null if no group has enough words in common with the line. */
  private @Nullable Group mostInCommon(List<Group> groups) {
    Group best = null;
    int most = (int) Math.ceil(LEAST_IN_COMMON * count) - 1;
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      int inCommon = group.constants > most ? group.inCommon(words) : 0;
      if (inCommon > most) {
        best = group;
        most = inCommon;
      }
    }
    return best;
  }

  private String[] template(byte[] line) {
    String[] template = new String[count];
    for (int i = 0; i < count; i++) {
      template[i] = new String(line, starts[i], ends[i] - starts[i], StandardCharsets.UTF_8);
    }
    return template;
  }

  /** Lines of one template. */
  private static final class Group {

    final int id;
    private final long[] words; // NO_WORD where there is a variable
    final String[] template;
    int constants;
    long lines;

    Group(int id, long[] words, String[] template) {
      this.id = id;
      this.words = words;
      this.template = template;
      constants = words.length;
    }

    int inCommon(long[] line) {
      int inCommon = 0;
      for (int i = 0; i < words.length; i++) {
        inCommon += words[i] == line[i] ? 1 : 0;
      }
      return inCommon;
    }

    void widen(long[] line) {
      for (int i = 0; i < words.length; i++) {
        if (words[i] != line[i] && words[i] != NO_WORD) {
          words[i] = NO_WORD;
          template[i] = VARIABLE;
          constants--;
        }
      }
    }
  }

  /** A node of the tree: words and where they lead, in a table with open addressing. */
  private static final class Node {

    final List<Group> groups = new ArrayList<>(1);
    private long[] words = new long[4];
    private @Nullable Node[] children = new Node[4];
    private int size;
    private @Nullable Node others;

    /** Returns where a word leads, or {@link #NO_WORD} for one that has a digit. */
    Node child(long word) {
      if (word == NO_WORD) {
        return others();
      }
      int at = slot(word);
      Node child = children[at];
      if (child != null) {
        return child;
      }
      if (size == MOST_CHILDREN) {
        return others();
      }
      child = new Node();
      put(at, word, child);
      if (2 * ++size == words.length) {
        grow();
      }
      return child;
    }

    private Node others() {
      if (others == null) {
        others = new Node();
      }
      return others;
    }

    private int slot(long word) {
      int at = (int) word & (words.length - 1);
      while (words[at] != word && words[at] != NO_WORD) {
        at = (at + 1) & (words.length - 1);
      }
      return at;
    }

    private void put(int at, long word, Node child) {
      words[at] = word;
      children[at] = child;
    }

    private void grow() {
      long[] oldWords = words;
      @Nullable Node[] oldChildren = children;
      words = new long[2 * oldWords.length];
      children = new Node[words.length];
      for (int i = 0; i < oldWords.length; i++) {
        Node child = oldChildren[i];
        if (child != null) {
          put(slot(oldWords[i]), oldWords[i], child);
        }
      }
    }
  }
}
