package io.loginsight.viz;

import io.loginsight.api.Chunk;
import io.loginsight.api.PatternId;
import io.loginsight.api.PatternStats;
import io.loginsight.api.StackTraceStats;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The kinds of stack traces, each with its chain of causes and an example. */
final class StackTraces {

  private static final int MOST = 100;
  private static final int LINES = 30;
  private static final int CHARS = 500;

  private StackTraces() {}

  static void write(Chunk chunk, Html html) {
    List<StackTraceStats> traces = chunk.stackTraces();
    html.start("section").attr("id", "traces");
    Parts.heading("Stack traces", traces.size(), html);
    if (traces.isEmpty()) {
      html.leaf("p", "empty", "No event carries a stack trace.");
    }
    Map<PatternId, PatternStats> patterns = new HashMap<>();
    chunk.patterns().forEach(stats -> patterns.put(stats.pattern().id(), stats));
    for (StackTraceStats trace : traces.subList(0, Math.min(MOST, traces.size()))) {
      card(trace, patterns, html);
    }
    if (traces.size() > MOST) {
      String text = "and " + Words.number(traces.size() - MOST) + " less frequent ones";
      html.leaf("p", "note", text);
    }
    html.end().line();
  }

  private static void card(
      StackTraceStats trace, Map<PatternId, PatternStats> patterns, Html html) {
    html.start("details", "card trace").start("summary");
    html.start("span", "what").leaf("code", trace.summary());
    if (trace.causes().size() > 1) {
      html.start("span", "chain").text("behind ");
      for (int i = trace.causes().size() - 2; i >= 0; i--) {
        html.leaf("code", simpleName(trace.causes().get(i))).text(i == 0 ? "" : " ← ");
      }
      html.end();
    }
    html.end().leaf("span", "n", Words.count(trace.events(), "event"));
    html.start("span", "when");
    if (trace.seen() != null) {
      Parts.time(trace.seen().first(), Words.range(trace.seen()) + " UTC", html);
    }
    html.end().end().start("div", "body"); // summary
    html.leaf("h4", "Chain of causes").start("ol", "causes");
    for (String cause : trace.causes()) {
      html.start("li").leaf("code", cause).end();
    }
    html.end().leaf("h4", "First seen as");
    Parts.event(trace.example(), LINES, CHARS, html);
    if (!trace.patterns().isEmpty()) {
      html.leaf("h4", "Logged by").start("ul", "behind");
      for (PatternId id : trace.patterns().subList(0, Math.min(5, trace.patterns().size()))) {
        PatternStats stats = patterns.get(id);
        if (stats != null) {
          html.start("li");
          Parts.link(stats.pattern(), html);
          html.end();
        }
      }
      html.end();
    }
    html.leaf("p", "note", "fingerprint " + trace.fingerprint()).end().end().line();
  }

  private static String simpleName(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
