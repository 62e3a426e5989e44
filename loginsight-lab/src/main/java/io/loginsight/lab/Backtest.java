package io.loginsight.lab;

import io.loginsight.api.Figures;
import io.loginsight.api.Severity;
import io.loginsight.api.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Log Insight would have told of a past, and of which incidents. Each point of time was judged
 * by what came before it alone. Holds nothing about the run itself.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param window from the first to the last event of the logs
 * @param setup how the past was cut
 * @param outcomes what became of each incident within the logs' time, the earliest first
 * @param outside the incidents that are not within the logs' time
 * @param notifications what people would have been told, in the order of time
 * @param own how well that is, with the budget that was asked for
 * @param errors the same of a threshold on the rate of errors: the best of those that tell no more
 *     often; if all do, the one that tells least
 * @param byChance how many incidents as many notifications at random times would touch, on average
 * @param curves what else could be chosen
 * @param problems what could not be read or used, a sentence each
 */
public record Backtest(
    TimeRange window,
    Setup setup,
    List<Outcome> outcomes,
    List<PastIncident> outside,
    List<Notification> notifications,
    Score own,
    Score errors,
    double byChance,
    List<Curve> curves,
    List<String> problems) {

  /** Copies the lists. */
  public Backtest {
    outcomes = List.copyOf(outcomes);
    outside = List.copyOf(outside);
    notifications = List.copyOf(notifications);
    curves = List.copyOf(curves);
    problems = List.copyOf(problems);
  }

  /**
   * How the past is cut.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param step at the end of each, which is a multiple of it since 1970, it is looked what is new
   * @param steps how many there are
   * @param history so much of what came before is looked at
   * @param tolerance how long an incident lasts whose end is not known; what begins so long before
   *     an incident, and is told so long after its end at most, is told of it
   * @param budget so many notifications are told within 24 hours at most; null for all
   */
  public record Setup(
      Duration step, long steps, Duration history, Duration tolerance, @Nullable Integer budget) {}

  /**
   * Something that people would have been told.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param at when: the end of a step
   * @param when from when to when the events lie of which it tells, as known then
   * @param title what happened in a line, as known then
   * @param severity how much it matters, as known then
   * @param urgency as known then, see {@link io.loginsight.api.Diagnosis#urgency}
   * @param bits how surprising it was then
   * @param services where it most likely came from, as known then, the likeliest first; may be
   *     empty
   * @param incidents the names of the incidents in whose time it is; empty if it is a false one
   */
  public record Notification(
      Instant at,
      TimeRange when,
      String title,
      Severity severity,
      double urgency,
      double bits,
      List<String> services,
      List<String> incidents) {

    /** Copies the lists. */
    public Notification {
      services = List.copyOf(services);
      incidents = List.copyOf(incidents);
    }
  }

  /**
   * What became of an incident.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param incident the incident
   * @param caughtBy the first notification in its time; null if nobody would have been told
   * @param lead from that notification to when people noticed it themselves, negative if they were
   *     earlier; null if either is not known
   * @param rank of the true cause among the hypotheses of that notification, from 1; null if it is
   *     not among them, or not known
   * @param isShown whether what that notification shows has the piece of a line that shows the
   *     cause; null if that is not known
   */
  public record Outcome(
      PastIncident incident,
      @Nullable Notification caughtBy,
      @Nullable Duration lead,
      @Nullable Integer rank,
      @Nullable Boolean isShown) {}

  /**
   * How well a policy does.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param limit what it asks for: how much a notification must matter, or how many there may be
   * @param notifications how many it tells
   * @param falseOnes how many of them touch no incident
   * @param caught how many incidents are touched by one
   * @param medianLead the median of {@link Outcome#lead} in seconds
   */
  public record Score(
      double limit, long notifications, long falseOnes, long caught, Measure medianLead) {}

  /**
   * What can be chosen by one policy.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param policy its name
   * @param limit what its limit is
   * @param isAhead whether it can be followed as it is; otherwise its limits are those that turn
   *     out best on this past
   * @param scores what is worth to be chosen, the fewest notifications first: each catches more
   *     than those before it
   */
  public record Curve(String policy, String limit, boolean isAhead, List<Score> scores) {

    /** Copies the list. */
    public Curve {
      scores = List.copyOf(scores);
    }

    /**
     * Returns the best that can be chosen.
     *
     * @param notifications how many there may be
     * @return what catches most; null if all tell more
     */
    public @Nullable Score within(double notifications) {
      Score best = null;
      for (Score score : scores) {
        best = score.notifications() <= notifications ? score : best;
      }
      return best;
    }
  }

  /**
   * Returns how many days were replayed.
   *
   * @return above 0
   */
  public double days() {
    return setup.step().toMillis() * (double) setup.steps() / Duration.ofDays(1).toMillis();
  }

  /**
   * Returns how many a day that is.
   *
   * @param count in all days
   * @return per day
   */
  public double aDay(double count) {
    return count / days();
  }

  /**
   * Returns what is to be looked at.
   *
   * @return tables, the curve and a timeline
   */
  public Figures figures() {
    return new BacktestFigures(this).figures();
  }
}
