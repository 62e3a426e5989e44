package io.loginsight.lab;

import io.loginsight.lab.Reply.Result;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A setting of a running service is changed, and with the new one it cannot serve the customers of
 * a few cities. All others notice nothing, and no version is new.
 */
final class ConfigChange implements FaultScript, Hindrance {

  private static final List<String> CANDIDATES =
      List.of("orders", "payments", "users", "inventory", "cart", "catalog", "search");

  private final IncidentRecord incident;
  private final Site site;
  private final Dice dice;
  private final Service culprit;
  private final double pollSeconds;
  private final Set<String> cities = new HashSet<>();
  private final Set<Pod> changed = new HashSet<>();
  private final Set<Pod> failed = new HashSet<>();
  private boolean mended;

  ConfigChange(IncidentRecord incident, Site site, Dice dice, double runSeconds) {
    this.incident = incident;
    this.site = site;
    this.dice = dice;
    culprit = site.service(dice.pick(CANDIDATES));
    pollSeconds = Math.min(30, runSeconds / 100);
    int count = dice.between(3, 6);
    while (cities.size() < count) {
      cities.add(dice.pick(Customer.CITIES));
    }
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
    long at = 0;
    for (Pod pod : List.copyOf(culprit.pods)) {
      site.kernel.after(at, () -> change(pod));
      at += (long) (dice.between(0.1, 1.0) * pollSeconds * Kernel.SECOND);
    }
  }

  private void change(Pod pod) {
    if (!mended && pod.isUp()) {
      changed.add(pod);
      pod.say("config.changed", pod.facts(), Mark.causeOf(incident));
    }
  }

  @Override
  public void mend() {
    mended = true;
    culprit.hindrances.remove(this);
    for (Pod pod : culprit.pods) {
      if (pod.isUp()) {
        pod.say("config.reverted", pod.facts(), Mark.consequenceOf(incident));
      }
    }
  }

  @Override
  public boolean lets(Job job, int step) {
    if (step != 1
        || !job.isOfMainOperation()
        || !changed.contains(job.pod())
        || !cities.contains(job.request().customer.city())) {
      return true;
    }
    Mark mark = new Mark(incident, failed.add(job.pod()));
    job.breakOff("config.failed", job.facts(), mark, new Reply(Result.FAILED, 500, incident));
    return false;
  }
}
