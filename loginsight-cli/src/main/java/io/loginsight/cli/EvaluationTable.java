package io.loginsight.cli;

import io.loginsight.cli.Look.Tone;
import io.loginsight.lab.ConfusionMatrix;
import io.loginsight.lab.Evaluation;
import io.loginsight.lab.Evaluation.Alarms;
import io.loginsight.lab.Evaluation.Contestant;
import io.loginsight.lab.Evaluation.Outcome;
import io.loginsight.lab.Evaluation.Scores;
import io.loginsight.lab.Measure;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** How well an analyzer does, for a terminal. */
final class EvaluationTable {

  private static final int STRETCHES = 10;
  private static final int NAME = 18;
  private static final int CLASS = 26;

  private final Evaluation evaluation;
  private final Look look;
  private final List<String> rows = new ArrayList<>();

  EvaluationTable(Evaluation evaluation, Look look) {
    this.evaluation = evaluation;
    this.look = look;
  }

  List<String> rows() {
    if (evaluation.scores().isEmpty()) {
      rows.add("Nothing of the input could be scored by these labels");
      rows.add("");
    }
    for (Scores scores : evaluation.scores()) {
      add(scores);
      rows.add("");
    }
    addFacts();
    return rows;
  }

  private void add(Scores scores) {
    Contestant own = scores.contestants().get(0);
    ConfusionMatrix detection = own.detection();
    heading(
        Numbers.count(detection.units(), scores.unit()),
        Numbers.count(detection.labelled(1)) + " labelled abnormal");
    boolean ofTime = own.alarms() != null;
    faint(
        name("")
            + "  ACC    BAL   PREC  RECALL     F1     MCC"
            + (ofTime ? "  CAUGHT  FALSE/DAY" : ""));
    scores.contestants().forEach(this::add);
    undefined(scores).forEach(reason -> faint("  - " + reason));
    rows.add("");
    matrix(detection);
    if (own.classes() != null) {
      addClasses(own.classes());
    }
    if (own.alarms() != null && !own.alarms().stretches().isEmpty()) {
      rows.add("");
      addStretches(own.alarms().stretches());
    }
  }

  private void add(Contestant contestant) {
    ConfusionMatrix of = contestant.detection();
    String row =
        name(contestant.name())
            + String.format(
                "%5s  %5s  %5s  %6s  %5s  %6s",
                of.accuracy().shown(),
                of.balancedAccuracy().shown(),
                of.precision(1).shown(),
                of.recall(1).shown(),
                of.f1(1).shown(),
                of.mcc().shown());
    Alarms alarms = contestant.alarms();
    if (alarms != null) {
      Double aDay = alarms.falseAlarmsADay().value();
      row +=
          String.format(
              Locale.ROOT,
              "  %6s  %9s",
              alarms.caught() + "/" + alarms.stretches().size(),
              aDay == null ? "-" : String.format(Locale.ROOT, "%,.1f", aDay));
    }
    rows.add(row);
  }

  private static Set<String> undefined(Scores scores) {
    Set<String> reasons = new TreeSet<>();
    for (Contestant contestant : scores.contestants()) {
      ConfusionMatrix of = contestant.detection();
      for (Measure one : List.of(of.balancedAccuracy(), of.precision(1), of.recall(1), of.mcc())) {
        if (one.value() == null) {
          reasons.add(one.reason());
        }
      }
    }
    return reasons;
  }

  private void matrix(ConfusionMatrix matrix) {
    StringBuilder head = new StringBuilder(className("LABELLED, AND TAKEN FOR"));
    matrix.classes().forEach(name -> head.append(cell(name)));
    faint(head.toString());
    for (int i = 0; i < matrix.classes().size(); i++) {
      StringBuilder row = new StringBuilder(className(matrix.classes().get(i)));
      matrix.counts().get(i).forEach(count -> row.append(cell(Numbers.count(count))));
      rows.add(look.cut(row.toString(), look.width()));
    }
  }

  private void addClasses(ConfusionMatrix classes) {
    rows.add("");
    matrix(classes);
    rows.add("");
    faint(className("CLASS") + "PRECISION  RECALL     F1");
    for (int i = 0; i < classes.classes().size(); i++) {
      addClass(classes.classes().get(i), classes.precision(i), classes.recall(i), classes.f1(i));
    }
    addClass("mean", classes.macroPrecision(), classes.macroRecall(), classes.macroF1());
    rows.add(
        ("Of all classes: accuracy " + classes.accuracy().shown())
            + (", balanced " + classes.balancedAccuracy().shown())
            + (", MCC " + classes.mcc().shown()));
  }

  private void addClass(String name, Measure precision, Measure recall, Measure f1) {
    rows.add(
        className(name)
            + String.format("%9s  %6s  %5s", precision.shown(), recall.shown(), f1.shown()));
  }

  private void addStretches(List<Outcome> outcomes) {
    faint(className("STRETCH") + String.format("%-20s  %s", "FROM", "CAUGHT AFTER"));
    for (Outcome outcome : outcomes.subList(0, Math.min(STRETCHES, outcomes.size()))) {
      Duration delay = outcome.delay();
      rows.add(
          className(outcome.stretch().label())
              + String.format(
                  "%-20s  %s",
                  outcome.stretch().from().truncatedTo(ChronoUnit.SECONDS),
                  delay == null ? "missed" : Numbers.duration(delay)));
    }
    if (outcomes.size() > STRETCHES) {
      rows.add("and " + Numbers.count(outcomes.size() - STRETCHES) + " more: add --json OUT");
    }
  }

  private void addFacts() {
    Evaluation.Calibration calibration = evaluation.calibration();
    heading(
        "Findings",
        Numbers.count(evaluation.findings().size())
            + (", of which " + Numbers.count(evaluation.counted().size()))
            + (" count, from " + evaluation.from() + " on"));
    heading(
        "Calibration",
        calibration.error().value() == null
            ? "not defined: " + calibration.error().reason()
            : "expected error " + calibration.error().shown());
    Evaluation.EvidenceCheck evidence = evaluation.evidence();
    heading(
        "Hallucination",
        evidence.rate().value() == null
            ? "not defined: " + evidence.rate().reason()
            : Numbers.share(evidence.invented(), evidence.findings())
                + " of the findings name what is not there");
    for (String example : evidence.examples()) {
      rows.add("  " + look.cut(Visible.text(example), look.width() - 2));
    }
    Evaluation.Run run = evaluation.run();
    heading("Response", response(run));
  }

  private static String response(Evaluation.Run run) {
    String calls = Numbers.count(run.calls(), "call") + ", " + Numbers.count(run.failed());
    calls += " of them failed";
    Double median = run.medianMillis().value();
    Double p95 = run.p95Millis().value();
    return (median == null ? "" : "median " + millis(median) + ", ")
        + (p95 == null ? "" : "95% up to " + millis(p95) + ", ")
        + calls;
  }

  private static String millis(double millis) {
    return String.format(Locale.ROOT, "%,.1f ms", millis);
  }

  private String name(String name) {
    return padded(name, NAME);
  }

  private String className(String name) {
    return padded(name, CLASS);
  }

  private String padded(String text, int columns) {
    return Look.pad(look.cut(Visible.text(text), columns - 2), columns);
  }

  private String cell(String text) {
    return Look.padStart(look.cut(Visible.text(text), 14), 16);
  }

  private void heading(String title, String rest) {
    rows.add(look.paint(Tone.HEADING, title) + ": " + rest);
  }

  private void faint(String text) {
    rows.add(look.paint(Tone.FAINT, look.cut(text, look.width())));
  }
}
