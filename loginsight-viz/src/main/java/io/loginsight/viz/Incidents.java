package io.loginsight.viz;

import io.loginsight.api.AlertDecision;
import io.loginsight.api.Cause;
import io.loginsight.api.Diagnosis;
import io.loginsight.api.Event;
import io.loginsight.api.EventId;
import io.loginsight.api.Evidence;
import io.loginsight.api.Finding;
import io.loginsight.api.FoldedFinding;
import io.loginsight.api.Impact;
import io.loginsight.api.Incident;
import io.loginsight.api.PatternId;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Report;
import io.loginsight.api.TimeRange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The incidents, most urgent first: what happened when, where it comes from, what to do. */
final class Incidents {

  private static final int CARDS = 30;
  private static final int OPEN = 1; // the rest is one line each until asked for
  private static final int LANES = 8;
  private static final int CAUSES = 5;
  private static final int EVIDENCE = 4;
  private static final int LINES = 3; // of one piece of evidence
  private static final int CHARS = 400;
  private static final int LEDGER = 200;
  private static final int COLOURS = 8; // of parts of a score

  private final Report report;
  private final Html html;
  private final Map<PatternId, PatternStats> patterns = new HashMap<>();

  private Incidents(Report report, Html html) {
    this.report = report;
    this.html = html;
    report.chunk().patterns().forEach(stats -> patterns.put(stats.pattern().id(), stats));
  }

  /** Writes the section, unless nobody has looked for incidents. */
  static void write(Report report, Html html) {
    if (report.ledger().isEmpty() && report.incidents().isEmpty()) {
      return;
    }
    Incidents incidents = new Incidents(report, html);
    List<Diagnosis> all = report.incidents();
    html.start("section").attr("id", "incidents");
    Parts.heading("Incidents", all.size(), html);
    html.leaf("p", all.isEmpty() ? "empty" : "lead", lead(report));
    for (int i = 0; i < Math.min(CARDS, all.size()); i++) {
      incidents.card(all.get(i), i < OPEN);
    }
    if (all.size() > CARDS) {
      html.leaf("p", "note", "and " + Words.count(all.size() - CARDS, "less urgent one"));
    }
    incidents.ledger();
    html.end().line();
  }

  private static String lead(Report report) {
    String findings = Words.count(report.ledger().size(), "finding");
    if (report.incidents().isEmpty()) {
      return "None: nothing in " + findings + " is out of the ordinary for this log.";
    }
    long background = report.ledger().stream().filter(entry -> entry.incident() == null).count();
    return findings
        + (report.ledger().size() == 1 ? " makes " : " make ")
        + Words.count(report.incidents().size(), "incident")
        + (background == 0
            ? "."
            : "; " + Words.number(background) + " of them are of the background.");
  }

  private void card(Diagnosis diagnosis, boolean open) {
    Incident incident = diagnosis.incident();
    html.start("details", "card incident");
    html.attr("id", "i-" + incident.number()).flag(open, "open").start("summary");
    if (incident.severity() != null) {
      Parts.severity(incident.severity(), html);
    }
    html.leaf("span", "what", diagnosis.title());
    html.start("span", "when");
    Remembered.mark(diagnosis, html);
    html.leaf("span", "state st-" + Words.lower(diagnosis.state()), state(diagnosis));
    if (incident.when() != null) {
      html.text(" ");
      Parts.time(incident.when().first(), Words.range(incident.when()) + " UTC", html);
    }
    html.end().end().start("div", "body"); // summary
    html.leaf("p", "lead", diagnosis.head().summary());
    Remembered.said(diagnosis, html);
    facts(diagnosis);
    lanes(diagnosis);
    causes(diagnosis);
    Concentrations.write(diagnosis.concentrations(), html);
    Remembered.similar(diagnosis, html);
    if (!diagnosis.remediations().isEmpty()) {
      html.leaf("h3", "part", "What may help");
      Remedy.write(diagnosis.remediations(), true, html);
    }
    findings(diagnosis);
    html.end().end().line();
  }

  private static String state(Diagnosis diagnosis) {
    String state = Words.lower(diagnosis.state());
    return diagnosis.reopens() == null ? state : state + ", again after no. " + diagnosis.reopens();
  }

