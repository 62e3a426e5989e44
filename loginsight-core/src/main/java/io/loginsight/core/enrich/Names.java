package io.loginsight.core.enrich;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the lexicon says about names of loggers and of programs.
 *
 * <p>A logger is known by a prefix of its parts: {@code org.hibernate} knows {@code
 * org.hibernate.SQL}, and also {@code o.h.SQL}, as logging layouts shorten it. The longest prefix
 * counts; where a shortened name fits two, it says nothing. A program is known by its whole name
 * or, where the lexicon writes {@code kube-*}, by how it begins.
 */
final class Names {

  private static final char ANY = '*';

  private record Prefix(List<String> parts, List<Clue> clues) {}

  /** By their first letter, which a shortened name has too. */
  private final Map<Character, List<Prefix>> loggers = new HashMap<>();

  private final Map<String, List<Clue>> programs = new HashMap<>();

  void addLogger(String prefix, Clue clue) {
    List<String> parts = parts(prefix);
    List<Prefix> sameLetter =
        loggers.computeIfAbsent(prefix.charAt(0), letter -> new ArrayList<>());
    for (Prefix known : sameLetter) {
      if (known.parts.equals(parts)) {
        known.clues.add(clue);
        return;
      }
    }
    sameLetter.add(new Prefix(parts, new ArrayList<>(List.of(clue))));
  }

  void addProgram(String name, Clue clue) {
    programs.computeIfAbsent(name.toLowerCase(Locale.ROOT), n -> new ArrayList<>()).add(clue);
  }

  /** Returns what the longest known prefix of a logger says; empty if none is known. */
  List<Clue> ofLogger(String logger) {
    if (logger.isEmpty()) {
      return List.of();
    }
    List<String> parts = parts(logger);
    List<Clue> best = List.of();
    int bestScore = 0;
    for (Prefix prefix : loggers.getOrDefault(logger.charAt(0), List.of())) {
      int score = match(prefix.parts, parts);
      if (score > bestScore) {
        best = prefix.clues;
        bestScore = score;
      } else if (score == bestScore && score > 0 && !prefix.clues.equals(best)) {
        best = List.of(); // o.a.c is Catalina's as well as Cassandra's
      }
    }
    return best;
  }

  /** Returns what is known of a program; empty if nothing is. */
  List<Clue> ofProgram(String program) {
    String name = program.toLowerCase(Locale.ROOT);
    List<Clue> whole = programs.get(name);
    if (whole != null) {
      return whole;
    }
    for (int end = name.length(); end > 0; end--) {
      List<Clue> begun = programs.get(name.substring(0, end) + ANY);
      if (begun != null) {
        return begun;
      }
    }
    return List.of();
  }

  /**
   * Returns how well a prefix fits: the letters that agree, 0 if it does not fit. A part shortened
   * to one letter agrees with that letter alone, so a logger written in full is preferred.
   */
  private static int match(List<String> prefix, List<String> logger) {
    if (prefix.size() > logger.size()) {
      return 0;
    }
    int score = 0;
    for (int i = 0; i < prefix.size(); i++) {
      String want = prefix.get(i);
      String have = logger.get(i);
      boolean shortened =
          have.length() == 1 && prefix.size() > 1 && want.charAt(0) == have.charAt(0);
      if (!want.equals(have) && !shortened) {
        return 0;
      }
      score += have.length();
    }
    return score;
  }

  private static List<String> parts(String logger) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int dot = logger.indexOf('.'); dot >= 0; dot = logger.indexOf('.', from)) {
      parts.add(logger.substring(from, dot));
      from = dot + 1;
    }
    parts.add(logger.substring(from));
    return parts;
  }
}
