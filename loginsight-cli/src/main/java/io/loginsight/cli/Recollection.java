package io.loginsight.cli;

import io.loginsight.api.Diagnosis;
import io.loginsight.api.Feedback;
import io.loginsight.api.PastIncident;
import io.loginsight.api.SimilarIncident;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is remembered of an incident, and of the like of it, in words. */
final class Recollection {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Recollection() {}

  /** Returns a line of what was said about an incident, and one of the most similar one. */
  static List<String> of(Diagnosis diagnosis) {
    List<String> lines = new ArrayList<>();
    Feedback said = diagnosis.said();
    if (said != null) {
      boolean worse = said.verdict() != Feedback.Verdict.REAL && !diagnosis.isSettled();
      lines.add(words(said) + (worse ? "; it has become worse since" : ""));
    }
    if (!diagnosis.similar().isEmpty()) {
      SimilarIncident similar = diagnosis.similar().get(0);
      lines.add(
          ("like " + similar.past().id() + " of " + time(similar.past().when().first()))
              + (" (" + Math.round(100 * similar.similarity()) + "%): ")
              + told(similar.past()));
    }
    return lines;
  }

  /** Returns what is known of an incident of the past. */
  static String told(PastIncident past) {
    Feedback said = past.said();
    if (said != null) {
      return words(said);
    }
    return past.causes().isEmpty() ? "-" : "perhaps from " + past.causes().get(0).service();
  }

  private static String words(Feedback said) {
    String what =
        switch (said.verdict()) {
          case ACKNOWLEDGED -> "acknowledged";
          case NOT_A_PROBLEM -> "not a problem";
          case REAL -> said.service() == null ? "real" : said.service() + " was the cause";
        };
    return said.note().isBlank() ? what : what + ": " + said.note();
  }

  static String time(Instant time) {
    return MINUTE.format(time);
  }
}
