package io.loginsight.lab;

import java.util.Map;

/**
 * What goes on with or without customers: timers, garbage collectors, heartbeats, housekeeping, and
 * the odd complaint that means nothing. It is whatever a vocabulary says with {@code every=}; an
 * entry of the same name with {@code .done} follows a moment later.
 */
final class Routine {

  private final Site site;

  /** How many times rarer all is than the vocabularies say. */
  private double stretch = 1;

  Routine(Site site) {
    this.site = site;
  }

  /** Makes all of it rarer, if there would be more than so many lines a second. */
  void limit(double linesPerSecond) {
    stretch = Math.max(1, linesPerSecond() / linesPerSecond);
  }

  double stretch() {
    return stretch;
  }

  void begin() {
    for (Service service : site.services()) {
      for (Map.Entry<String, Wording> entry : service.vocabulary.all().entrySet()) {
        Wording wording = entry.getValue();
        if (wording.everySeconds() > 0) {
          int replicas = wording.leader() ? 1 : service.pods.size();
          for (int i = 0; i < replicas; i++) {
            repeat(service, entry.getKey(), wording, i);
          }
        }
      }
    }
  }

  /** Lines a second, over all services. */
  double linesPerSecond() {
    double sum = 0;
    for (Service service : site.services()) {
      for (Map.Entry<String, Wording> entry : service.vocabulary.all().entrySet()) {
        Wording wording = entry.getValue();
        if (wording.everySeconds() > 0) {
          int lines = service.vocabulary.find(entry.getKey() + ".done") == null ? 1 : 2;
          sum += lines * (wording.leader() ? 1.0 : service.pods.size()) / wording.everySeconds();
        }
      }
    }
    return sum / stretch;
  }

  /** The instance is asked for by its place, since those in it come and go. */
  private void repeat(Service service, String kind, Wording wording, int place) {
    Dice dice = Dice.of(site.seed, "routine " + service.name + " " + kind, place);
    double every = wording.everySeconds() * stretch;
    Runnable task =
        new Runnable() {
          @Override
          public void run() {
            perform(service.pods.get(place), kind, dice);
            wait(every * dice.between(0.9, 1.1));
          }

          void wait(double seconds) {
            site.kernel.after((long) (seconds * Kernel.SECOND), this);
          }
        };
    site.kernel.after((long) (every * dice.unit() * Kernel.SECOND), task);
  }

  private void perform(Pod pod, String kind, Dice dice) {
    if (!pod.isUp() || pod.service().muted.contains(kind)) {
      return;
    }
    pod.say(kind, facts(pod, dice, dice.logNormal(9, 0.7)), Mark.ORDINARY);
    String done = kind + ".done";
    if (pod.service().vocabulary.find(done) != null) {
      double millis = dice.logNormal(1200, 0.6);
      site.kernel.after(
          (long) (millis * Kernel.MILLI),
          () -> {
            if (pod.isUp()) {
              pod.say(done, facts(pod, dice, millis), Mark.ORDINARY);
            }
          });
    }
  }

  /** In a database it is one of many processes that has something to say. */
  private static String thread(Pod pod, Dice dice) {
    return pod.service().infrastructure()
        ? Integer.toString(dice.between(24, 31) + 1_000 * dice.below(4))
        : "scheduling-1";
  }

  private static Facts facts(Pod pod, Dice dice, double millis) {
    Facts facts = pod.facts();
    facts.thread = thread(pod, dice);
    facts.micros = (long) (millis * Kernel.MILLI);
    facts.attempt = dice.between(1, 3);
    return facts;
  }
}
