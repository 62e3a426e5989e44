package io.loginsight.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfusionMatrixTest {

  private static final List<String> BINARY = List.of("normal", "abnormal");

  /** By hand: 50 + 10 normal, 5 + 35 abnormal. */
  private static final ConfusionMatrix KNOWN =
      new ConfusionMatrix(BINARY, List.of(List.of(50L, 10L), List.of(5L, 35L)));

  private static void assertValue(double expected, Measure measure) {
    assertEquals("", measure.reason());
    assertEquals(expected, measure.value(), 1e-12);
  }

  private static void assertUndefined(String reason, Measure measure) {
    assertNull(measure.value());
    assertEquals(reason, measure.reason());
  }

  @Test
  void measures_ofAKnownTable_areThoseByHand() {
    assertValue(0.85, KNOWN.accuracy());
    assertValue(35 / 45.0, KNOWN.precision(1));
    assertValue(35 / 40.0, KNOWN.recall(1));
    assertValue(70 / 85.0, KNOWN.f1(1));
    assertValue(50 / 55.0, KNOWN.precision(0));
    assertValue((50 / 60.0 + 35 / 40.0) / 2, KNOWN.balancedAccuracy());
    assertValue((50 / 55.0 + 35 / 45.0) / 2, KNOWN.macroPrecision());
    assertValue((100 / 115.0 + 70 / 85.0) / 2, KNOWN.macroF1());
    assertValue((35 * 50 - 10 * 5) / Math.sqrt(45.0 * 40 * 60 * 55), KNOWN.mcc());
  }

  @Test
  void measures_ofThreeClasses_areThoseByHand() {
    ConfusionMatrix matrix =
        new ConfusionMatrix(
            List.of("a", "b", "c"),
            List.of(List.of(4L, 1L, 0L), List.of(2L, 3L, 0L), List.of(0L, 0L, 5L)));
    assertValue(12 / 15.0, matrix.accuracy());
    assertValue((0.8 + 0.6 + 1) / 3, matrix.balancedAccuracy());
    assertValue((4 / 6.0 + 3 / 4.0 + 1) / 3, matrix.macroPrecision());
    // (12 * 15 - (5*6 + 5*4 + 5*5)) / sqrt((225 - 75) * (225 - 77))
    assertValue((180 - 75) / Math.sqrt(150.0 * 148), matrix.mcc());
  }

  @Test
  void measures_ofPerfectPredictions_areOne() {
    List<String> truth = List.of("a", "b", "c", "b");
    ConfusionMatrix matrix = ConfusionMatrix.of(List.of("a", "b", "c"), truth, truth);
    matrix.measures().forEach((name, measure) -> assertValue(1, measure));
  }

  @Test
  void mcc_ofOppositePredictions_isMinusOne() {
    assertValue(-1, ConfusionMatrix.of(BINARY, BINARY, List.of("abnormal", "normal")).mcc());
  }

  @Test
  void measures_nothingPredicted_areUndefinedWhereTheyAre() {
    ConfusionMatrix matrix = ConfusionMatrix.of(BINARY, BINARY, List.of("normal", "normal"));
    assertUndefined("nothing is predicted abnormal", matrix.precision(1));
    assertUndefined("nothing is predicted abnormal", matrix.macroPrecision());
    assertUndefined("all is predicted normal", matrix.mcc());
    assertValue(0, matrix.recall(1));
    assertValue(0, matrix.f1(1));
    assertValue(0.5, matrix.balancedAccuracy());
  }

  @Test
  void measures_oneClassOfLabels_areUndefinedWhereTheyAre() {
    ConfusionMatrix matrix = ConfusionMatrix.of(BINARY, List.of("normal", "normal"), BINARY);
    assertUndefined("nothing is labelled abnormal", matrix.recall(1));
    assertUndefined("all is labelled normal", matrix.balancedAccuracy());
    assertUndefined("all is labelled normal", matrix.mcc());
    assertValue(0, matrix.precision(1));
    assertValue(0.5, matrix.accuracy());
  }

  @Test
  void measures_ofNothing_areAllUndefined() {
    ConfusionMatrix matrix = ConfusionMatrix.of(BINARY, List.of(), List.of());
    matrix.measures().forEach((name, measure) -> assertNull(measure.value(), name));
    assertUndefined("nothing is labelled or predicted abnormal", matrix.f1(1));
  }

  @Test
  void macro_classThatOnlyOccursAsPrediction_doesNotCount() {
    ConfusionMatrix matrix =
        ConfusionMatrix.of(List.of("a", "b", "odd"), List.of("a", "b"), List.of("a", "odd"));
    assertValue(0.5, matrix.macroRecall());
    assertUndefined("nothing is labelled odd", matrix.recall(2));
  }

  @Test
  void constructor_rowOfWrongLength_throws() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new ConfusionMatrix(BINARY, List.of(List.of(1L), List.of(1L, 2L))));
  }

  /** Against the plain way: correlation of the indicators of all classes, unit by unit. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void measures_ofRandomUnits_agreeWithThePlainWay(long seed) {
    Random random = new Random(seed);
    List<String> classes = List.of("normal", "a", "b", "c").subList(0, 2 + random.nextInt(3));
    List<String> truth = new ArrayList<>(classes);
    List<String> predicted = new ArrayList<>(classes);
    for (int i = random.nextInt(200); i >= 0; i--) {
      String one = classes.get(random.nextInt(classes.size()));
      truth.add(one);
      predicted.add(random.nextBoolean() ? one : classes.get(random.nextInt(classes.size())));
    }
    ConfusionMatrix matrix = ConfusionMatrix.of(classes, truth, predicted);
    assertEquals(truth.size(), matrix.units(), "seed " + seed);
    assertEquals(plainMcc(classes, truth, predicted), matrix.mcc().value(), 1e-9, "seed " + seed);

    ConfusionMatrix turned = ConfusionMatrix.of(classes, predicted, truth);
    assertEquals(matrix.mcc().value(), turned.mcc().value(), 1e-9, "seed " + seed);
    assertEquals(matrix.precision(1).value(), turned.recall(1).value(), 1e-12, "seed " + seed);

    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < truth.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    assertEquals(
        matrix,
        ConfusionMatrix.of(
            classes,
            order.stream().map(truth::get).toList(),
            order.stream().map(predicted::get).toList()));
  }

  private static double plainMcc(List<String> classes, List<String> truth, List<String> predicted) {
    return covariance(classes, truth, predicted)
        / Math.sqrt(covariance(classes, truth, truth) * covariance(classes, predicted, predicted));
  }

  private static double covariance(List<String> classes, List<String> one, List<String> other) {
    double sum = 0;
    for (String name : classes) {
      double meanOne = one.stream().filter(name::equals).count() / (double) one.size();
      double meanOther = other.stream().filter(name::equals).count() / (double) other.size();
      for (int i = 0; i < one.size(); i++) {
        sum +=
            ((one.get(i).equals(name) ? 1 : 0) - meanOne)
                * ((other.get(i).equals(name) ? 1 : 0) - meanOther);
      }
    }
    return sum;
  }
}
