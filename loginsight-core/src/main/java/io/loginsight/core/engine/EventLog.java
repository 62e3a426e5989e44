package io.loginsight.core.engine;

import io.loginsight.core.mine.Miner;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The events of an input with where each comes from, in the order of the input; about 60 bytes
 * each, and each text once. So many are kept and no more; the others are counted.
 *
 * <p><b>Threads:</b> Confined.
 */
final class EventLog {

  /** Takes 300 MB. */
  static final int MOST = 5_000_000;

  /** Of texts, all together; those that come later are empty. */
  private static final long MOST_CHARS = 1L << 27;

  /** Of so many events all that they say is kept, at most; some 200 bytes each. */
  private static final int MOST_TOLD = 200_000;

  private static final long MOST_TOLD_CHARS = 1L << 26;

  private final @Nullable Miner named;
  private final long sayFrom;
  private final long sayTo;
  private final Map<String, String> texts = new HashMap<>();
  private final Set<String> problems = new LinkedHashSet<>();
  private EventOrigin[] origins = new EventOrigin[1 << 10];
  private int[] skeletons = new int[1 << 10];
  private int[] sources = new int[1 << 10];
  private int size;
  private long chars;
  private final Map<String, String> tellings = new HashMap<>(); // each text once
  private int told;
  private long toldChars;
  private long left;

  /**
   * Has events by the skeletons of whoever merges them.
   *
   * @param sayFrom of which time all is wanted that events say; nanoseconds since 1970
   * @param sayTo where that time ends
   */
  EventLog(long sayFrom, long sayTo) {
    this(null, sayFrom, sayTo);
  }

  /** Has events of which all is wanted, by the skeletons of the one who has learnt all of them. */
  EventLog(Miner named) {
    this(named, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private EventLog(@Nullable Miner named, long sayFrom, long sayTo) {
    this.named = named;
    this.sayFrom = sayFrom;
    this.sayTo = sayTo;
  }

  /** Says whether what each event says is wanted. */
  boolean hasTexts() {
    return named != null; // of a part of an input, then
  }

  /**
   * Returns the skeletons of a block as the events here have them.
   *
   * @param merged as whoever merges the events has them
   */
  int[] idsOf(List<BlockResult.SkeletonSeen> skeletons, int[] merged) {
    Miner earlier = named;
    return earlier == null
        ? merged
        : skeletons.stream()
            .mapToInt(seen -> Math.max(Miner.FOLDED, earlier.find(seen.hash)))
            .toArray();
  }

  /**
   * Adds the events of a block.
   *
   * @param idOf what skeletons of the block are called by who asks for patterns
   */
  void add(BlockEvents block, int[] idOf, int source) {
    for (int i = 0; i < block.size(); i++) {
      if (size == MOST) {
        left++;
        continue;
      }
      if (size == origins.length) {
        grow();
      }
      origins[size] = shared(block.origin(i));
      skeletons[size] = idOf[block.skeleton(i)];
      sources[size++] = source;
    }
    block.problems().forEach(problems::add);
  }

  private void grow() {
    int room = Math.min(MOST, 2 * size);
    origins = Arrays.copyOf(origins, room);
    skeletons = Arrays.copyOf(skeletons, room);
    sources = Arrays.copyOf(sources, room);
  }

  private EventOrigin shared(EventOrigin of) {
    return new EventOrigin(
        of.time(),
        of.level(),
        of.took(),
        of.line(),
        shared(of.service()),
        shared(of.instance()),
        shared(of.trace()),
        shared(of.span()),
        shared(of.client()),
        shared(of.logger()),
        shared(of.text()),
        said(of));
  }

  /** Returns what an event says, if it is of the time of which that is wanted. */
  private Said said(EventOrigin of) {
    if (of.time() < sayFrom || of.time() >= sayTo) {
      return Said.NOTHING;
    }
    if (told == MOST_TOLD || toldChars > MOST_TOLD_CHARS) {
      problems.add("There are too many events to compare what each says; the later ones are not");
      return Said.NOTHING;
    }
    told++;
    toldChars += of.said().size();
    return of.said().with(text -> tellings.computeIfAbsent(text, t -> t));
  }

  private String shared(String text) {
    String known = texts.get(text);
    if (known != null) {
      return known;
    }
    if (chars + text.length() > MOST_CHARS) {
      problems.add("There are too many ids and names to tell apart; the later ones are left out");
      return "";
    }
    chars += text.length();
    texts.put(text, text);
    return text;
  }

  int size() {
    return size;
  }

  EventOrigin origin(int event) {
    return origins[event];
  }

  /** Returns the merger's skeleton of an event. */
  int skeleton(int event) {
    return skeletons[event];
  }

  /** Returns the index of the source of an event. */
  int source(int event) {
    return sources[event];
  }

  /** Returns what went wrong, one line each. */
  Set<String> problems() {
    if (left > 0) {
      problems.add("There are too many events to look at; events left out: " + left);
    }
    return problems;
  }
}
