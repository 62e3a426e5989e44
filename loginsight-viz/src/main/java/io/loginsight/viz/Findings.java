package io.loginsight.viz;

import io.loginsight.api.Analysis;
import io.loginsight.api.AnalysisFailure;
import io.loginsight.api.Assessment;
import io.loginsight.api.Event;
import io.loginsight.api.EventId;
import io.loginsight.api.Evidence;
import io.loginsight.api.Finding;
import io.loginsight.api.Impact;
import io.loginsight.api.PatternId;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Report;
import io.loginsight.api.StackTraceStats;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The findings, most severe first, each with its evidence in place. */
final class Findings {

  private static final int CARDS = 200;
  private static final int OPEN = 3; // the rest is one line each until asked for
  private static final int EVENTS = 4;
  private static final int LINES = 8;
  private static final int CHARS = 800;
  private static final int PATTERNS = 5;

  private final Map<EventId, Event> events = new HashMap<>();
  private final Map<PatternId, PatternStats> patterns = new HashMap<>();
  private final Map<Finding, Assessment> assessments;
  private final Html html;

  private Findings(Report report, Html html) {
    this.html = html;
    this.assessments = report.assessments();
    for (PatternStats stats : report.chunk().patterns()) {
      patterns.put(stats.pattern().id(), stats);
      stats.examples().forEach(event -> events.put(event.id(), event));
    }
    for (StackTraceStats trace : report.chunk().stackTraces()) {
      events.put(trace.example().id(), trace.example());
    }
  }

  static void write(Report report, Html html) {
    List<Finding> all = report.findings();
    html.start("section").attr("id", "findings");
    Parts.heading("Findings", all.size(), html);
    report.analyses().forEach(analysis -> failure(analysis, html));
    if (all.isEmpty()) {
      html.leaf("p", "empty", none(report));
    }
    Findings findings = new Findings(report, html);
    for (int i = 0; i < Math.min(CARDS, all.size()); i++) {
      findings.card(all.get(i), i < OPEN);
    }
    if (all.size() > CARDS) {
      html.leaf(
          "p",
          "note",
          "and " + Words.number(all.size() - CARDS) + " less severe ones, in the data");
    }
    html.end().line();
  }

  private static String none(Report report) {
    long looked = report.analyses().stream().filter(one -> one.failure() == null).count();
    if (looked == 0) {
      return "No analyzer looked at these events.";
    }
    return looked == 1
        ? "One analyzer looked at these events and found nothing to report."
        : Words.number(looked) + " analyzers looked at these events and found nothing to report.";
  }

  /** Says what it means that an analyzer failed, and what to do; that it did is a problem above. */
  private static void failure(Analysis analysis, Html html) {
    AnalysisFailure failure = analysis.failure();
    if (failure == null) {
      return;
    }
    html.start("div", "notice failure");
    html.leaf("strong", "The analyzer '" + analysis.analyzerId() + "' has told nothing");
    html.leaf("p", "Not looked at: " + failure.notLookedAt() + ". What to do:").start("ul");
    failure.steps().forEach(step -> html.leaf("li", step));
    html.end().end();
  }

  private void card(Finding finding, boolean open) {
    html.start("details", "card finding sev-" + Words.lower(finding.severity()));
    html.flag(open, "open").start("summary");
    Parts.severity(finding.severity(), html);
    html.leaf("span", "what", finding.summary());
    html.start("span", "when");
    if (finding.when() != null) {
      Parts.time(finding.when().first(), Words.range(finding.when()) + " UTC", html);
    }
    html.end().end().start("div", "body"); // summary
    Assessment assessment = assessments.get(finding);
    if (assessment != null) {
      assessment(assessment);
    }
    Set<EventId> shown = new HashSet<>();
    for (Evidence evidence : finding.evidence()) {
      evidence(evidence, shown);
    }
    if (!finding.patterns().isEmpty()) {
      patterns(finding.patterns());
    }
    html.leaf("p", "note", origin(finding)).end().end().line();
  }

