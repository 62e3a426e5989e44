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
  private final List<String> problems = new ArrayList<>();

  /**
   * Begins the files.
   *
   * @param scores takes the table of scores; null if nobody wants it
   * @param json takes the alarms; null if nobody wants them
   */
  SessionResults(SessionCollector collector, @Nullable OutputFile scores, @Nullable OutputFile json)
      throws IOException {
    this.collector = collector;
    this.scores = scores == null ? null : new ScoreWriter(scores.stream());
    this.json = json == null ? null : new SessionJson(json.stream(), collector::template);
  }

  /** Judges all sessions, completes the files, and returns the rows of the summary. */
  List<String> judge(Look look) throws IOException {
    SessionReport report = report();
    problems.addAll(collector.problems());
    problems.addAll(report.problems());
    if (scores != null) {
      scores.flush();
    }
    if (json != null) {
      json.finish(report, problems);
    }
    return table.rows(report, collector::template, look);
  }

  private SessionReport report() throws IOException {
    try (LogInsight insight = LogInsight.builder().build()) {
      boolean[] judging = {false};
      SessionEngine engine =
          insight.newSessionEngine(
              verdict -> {
                if (judging[0]) { // else it is one of those that are trusted
                  write(verdict);
                }
              });
      collector.trust(engine);
      judging[0] = true;
      collector.judge(engine);
      return engine.finish();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void write(SessionVerdict verdict) {
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

  /** Returns what was cut, a sentence each. */
  List<String> problems() {
    return problems;
  }
}
