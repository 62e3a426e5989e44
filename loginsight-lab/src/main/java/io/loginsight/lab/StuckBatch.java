package io.loginsight.lab;

import io.loginsight.lab.Reply.Result;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A job of one service changes many rows in one transaction and does not come to its end. Whoever
 * wants to write to the same rows, of whatever service, waits for it.
 */
final class StuckBatch implements FaultScript, Hindrance {

  private static final List<String> CANDIDATES = List.of("orders", "payments", "users");
  private static final long AGAIN = 400 * Kernel.MILLI;

  private final IncidentRecord incident;
  private final Site site;
  private final Dice dice;
  private final Pod culprit;
  private final Service database;
  private final double share;
  private final long progress;

  /** After how long the database gives up waiting for a lock; 0 if it never does. */
  private final long lockTimeout;

  /** Since when jobs wait; those whose rows are free have nothing to wait for. */
  private final Map<Job, Long> since = new HashMap<>();

  private boolean mended;
  private int told;

  StuckBatch(IncidentRecord incident, Site site, Dice dice, double runSeconds) {
    this.incident = incident;
    this.site = site;
    this.dice = dice;
    culprit = dice.pick(site.service(dice.pick(CANDIDATES)).pods);
    database = site.service("database");
    share = dice.between(0.5, 0.95);
    progress = (long) (runSeconds / 25 * Kernel.SECOND);
    lockTimeout = dice.chance(0.5) ? (long) (dice.between(0.3, 0.7) * Kernel.SECOND) : 0;
  }

  @Override
  public Service culprit() {
    return culprit.service();
  }

  @Override
  public List<String> pods() {
    return List.of(culprit.name());
  }

  @Override
  public IncidentRecord incident() {
    return incident;
  }

  @Override
  public void begin() {
    say("purge.started", Mark.causeOf(incident));
    database.hindrances.add(this);
    site.kernel.after(progress, this::goOn);
  }

  private void goOn() {
    if (!mended) {
      say("purge.progress", new Mark(incident, told == 0));
      told++;
      site.kernel.after(progress, this::goOn);
    }
  }

  @Override
  public void mend() {
    mended = true;
    say("purge.killed", Mark.consequenceOf(incident));
    Pod pod = database.pods.get(0);
    Facts facts = pod.facts();
    facts.thread = Integer.toString(dice.between(2_000, 2_999));
    pod.say("purge.terminated", facts, Mark.consequenceOf(incident));
    database.hindrances.remove(this);
  }

  private void say(String kind, Mark mark) {
    Facts facts = culprit.facts();
    facts.used = 3L + told;
    culprit.say(kind, facts, mark);
  }

  @Override
  public boolean lets(Job job, int step) {
    if (!job.operation().name().equals("write") || step > 0) {
      return true;
    }
    long now = site.kernel.now();
    Long began = since.get(job);
    if (began == null) {
      if (!dice.chance(share)) {
        return true;
      }
      since.put(job, now);
      site.spread(incident, culprit.service().name, database.name);
      job.sql = site.subject.table("lock").sql();
    } else if (lockTimeout > 0 && now - began >= lockTimeout) {
      String message = database.words("lock.told").message().fill(job.facts());
      job.breakOff(
          "lock.timeout",
          job.facts(),
          Mark.consequenceOf(incident),
          new Reply(Result.FAILED, 500, incident, message));
      since.remove(job);
      return false;
    } else if (lockTimeout == 0 && now - began < 2 * AGAIN) {
      Facts facts = job.facts();
      facts.micros = now - began;
      job.pod().say("purge.waits", facts, Mark.consequenceOf(incident));
    }
    job.holdUp(lockTimeout > 0 ? lockTimeout : AGAIN, incident);
    return false;
  }
}
