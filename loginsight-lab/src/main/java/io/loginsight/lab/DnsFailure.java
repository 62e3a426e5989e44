package io.loginsight.lab;

import io.loginsight.lab.Reply.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names are no longer found: either one service finds none, or none finds one service. What was
 * found before is remembered for a while, and connections that are open stay so.
 */
final class DnsFailure implements FaultScript, Wire {

  /** Those that ask others. */
  private static final List<String> ASKING = List.of("orders", "cart", "search", "notifications");

  private static final List<String> ASKED =
      List.of("payments", "inventory", "users", "catalog", "cart", "orders");

  private final IncidentRecord incident;
  private final Site site;
  private final Dice dice;
  private final Service culprit;

  /** Whether it is the culprit that finds nobody, and not the others that do not find it. */
  private final boolean asks;

  private final boolean announced;
  private final double agingSeconds;
  private long began;

  DnsFailure(IncidentRecord incident, Site site, Dice dice, double runSeconds) {
    this.incident = incident;
    this.site = site;
    this.dice = dice;
    asks = dice.chance(0.5);
    culprit = site.service(dice.pick(asks ? ASKING : ASKED));
    announced = asks && dice.chance(0.5);
    agingSeconds = runSeconds * dice.between(0.01, 0.03);
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
  public void begin() {
    began = site.kernel.now();
    site.services().forEach(service -> service.wires.add(this));
    if (asks) {
      incident.isSeenBy(culprit.name);
    }
    if (announced) {
      culprit.pods.forEach(pod -> pod.say("dns.changed", pod.facts(), Mark.causeOf(incident)));
    }
  }

  @Override
  public void mend() {
    site.services().forEach(service -> service.wires.remove(this));
  }

  @Override
  public @Nullable Reply refusal(Pod from, Pod to, Operation operation, Request request) {
    Service lost = asks ? from.service() : to.service();
    double old = (double) (site.kernel.now() - began) / Kernel.SECOND / agingSeconds;
    if (lost != culprit || to.service().infrastructure() || !dice.chance(Math.min(0.97, old))) {
      return null;
    }
    incident.isSeenBy(from.service().name);
    return new Reply(Result.DNS, 503, incident);
  }
}
