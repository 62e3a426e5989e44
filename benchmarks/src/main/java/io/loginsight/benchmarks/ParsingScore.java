package io.loginsight.benchmarks;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How well templates that were found agree with the true ones. Both are brought to one style first:
 * what is glued to a variable belongs to it, and numbers, paths and truth values are variables.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param ga share of the lines whose group has exactly the lines of their true group
 * @param fga the same for groups: harmonic mean of precision and recall
 * @param pa share of the lines whose template is the true one
 * @param fta the same for templates: harmonic mean of precision and recall
 */
record ParsingScore(double ga, double fga, double pa, double fta) {

  private static final Pattern PLACEHOLDER =
      Pattern.compile("<(?:\\*[A-Za-z0-9_]*\\*?|_|:[A-Za-z0-9_*]+:|[A-Z][A-Z0-9_]*)>");
  private static final Pattern AROUND_PATHS = around("[\\s,!;:=|\"'\\[\\](){}]");
  private static final Pattern AROUND_WORDS = around("[\\s,!;:=|\"'\\[\\](){}.\\-+@#$%&]");
  private static final Pattern PATH = Pattern.compile("(/[^/]+)+");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern WITH_VARIABLE = Pattern.compile("[^\\s/]*<\\*>[^\\s/]*");
  private static final Set<String> VALUES = Set.of("true", "false", "null", "root", "admin");

  private static Pattern around(String delimiter) {
    return Pattern.compile("(?<=" + delimiter + ")|(?=" + delimiter + ")");
  }

  /** Compares, line by line; a line whose true template is empty counts for {@code pa} alone. */
  static ParsingScore of(List<String> truth, List<String> found) {
    Map<String, String> styled = new HashMap<>();
    Map<String, Integer> sizeOfTrue = new HashMap<>();
    Map<String, Integer> sizeOfFound = new HashMap<>();
    Map<List<String>, Integer> together = new HashMap<>();
    int lines = 0;
    int equal = 0;
    for (int i = 0; i < truth.size(); i++) {
      if (truth.get(i).isEmpty()) {
        continue;
      }
      String right = styled.computeIfAbsent(truth.get(i), ParsingScore::styled);
      String own =
          styled.computeIfAbsent(
              PLACEHOLDER.matcher(found.get(i)).replaceAll("<*>"), ParsingScore::styled);
      lines++;
      equal += right.equals(own) ? 1 : 0;
      sizeOfTrue.merge(right, 1, Integer::sum);
      sizeOfFound.merge(own, 1, Integer::sum);
      together.merge(List.of(right, own), 1, Integer::sum);
    }
    int inExact = 0;
    int exact = 0;
    Map<String, Set<String>> truthOf = new HashMap<>();
    for (Map.Entry<List<String>, Integer> entry : together.entrySet()) {
      String right = entry.getKey().get(0);
      String own = entry.getKey().get(1);
      truthOf.computeIfAbsent(own, key -> new HashSet<>()).add(right);
      Integer size = entry.getValue();
      if (size.equals(sizeOfTrue.get(right)) && size.equals(sizeOfFound.get(own))) {
        exact++;
        inExact += size;
      }
    }
    int correct = 0;
    for (Map.Entry<String, Set<String>> entry : truthOf.entrySet()) {
      correct += entry.getValue().equals(Set.of(entry.getKey())) ? 1 : 0;
    }
    return new ParsingScore(
        inExact / (double) lines,
        harmonic(exact, sizeOfFound.size(), sizeOfTrue.size()),
        equal / (double) truth.size(),
        harmonic(correct, sizeOfFound.size(), sizeOfTrue.size()));
  }

  private static double harmonic(int hits, int found, int right) {
    return hits == 0 ? 0 : 2.0 * hits / (found + right);
  }

  /** A template in the style of the corrected tables. */
  private static String styled(String template) {
    StringBuilder paths = new StringBuilder();
    for (String piece : AROUND_PATHS.split(template.strip().replaceAll("\\s+", " "))) {
      paths.append(PATH.matcher(piece).matches() ? "<*>" : piece);
    }
    StringBuilder out = new StringBuilder();
    for (String piece : AROUND_WORDS.split(paths)) {
      boolean variable =
          VALUES.contains(piece.toLowerCase(Locale.ROOT))
              || NUMBER.matcher(piece).matches()
              || (WITH_VARIABLE.matcher(piece).matches() && !piece.equals("<*>/<*>"));
      out.append(variable ? "<*>" : piece);
    }
    String text = out.toString();
    while (text.contains("<*>.<*>")) {
      text = text.replace("<*>.<*>", "<*>");
    }
    while (text.contains("<*><*>")) {
      text = text.replace("<*><*>", "<*>");
    }
    return text;
  }
}
