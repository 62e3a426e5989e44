package io.loginsight.core.analyze;

import io.loginsight.api.AnalysisFailure;
import io.loginsight.api.AnalysisFailure.Call;
import io.loginsight.api.AnalysisFailure.Kind;
import io.loginsight.api.Chunk;
import io.loginsight.api.TimeRange;
import java.util.List;
import java.util.Locale;

/** Says of a call that failed what it leaves undone and what to do about it. */
final class Failures {

  private static final String TELL = "Tell whoever made the analyzer";
  private static final String LEAVE_OUT =
      "Until it is mended, name the analyzers that are to run, without this one";

  private Failures() {}

  static AnalysisFailure of(Kind kind, Call during, String message, Chunk chunk) {
    return new AnalysisFailure(
        kind, during, Bounds.text(message), notLookedAt(chunk), steps(kind, during));
  }

  private static String notLookedAt(Chunk chunk) {
    TimeRange window = chunk.window();
    return String.format(
        Locale.ROOT,
        "%,d events in %,d patterns%s",
        chunk.counts().events(),
        chunk.patterns().size(),
        window == null ? "" : ", from " + window.first() + " to " + window.last());
  }

  private static List<String> steps(Kind kind, Call during) {
    return switch (kind) {
      case REFUSED -> List.of("Set its options to what the message allows, or leave them out");
      case THREW ->
          List.of(
              "See the stack trace: log io.loginsight.core.plugin at the level DEBUG, or run with"
                  + " --debug",
              TELL,
              LEAVE_OUT);
      case TOOK_TOO_LONG ->
          List.of(
              during == Call.CREATE
                  ? "Look whether what it opens or connects to when it is made answers"
                  : "Give it less to look at: a shorter stretch of time",
              "See what it waits for: take a thread dump while it runs",
              TELL,
              LEAVE_OUT);
      case WRONG_ANSWER ->
          List.of(
              "Let the test io.loginsight.tck.AnalyzerContract find it in the analyzer's own"
                  + " project",
              TELL,
              LEAVE_OUT);
      case CUT_OFF -> List.of("Mend what its earlier failures tell of", LEAVE_OUT);
      case INTERRUPTED -> List.of("Run it again");
    };
  }
}
