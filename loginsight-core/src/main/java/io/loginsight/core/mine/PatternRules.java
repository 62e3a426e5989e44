package io.loginsight.core.mine;

import io.loginsight.api.LogInsightException;
import io.loginsight.api.PatternId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people have said about patterns, which the miner honours whatever it learns.
 *
 * <p>A message belongs to the first template that it fits, in the order in which they were written,
 * and then to no pattern that the miner finds by itself. The id of such a pattern follows from its
 * template: it is the hash of the template, read as if it were a message.
 *
 * <p><b>Threads:</b> Immutable.
 */
public final class PatternRules {

  /** Nobody has said anything. */
  public static final PatternRules NONE =
      new PatternRules(List.of(), List.of(), List.of(), List.of());

  /** Templates, and the index of the pinned pattern that what fits belongs to. */
  record Pin(Fit fit, int pinned) {}

  /** A pattern with a template that somebody wrote. */
  record Pinned(PatternId id, Fit fit) {}

  /** Patterns that are one; the first leads. */
  record Merge(List<PatternId> ids) {
    Merge {
      ids = List.copyOf(ids);
    }
  }

  /** What people call a pattern, by its id or by its template. */
  record Name(@Nullable PatternId id, @Nullable String template, String name) {}

  final List<Pin> pins;
  final List<Pinned> pinned;
  final List<Merge> merges;
  final List<Name> names;
  private final Map<PatternId, Integer> pinnedById = new LinkedHashMap<>();

  PatternRules(List<Pin> pins, List<Pinned> pinned, List<Merge> merges, List<Name> names) {
    this.pins = List.copyOf(pins);
    this.pinned = List.copyOf(pinned);
    this.merges = List.copyOf(merges);
    this.names = List.copyOf(names);
    for (int i = 0; i < pinned.size(); i++) {
      pinnedById.put(pinned.get(i).id(), i);
    }
  }

  /**
   * Reads what people have written.
   *
   * @param file what it is called, for messages
   * @param text the text of the file
   * @return the rules
   * @throws LogInsightException if an entry makes no sense; it names file and line
   */
  public static PatternRules parse(String file, String text) {
    return new PatternRulesReader(file).read(text);
  }

  /** The index of the first pin that a text fits, or -1. */
  int pinOf(String text) {
    for (int i = 0; i < pins.size(); i++) {
      if (pins.get(i).fit().fits(text)) {
        return i;
      }
    }
    return -1;
  }

  boolean hasPins() {
    return !pins.isEmpty();
  }

  /** The index of the pinned pattern with an id, or -1. */
  int pinned(PatternId id) {
    return pinnedById.getOrDefault(id, -1);
  }
}
