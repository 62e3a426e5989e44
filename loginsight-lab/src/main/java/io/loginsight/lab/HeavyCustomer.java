package io.loginsight.lab;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One customer asks for so much at once that the instance that answers does little else than
 * collect garbage, and lets all others wait meanwhile.
 */
final class HeavyCustomer implements FaultScript, Hindrance {

  /** Those that pass nothing of it on to others. */
  private static final List<String> CANDIDATES = List.of("catalog", "orders", "users");

  private final IncidentRecord incident;
  private final Site site;
  private final Load load;
  private final Dice dice;
  private final Service culprit;
  private final Site.Route route;
  private final Customer customer;
  private final double perSecond;
  private final Map<Pod, Long> stoppedUntil = new HashMap<>();
  private final Set<String> shown = new HashSet<>();
  private boolean mended;
  private int requests;

  HeavyCustomer(IncidentRecord incident, Site site, Load load, Dice dice) {
    this.incident = incident;
    this.site = site;
    this.load = load;
    this.dice = dice;
    culprit = site.service(dice.pick(CANDIDATES));
    route =
        dice.pick(
            site.routes.stream()
                .filter(one -> site.service(one.service()) == culprit)
                .filter(one -> one.method().equals("GET"))
                .toList());
    customer = dice.pick(load.customers());
    perSecond = culprit.pods.size() * dice.between(0.6, 1.2);
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
    ask();
  }

  @Override
  public void mend() {
    mended = true;
    site.kernel.after(5 * Kernel.SECOND, () -> culprit.hindrances.remove(this));
  }

  private void ask() {
    if (!mended) {
      Request request = new Request(site.seed, 40_000_000L + requests++, customer);
      request.intent = incident;
      load.visit(route.service(), route.operation(), request);
      site.kernel.after((long) (dice.exponential(1 / perSecond) * Kernel.SECOND), this::ask);
    }
  }

  @Override
  public boolean lets(Job job, int step) {
    Pod pod = job.pod();
    long now = site.kernel.now();
    long until = stoppedUntil.getOrDefault(pod, 0L);
    if (now < until) {
      job.holdUp(until - now, incident);
      return false;
    }
    if (step == 1 && job.request().intent == incident) {
      double pause = dice.between(500.0, 1_900.0);
      stoppedUntil.put(pod, now + (long) (pause * Kernel.MILLI));
      say(job, "bulk.asked", pause);
      say(job, "bulk.pause", pause);
    }
    return true;
  }

  private void say(Job job, String kind, double pause) {
    Facts facts = job.facts();
    facts.used = dice.between(380, 505);
    facts.limit = 512;
    facts.micros = (long) (pause * Kernel.MILLI);
    job.pod().say(kind, facts, new Mark(incident, shown.add(job.pod().name() + kind)));
  }
}
