package io.loginsight.lab;

import static io.loginsight.lab.Labels.ABNORMAL;
import static io.loginsight.lab.Labels.NORMAL;

import io.loginsight.lab.Evaluation.Contestant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Scores an analyzer and what it has to be better than by the same units. */
final class Contest {

  /** More classes than these cannot be told apart by looking at them. */
  private static final int CLASSES = 30;

  private final String analyzer;
  private final List<String> problems;

  /** Takes who is scored, and what is told of problems. */
  Contest(String analyzer, List<String> problems) {
    this.analyzer = analyzer;
    this.problems = problems;
  }

  /** Returns the classes that are not normal. */
  static Set<String> abnormal(Collection<String> truth) {
    Set<String> classes = new TreeSet<>(truth);
    classes.remove(NORMAL);
    return classes;
  }

  /**
   * Returns the analyzer, what always says the same, and what goes by errors.
   *
   * @param unit what is scored
   * @param truth the class of each unit
   * @param predicted what the analyzer takes it for
   * @param errors whether it has an error
   */
  List<Contestant> contestants(
      String unit, List<String> truth, List<String> predicted, boolean[] errors) {
    Set<String> classes = abnormal(truth);
    List<String> byErrors = new ArrayList<>();
    for (boolean error : errors) {
      byErrors.add(error ? ABNORMAL : NORMAL);
    }
    if (classes.size() > CLASSES) {
      problems.add(
          String.format(
              Locale.ROOT,
              "The labels of each %s have %,d classes, too many to tell apart: they are scored as"
                  + " normal and abnormal",
              unit,
              classes.size()));
    }
    boolean several = classes.size() > 1 && classes.size() <= CLASSES;
    List<String> most = List.of(NORMAL, ABNORMAL);
    List<String> all = new ArrayList<>(List.of(NORMAL));
    all.addAll(classes);
    List<String> binary = binary(truth);
    return List.of(
        new Contestant(
            analyzer,
            ConfusionMatrix.of(most, binary, binary(predicted)),
            several ? matrix(all, truth, predicted) : null,
            null),
        new Contestant(
            "always " + majority(binary, most),
            ConfusionMatrix.of(most, binary, same(majority(binary, most), truth.size())),
            several ? matrix(all, truth, same(majority(truth, all), truth.size())) : null,
            null),
        new Contestant(
            "with an ERROR",
            ConfusionMatrix.of(most, binary, byErrors),
            several ? matrix(all, truth, byErrors) : null,
            null));
  }

  /** Who calls a unit abnormal, and by no class of the labels, has a column of his own. */
  private static ConfusionMatrix matrix(
      List<String> classes, List<String> truth, List<String> predicted) {
    List<String> all = new ArrayList<>(classes);
    predicted.stream().distinct().filter(name -> !classes.contains(name)).forEach(all::add);
    return ConfusionMatrix.of(all, truth, predicted);
  }

  private static List<String> binary(List<String> classes) {
    return classes.stream().map(name -> name.equals(NORMAL) ? NORMAL : ABNORMAL).toList();
  }

  private static List<String> same(String name, int count) {
    return Collections.nCopies(count, name);
  }

  /** Returns the most frequent class; of several the first one. */
  private static String majority(List<String> units, List<String> classes) {
    Map<String, Long> counts = new HashMap<>();
    units.forEach(unit -> counts.merge(unit, 1L, Long::sum));
    return classes.stream()
        .sorted(Comparator.comparing((String name) -> counts.getOrDefault(name, 0L)).reversed())
        .findFirst()
        .orElse(NORMAL);
  }
}
