package io.loginsight.lab;

import io.loginsight.api.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;

/** The customers: how many come, what they want; and now and then a scanner that wants in. */
final class Load {

  private record Route(int weight, String service, Operation operation) {}

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

  private final Shop shop;
  private final Kernel kernel;
  private final Service gateway;
  private final LogFile accessLog;
  private final List<Route> routes = new ArrayList<>();
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
  Load(Shop shop, double requestsPerSecond, LongToDoubleFunction rhythm, double stretch) {
    this.shop = shop;
    this.rhythm = rhythm;
    this.stretch = stretch;
    this.requestsPerSecond = requestsPerSecond;
    kernel = shop.kernel;
    gateway = shop.service("gateway");
    accessLog = shop.journal.file("gateway-access.log", gateway.name);
    customers = Customer.population(Dice.of(shop.seed, "customers"), CUSTOMERS);
    dice = Dice.of(shop.seed, "load");
    scanner = Dice.of(shop.seed, "scanner");
    start = kernel.now();
    route(34, "GET", "/api/products/{product}", "catalog", "product");
    route(14, "GET", "/api/products?page={page}", "catalog", "list");
    route(15, "GET", "/api/search?q={terms}", "search", "query");
    route(9, "POST", "/api/cart/items", "cart", "add");
    route(7, "GET", "/api/cart", "cart", "show");
    route(6, "POST", "/api/login", "users", "login");
    route(5, "GET", "/api/users/{uid}", "users", "profile");
    route(6, "POST", "/api/orders", "orders", "checkout");
    route(4, "GET", "/api/orders/{order}", "orders", "show");
    route(4, "GET", "/api/shipments/{shipment}", "shipping", "track");
    weights = routes.stream().mapToInt(Route::weight).sum();
  }

  private void route(int weight, String method, String path, String service, String operation) {
    Operation forward =
        new Operation(
            service + "." + operation, method, path, Step.work(0.4), Step.ask(service, operation));
    routes.add(new Route(weight, service, forward));
  }

  void begin() {
    kernel.after(0, this::arrive);
    kernel.after((long) (scanner.between(60.0, 400.0) * stretch * Kernel.SECOND), this::scan);
  }

  private void arrive() {
    Request request =
        new Request(shop.seed, requests++, customers.get(dice.popular(customers.size())));
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
    String name = service + "." + operation;
    for (Route route : routes) {
      if (route.operation().name().equals(name)) {
        return route.operation();
      }
    }
    throw new IllegalArgumentException("nobody asks the gateway for " + name);
  }

  private Route pickRoute() {
    int at = dice.below(weights);
    for (Route route : routes) {
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
    return Dice.of(shop.seed, "wind", minute).logNormal(1, 0.13);
  }

  private boolean crowd(long since) {
    long quarter = 900 * Kernel.SECOND;
    Dice of = Dice.of(shop.seed, "newsletter", since / quarter);
    long from = (long) (of.unit() * (quarter - STEP));
    long in = since % quarter;
    return of.chance(0.6) && in >= from && in < from + STEP * 3 / 4;
  }

  private void forward(Pod pod, Operation operation, Request request) {
    long asked = kernel.now();
    String upstream =
        shop.service(operation.name().substring(0, operation.name().indexOf('.'))).address;
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
    StringBuilder out = new StringBuilder(400);
    begin(out, request.customer.ip());
    facts.appendRoute(out);
    end(out, reply.status());
    out.append(bytes(reply.status(), request.words))
        .append(" \"https://www.harborshop.example/\" \"");
    out.append(request.customer.agent()).append("\" rid=").append(request.traceId).append(" rt=");
    seconds(out, took).append(" urt=");
    seconds(out, took - 200).append(" up=").append(upstream);
    shop.journal.write(
        accessLog,
        kernel.now(),
        pod,
        level(reply.status()),
        request.traceId,
        out.toString(),
        Mark.consequenceOf(reply.blame()));
  }

  private void begin(StringBuilder out, String ip) {
    shop.times.wordyDate(out.append(ip).append(" - - ["), kernel.now(), '/').append(':');
    shop.times.time(out, kernel.now()).append(" +0000] \"");
  }

  private static void end(StringBuilder out, int status) {
    out.append(" HTTP/1.1\" ").append(status).append(' ');
  }

  private static int bytes(int status, Dice words) {
    return status >= 500
        ? 157
        : status >= 400 ? words.between(62, 148) : 180 + (int) words.logNormal(2_600, 0.9);
  }

  private static StringBuilder seconds(StringBuilder out, long micros) {
    long millis = Math.max(1, micros / Kernel.MILLI);
    return TimeText.padded(out.append(millis / 1000).append('.'), millis % 1000, 3);
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
    StringBuilder out = new StringBuilder(200);
    begin(out, ip);
    end(out.append("GET ").append(scanner.pick(PROBES)), 404);
    out.append("153 \"-\" \"Mozilla/5.0 (compatible; netprobe/2.1)\" rid=").append(scanner.hex(32));
    out.append(" rt=0.000 urt=- up=-");
    shop.journal.write(
        accessLog, kernel.now(), pod, Level.WARN, null, out.toString(), Mark.ORDINARY);
  }
}
