package io.loginsight.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How many units of each class were taken for which one.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param classes the classes: at first those that are right, some of which may occur nowhere
 * @param counts for each class by the labels, in their order, how many units were predicted to be
 *     of each class
 */
public record ConfusionMatrix(List<String> classes, List<List<Long>> counts) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there are not as many rows and columns as classes
   */
  public ConfusionMatrix {
    classes = List.copyOf(classes);
    counts = counts.stream().map(row -> List.copyOf(row)).toList();
    int size = classes.size();
    if (counts.size() != size || counts.stream().anyMatch(row -> row.size() != size)) {
      throw new IllegalArgumentException(size + " classes, got " + counts);
    }
  }

  /**
   * Counts units.
   *
   * @param classes all classes that occur
   * @param truth the class of each unit by the labels
   * @param predicted the class that each unit was taken for; as long as {@code truth}
   * @return the counts
   */
  static ConfusionMatrix of(List<String> classes, List<String> truth, List<String> predicted) {
    long[][] counts = new long[classes.size()][classes.size()];
    for (int i = 0; i < truth.size(); i++) {
      counts[classes.indexOf(truth.get(i))][classes.indexOf(predicted.get(i))]++;
    }
    List<List<Long>> rows = new ArrayList<>();
    for (long[] row : counts) {
      rows.add(IntStream.range(0, row.length).mapToObj(i -> row[i]).toList());
    }
    return new ConfusionMatrix(classes, rows);
  }

  /**
   * Returns how many units there are.
   *
   * @return 0 or more
   */
  public long units() {
    return sum(this::labelled);
  }

  /**
   * Returns the share of units that were taken for what they are.
   *
   * @return undefined without a unit
   */
  public Measure accuracy() {
    return Measure.share(sum(this::right), units(), "there is nothing to score");
  }

  /**
   * Returns which share of what was taken for a class is of it.
   *
   * @param index the index of the class
   * @return undefined if nothing was taken for it
   */
  public Measure precision(int index) {
    return Measure.share(
        right(index), predicted(index), "nothing is predicted " + classes.get(index));
  }

  /**
   * Returns which share of a class was taken for it.
   *
   * @param index the index of the class
   * @return undefined if nothing is of this class
   */
  public Measure recall(int index) {
    return Measure.share(
        right(index), labelled(index), "nothing is labelled " + classes.get(index));
  }

  /**
   * Returns the harmonic mean of precision and recall; 0 if one of them is.
   *
   * @param index the index of the class
   * @return undefined if nothing is of this class and nothing was taken for it
   */
  public Measure f1(int index) {
    return Measure.share(
        2 * right(index),
        labelled(index) + predicted(index),
        "nothing is labelled or predicted " + classes.get(index));
  }

  /**
   * Returns the mean precision of the classes that occur in the labels.
   *
   * @return undefined if one of them is
   */
  public Measure macroPrecision() {
    return mean(this::precision);
  }

  /**
   * Returns the mean recall of the classes that occur in the labels.
   *
   * @return undefined without a unit
   */
  public Measure macroRecall() {
    return mean(this::recall);
  }

  /**
   * Returns the mean F1 of the classes that occur in the labels.
   *
   * @return undefined without a unit
   */
  public Measure macroF1() {
    return mean(this::f1);
  }

  /**
   * Returns the mean recall of several classes: what always predicts the same has one by their
   * number.
   *
   * @return undefined if the labels know one class alone
   */
  public Measure balancedAccuracy() {
    String only = only(this::labelled);
    return only == null ? macroRecall() : Measure.undefined("all is labelled " + only);
  }

  /**
   * Returns the correlation of labels and predictions (Matthews' coefficient; of several classes
   * Gorodkin's R<sub>K</sub>, "Comparing two K-category assignments by a K-category correlation
   * coefficient", 2004): 1 for perfect, 0 for none.
   *
   * @return undefined if the labels or the predictions know one class alone
   */
  public Measure mcc() {
    String labelled = only(this::labelled);
    if (labelled != null) {
      return Measure.undefined("all is labelled " + labelled);
    }
    String predicted = only(this::predicted);
    if (predicted != null) {
      return Measure.undefined("all is predicted " + predicted);
    }
    if (units() == 0) {
      return Measure.undefined("there is nothing to score");
    }
    double all = (double) units();
    double both = 0;
    double squaresOfLabelled = 0;
    double squaresOfPredicted = 0;
    for (int i = 0; i < classes.size(); i++) {
      both += (labelled(i) / all) * (predicted(i) / all);
      squaresOfLabelled += Math.pow(labelled(i) / all, 2);
      squaresOfPredicted += Math.pow(predicted(i) / all, 2);
    }
    double covariance = (double) sum(this::right) / all - both;
    double most = Math.sqrt((1 - squaresOfLabelled) * (1 - squaresOfPredicted));
    return Measure.of(Math.max(-1, Math.min(1, covariance / most))); // rounding
  }

  /** Returns the measures of all classes together, by name. */
  public Map<String, Measure> measures() {
    Map<String, Measure> all = new LinkedHashMap<>();
    all.put("accuracy", accuracy());
    all.put("balancedAccuracy", balancedAccuracy());
    all.put("macroPrecision", macroPrecision());
    all.put("macroRecall", macroRecall());
    all.put("macroF1", macroF1());
    all.put("mcc", mcc());
    return all;
  }

  /**
   * Returns how many units of a class were taken for it.
   *
   * @param index the index of the class
   * @return 0 or more
   */
  public long right(int index) {
    return counts.get(index).get(index);
  }

  /**
   * Returns how many units are of a class.
   *
   * @param index the index of the class
   * @return 0 or more
   */
  public long labelled(int index) {
    return counts.get(index).stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Returns how many units were taken for a class.
   *
   * @param index the index of the class
   * @return 0 or more
   */
  public long predicted(int index) {
    return counts.stream().mapToLong(row -> row.get(index)).sum();
  }

  private long sum(IntFunction<Long> of) {
    return IntStream.range(0, classes.size()).mapToLong(of::apply).sum();
  }

  private Measure mean(IntFunction<Measure> of) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < classes.size(); i++) {
      if (labelled(i) > 0) {
        Measure one = of.apply(i);
        if (one.value() == null) {
          return one;
        }
        sum += one.value();
        count++;
      }
    }
    return Measure.ratio(sum, count, "there is nothing to score");
  }

  /** Returns the one class that has all units; null if there are several, or no units. */
  private @Nullable String only(IntFunction<Long> of) {
    long all = units();
    return IntStream.range(0, classes.size())
        .filter(i -> all > 0 && of.apply(i) == all)
        .mapToObj(classes::get)
        .findFirst()
        .orElse(null);
  }
}
