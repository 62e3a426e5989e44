package io.loginsight.lab;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Each request leaves something behind in the memory of one service. When little is left, the
 * garbage collector is always at work and at times stops all else; when nothing is left, the
 * instance dies and begins anew.
 */
final class MemoryLeak implements FaultScript, Hindrance {

  private static final List<String> CANDIDATES =
      List.of("orders", "payments", "users", "catalog", "cart", "search");
  private static final int LIMIT = 512;
  private static final double HIGH = 0.8;
  private static final double FULL = 0.9;

  /** The memory of one instance. */
  private static final class Heap {
    double used;
    double told;
    boolean high;
    long stoppedUntil;

    Heap(double used) {
      this.used = used;
      told = used;
    }

    double share() {
      return used / LIMIT;
    }
  }

  private final IncidentRecord incident;
  private final Site site;
  private final Dice dice;
  private final Service culprit;
  private final boolean announced;
  private final double secondsToDeath;
  private final Map<Pod, Heap> heaps = new HashMap<>();
  private final Set<String> shown = new HashSet<>();
  private double perRequest;

  MemoryLeak(IncidentRecord incident, Site site, Dice dice, double runSeconds) {
    this.incident = incident;
    this.site = site;
    this.dice = dice;
    culprit = site.service(dice.pick(CANDIDATES));
    announced = dice.chance(0.6);
    secondsToDeath = runSeconds * dice.between(0.06, 0.11);
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
    int accepted = culprit.pods.stream().mapToInt(Pod::accepted).sum();
    double aSecond = Math.max(1, accepted) / site.secondsSoFar() / culprit.pods.size();
    perRequest = LIMIT * 0.65 / (aSecond * secondsToDeath);
    if (announced) {
      for (Pod pod : culprit.pods) {
        pod.say("leak.begin", pod.facts(), Mark.causeOf(incident));
      }
    }
    culprit.hindrances.add(this);
  }

  /** What made it leak is taken back, and all instances begin anew. */
  @Override
  public void mend() {
    culprit.hindrances.remove(this);
    String version = culprit.pods.get(0).version();
    new Rollout(site, dice, culprit, 4)
        .roll(version, culprit.pods.size(), fresh -> {}, Mark.consequenceOf(incident));
  }

  @Override
  public boolean lets(Job job, int step) {
    Heap heap = heaps.computeIfAbsent(job.pod(), pod -> new Heap(LIMIT * dice.between(0.28, 0.42)));
    long now = site.kernel.now();
    if (now < heap.stoppedUntil) {
      job.holdUp(heap.stoppedUntil - now, incident);
      return false;
    }
    if (step == 1) {
      heap.used += perRequest * dice.between(0.5, 1.5);
      return collect(job.pod(), heap, job);
    }
    return true;
  }

  /** The collector does what it can; false if that was not enough. */
  private boolean collect(Pod pod, Heap heap, Job job) {
    if (heap.used >= LIMIT) {
      die(pod, job);
      return false;
    }
    double step = LIMIT * (heap.share() < FULL ? 0.06 : 0.018);
    if (heap.used - heap.told < step) {
      return true;
    }
    heap.told = heap.used;
    if (!heap.high && heap.share() >= HIGH) {
      heap.high = true;
      pod.say("heap.high", facts(pod, heap, 0), mark(pod, "heap.high"));
    }
    if (heap.share() < FULL) {
      collected(pod, heap, "heap.collected", dice.between(9.0, 60.0));
      return true;
    }
    double pause = dice.between(500.0, 2_600.0);
    collected(pod, heap, "heap.full", pause);
    heap.stoppedUntil = site.kernel.now() + (long) (pause * Kernel.MILLI);
    return true;
  }

  private void collected(Pod pod, Heap heap, String kind, double millis) {
    if (culprit.vocabulary.find(kind) != null) {
      pod.say(kind, facts(pod, heap, millis), mark(pod, kind));
    }
  }

  /** The first line of each kind shows the cause, the others repeat it. */
  private Mark mark(Pod pod, String kind) {
    return new Mark(incident, shown.add(pod.name() + kind));
  }

  private Facts facts(Pod pod, Heap heap, double millis) {
    Facts facts = pod.facts();
    facts.used = (long) heap.used;
    facts.depth = (int) Math.min(LIMIT - 1, heap.used + dice.between(2, 9));
    facts.limit = LIMIT;
    facts.micros = (long) (millis * Kernel.MILLI);
    return facts;
  }

  private void die(Pod pod, Job job) {
    heaps.remove(pod);
    Facts facts = job.facts();
    facts.used = LIMIT;
    facts.limit = LIMIT;
    pod.say("heap.dead", facts, mark(pod, "heap.dead"));
    pod.crash(incident);
    Pod fresh = pod.reborn();
    culprit.pods.set(culprit.pods.indexOf(pod), fresh);
    job.next(); // to its end
    site.kernel.after(
        (long) (dice.between(0.8, 3.0) * Kernel.SECOND),
        () -> {
          if (culprit.pods.contains(fresh)) {
            fresh.start(Mark.consequenceOf(incident));
          }
        });
  }

  @Override
  public double slowness(Job job) {
    Heap heap = heaps.get(job.pod());
    return heap == null || heap.share() < HIGH ? 1 : 1 + 40 * (heap.share() - HIGH);
  }
}
