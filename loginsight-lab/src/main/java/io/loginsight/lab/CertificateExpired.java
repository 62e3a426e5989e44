package io.loginsight.lab;

import io.loginsight.lab.Reply.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The certificate of a service expires. Connections that are open stay so; of those that are made
 * anew, none is trusted.
 */
final class CertificateExpired implements FaultScript, Wire {

  private enum Way {
    /** The service says that its callers turn away. */
    TOLD,
    /** Only the callers say anything. */
    SILENT,
    /** The service has noticed itself, and can do nothing about it. */
    FORESEEN
  }

  private static final List<String> CANDIDATES =
      List.of(
          "payments",
          "inventory",
          "catalog",
          "cart",
          "users",
          "orders",
          "database",
          "cache",
          "queue");

  private final IncidentRecord incident;
  private final Site site;
  private final Dice dice;
  private final Service culprit;
  private final Way way;
  private final double agingSeconds;
  private long expired;

  CertificateExpired(IncidentRecord incident, Site site, Dice dice, double runSeconds) {
    this.incident = incident;
    this.site = site;
    this.dice = dice;
    culprit = site.service(dice.pick(CANDIDATES));
    way = dice.pick(List.of(Way.values()));
    agingSeconds = runSeconds * dice.between(0.02, 0.05);
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
    expired = site.kernel.now();
    culprit.wires.add(this);
    if (way == Way.FORESEEN) {
      culprit.pods.forEach(pod -> say(pod, "tls.expired", Mark.causeOf(incident)));
    }
    if (way != Way.SILENT) {
      incident.isSeenBy(culprit.name);
    }
  }

  @Override
  public void mend() {
    culprit.wires.remove(this);
    culprit.pods.forEach(pod -> say(pod, "tls.renewed", Mark.consequenceOf(incident)));
  }

  @Override
  public @Nullable Reply refusal(Pod from, Pod to, Operation operation, Request request) {
    double old = (double) (site.kernel.now() - expired) / Kernel.SECOND / agingSeconds;
    if (!dice.chance(Math.min(0.97, old))) {
      return null;
    }
    if (way != Way.SILENT) {
      say(to, "tls.rejected", Mark.consequenceOf(incident));
    }
    incident.isSeenBy(from.service().name);
    return new Reply(Result.TLS, 503, incident);
  }

  private void say(Pod pod, String kind, Mark mark) {
    Facts facts = pod.facts();
    facts.what = Journal.instant(expired / Kernel.SECOND * Kernel.SECOND).toString();
    pod.say(kind, facts, mark);
  }
}
