package io.loginsight.lab;

import io.loginsight.api.Figure;
import io.loginsight.api.Figures;
import io.loginsight.api.Finding;
import io.loginsight.api.TimeRange;
import io.loginsight.lab.Evaluation.Alarms;
import io.loginsight.lab.Evaluation.Contestant;
import io.loginsight.lab.Evaluation.Outcome;
import io.loginsight.lab.Evaluation.Scores;
import io.loginsight.lab.Labels.Stretch;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Makes of an {@link Evaluation} something to look at. */
final class EvaluationFigures {

  /** A person looks at so many stretches. */
  private static final int STRETCHES = 100;

  private static final int SPANS = 500;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Evaluation evaluation;
  private final List<Figure> figures = new ArrayList<>();

  EvaluationFigures(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  Figures figures() {
    evaluation.scores().forEach(this::add);
    addCalibration();
    addEvidence();
    List<String> notices = new ArrayList<>(evaluation.problems());
    evaluation.evidence().examples().forEach(example -> notices.add("Invented: " + example));
    return new Figures(
        "Evaluation of " + evaluation.analyzer(), headline(), lead(), notices, figures);
  }

  private String headline() {
    if (evaluation.scores().isEmpty()) {
      return "Nothing of the input could be scored by these labels";
    }
    Scores first = evaluation.scores().get(0);
    Contestant contestant = first.contestants().get(0);
    Alarms alarms = contestant.alarms();
    String name = evaluation.analyzer();
    if (alarms == null || alarms.stretches().isEmpty()) {
      ConfusionMatrix detection = contestant.detection();
      return String.format(
          Locale.ROOT,
          "%s takes %,d of %,d %ss for what they are",
          name,
          detection.right(0) + detection.right(1),
          detection.units(),
          first.unit());
    }
    long wrong = alarms.falseAlarms();
    return String.format(
        Locale.ROOT,
        "%s catches %,d of %,d %s, with %s",
        name,
        alarms.caught(),
        alarms.stretches().size(),
        alarms.stretches().size() == 1 ? "labelled stretch" : "labelled stretches",
        wrong == 0
            ? "no false alarm"
            : wrong == 1 ? "1 false alarm" : number(wrong) + " false alarms");
  }

  private String lead() {
    return "Findings count from severity "
        + evaluation.from()
        + " on: "
        + number(evaluation.counted().size())
        + " of "
        + number(evaluation.findings().size())
        + ". Labels: "
        + number(evaluation.labels().stretches().size())
        + " of time, "
        + number(evaluation.labels().lines().size())
        + " of lines, "
        + number(evaluation.labels().patterns().size())
        + " of patterns.";
  }

  private void add(Scores scores) {
    String unit = scores.unit();
    Contestant own = scores.contestants().get(0);
    figures.add(
        table(
            "Scores by " + unit,
            note(scores),
            scores.contestants().stream().map(EvaluationFigures::row).toList(),
            columns(own.alarms() != null)));
    figures.add(heatMap("What each " + unit + " was taken for", own.detection()));
    if (own.classes() != null) {
      figures.add(heatMap("Which class each " + unit + " was taken for", own.classes()));
      figures.add(perClass(unit, own.classes()));
    }
    if (own.alarms() != null) {
      addTime(own.alarms());
    }
  }

  private static List<String> columns(boolean ofTime) {
    List<String> columns =
        new ArrayList<>(
            List.of("", "Accuracy", "Balanced accuracy", "Precision", "Recall", "F1", "MCC"));
    if (ofTime) {
      columns.addAll(List.of("Stretches caught", "False alarms a day", "Median delay"));
    }
    return columns;
  }

  private static List<String> row(Contestant contestant) {
    ConfusionMatrix detection = contestant.detection();
    List<String> row = new ArrayList<>();
    row.add(contestant.name());
    row.add(detection.accuracy().shown());
    row.add(detection.balancedAccuracy().shown());
    row.add(detection.precision(1).shown());
    row.add(detection.recall(1).shown());
    row.add(detection.f1(1).shown());
    row.add(detection.mcc().shown());
    Alarms alarms = contestant.alarms();
    if (alarms != null) {
      row.add(number(alarms.caught()) + " of " + number(alarms.stretches().size()));
      Double aDay = alarms.falseAlarmsADay().value();
      row.add(aDay == null ? "-" : String.format(Locale.ROOT, "%,.1f", aDay));
      Double delay = alarms.medianDelay().value();
      row.add(delay == null ? "-" : duration(Duration.ofMillis(Math.round(delay * 1e3))));
    }
    return row;
  }

  private static String note(Scores scores) {
    ConfusionMatrix own = scores.contestants().get(0).detection();
    StringBuilder note = new StringBuilder();
    note.append("Scored is each ").append(scores.unit());
    note.append(scores.contestants().get(0).alarms() == null ? "" : " that has events");
    note.append(": ").append(number(own.units())).append(", of which ");
    note.append(number(own.labelled(1))).append(own.labelled(1) == 1 ? " is" : " are");
    note.append(" labelled abnormal. Precision, recall and F1 are those of abnormal.");
    Set<String> reasons = undefined(scores);
    return reasons.isEmpty()
        ? note.toString()
        : note + " Not defined: " + String.join("; ", reasons) + ".";
  }

  private static Set<String> undefined(Scores scores) {
    Set<String> reasons = new TreeSet<>();
    for (Contestant contestant : scores.contestants()) {
      ConfusionMatrix of = contestant.detection();
      for (Measure measure :
          List.of(of.balancedAccuracy(), of.precision(1), of.recall(1), of.mcc())) {
        if (measure.value() == null) {
          reasons.add(measure.reason());
        }
      }
    }
    return reasons;
  }

  private static Figure heatMap(String title, ConfusionMatrix matrix) {
    return new Figure.HeatMap(
        title,
        "The stronger the colour, the larger the share of the row.",
        "By the labels",
        "Taken for",
        matrix.classes(),
        matrix.classes(),
        matrix.counts());
  }

  private static Figure perClass(String unit, ConfusionMatrix matrix) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < matrix.classes().size(); i++) {
      rows.add(
          List.of(
              matrix.classes().get(i),
              number(matrix.labelled(i)),
              number(matrix.predicted(i)),
              matrix.precision(i).shown(),
              matrix.recall(i).shown(),
              matrix.f1(i).shown()));
    }
    rows.add(
        List.of(
            "mean",
            number(matrix.units()),
            number(matrix.units()),
            matrix.macroPrecision().shown(),
            matrix.macroRecall().shown(),
            matrix.macroF1().shown()));
    return table(
        "Each class by " + unit,
        "The means are over the classes that the labels have. Accuracy "
            + matrix.accuracy().shown()
            + ", MCC "
            + matrix.mcc().shown()
            + ".",
        rows,
        List.of("Class", "Labelled", "Taken for it", "Precision", "Recall", "F1"));
  }

  private void addTime(Alarms alarms) {
    TimeRange window = evaluation.window();
    if (window == null) {
      return;
    }
    Map<String, List<Figure.Span>> byLabel = new TreeMap<>();
    int left = SPANS;
    for (Stretch stretch : evaluation.labels().stretches()) {
      if (left-- > 0) {
        byLabel
            .computeIfAbsent(stretch.label(), label -> new ArrayList<>())
            .add(
                new Figure.Span(
                    new TimeRange(stretch.from(), stretch.last()), stretch.label(), null));
      }
    }
    List<Figure.Lane> lanes = new ArrayList<>();
    byLabel.forEach((label, spans) -> lanes.add(new Figure.Lane("labelled " + label, spans)));
    List<Figure.Span> said = new ArrayList<>();
    for (Finding finding : evaluation.counted()) {
      if (finding.when() != null && said.size() < SPANS) {
        said.add(new Figure.Span(finding.when(), finding.summary(), finding.severity()));
      }
    }
    lanes.add(new Figure.Lane("findings", said));
    figures.add(
        new Figure.Timeline(
            "Labels and findings over time",
            "All times are UTC." + (left < 0 ? " The first " + SPANS + " labels are shown." : ""),
            window,
            lanes));
    if (!alarms.stretches().isEmpty()) {
      figures.add(stretches(alarms.stretches()));
    }
  }

  private static Figure stretches(List<Outcome> outcomes) {
    List<List<String>> rows = new ArrayList<>();
    for (Outcome outcome : outcomes.subList(0, Math.min(STRETCHES, outcomes.size()))) {
      Stretch stretch = outcome.stretch();
      rows.add(
          List.of(
              stretch.label(),
              TIME.format(stretch.from()),
              duration(Duration.between(stretch.from(), stretch.to())),
              outcome.delay() == null ? "missed" : "caught",
              outcome.delay() == null ? "-" : duration(outcome.delay())));
    }
    int more = outcomes.size() - rows.size();
    return table(
        "Labelled stretches",
        "The delay is from the beginning of the stretch to that of the first finding that touches"
            + " it."
            + (more > 0 ? " Not shown: " + number(more) + " more." : ""),
        rows,
        List.of("Class", "From (UTC)", "For", "Outcome", "Delay"));
  }

  private void addCalibration() {
    Evaluation.Calibration calibration = evaluation.calibration();
    Double error = calibration.error().value();
    figures.add(
        new Figure.Curve(
            "Calibration",
            error == null
                ? "The expected calibration error is not defined: "
                    + calibration.error().reason()
                    + "."
                : String.format(
                    Locale.ROOT,
                    "The expected calibration error is %.3f, over %,d findings.",
                    error,
                    calibration.findings()),
            "score of findings",
            "share that is right",
            calibration.bins().stream()
                .map(
                    bin ->
                        new Figure.Point(
                            bin.meanScore(),
                            bin.right(),
                            String.format(
                                Locale.ROOT,
                                "%,d with a score of %.2f: %.0f%% right",
                                bin.findings(),
                                bin.meanScore(),
                                100 * bin.right())))
                .toList()));
  }

  private void addEvidence() {
    Evaluation.EvidenceCheck evidence = evaluation.evidence();
    figures.add(
        table(
            "Evidence",
            "Each pattern and each event that a finding names was looked up in the input.",
            List.of(
                List.of(
                    evaluation.analyzer(),
                    number(evidence.findings()),
                    number(evidence.invented()),
                    evidence.rate().shown())),
            List.of("", "Findings", "Name what is not there", "Hallucination rate")));
  }

  private static Figure.Table table(
      String title, String note, List<List<String>> rows, List<String> columns) {
    return new Figure.Table(title, note, columns, rows);
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String duration(Duration duration) {
    long seconds = duration.plusMillis(500).toSeconds();
    long[] units = {seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60};
    String[] names = {" d", " h", " min", " s"};
    int first = IntStream.range(0, 3).filter(i -> units[i] > 0).findFirst().orElse(3);
    String text = units[first] + names[first];
    return first < 3 && units[first + 1] > 0
        ? text + " " + units[first + 1] + names[first + 1]
        : text;
  }
}
