package io.loginsight.lab;

import io.loginsight.lab.Reply.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clock of one host jumps. The lines of the instance there carry wrong times; others do not
 * accept what it signs, nor it what they sign: customers show the tokens that {@code users} gave
 * them, and services sign their calls.
 */
final class ClockSkew implements FaultScript, Wire {

  private static final List<String> CANDIDATES =
      List.of("users", "orders", "payments", "inventory", "cart", "catalog");

  /** Where no customer needs to be known. */
  private static final List<String> OPEN_TO_ALL = List.of("catalog", "search");

  private static final long LEEWAY = 60 * Kernel.SECOND;

  private final IncidentRecord incident;
  private final Site site;
  private final Dice dice;
  private final Pod culprit;
  private final long jump;

  /** How long a customer's token is accepted. */
  private final long lifetime;

  private long jumped;
  private long mended = Long.MAX_VALUE;

  ClockSkew(IncidentRecord incident, Site site, Dice dice, double runSeconds) {
    this.incident = incident;
    this.site = site;
    this.dice = dice;
    culprit = dice.pick(site.service(dice.pick(CANDIDATES)).pods);
    lifetime = (long) (Math.min(300, runSeconds / 16) * Kernel.SECOND);
    long ahead = (long) (dice.between(7.0, 25.0) * 60 * Kernel.SECOND);
    jump = dice.chance(0.5) ? ahead : -ahead;
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
    incident.isSeenBy(culprit.service().name);
    jumped = site.kernel.now();
    culprit.setClock(jump, incident);
    site.services().forEach(service -> service.wires.add(this));
    String kind = jump > 0 ? "clock.ahead" : "clock.behind";
    if (culprit.service().vocabulary.find(kind) != null) {
      site.kernel.after(
          (long) (dice.between(2.0, 30.0) * Kernel.SECOND),
          () -> culprit.say(kind, clockFacts(), Mark.causeOf(incident)));
    }
  }

  private Facts clockFacts() {
    Facts facts = culprit.facts();
    long minutes = Math.abs(jump) / (60 * Kernel.SECOND);
    facts.what = minutes + "m" + Math.abs(jump) / Kernel.SECOND % 60 + "s";
    facts.micros = Math.abs(jump);
    return facts;
  }

  @Override
  public void mend() {
    mended = site.kernel.now();
    culprit.setClock(0, null);
    site.kernel.after(
        lifetime, () -> site.services().forEach(service -> service.wires.remove(this)));
  }

  @Override
  public @Nullable Reply refusal(Pod from, Pod to, Operation operation, Request request) {
    if (to.service().infrastructure() || operation.name().equals("login")) {
      return null;
    }
    return from.service() == site.service("gateway")
        ? ofCustomer(to, request)
        : ofService(from, to, request);
  }

  private @Nullable Reply ofService(Pod from, Pod to, Request request) {
    long apart = from.clock() - to.clock();
    return Math.abs(apart) <= LEEWAY ? null : refuse(from, to, request, apart > 0, from.clock());
  }

  private @Nullable Reply ofCustomer(Pod to, Request request) {
    if (OPEN_TO_ALL.stream().map(site::service).anyMatch(open -> open == to.service())) {
      return null;
    }
    List<Pod> issuers = site.service("users").pods;
    Pod issuer = issuers.get(request.customer.id() % issuers.size());
    long now = site.kernel.now();
    long issued = now - (long) (dice.unit() * lifetime);
    boolean wrong = issuer == culprit && issued >= jumped && issued < mended;
    long from = issued + (wrong ? jump : 0);
    if (to.clock() < from - LEEWAY) {
      return refuse(issuer, to, request, true, from);
    }
    return to.clock() > from + lifetime + LEEWAY
        ? refuse(issuer, to, request, false, from + lifetime)
        : null;
  }

  private Reply refuse(Pod signer, Pod to, Request request, boolean early, long when) {
    Facts facts = to.facts();
    facts.request = request;
    facts.spanId = request.words.hex(16);
    facts.thread = to.service().threads + dice.between(1, 10);
    facts.what = seconds(when);
    facts.error = seconds(to.clock());
    facts.dependency = signer.service().name;
    facts.micros = Math.abs(when - to.clock());
    to.say(early ? "token.early" : "token.late", facts, Mark.consequenceOf(incident));
    if (signer == culprit) {
      site.spread(incident, culprit.service().name, to.service().name);
    }
    return new Reply(Result.DENIED, 401, incident);
  }

  private static String seconds(long micros) {
    return Journal.instant(micros / Kernel.SECOND * Kernel.SECOND).toString();
  }
}
