package io.loginsight.cli;

import io.loginsight.api.LogInsight;
import io.loginsight.api.SessionEngine;
import io.loginsight.api.SessionReport;
import io.loginsight.api.SessionVerdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Has sessions judged, and writes each verdict where it is wanted when its session is over. */
final class SessionResults {

  private final SessionCollector collector;
  private final SessionTable table = new SessionTable();
  private final @Nullable ScoreWriter scores;
  private final @Nullable SessionJson json;
  private final SessionReport report;
  private final List<String> problems;
  private boolean judging;

  private SessionResults(
      SessionCollector collector, @Nullable OutputFile scores, @Nullable OutputFile json)
      throws IOException {
    this.collector = collector;
    this.scores = scores == null ? null : new ScoreWriter(scores.stream());
    this.json = json == null ? null : new SessionJson(json.stream(), collector::template);
    this.report = judge();
    problems = new ArrayList<>(collector.problems());
    problems.addAll(report.problems());
    if (this.scores != null) {
      this.scores.flush();
    }
    if (this.json != null) {
      this.json.finish(report, problems);
    }
  }

  static SessionResults of(
      SessionCollector collector, @Nullable OutputFile scores, @Nullable OutputFile json)
      throws IOException {
    return new SessionResults(collector, scores, json);
  }

  private SessionReport judge() throws IOException {
    try (LogInsight insight = LogInsight.builder().build()) {
      SessionEngine engine = insight.newSessionEngine(this::write);
      collector.trust(engine);
      judging = true;
      collector.judge(engine);
      return engine.finish();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void write(SessionVerdict verdict) {
    if (!judging) {
      return; // it is one of those that are trusted
    }
    try {
      table.add(verdict);
      if (scores != null) {
        scores.write(verdict);
      }
      if (json != null) {
        json.write(verdict);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> rows(Look look) {
    return table.rows(report, collector::template, look);
  }

  /** Returns what was cut, a sentence each. */
  List<String> problems() {
    return problems;
  }
}
