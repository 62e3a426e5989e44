package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Something to look at that is no {@link Report}, such as how well an analyzer does: a headline and
 * figures under it. Written by {@link LogInsight#write(Figures, String, java.io.OutputStream)}.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param title what it is about, in a few words
 * @param headline what comes out of it, in one sentence
 * @param lead what a reader has to know before, in one or two sentences
 * @param notices what went wrong, one sentence each
 * @param figures what is to be looked at, most important first
 */
public record Figures(
    String title, String headline, String lead, List<String> notices, List<Figure> figures) {

  /** Copies the lists. */
  public Figures {
    requireNonNull(title, "title");
    requireNonNull(headline, "headline");
    requireNonNull(lead, "lead");
    notices = List.copyOf(notices);
    figures = List.copyOf(figures);
  }
}
