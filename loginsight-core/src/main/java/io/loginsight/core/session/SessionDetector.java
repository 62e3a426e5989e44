package io.loginsight.core.session;

import static java.util.Objects.requireNonNull;

import io.loginsight.api.Level;
import io.loginsight.api.SessionEngine;
import io.loginsight.api.SessionReport;
import io.loginsight.api.SessionVerdict;
import io.loginsight.api.SessionVerdict.End;
import io.loginsight.api.TimeRange;
import io.loginsight.core.wording.FailureWords;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Compares each session with its peers of the same age: what it has that hardly any of them has,
 * and what it lacks that nearly all of them have. It is judged before it is learnt: with each event
 * and at each age at once, and whenever it has been quiet for a while; the last verdict stands.
 *
 * <p>Events come in the order of time; one that is earlier than the one before is taken to be of
 * the same time. What is kept is bounded: see {@link SessionLimits}.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class SessionDetector implements SessionEngine {

  /** Fewer than one peer in 50 shares it. */
  public static final double THRESHOLD = Math.log(50) / Math.log(2);

  /** It has been quiet for an hour, so its verdict stands until it speaks again. */
  private static final int JUDGED = 2;

  private final SessionLimits limits;
  private final Consumer<SessionVerdict> closed;
  private final double[] ages; // at which sessions are compared, and in the end closed, in seconds
  private final double[] quietnesses; // at which they are judged, and in the end closed, in seconds
  private final SessionModel model = new SessionModel();
  private final EventNumbers events;
  private final Course course;
  private final Judge judge;
  private OpenSessions open;
  private ClosedNames crowdedOut = new ClosedNames();
  private Tally tally = new Tally();
  private @Nullable Instant start;
  private double now; // seconds since the first event
  private double due = Double.POSITIVE_INFINITY; // there is nothing to do before
  private double threshold = THRESHOLD;

  /**
   * Knows no session yet.
   *
   * @param closed takes what is thought of each session when it is over
   */
  public SessionDetector(Consumer<SessionVerdict> closed) {
    this(SessionLimits.STANDARD, closed);
  }

  SessionDetector(SessionLimits limits, Consumer<SessionVerdict> closed) {
    this.limits = limits;
    this.closed = closed;
    ages =
        DoubleStream.concat(Arrays.stream(SessionModel.AGES), DoubleStream.of(limits.life()))
            .toArray();
    quietnesses = new double[] {60, 3_600, limits.quiet()};
    events = new EventNumbers(limits.events());
    course = new Course(events);
    judge = new Judge(model, course, events);
    open = new OpenSessions(ages.length, quietnesses.length);
  }

  @Override
  public void describe(String event, @Nullable Level level, String text) {
    int number = events.of(requireNonNull(event, "event"));
    boolean warns = level != null && level.compareTo(Level.WARN) >= 0;
    if (!events.isOthers(number)) {
      judge.describe(number, warns || FailureWords.in(text) != null);
    }
  }

  @Override
  public void add(@Nullable Instant time, String name, String event) {
    requireNonNull(name, "session");
    requireNonNull(event, "event");
    moveClock(time);
    if (due <= now) {
      catchUp();
    }
    tally.event();
    OpenSession of = sessionOf(name);
    course.goOn(of);
    add(of, events.of(event));
    while (open.size() > limits.open() || open.cells() > limits.cells()) {
      closeQuietest();
    }
  }

  private void moveClock(@Nullable Instant time) {
    Instant first = start == null ? time : start;
    if (time != null && first != null) {
      start = first;
      double since = time.getEpochSecond() - first.getEpochSecond();
      int nanos = time.getNano();
      now = Math.max(now, since + (nanos - first.getNano()) / 1e9);
      if (nanos != 0) {
        course.precise(nanos % 1_000_000 == 0 ? 1 : 1e-3);
      }
    }
  }

  private OpenSession sessionOf(String name) {
    String cut = Names.cut(name);
    OpenSession known = open.find(cut);
    if (known != null) {
      return known;
    }
    boolean continues = crowdedOut.remove(cut);
    tally.beginSession(cut.length() < name.length(), continues);
    if (!continues) {
      model.beginSession();
    }
    due = Math.min(due, now + Math.min(ages[0], quietnesses[0]));
    return open.begin(cut, continues, now);
  }

  private void add(OpenSession session, int event) {
    if (events.isOthers(event)) {
      tally.otherEvent();
    }
    int times = open.count(session, now, event, limits.kinds());
    due = Math.min(due, now + quietnesses[0]);
    if (times == 0) {
      tally.eventBeyondKinds();
      session.before = -1;
      return;
    }
    int item = Items.reached(event, times);
    if (item >= 0) {
      alarmAtOnce(session, model.presence(item, 0, session.agesAsPeer()));
      model.learn(item);
      course.step(session, event);
    }
    session.before = events.isOthers(event) ? -1 : event;
  }

  private void alarmAtOnce(OpenSession session, double bits) {
    session.immediate |= bits >= threshold;
  }

  /** Does what was to be done until now, in the order of time. */
  private void catchUp() {
    while (true) {
      OpenSession next = null;
      boolean older = false;
      due = Double.POSITIVE_INFINITY;
      for (int age = 0; age < ages.length; age++) {
        OpenSession first = open.firstOfAge(age);
        if (first != null && isBefore(first, first.start + ages[age], next)) {
          next = first;
          older = true;
          due = first.start + ages[age];
        }
      }
      for (int quietness = 0; quietness < quietnesses.length; quietness++) {
        OpenSession first = open.firstOfQuietness(quietness);
        if (first != null && isBefore(first, first.last + quietnesses[quietness], next)) {
          next = first;
          older = false;
          due = first.last + quietnesses[quietness];
        }
      }
      if (next == null || due > now) {
        return;
      }
      if (older) {
        growOlder(next);
      } else {
        growQuieter(next);
      }
    }
  }

  /** Of what is due at one time, that comes first whose session began first. */
  private boolean isBefore(OpenSession session, double at, @Nullable OpenSession other) {
    return at < due || (at == due && other != null && session.number < other.number);
  }

  private void growOlder(OpenSession session) {
    int age = session.ages;
    if (age == SessionModel.AGES.length) {
      close(session, End.LONG);
      return;
    }
    if (!session.continues) {
      model.absences(session, age, 0, (item, bits) -> alarmAtOnce(session, bits));
      model.reachAge(session, age);
    }
    open.growOlder(session);
  }

  private void growQuieter(OpenSession session) {
    if (session.quietness == JUDGED) {
      close(session, End.QUIET);
      return;
    }
    rest(session);
    session.quiet |= judge.judge(session, now, threshold); // rules are for those that are older
    open.growQuieter(session);
  }

  private void rest(OpenSession session) {
    course.rest(session);
    judge.learnPeaks(session, now);
  }

  private void closeQuietest() {
    OpenSession session = requireNonNull(open.quietest(), "there are too many");
    crowdedOut.add(session.name);
    close(session, End.CROWDED);
  }

  private void close(OpenSession session, End end) {
    open.close(session);
    if (!session.rested) {
      rest(session);
    }
    SessionVerdict verdict = verdict(session, end);
    tally.end(verdict);
    closed.accept(verdict);
  }

  /** Judges a session that speaks, too. */
  private SessionVerdict verdict(OpenSession session, End end) {
    if (session.quietness < JUDGED) {
      judge.judge(session, now, threshold);
    }
    return new SessionVerdict(
        session.name,
        when(session),
        session.count,
        session.bits,
        session.alarm,
        session.quiet,
        session.immediate,
        session.reasons,
        end,
        !session.continues && !session.cut);
  }

  private @Nullable TimeRange when(OpenSession session) {
    Instant zero = start;
    return zero == null ? null : new TimeRange(at(zero, session.start), at(zero, session.last));
  }

  private static Instant at(Instant start, double seconds) {
    return start.plus(Math.round(seconds * 1e6), ChronoUnit.MICROS);
  }

  @Override
  public void trust() {
    open.forEach(
        session -> {
          for (int age = session.agesAsPeer();
              !session.continues && age < SessionModel.AGES.length;
              age++) {
            model.reachAge(session, age); // it is over, so this is all it will ever have
          }
        });
    open.forEach(course::rest);
    open.forEach(session -> judge.learnPeaks(session, now));
    threshold = Math.min(THRESHOLD, Math.log(model.sessions() + 1.0) / Math.log(2) - 1);
    open = new OpenSessions(ages.length, quietnesses.length);
    crowdedOut = new ClosedNames();
    tally = new Tally();
    start = null;
    now = 0;
    due = Double.POSITIVE_INFINITY;
  }

  @Override
  public byte[] snapshot() {
    return model.state(events, course).snapshot();
  }

  @Override
  public void learn(byte[] snapshot) {
    SessionState state = SessionState.restore(requireNonNull(snapshot, "snapshot"));
    model.add(state, events);
    state.course().addTo(course, state.numbers(events));
  }

  @Override
  public List<SessionVerdict> verdicts() {
    List<SessionVerdict> verdicts = new ArrayList<>(open.size());
    open.forEach(session -> verdicts.add(verdict(session, End.OPEN)));
    return verdicts;
  }

  @Override
  public SessionReport finish() {
    open.forEach(course::rest);
    open.forEach(session -> judge.learnPeaks(session, now));
    open.forEach(session -> close(session, End.OPEN));
    return tally.report(limits);
  }
}
