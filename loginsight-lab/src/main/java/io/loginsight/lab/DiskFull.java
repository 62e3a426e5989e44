package io.loginsight.lab;

import io.loginsight.lab.Reply.Result;
import java.util.List;

/** The disk of one service fills up, and then whatever must be written cannot be. */
final class DiskFull implements FaultScript, Hindrance {

  private enum Way {
    /** What should be written fails. */
    FAILS,
    /** Who wants to write has to wait until there is room again. */
    BLOCKS,
    /** What cannot write gives up altogether, and cannot begin anew. */
    DIES
  }

  private record Target(String service, Way way) {}

  private static final List<Target> TARGETS =
      List.of(
          new Target("database", Way.FAILS),
          new Target("database", Way.DIES),
          new Target("queue", Way.BLOCKS),
          new Target("cache", Way.FAILS),
          new Target("shipping", Way.FAILS),
          new Target("payments", Way.FAILS),
          new Target("orders", Way.FAILS));

  private final IncidentRecord incident;
  private final Site site;
  private final Dice dice;
  private final Target target;
  private final Service culprit;
  private final double fillSeconds;
  private boolean full;
  private boolean failed;
  private boolean mended;

  DiskFull(IncidentRecord incident, Site site, Dice dice, double runSeconds) {
    this.incident = incident;
    this.site = site;
    this.dice = dice;
    target = dice.pick(TARGETS);
    culprit = site.service(target.service());
    fillSeconds = runSeconds * dice.between(0.015, 0.04);
  }

  @Override
  public Service culprit() {
    return culprit;
  }

  @Override
  public List<String> pods() {
    return culprit.pods.stream().map(Pod::name).toList();
  }

  @Override
  public IncidentRecord incident() {
    return incident;
  }

  @Override
  public void begin() {
    culprit.hindrances.add(this);
    say("disk.fills", 61, Mark.causeOf(incident));
    after(0.6, () -> say("disk.low", 93, Mark.causeOf(incident)));
    after(
        1,
        () -> {
          full = true;
          culprit.muted.add("save");
          sayIfKnown("disk.alarm", Mark.causeOf(incident));
          again();
        });
  }

  /** Some try and complain again and again. */
  private void again() {
    if (!mended) {
      sayIfKnown("disk.again", Mark.consequenceOf(incident));
      site.kernel.after(6 * Kernel.SECOND, this::again);
    }
  }

  private void sayIfKnown(String kind, Mark mark) {
    if (culprit.vocabulary.find(kind) != null) {
      say(kind, 100, mark);
    }
  }

  private void after(double share, Runnable action) {
    site.kernel.after(
        (long) (share * fillSeconds * Kernel.SECOND),
        () -> {
          if (!mended) {
            action.run();
          }
        });
  }

  @Override
  public void mend() {
    mended = true;
    full = false;
    culprit.hindrances.remove(this);
    culprit.muted.remove("save");
    if (culprit.pods.get(0).crashedBy() != null) {
      culprit.pods.set(0, culprit.pods.get(0).reborn());
      culprit.pods.get(0).start(Mark.consequenceOf(incident));
    } else {
      say("disk.freed", 38, Mark.consequenceOf(incident));
    }
  }

  @Override
  public boolean lets(Job job, int step) {
    if (!full || !culprit.isWriting(job, step)) {
      return true;
    }
    switch (target.way()) {
      case BLOCKS -> job.holdUp(Kernel.SECOND, incident);
      case FAILS -> fail(job);
      case DIES -> die(job);
    }
    return false;
  }

  private void fail(Job job) {
    Wording told = culprit.vocabulary.find("disk.told");
    String message = told == null ? "" : told.message().fill(job.facts());
    Mark mark = new Mark(incident, !failed);
    failed = true;
    Facts facts = job.facts();
    for (String kind : List.of("disk.error.hint", "disk.error.statement")) {
      if (culprit.vocabulary.find(kind) != null) {
        // What belongs to a complaint follows it.
        site.kernel.after(1, () -> job.pod().say(kind, facts, Mark.consequenceOf(incident)));
      }
    }
    Reply reply = new Reply(Result.FAILED, 500, incident, message);
    job.breakOff("disk.error", facts, mark, reply);
  }

  private void die(Job job) {
    Pod pod = job.pod();
    if (!pod.isGone()) {
      pod.say("disk.panic", job.facts(), Mark.causeOf(incident));
      pod.crash(incident);
      retry();
    }
    job.next(); // to its end
  }

  /** What is started over fails to start, again and again. */
  private void retry() {
    site.kernel.after(
        (long) (dice.between(4.0, 9.0) * Kernel.SECOND),
        () -> {
          if (!mended) {
            Pod pod = culprit.pods.get(0);
            pod.say("start", pod.facts(), Mark.consequenceOf(incident));
            pod.say("disk.stillborn", pod.facts(), Mark.consequenceOf(incident));
            retry();
          }
        });
  }

  private void say(String kind, int percent, Mark mark) {
    Pod pod = culprit.pods.get(0);
    Facts facts = pod.facts();
    facts.used = percent;
    facts.limit = 40;
    facts.micros = (long) (fillSeconds * Kernel.SECOND);
    pod.say(kind, facts, mark);
  }
}
