package io.loginsight.lab;

import java.util.List;

/** A job on one instance takes one database connection after the other and gives none back. */
final class PoolExhausted implements FaultScript {

  private static final List<String> CANDIDATES = List.of("orders", "payments", "users");
  private static final double HIGH = 0.8;

  private final IncidentRecord incident;
  private final Site site;
  private final Pod culprit;
  private final long pause;
  private boolean mended;
  private boolean warned;

  PoolExhausted(IncidentRecord incident, Site site, Dice dice, double runSeconds) {
    this.incident = incident;
    this.site = site;
    Service service = site.service(dice.pick(CANDIDATES));
    culprit = dice.pick(service.pods);
    pause = (long) (runSeconds / 250 * Kernel.SECOND);
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
  public void begin() {
    culprit.say("job.started", facts(), Mark.causeOf(incident));
    site.kernel.after(pause, this::takeOne);
  }

  private void takeOne() {
    Pool pool = culprit.pool();
    if (mended) {
      return;
    }
    pool.drain(incident);
    if (!warned && pool.active() >= HIGH * pool.size()) {
      warned = true;
      culprit.say("pool.high", facts(), Mark.causeOf(incident));
    }
    site.kernel.after(pause, this::takeOne);
  }

  @Override
  public void mend() {
    mended = true;
    culprit.say("job.aborted", facts(), Mark.consequenceOf(incident));
    culprit.pool().refill();
  }

  private Facts facts() {
    Facts facts = culprit.facts();
    facts.thread = "scheduling-1";
    return facts;
  }
}
