package io.loginsight.core.mine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Constant words and slots. A skeleton's own template is a leaf of the forest; templates that turn
 * out to be one point to their common, more general one.
 */
final class Template {

  /** Constant words and {@link Lexicon#SLOT}. */
  final int[] words;

  /** The skeleton whose own template this is; null if it was made by joining others. */
  final @Nullable Skeleton skeleton;

  /** Slots learnt from identifiers; words of prose do not enter them. */
  private final BitSet soft;

  /** What this has become part of, by one step or by several that {@link #root} made one. */
  private @Nullable Template into;

  /**
   * Where the places of {@link #into} start in this template, and behind the last one the end; null
   * if both have the same places.
   */
  private int @Nullable [] borders;

  Template(int[] words, @Nullable Skeleton skeleton) {
    this(words, skeleton, new BitSet(0));
  }

  Template(int[] words, @Nullable Skeleton skeleton, BitSet soft) {
    this.words = words;
    this.skeleton = skeleton;
    this.soft = soft;
  }

  /**
   * The most general template that this one has become part of. All on the way are made to point
   * there at once: templates that grow word by word are a chain of thousands.
   */
  Template root() {
    Template root = this;
    List<Template> way = new ArrayList<>(0);
    for (Template next = root.into; next != null; next = next.into) {
      way.add(root);
      root = next;
    }
    for (int i = way.size() - 2; i >= 0; i--) { // the last one points there already
      way.get(i).skip(way.get(i + 1));
    }
    return root;
  }

  /** Points to what the next one points to. */
  private void skip(Template next) {
    int[] outer = next.borders;
    int[] inner = borders;
    into = next.into;
    if (outer != null) {
      borders = inner == null ? outer : Arrays.stream(outer).map(i -> inner[i]).toArray();
    }
  }

  boolean isRoot() {
    return into == null;
  }

  boolean isSoft(int place) {
    return soft.get(place);
  }

  BitSet softPlaces() {
    return (BitSet) soft.clone();
  }

  void join(Template general) {
    into = general;
  }

  void join(Template general, int[] bordersHere) {
    into = general;
    borders = bordersHere;
  }

  /** Whether {@code general} has the same words but for some slots. */
  boolean isCoveredBy(int[] general) {
    if (words.length != general.length) {
      return false;
    }
    for (int i = 0; i < words.length; i++) {
      if (words[i] != general[i] && general[i] != Lexicon.SLOT) {
        return false;
      }
    }
    return true;
  }

  /** Where the places of the root start in this template, and behind the last one the end. */
  int[] bordersOfRoot() {
    root(); // from here on it is one step away
    if (borders != null) {
      return borders.clone();
    }
    int[] same = new int[words.length + 1];
    Arrays.setAll(same, i -> i);
    return same;
  }
}
