package io.loginsight.core.session;

import io.loginsight.api.SessionReason;
import io.loginsight.api.SessionReason.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Says what is thought of a session, by what was learnt of it and of its peers.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Judge {

  /** Fewer than one peer in 8 shares it, which is enough if it breaks a rule. */
  static final double BREACH = 3;

  /** How many reasons are told of an alarm. */
  private static final int MOST_REASONS = 3;

  /**
   * What only explains: many threads write a log, and which line comes first is up to them. As an
   * alarm it added a false one and no other (RESULTS.md of the benchmarks).
   */
  private static final Set<Kind> EXPLAINING = EnumSet.of(Kind.NEW_EDGE, Kind.RARE_EDGE);

  private final SessionModel model;
  private final Course course;
  private final EventNumbers events;
  private final BitSet failures = new BitSet(); // events that speak of one
  private final Verdict verdict = new Verdict();

  Judge(SessionModel model, Course course, EventNumbers events) {
    this.model = model;
    this.course = course;
    this.events = events;
  }

  void describe(int event, boolean failure) {
    failures.set(event, failure);
  }

  /**
   * Judges a session at a time, and leaves with it what is thought of it.
   *
   * @return whether it is an alarm by what it has and lacks, whatever breaks a rule
   */
  boolean judge(OpenSession session, double now, double threshold) {
    verdict.clear();
    int ages = session.agesAsPeer();
    double[] own = {0}; // the rarest event but for what went wrong on the way
    session.forEachItem(
        item -> {
          double bits = model.presence(item, 1, ages);
          verdict.add(item, false, bits, isAgainstRule(session, item));
          int event = Items.event(item);
          boolean begins = event == session.event(0);
          if (Items.level(item) == 0 && (begins || !failures.get(event))) {
            own[0] = Math.max(own[0], bits);
          }
        });
    if (ages > 0) {
      boolean rules = own[0] < BREACH && model.knowsRules(ages - 1); // else it is of another kind
      model.absences(session, ages - 1, 1, (item, bits) -> verdict.add(item, true, bits, rules));
    }
    session.bits = verdict.bits();
    boolean surprising = session.bits >= threshold;
    boolean has = surprising || verdict.breach() >= Math.min(BREACH, threshold);
    session.alarm = has;
    List<SessionReason> went = went(session, now);
    for (SessionReason reason : went) {
      if (!EXPLAINING.contains(reason.kind()) && reason.bits() >= threshold) {
        session.alarm = true;
        session.bits = Math.max(session.bits, reason.bits());
      }
    }
    session.reasons = reasons(session, has, surprising, went);
    return surprising;
  }

  /** Learns how odd it is how a session went. */
  void learnPeaks(OpenSession session, double now) {
    course.learnPeaks(session, now, event -> isRare(session, event));
  }

  private List<SessionReason> went(OpenSession session, double now) {
    return course.reasons(session, now, event -> isRare(session, event));
  }

  private boolean isRare(OpenSession session, int event) {
    double bits = model.presence(event * Items.PER_EVENT, 1, session.agesAsPeer());
    return bits >= Verdict.CLEAR_BITS;
  }

  /** Whether it is against a rule to have an item, if few have it. */
  private boolean isAgainstRule(OpenSession session, int item) {
    if (Items.level(item) > 0) {
      return model.isBeyondRule(item);
    }
    int event = Items.event(item);
    return failures.get(event) && failsWhereOthersDoNot(session, event);
  }

  /** Whether of those that had come so far, each of its events taken alone, few can have failed. */
  private boolean failsWhereOthersDoNot(OpenSession session, int failure) {
    boolean others = false;
    for (int i = 0; session.event(i) != failure; i++) {
      int before = session.event(i);
      if (!failures.get(before)) {
        others = true;
        if (!model.isSeldom(failure, before)) {
          return false;
        }
      }
    }
    return others;
  }

  /** What speaks clearly, and of an alarm the strongest in any case. */
  private List<SessionReason> reasons(
      OpenSession session, boolean has, boolean surprising, List<SessionReason> went) {
    boolean alarm = session.alarm;
    if (!alarm && session.bits < Verdict.CLEAR_BITS && went.isEmpty()) {
      return List.of();
    }
    List<SessionReason> reasons = new ArrayList<>(1);
    if (alarm && !has) {
      reasons.addAll(went); // that made it one
    }
    for (Verdict.Surprise surprise :
        verdict.strongest(alarm ? MOST_REASONS : 1, has && !surprising)) {
      if ((reasons.isEmpty() && (has || went.isEmpty())) || surprise.bits() >= Verdict.CLEAR_BITS) {
        reasons.add(reason(session, surprise));
      }
    }
    if (!alarm || has) {
      reasons.addAll(went);
    }
    return List.copyOf(alarm ? reasons : reasons.subList(0, 1));
  }

  private SessionReason reason(OpenSession session, Verdict.Surprise surprise) {
    int item = surprise.item();
    String event = events.event(Items.event(item));
    return surprise.lacks()
        ? model.reasonToLack(session, item, event, surprise.bits())
        : model.reasonToHave(session, item, event, surprise.bits());
  }
}
