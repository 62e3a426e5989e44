package io.loginsight.lab;

import static java.util.Objects.requireNonNull;

import io.loginsight.api.Level;
import io.loginsight.lab.AccessStyle.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The customers: how many come, what they want; and now and then a scanner that wants in. */
final class Load {

  private record Forwarded(int weight, Service service, Operation operation) {}

  private static final long STEP = 60 * Kernel.SECOND;
  private static final int CUSTOMERS = 900;
  private static final List<String> PROBES =
      List.of(
          "/.env",
          "/wp-login.php",
          "/.git/config",
          "/admin.php",
          "/phpmyadmin/index.php",
          "/server-status",
          "/actuator/env",
          "/api/v1/../../etc/passwd",
          "/vendor/phpunit/phpunit",
          "/backup.zip",
          "/config.json",
          "/xmlrpc.php",
          "/owa/auth/logon.aspx",
          "/login.action");

  private final Site site;
  private final Kernel kernel;
  private final Service gateway;
  private final LogFile accessLog;
  private final List<Forwarded> routes = new ArrayList<>();
  private final List<Customer> customers;
  private final Dice dice;
  private final Dice scanner;
  private final long start;
  private final double requestsPerSecond;
  private final LongToDoubleFunction rhythm;
  private final double stretch;
  private final int weights;
  private long requests;

  /**
   * @param rhythm how many times as many requests come as on the average, so many microseconds
   *     after the start
   * @param stretch how many times rarer scanners come than usual
   */
  Load(Site site, double requestsPerSecond, LongToDoubleFunction rhythm, double stretch) {
    this.site = site;
    this.rhythm = rhythm;
    this.stretch = stretch;
    this.requestsPerSecond = requestsPerSecond;
    kernel = site.kernel;
    gateway = site.service("gateway");
    accessLog = site.journal.file(site.subject.accessLog(), gateway.name);
    customers =
        Customer.population(Dice.of(site.seed, "customers"), CUSTOMERS, site.subject.agents());
    dice = Dice.of(site.seed, "load");
    scanner = Dice.of(site.seed, "scanner");
    start = kernel.now();
    for (Site.Route route : site.routes) {
      routes.add(forwarded(route));
    }
    weights = routes.stream().mapToInt(Forwarded::weight).sum();
  }

  private Forwarded forwarded(Site.Route route) {
    Step pass = Step.ask(route.service(), route.operation());
    Operation operation =
        new Operation(
            route.service() + "." + route.operation(),
            route.method(),
            route.path(),
            Step.work(0.4),
            pass);
    return new Forwarded(route.weight(), site.service(route.service()), operation);
  }

  void begin() {
    kernel.after(0, this::arrive);
    kernel.after((long) (scanner.between(60.0, 400.0) * stretch * Kernel.SECOND), this::scan);
  }

  private void arrive() {
    Request request =
        new Request(site.seed, requests++, customers.get(dice.popular(customers.size())));
    come(pickRoute().operation(), request);
    kernel.after((long) (dice.exponential(1 / rate()) * Kernel.SECOND), this::arrive);
  }

  private void come(Operation operation, Request request) {
    Pod pod = gateway.route();
    if (pod != null) {
      forward(pod, operation, request);
    }
  }

  List<Customer> customers() {
    return customers;
  }

  /** Somebody comes who is not one of the customers. */
  void visit(String service, String operation, Request request) {
    come(forward(service, operation), request);
  }

  /** Somebody comes whom the gateway does not let in, and it says why. */
  void turnAway(String service, String operation, Request request, String why) {
    Pod pod = gateway.route();
    if (pod != null) {
      Facts facts = new Facts(request.words);
      facts.pod = pod;
      facts.request = request;
      facts.operation = forward(service, operation);
      Reply reply = new Reply(Reply.Result.REJECTED, 429, request.intent);
      pod.say(why, facts, Mark.consequenceOf(request.intent));
      access(pod, facts, request, reply, 0, "-");
    }
  }

  private Operation forward(String service, String operation) {
    String name = site.service(service).name + "." + operation;
    for (Forwarded route : routes) {
      if (route.operation().name().equals(name)) {
        return route.operation();
      }
    }
    throw new IllegalArgumentException("nobody asks the gateway for " + name);
  }

