package io.loginsight.viz;

import io.loginsight.api.Assessment;
import io.loginsight.api.Figure;
import io.loginsight.api.Reliability;
import io.loginsight.api.Reliability.Bin;
import io.loginsight.api.Report;
import java.util.List;
import java.util.Locale;

/** How far the confidence of findings can be taken at its word: before and after calibration. */
final class Reliable {

  private Reliable() {}

  /** Writes the curves, unless nobody has judged incidents. */
  static void write(Report report, Html html) {
    Reliability reliability = report.reliability();
    if (reliability == null) {
      return;
    }
    html.start("section", "reliability").attr("id", "reliability");
    html.leaf("h2", "How far to trust confidence").leaf("p", "lead", lead(reliability, report));
    html.start("div", "chart");
    curve("As calculated", reliability.errorBefore(), reliability.before(), html);
    curve("Calibrated", reliability.errorAfter(), reliability.after(), html);
    html.end().end().line();
  }

  private static String lead(Reliability reliability, Report report) {
    boolean calibrated = report.assessments().values().stream().anyMatch(Assessment::calibrated);
    return "People have judged "
        + Words.count(reliability.incidents(), "incident")
        + " of "
        + Words.count(reliability.findings(), "finding")
        + ". On the dashed line, of those with a confidence of 0.9 nine in ten were real. Each is"
        + " calibrated by what was said of other incidents than its own."
        + (calibrated ? "" : " They are too few yet to take it at its word.");
  }

  private static void curve(String title, double error, List<Bin> bins, Html html) {
    html.start("div")
        .leaf("h3", "part", String.format(Locale.ROOT, "%s: off by %.2f", title, error));
    CurveChart.write(
        new Figure.Curve(
            title, "", "confidence", "was real", bins.stream().map(Reliable::point).toList()),
        html);
    html.end();
  }

  private static Figure.Point point(Bin bin) {
    String text =
        String.format(
            Locale.ROOT,
            "confidence %.2f: %.2f real, of %s",
            bin.confidence(),
            bin.real(),
            Words.count(bin.findings(), "finding"));
    return new Figure.Point(bin.confidence(), bin.real(), text);
  }
}
