package io.loginsight.lab;

import io.loginsight.lab.Reply.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Somebody outside tries stolen passwords at the login, from many addresses. After a failure the
 * login lets one wait before it answers, and after some of them it locks the account: the waiting
 * keep the workers busy, and the locked are customers.
 */
final class CredentialStuffing implements FaultScript, Hindrance {

  private enum Way {
    /** Each account once, each time from another address. */
    SPRAY(700, 1),
    /** Few accounts, many passwords. */
    BRUTE(150, 9),
    /** Few addresses, which the gateway learns to slow down. */
    PROXIES(14, 2);

    final int sources;
    final int tries;

    Way(int sources, int tries) {
      this.sources = sources;
      this.tries = tries;
    }
  }

  /** The step of the login before which the password has been checked. */
  private static final int CHECKED = 2;

  private static final int LOCKED_AFTER = 5;
  private static final List<String> AGENTS =
      List.of(
          "python-requests/2.32.3",
          "okhttp/4.12.0",
          "Mozilla/5.0 (Windows NT 6.1; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
              + " Chrome/109.0.0.0 Safari/537.36",
          "Go-http-client/1.1");

  private final IncidentRecord incident;
  private final Site site;
  private final Load load;
  private final Dice dice;
  private final Service users;
  private final Way way;
  private final double holdSeconds;
  private final double perSecond;
  private final List<String> sources = new ArrayList<>();
  private final Map<String, Integer> failures = new HashMap<>();
  private final Set<Job> held = new HashSet<>();
  private final Set<String> locked = new HashSet<>();
  private Customer victim;
  private int attempts;
  private int failed;
  private boolean mended;

  CredentialStuffing(IncidentRecord incident, Site site, Load load, Dice dice) {
    this.incident = incident;
    this.site = site;
    this.load = load;
    this.dice = dice;
    users = site.service("users");
    way = dice.pick(List.of(Way.values()));
    holdSeconds = dice.between(2.5, 5.0);
    perSecond = users.pods.size() * users.workers * dice.between(0.85, 1.3) / holdSeconds;
    for (int i = 0; i < way.sources; i++) {
      sources.add(Customer.publicIp(dice));
    }
    victim = nextVictim();
  }

  @Override
  public Service culprit() {
    return users;
  }

  /** It is no instance's fault. */
  @Override
  public List<String> pods() {
    return List.of();
  }

  @Override
  public IncidentRecord incident() {
    return incident;
  }

  @Override
  public void begin() {
    incident.isSeenBy(users.name);
    incident.isSeenBy(site.service("gateway").name);
    users.hindrances.add(this);
    attempt();
  }

  @Override
  public void mend() {
    mended = true;
    locked.clear();
    site.kernel.after(10 * Kernel.SECOND, () -> users.hindrances.remove(this));
  }

  private void attempt() {
    if (mended) {
      return;
    }
    if (attempts % way.tries == 0) {
      victim = nextVictim();
    }
    Customer disguised =
        new Customer(
            victim.id(), victim.name(), dice.pick(sources), victim.city(), dice.pick(AGENTS));
    Request request = new Request(site.seed, (1L << 40) + attempts++, disguised);
    request.intent = incident;
    if (way == Way.PROXIES && attempts > way.sources * 5 && dice.chance(0.45)) {
      load.turnAway("users", "login", request, "limited");
    } else {
      load.visit("users", "login", request);
    }
    site.kernel.after((long) (dice.exponential(1 / perSecond) * Kernel.SECOND), this::attempt);
  }

  /** Of the stolen names every other is a customer's. */
  private Customer nextVictim() {
    Customer customer = dice.pick(load.customers());
    return dice.chance(0.5)
        ? customer
        : new Customer(
            dice.between(60_000, 99_999),
            customer.name() + dice.between(60, 99),
            customer.ip(),
            customer.city(),
            customer.agent());
  }

  @Override
  public boolean lets(Job job, int step) {
    if (step != CHECKED || !job.operation().name().equals("login")) {
      return true;
    }
    String name = job.request().customer.name();
    if (job.request().intent != incident) {
      return !locked.contains(name) || refuse(job, "login.locked");
    }
    if (held.remove(job)) {
      return refuse(job, "login.denied");
    }
    if (locked.contains(name)) {
      return refuse(job, "login.locked");
    }
    if (failed > 20 && dice.chance(0.015)) {
      return true; // one of the stolen passwords is right
    }
    warn(job);
    if (failures.merge(name, 1, Integer::sum) == LOCKED_AFTER) {
      locked.add(name);
      job.pod().say("login.lock", job.facts(), new Mark(incident, locked.size() <= 3));
    }
    held.add(job);
    job.holdUp((long) (holdSeconds * dice.between(0.7, 1.3) * Kernel.SECOND), incident);
    return false;
  }

  /** Now and then the service says how many there were. */
  private void warn(Job job) {
    if (++failed % (int) (40 * perSecond) == (int) (8 * perSecond)) {
      Facts facts = job.pod().facts();
      facts.used = failed;
      facts.limit = way.sources;
      job.pod().say("login.alarm", facts, Mark.causeOf(incident));
    }
  }

  private boolean refuse(Job job, String kind) {
    job.breakOff(
        kind, job.facts(), Mark.consequenceOf(incident), new Reply(Result.DENIED, 401, incident));
    return false;
  }
}
