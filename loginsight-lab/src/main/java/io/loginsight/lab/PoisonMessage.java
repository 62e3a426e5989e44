package io.loginsight.lab;

import io.loginsight.lab.Reply.Result;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A message that its consumer cannot deal with is handed back and delivered again, for ever, and
 * most of the others wait behind it.
 */
final class PoisonMessage implements FaultScript, Hindrance {

  private static final List<String> CANDIDATES = List.of("shipping", "notifications");

  private final IncidentRecord incident;
  private final Site site;
  private final Service culprit;
  private final Mailbox mailbox;
  private final Request poison;
  private final Set<Pod> failed = new HashSet<>();

  PoisonMessage(IncidentRecord incident, Site site, Load load, Dice dice) {
    this.incident = incident;
    this.site = site;
    culprit = site.service(dice.pick(CANDIDATES));
    mailbox = dice.pick(site.mailboxes(culprit));
    poison = new Request(site.seed, 50_000_000L + dice.below(1 << 20), dice.pick(load.customers()));
    poison.intent = incident;
  }

  @Override
  public Service culprit() {
    return culprit;
  }

  /** Whoever is handed the message fails. */
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
    mailbox.poison(poison, incident);
  }

  @Override
  public void mend() {
    mailbox.cure();
    site.kernel.after(5 * Kernel.SECOND, () -> culprit.hindrances.remove(this));
  }

  @Override
  public boolean lets(Job job, int step) {
    if (job.request() != poison || !job.operation().name().equals(mailbox.operation().name())) {
      return true;
    }
    Mark mark = new Mark(incident, failed.add(job.pod()));
    job.breakOff("poison.failed", job.facts(), mark, new Reply(Result.FAILED, 500, incident));
    return false;
  }
}