  private void facts(Diagnosis diagnosis) {
    Impact impact = diagnosis.impact();
    TimeRange when = diagnosis.incident().when();
    html.start("dl", "facts");
    if (when != null) {
      fact("Lasts", Words.duration(when.duration()), Words.lower(impact.trend()));
    }
    fact("Services", Words.number(impact.services().size()), services(impact));
    long share = Math.round(impact.share() * 1_000);
    String of =
        impact.share() == 0 ? "" : Words.share(share == 0 ? 1 : share, 1_000) + " of all then";
    fact("Events", Words.number(impact.events()), of);
    if (impact.requests() != null && impact.requestsInAll() != null) {
      fact(
          "Requests touched",
          Words.number(impact.requests()),
          Words.share(impact.requests(), impact.requestsInAll())
              + " of "
              + Words.number(impact.requestsInAll()));
    }
    fact("Surprise", Words.number(Math.round(diagnosis.incident().bits())) + " bits", "");
    fact("Id", diagnosis.id(), "to say what it was");
    html.end();
  }

  static String services(Impact impact) {
    String named =
        impact.services().stream()
            .limit(3)
            .map(Incident.Counted::name)
            .collect(Collectors.joining(", "));
    return impact.services().size() > 3 ? named + ", …" : named;
  }

  private void fact(String name, String value, String more) {
    html.start("div").leaf("dt", name).start("dd").text(value);
    if (!more.isEmpty()) {
      html.text(" ").leaf("small", Words.cut(more, 90));
    }
    html.end().end();
  }

  /** Draws when the patterns of an incident came, beneath each other. */
  private void lanes(Diagnosis diagnosis) {
    TimeRange when = diagnosis.incident().when();
    if (when == null) {
      return;
    }
    Lanes lanes = Lanes.around(when, report.chunk());
    Set<PatternId> ids = new LinkedHashSet<>();
    diagnosis.findings().forEach(finding -> ids.addAll(finding.patterns()));
    List<PatternStats> shown =
        ids.stream().map(patterns::get).filter(stats -> stats != null).limit(LANES).toList();
    lanes.write(shown, html);
    if (ids.size() > shown.size()) {
      html.leaf("p", "note", "and " + Words.count(ids.size() - shown.size(), "other pattern"));
    }
  }

  private void causes(Diagnosis diagnosis) {
    List<Cause> causes = diagnosis.causes();
    html.start("h3", "part").text(heading(diagnosis)).end();
    Map<EventId, Event> events = new HashMap<>();
    diagnosis.events().forEach(event -> events.put(event.id(), event));
    double most = causes.isEmpty() ? 1 : causes.get(0).score();
    Set<String> terms = new TreeSet<>();
    causes.forEach(cause -> terms.addAll(cause.terms().keySet()));
    List<String> colours = List.copyOf(terms);
    html.start("div", "hypotheses");
    for (Cause cause : causes.subList(0, Math.min(CAUSES, causes.size()))) {
      boolean open = cause.rank() == 1 || (cause.rank() == 2 && !diagnosis.conclusive());
      cause(cause, most, colours, open, events);
    }
    html.end();
    if (!diagnosis.missing().isEmpty()) {
      html.start("ul", "missing");
      for (String missing : diagnosis.missing()) {
        html.leaf("li", missing);
      }
      html.end();
    }
  }

  private static String heading(Diagnosis diagnosis) {
    if (diagnosis.causes().isEmpty()) {
      return "Where it comes from is not known";
    }
    return diagnosis.conclusive() ? "Most likely cause" : "Inconclusive: possible causes";
  }

  private void cause(
      Cause cause, double most, List<String> colours, boolean open, Map<EventId, Event> events) {
    html.start("details", "cause").flag(open, "open").start("summary");
    html.leaf("span", "rank", Words.number(cause.rank()));
    html.leaf("b", cause.service());
    terms(cause, most, colours);
    html.leaf("span", "n", number(cause.score())).end(); // summary
    Set<EventId> shown = new HashSet<>();
    List<Evidence> evidence = cause.evidence();
    for (Evidence one : evidence.subList(0, Math.min(EVIDENCE, evidence.size()))) {
      evidence(one, events, shown);
    }
    if (evidence.size() > EVIDENCE) {
      html.leaf("p", "note", "and " + Words.number(evidence.size() - EVIDENCE) + " more reasons");
    }
    html.end();
  }