  private void assessment(Assessment assessment) {
    Impact impact = assessment.impact();
    html.start("dl", "facts").start("div");
    html.leaf("dt", "Confidence").start("dd");
    html.text(confidence(assessment.confidence()));
    html.text(" ").leaf("small", assessment.because()).end().end();
    if (impact != null) {
      html.start("div").leaf("dt", "Touches").start("dd");
      html.text(Words.count(impact.events(), "event"));
      html.text(" ").leaf("small", touched(impact)).end().end();
    }
    html.end();
    Remedy.write(assessment.remediations(), false, html);
  }

  /** Nothing is certain. */
  private static String confidence(double confidence) {
    return confidence > 0.99
        ? "above 0.99 of 1"
        : String.format(Locale.ROOT, "%.2f of 1", confidence);
  }

  private static String touched(Impact impact) {
    String share = Words.share(Math.round(impact.share() * 1_000), 1_000) + " of all then";
    return impact.services().isEmpty()
        ? share
        : share + "; of " + Words.cut(Incidents.services(impact), 90);
  }

  private static String origin(Finding finding) {
    return String.format(
        Locale.ROOT,
        "%s, reported by the analyzer %s; stands out by %.2f of 1",
        finding.kind(),
        finding.analyzerId(),
        finding.score());
  }

  /** Shows a piece of evidence; its events in full unless another piece has shown them. */
  private void evidence(Evidence evidence, Set<EventId> before) {
    html.start("div", "evidence").leaf("p", "statement", evidence.statement());
    html.start("dl", "oe").start("div").leaf("dt", "Observed").leaf("dd", evidence.observed());
    html.end().start("div").leaf("dt", "Expected").leaf("dd", evidence.expected()).end().end();
    Evidence.Surprise surprise = evidence.surprise();
    if (surprise != null) {
      html.leaf("p", "note", compared(surprise));
    }
    int shown = Math.min(EVENTS, evidence.events().size());
    for (EventId id : evidence.events().subList(0, shown)) {
      Event event = events.get(id);
      if (event == null || !before.add(id)) {
        html.start("div", "event").start("p", "where").leaf("span", "src", id.toString());
        html.end().end();
      } else {
        Parts.event(event, id.equals(evidence.events().get(0)) ? LINES : 2, CHARS, html);
      }
    }
    if (evidence.events().size() > shown) {
      html.leaf("p", "note", also(evidence.events().subList(shown, evidence.events().size())));
    }
    html.end();
  }

  private static String compared(Evidence.Surprise surprise) {
    return String.format(
        Locale.ROOT,
        "Compared with %s; %.0f bits of surprise, maturity %.2f of 1",
        surprise.baseline(),
        surprise.bits(),
        surprise.maturity());
  }

  private static String also(List<EventId> others) {
    StringBuilder text = new StringBuilder("also at ");
    for (int i = 0; i < Math.min(5, others.size()); i++) {
      text.append(i == 0 ? "" : ", ").append(others.get(i));
    }
    if (others.size() > 5) {
      text.append(" and ").append(Words.number(others.size() - 5L)).append(" more");
    }
    return text.toString();
  }

  private void patterns(List<PatternId> ids) {
    html.start("div", "behind");
    html.leaf("h4", ids.size() == 1 ? "The pattern behind it" : "The patterns behind it");
    html.start("ul");
    for (PatternId id : ids.subList(0, Math.min(PATTERNS, ids.size()))) {
      PatternStats stats = patterns.get(id);
      html.start("li");
      if (stats == null) {
        html.leaf("code", id.toString());
      } else {
        Parts.link(stats.pattern(), html);
        html.leaf("span", "n", Words.count(stats.counts().events(), "event"));
      }
      html.end();
    }
    if (ids.size() > PATTERNS) {
      html.leaf("li", "note", "and " + Words.number(ids.size() - PATTERNS) + " more");
    }
    html.end().end();
  }
}
