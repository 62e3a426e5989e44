package io.loginsight.viz;

import io.loginsight.api.Diagnosis;
import io.loginsight.api.Feedback;
import io.loginsight.api.PastIncident;
import io.loginsight.api.Prior;
import io.loginsight.api.SimilarIncident;
import org.jspecify.annotations.Nullable;

/** What people have said about an incident, and about others that are like it. */
final class Remembered {

  private static final int NOTE = 400;

  private Remembered() {}

  /** Marks an incident about which somebody has said something. */
  static void mark(Diagnosis diagnosis, Html html) {
    Feedback said = diagnosis.said();
    if (said != null) {
      html.leaf("span", "state said", word(said)).text(" ");
    }
  }

  private static String word(Feedback said) {
    return switch (said.verdict()) {
      case ACKNOWLEDGED -> "acknowledged";
      case NOT_A_PROBLEM -> "not a problem";
      case REAL -> "real";
    };
  }

  /** Says what was said about an incident itself. */
  static void said(Diagnosis diagnosis, Html html) {
    Feedback said = diagnosis.said();
    if (said != null) {
      String worse =
          said.verdict() == Feedback.Verdict.REAL || diagnosis.isSettled()
              ? ""
              : " It has become worse since.";
      html.leaf("p", "quote", sentence(said) + worse);
    }
  }

  private static String sentence(Feedback said) {
    String what =
        switch (said.verdict()) {
          case ACKNOWLEDGED -> "Somebody looks after it";
          case NOT_A_PROBLEM -> "It was said to be no problem";
          case REAL ->
              said.service() == null
                  ? "It was said to be a problem"
                  : said.service() + " was the cause";
        };
    String note = said.note().isBlank() ? "." : ": " + Words.cut(said.note(), NOTE);
    return what + " (" + Words.time(said.at()) + " UTC)" + note;
  }

  /** Names incidents of the past that are like this one. */
  static void similar(Diagnosis diagnosis, Html html) {
    if (diagnosis.similar().isEmpty()) {
      return;
    }
    html.leaf("h3", "part", "Like incidents of the past").start("ul", "similar");
    for (SimilarIncident similar : diagnosis.similar()) {
      PastIncident past = similar.past();
      html.start("li").start("p").start("b").text(Words.cut(past.title(), 160)).end();
      html.text(" ").leaf("span", "n", Math.round(100 * similar.similarity()) + "% alike").end();
      html.start("p", "note");
      Parts.time(past.when().first(), Words.range(past.when()) + " UTC", html);
      html.text(", " + past.id()).end();
      html.leaf("p", told(past)).end();
    }
    html.end();
  }

  private static String told(PastIncident past) {
    if (past.said() != null) {
      return sentence(past.said());
    }
    return past.causes().isEmpty()
        ? "Nobody has said what it was."
        : "Nobody has said what it was; most likely from " + past.causes().get(0).service() + ".";
  }

  /** Returns how often people have judged the like of a finding; begins with a comma. */
  static String told(@Nullable Prior prior) {
    if (prior == null) {
      return "";
    }
    String none = prior.notAProblem() == 0 ? "" : ", no problem " + times(prior.notAProblem());
    return none + (prior.real() == 0 ? "" : ", real " + times(prior.real()));
  }

  private static String times(int count) {
    return count == 1 ? "once" : Words.number(count) + " times";
  }
}