  /** Draws the parts of a score as a bar, and names them with their values. */
  private void terms(Cause cause, double most, List<String> colours) {
    html.start("svg", "score").attr("aria-hidden", "true");
    double x = 0;
    for (Map.Entry<String, Double> term : cause.terms().entrySet()) {
      double width = 100 * Math.max(0, term.getValue()) / most;
      html.start("rect", colour(term.getKey(), colours))
          .attr("x", Parts.percent(x))
          .attr("width", Parts.percent(width))
          .attr("height", "100%")
          .end();
      x += width;
    }
    html.end().start("span", "terms");
    for (Map.Entry<String, Double> term : cause.terms().entrySet()) {
      html.start("span").leaf("i", "key " + colour(term.getKey(), colours), "");
      html.text(term.getKey() + " " + number(term.getValue())).end();
    }
    html.end();
  }

  private static String colour(String term, List<String> colours) {
    return "tm-" + colours.indexOf(term) % COLOURS;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private void evidence(Evidence evidence, Map<EventId, Event> events, Set<EventId> before) {
    html.start("div", "evidence").leaf("p", "statement", evidence.statement());
    html.start("dl", "oe").start("div").leaf("dt", "Observed").leaf("dd", evidence.observed());
    html.end().start("div").leaf("dt", "Expected").leaf("dd", evidence.expected()).end().end();
    int shown = 0;
    for (EventId id : evidence.events()) {
      Event event = events.get(id);
      if (shown < LINES && event != null && !event.message().isEmpty() && before.add(id)) {
        Parts.event(event, 1, CHARS, html);
        shown++;
      }
    }
    if (shown == 0) {
      html.start("p", "where").leaf("span", "src", evidence.events().get(0).toString()).end();
    }
    html.end();
  }

  private void findings(Diagnosis diagnosis) {
    html.leaf("h3", "part", "Findings that make it up").start("ul", "behind");
    for (Finding finding : diagnosis.findings()) {
      html.start("li").start("a", "pref").attr("href", "#findings");
      html.text(Words.cut(finding.summary(), 200)).end();
      html.leaf("span", "n", finding.kind()).end();
    }
    long others = diagnosis.incident().alerts() - diagnosis.findings().size();
    if (others > 0) {
      html.leaf("li", "note", "and " + Words.number(others) + " that came with it");
    }
    html.end();
  }

  /** Says of each finding what became of it. */
  private void ledger() {
    List<FoldedFinding> ledger = report.ledger();
    if (ledger.isEmpty()) {
      return;
    }
    html.start("details", "numbers").leaf("summary", "What became of each finding");
    html.start("div", "scroll").start("table");
    Parts.head(html, "Incident", "Why", "Severity", "Finding");
    html.start("tbody");
    for (FoldedFinding entry : ledger.subList(0, Math.min(LEDGER, ledger.size()))) {
      html.start("tr").start("td");
      if (entry.incident() == null) {
        html.text("none");
      } else {
        html.start("a").attr("href", "#i-" + entry.incident());
        html.text("no. " + entry.incident()).end();
      }
      html.end().leaf("td", why(entry.reason()) + Remembered.told(entry.prior()));
      html.leaf("td", Words.lower(entry.finding().severity()));
      html.leaf("td", Words.cut(entry.finding().summary(), 160)).end();
    }
    html.end().end().end(); // table
    if (ledger.size() > LEDGER) {
      html.leaf("p", "note", "and " + Words.number(ledger.size() - LEDGER) + " more in the data");
    }
    html.end();
  }

  private static String why(AlertDecision.Reason reason) {
    return switch (reason) {
      case OPENS -> "opens it";
      case ADDS -> "adds something new to it";
      case REPEATS -> "says the same again";
      case ACCOMPANIES -> "came with it";
      case ROUTINE -> "usual for this log";
      case RULE_TELLS, RULE_FOLDS -> "by a rule";
      case OVER_BUDGET -> "over the budget";
      case NOT_A_PROBLEM -> "said to be no problem";
    };
  }
}