  private Forwarded pickRoute() {
    int at = dice.below(weights);
    for (Forwarded route : routes) {
      at -= route.weight();
      if (at < 0) {
        return route;
      }
    }
    throw new IllegalStateException("the weights do not add up");
  }

  /** A slow tide, as of some hours of a day. */
  static double tide(long since) {
    double hours = (double) since / (3600 * Kernel.SECOND);
    return 1 + 0.3 * StrictMath.sin(hours * StrictMath.PI / 6);
  }

  /**
   * Requests a second: the rhythm of the day, an unsteady wind, and a crowd when a newsletter goes
   * out.
   */
  private double rate() {
    long since = kernel.now() - start;
    long minute = since / STEP;
    double share = (double) (since % STEP) / STEP;
    double wind = gust(minute) * (1 - share) + gust(minute + 1) * share;
    return requestsPerSecond * rhythm.applyAsDouble(since) * wind * (crowd(since) ? 2.2 : 1);
  }

  private double gust(long minute) {
    return Dice.of(site.seed, "wind", minute).logNormal(1, 0.13);
  }

  private boolean crowd(long since) {
    long quarter = 900 * Kernel.SECOND;
    Dice of = Dice.of(site.seed, "newsletter", since / quarter);
    long from = (long) (of.unit() * (quarter - STEP));
    long in = since % quarter;
    return of.chance(0.6) && in >= from && in < from + STEP * 3 / 4;
  }

  private void forward(Pod pod, Operation operation, Request request) {
    long asked = kernel.now();
    String upstream =
        site.service(operation.name().substring(0, operation.name().indexOf('.'))).address;
    Facts[] told = new Facts[1]; // the job is known only once it is accepted
    Job job =
        pod.accept(
            operation,
            request,
            reply -> {
              Facts facts = told[0];
              if (facts != null) {
                long took = kernel.now() - asked;
                access(pod, facts, request, reply, took, upstream);
              }
            });
    if (job != null) {
      told[0] = job.facts();
    }
  }

  private void access(
      Pod pod, Facts facts, Request request, Reply reply, long took, String upstream) {
    Operation operation = requireNonNull(facts.operation);
    int bytes = bytes(reply.status(), request.words);
    log(
        pod,
        new Access(
            kernel.now(),
            request.customer.ip(),
            operation.method(),
            operation.path().fill(facts),
            reply.status(),
            bytes,
            request.customer.agent(),
            request.traceId,
            site.subject.shown(request.traceId),
            took,
            upstream),
        request.traceId,
        Mark.consequenceOf(reply.blame()));
  }

  private void log(Pod pod, Access access, @Nullable String traceId, Mark mark) {
    StringBuilder out = new StringBuilder(400);
    site.subject.access().write(site.times, access, out);
    site.journal.write(
        accessLog, kernel.now(), pod, level(access.status()), traceId, out.toString(), mark);
  }

  private static int bytes(int status, Dice words) {
    return status >= 500
        ? 157
        : status >= 400 ? words.between(62, 148) : 180 + (int) words.logNormal(2_600, 0.9);
  }

  private static Level level(int status) {
    return status >= 500 ? Level.ERROR : status >= 400 ? Level.WARN : Level.INFO;
  }

  private void scan() {
    String ip = Customer.publicIp(scanner);
    int probes = scanner.between(6, 18);
    for (int i = 0; i < probes; i++) {
      kernel.after((long) (i * scanner.between(0.15, 0.6) * Kernel.SECOND), () -> probe(ip));
    }
    kernel.after((long) (scanner.between(400.0, 1100.0) * stretch * Kernel.SECOND), this::scan);
  }

  private void probe(String ip) {
    Pod pod = gateway.route();
    if (pod == null) {
      return;
    }
    String path = scanner.pick(PROBES);
    String id = scanner.hex(32);
    log(
        pod,
        new Access(
            kernel.now(),
            ip,
            "GET",
            path,
            404,
            153,
            "Mozilla/5.0 (compatible; netprobe/2.1)",
            id,
            site.subject.shown(id),
            -1,
            "-"),
        null,
        Mark.ORDINARY);
  }
}
