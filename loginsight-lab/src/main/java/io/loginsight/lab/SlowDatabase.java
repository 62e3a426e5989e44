package io.loginsight.lab;

import io.loginsight.lab.Subject.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The database takes many times longer than usual, over some of its statements or over all. */
final class SlowDatabase implements FaultScript, Hindrance {

  private enum Way {
    /** A migration drops an index; the statements that needed it read whole tables. */
    NO_INDEX,
    /** New statistics mislead the planner. */
    STALE_PLAN,
    /** A transaction locks a table again and again; who wants to write to it waits. */
    LOCK,
    /** So much is written that checkpoints follow each other; while one lasts, disks are busy. */
    CHECKPOINTS,
    /** A vacuum that cannot be put off reads all there is. */
    VACUUM
  }

  private record Target(String operation, double low, double high) {}

  private static final List<Target> TARGETS =
      List.of(
          new Target("read", 80, 200), new Target("list", 40, 90), new Target("write", 50, 120));
  private static final Target LOCKED = new Target("write", 1, 1);

  /** When a statement that waits for a lock says so. */
  private static final long DEADLOCK_TIMEOUT = 500 * Kernel.MILLI;

  private final IncidentRecord incident;
  private final Site site;
  private final Dice dice;
  private final Service database;
  private final Way way;
  private final Target target;
  private final Table table;
  private final double factor;
  private final Map<Job, Long> waiting = new HashMap<>();

  /** Until when the lock is held, or the checkpoint lasts. */
  private long busyUntil;

  private boolean mended;

  SlowDatabase(IncidentRecord incident, Site site, Dice dice) {
    this.incident = incident;
    this.site = site;
    this.dice = dice;
    database = site.service("database");
    way = dice.pick(List.of(Way.values()));
    target = way == Way.LOCK ? LOCKED : dice.pick(TARGETS);
    table = site.subject.table(way == Way.LOCK ? "lock" : target.operation());
    factor =
        way == Way.CHECKPOINTS || way == Way.VACUUM
            ? dice.between(30.0, 80.0)
            : dice.between(target.low(), target.high());
  }

  @Override
  public Service culprit() {
    return database;
  }

  @Override
  public List<String> pods() {
    return List.of(database.pods.get(0).name());
  }

  @Override
  public IncidentRecord incident() {
    return incident;
  }

  @Override
  public void begin() {
    incident.isSeenBy(database.name);
    database.hindrances.add(this);
    say("begin", Mark.causeOf(incident));
    if (way == Way.LOCK || way == Way.CHECKPOINTS) {
      getBusy();
    }
  }

  @Override
  public void mend() {
    mended = true;
    say("end", Mark.consequenceOf(incident));
    database.hindrances.remove(this);
  }

  private void getBusy() {
    if (mended) {
      return;
    }
    boolean lock = way == Way.LOCK;
    double seconds = lock ? dice.between(3.0, 9.0) : dice.between(8.0, 14.0);
    long micros = (long) (seconds * Kernel.SECOND);
    busyUntil = site.kernel.now() + micros;
    if (!lock) {
      say("starting", Mark.consequenceOf(incident));
      site.kernel.after(micros, () -> say("complete", Mark.consequenceOf(incident)));
    }
    double pause = lock ? dice.between(0.2, 1.0) : dice.between(3.0, 9.0);
    site.kernel.after(micros + (long) (pause * Kernel.SECOND), this::getBusy);
  }

  private boolean busy() {
    return site.kernel.now() < busyUntil;
  }

  @Override
  public double slowness(Job job) {
    boolean hit =
        switch (way) {
          case NO_INDEX, STALE_PLAN -> concerns(job);
          case LOCK -> false;
          case CHECKPOINTS -> busy();
          case VACUUM -> true;
        };
    if (hit && (way == Way.NO_INDEX || way == Way.STALE_PLAN)) {
      job.sql = table.sql();
      job.slow = way == Way.STALE_PLAN ? "slow.plan" : "slow";
    }
    return hit ? factor : 1;
  }

  private boolean concerns(Job job) {
    return job.operation().name().equals(target.operation());
  }

  @Override
  public boolean lets(Job job, int step) {
    if (way != Way.LOCK || !concerns(job)) {
      return true;
    }
    long now = site.kernel.now();
    Long since = waiting.get(job);
    if (!busy()) {
      if (since != null && now - since > DEADLOCK_TIMEOUT) {
        tell(job, "lock.acquired", now - since);
      }
      waiting.remove(job);
      return true;
    }
    job.sql = table.sql();
    if (since == null) {
      waiting.put(job, now);
      job.holdUp(Math.min(DEADLOCK_TIMEOUT + dice.below(900), busyUntil - now), incident);
      return false;
    }
    tell(job, "lock.waits", now - since);
    tell(job, "lock.waits.detail", now - since);
    tell(job, "lock.waits.statement", now - since);
    job.holdUp(busyUntil - now + dice.below(20_000), incident);
    return false;
  }

  private void tell(Job job, String kind, long waited) {
    Facts facts = job.facts();
    facts.micros = waited;
    facts.what = table.name();
    job.pod().say(kind, facts, Mark.consequenceOf(incident));
  }

  private void say(String moment, Mark mark) {
    Pod pod = database.pods.get(0);
    Facts facts = pod.facts();
    facts.thread = Integer.toString(dice.between(2_000, 2_999));
    facts.what = table.name();
    facts.sql = table.sql();
    facts.micros = (long) (dice.between(7.0, 13.0) * Kernel.SECOND);
    String kind = "slow." + way.name().toLowerCase(Locale.ROOT) + "." + moment;
    for (String part : List.of(kind, kind + ".hint")) {
      if (database.vocabulary.find(part) != null) {
        pod.say(part, facts, mark);
      }
    }
  }
}
