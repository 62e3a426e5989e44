package io.loginsight.core.mine;

import io.loginsight.api.NumberStats;
import io.loginsight.api.SlotStats;
import io.loginsight.api.SlotType;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the values of a slot are, by their own looks and by the text around them: a number behind
 * {@code port=} is a port, one in front of {@code ms} or behind {@code latency_ms=} a duration.
 *
 * @param type what the values have in common
 * @param unit what their numbers count; null if they are no numbers
 * @param factor how much of the unit a number is
 */
record SlotMeaning(SlotType type, NumberStats.@Nullable Unit unit, double factor) {

  private static final int MOST_PORT = 65_535;

  /** So often a word comes on average before its slot is known to have a few words only. */
  private static final int TIMES_EACH_WORD = 4;

  static SlotMeaning of(
      SlotType type, @Nullable String name, int[] words, int from, int to, Lexicon lexicon) {
    return switch (type) {
      case NUMBER -> ofNumber(name, words, to, lexicon);
      case DURATION -> new SlotMeaning(type, NumberStats.Unit.NANOSECONDS, 1);
      case SIZE -> new SlotMeaning(type, NumberStats.Unit.BYTES, 1);
      case TEXT -> new SlotMeaning(isQuoted(words, from, to, lexicon) ? SlotType.QUOTED : type);
      default -> new SlotMeaning(type);
    };
  }

  private SlotMeaning(SlotType type) {
    this(type, null, 1);
  }

  private static SlotMeaning ofNumber(@Nullable String name, int[] words, int to, Lexicon lexicon) {
    String unit = wordBehind(words, to, lexicon);
    SlotMeaning meaning = unit.isEmpty() ? null : quantity(unit);
    if (meaning == null && name != null) {
      String last = lastPart(name);
      if (last.equals("port")) {
        return new SlotMeaning(SlotType.PORT, NumberStats.Unit.NONE, 1);
      }
      meaning = last.length() == name.length() ? null : quantity(last);
    }
    return meaning == null ? new SlotMeaning(SlotType.NUMBER, NumberStats.Unit.NONE, 1) : meaning;
  }

  /** A single letter is no unit: it may be anything. */
  private static @Nullable SlotMeaning quantity(String unit) {
    boolean letter = unit.length() == 1 && !unit.equals("s");
    double nanos = letter ? Double.NaN : Quantity.factor(SlotType.DURATION, unit);
    if (!Double.isNaN(nanos)) {
      return new SlotMeaning(SlotType.DURATION, NumberStats.Unit.NANOSECONDS, nanos);
    }
    double bytes = letter ? Double.NaN : Quantity.factor(SlotType.SIZE, unit);
    return Double.isNaN(bytes)
        ? null
        : new SlotMeaning(SlotType.SIZE, NumberStats.Unit.BYTES, bytes);
  }

  private static String wordBehind(int[] words, int to, Lexicon lexicon) {
    boolean word =
        to + 1 < words.length && words[to] == lexicon.space && lexicon.isWord(words[to + 1]);
    return word ? lexicon.text(words[to + 1]) : "";
  }

  /**
   * The last word of a name, in small letters: {@code ms} of {@code latency_ms}, {@code waitMs}.
   */
  private static String lastPart(String name) {
    int at = name.length();
    while (at > 0 && Character.isLetter(name.charAt(at - 1))) {
      at--;
      if (at > 0
          && Character.isUpperCase(name.charAt(at))
          && Character.isLowerCase(name.charAt(at - 1))) {
        break;
      }
    }
    return name.substring(at).toLowerCase(Locale.ROOT);
  }

  private static boolean isQuoted(int[] words, int from, int to, Lexicon lexicon) {
    return from > 0
        && to < words.length
        && words[from - 1] == words[to]
        && lexicon.is(words[to], Lexicon.QUOTE);
  }

  /** Returns the type that also fits the values. */
  SlotType typeOf(List<String> examples, @Nullable SlotStats stats) {
    if (type == SlotType.PORT && !arePorts(examples, stats)) {
      return SlotType.NUMBER;
    }
    boolean few =
        type == SlotType.WORD
            && stats != null
            && stats.isComplete()
            && stats.sampled() >= TIMES_EACH_WORD * stats.distinct();
    return few ? SlotType.WORD_SET : type;
  }

  private static boolean arePorts(List<String> examples, @Nullable SlotStats stats) {
    NumberStats numbers = stats == null ? null : stats.numbers();
    boolean inRange = numbers == null || (numbers.min() >= 0 && numbers.max() <= MOST_PORT);
    return inRange
        && examples.stream().allMatch(value -> value.chars().allMatch(Character::isDigit));
  }
}
