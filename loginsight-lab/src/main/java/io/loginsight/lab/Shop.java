package io.loginsight.lab;

import static io.loginsight.lab.Step.ask;
import static io.loginsight.lab.Step.askOptional;
import static io.loginsight.lab.Step.lookUp;
import static io.loginsight.lab.Step.publish;
import static io.loginsight.lab.Step.query;
import static io.loginsight.lab.Step.reject;
import static io.loginsight.lab.Step.say;
import static io.loginsight.lab.Step.work;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A shop on the web: ten services of its own and three bought in, who asks whom, and what for.
 *
 * <p>The gateway is asked by {@link Load}; what it is asked for is the table there.
 */
final class Shop {

  private static final String POD_LETTERS = "bcdfghjklmnpqrstvwxz2456789";

  final Kernel kernel;
  final long seed;
  final Journal journal;
  private final long start;
  final TimeText times = new TimeText();
  private final Map<String, Service> services = new LinkedHashMap<>();
  private final Map<String, List<Mailbox>> topics = new LinkedHashMap<>();

  Shop(Kernel kernel, long seed, Journal journal) {
    this.kernel = kernel;
    this.seed = seed;
    this.journal = journal;
    start = kernel.now();
    buyInfrastructure();
    buildFrontServices();
    buildOrderServices();
    topics.put(
        "order.placed",
        List.of(
            new Mailbox(this, "shipping", "ship"), new Mailbox(this, "notifications", "confirm")));
    topics.put("shipment.created", List.of(new Mailbox(this, "notifications", "dispatched")));
  }

  private void buyInfrastructure() {
    Service database =
        infrastructure("database", LineStyle.POSTGRES, "database.log", 5432)
            .add(new Operation("read", "SQL", "shop", work(2.5)))
            .add(new Operation("list", "SQL", "shop", work(9)))
            .add(new Operation("write", "SQL", "shop", work(6)))
            .add(new Operation("scan", "SQL", "shop", work(220)));
    database.slowMicros = 150 * Kernel.MILLI;
    infrastructure("cache", LineStyle.REDIS, "cache.log", 6379)
        .add(new Operation("get", "RESP", "GET", work(0.4)))
        .add(new Operation("set", "RESP", "SET", work(0.5)));
    infrastructure("queue", LineStyle.RABBIT, "queue.log", 5672)
        .add(new Operation("publish", "AMQP", "publish", work(1.2)));
  }

  private void buildFrontServices() {
    Service gateway =
        service("gateway", Platform.INFRASTRUCTURE, LineStyle.NGINX_ERROR, "gateway-error.log", 2);
    gateway.patience = 8 * Kernel.SECOND;
    gateway.attempts = 1;
    gateway.usesBreakers = false;
    gateway.proxy = true;
    gateway.workers = 4_000;
    service("catalog", Platform.GO, LineStyle.ZAP_JSON, "catalog.json.log", 3)
        .add(
            new Operation(
                "product",
                "GET",
                "/products/{product}",
                work(2),
                reject(0.008, 404, "product.missing"),
                lookUp(0.85, "read"),
                say("product.served")))
        .add(
            new Operation(
                "list", "GET", "/products?page={page}", work(6), query("list"), say("list.served")))
        .add(
            new Operation(
                "price",
                "GET",
                "/prices/{sku}",
                work(1),
                lookUp(0.9, "read"),
                say("price.quoted")));
    service("search", Platform.SCRIPT, LineStyle.PYTHON, "search.log", 2)
        .add(
            new Operation(
                "query",
                "GET",
                "/search?q={terms}",
                work(22),
                askOptional("catalog", "price", "prices.missing"),
                say("search.done")));
    service("cart", Platform.GO, LineStyle.LOGFMT, "cart.log", 2)
        .add(
            new Operation(
                "add",
                "POST",
                "/carts/{cart}/items",
                work(3),
                ask("catalog", "price"),
                ask("cache", "set"),
                say("cart.added")))
        .add(
            new Operation(
                "show", "GET", "/carts/{cart}", work(2), ask("cache", "get"), say("cart.shown")));
    Service users =
        service("users", Platform.JAVA, LineStyle.LOGBACK, "users.log", 2)
            .add(
                new Operation(
                    "login",
                    "POST",
                    "/sessions",
                    work(48),
                    query("read"),
                    reject(0.06, 401, "login.denied"),
                    askOptional("cache", "set", "session.local"),
                    say("login.done")))
            .add(
                new Operation(
                    "profile", "GET", "/users/{uid}", lookUp(0.6, "read"), say("profile.served")))
            .add(
                new Operation(
                    "contact", "GET", "/users/{uid}/contact", work(1), lookUp(0.9, "read")));
    users.threads = "http-nio-8080-exec-";
  }

  private void buildOrderServices() {
    Service orders =
        service("orders", Platform.JAVA, LineStyle.SPRING_BOOT, "orders.log", 3)
            .add(
                new Operation(
                    "checkout",
                    "POST",
                    "/orders",
                    say("checkout.started"),
                    work(4),
                    ask("cart", "show"),
                    ask("inventory", "reserve"),
                    ask("payments", "charge"),
                    query("write"),
                    publish("order.placed"),
                    say("order.placed")))
            .add(
                new Operation(
                    "show", "GET", "/orders/{order}", work(2), query("read"), say("order.served")));
    orders.threads = "nio-8080-exec-";
    Service payments =
        service("payments", Platform.JAVA, LineStyle.LOGSTASH_JSON, "payments.json.log", 2)
            .add(
                new Operation(
                    "charge",
                    "POST",
                    "/charges",
                    say("charge.started"),
                    work(130),
                    reject(0.03, 402, "charge.declined"),
                    query("write"),
                    say("charge.captured")));
    payments.threads = "http-nio-8080-exec-";
    service("inventory", Platform.GO, LineStyle.KLOG, "inventory.log", 2)
        .add(
            new Operation(
                "reserve",
                "POST",
                "/reservations",
                work(2),
                reject(0.02, 409, "stock.short"),
                query("write"),
                say("stock.reserved")));
    service("shipping", Platform.SCRIPT, LineStyle.PLAIN, "shipping.log", 2)
        .add(
            new Operation(
                "ship",
                "CONSUME",
                "order.placed",
                work(15),
                query("write"),
                publish("shipment.created"),
                say("shipment.created")))
        .add(
            new Operation(
                "track",
                "GET",
                "/shipments/{shipment}",
                work(3),
                lookUp(0.5, "read"),
                say("tracking.served")));
    service("notifications", Platform.SCRIPT, LineStyle.MONOLOG, "notifications.log", 2)
        .add(
            new Operation(
                "confirm",
                "CONSUME",
                "order.placed",
                ask("users", "contact"),
                work(60),
                say("mail.sent")))
        .add(
            new Operation("dispatched", "CONSUME", "shipment.created", work(40), say("text.sent")));
  }

  private Service infrastructure(String name, LineStyle style, String file, int port) {
    Service service = new Service(this, name, Platform.INFRASTRUCTURE, style, file, port);
    services.put(name, service);
    service.workers = 1_000;
    service.threads = "2";
    // A stateful service has no random names: what comes back is called what went.
    service.pods.add(new Pod(service, name + "-0", "1").running());
    return service;
  }

  private Service service(
      String name, Platform platform, LineStyle style, String file, int replicas) {
    Service service = new Service(this, name, platform, style, file, 8080);
    services.put(name, service);
    Dice dice = Dice.of(seed, "version " + name);
    String version = dice.between(1, 6) + "." + dice.between(0, 30) + "." + dice.between(0, 9);
    for (int i = 0; i < replicas; i++) {
      service.pods.add(newPod(service, version, i).running());
    }
    return service;
  }

  /** An instance as a deployment would name it: all of one version share the middle of the name. */
  Pod newPod(Service service, String version, int number) {
    if (service.infrastructure() && !service.name.equals("gateway")) {
      return new Pod(service, service.name + "-0", version);
    }
    String hash = Dice.of(seed, "hash " + service.name + version).text(9, POD_LETTERS);
    String suffix = Dice.of(seed, "suffix " + service.name + version, number).text(5, POD_LETTERS);
    return new Pod(service, service.name + "-" + hash + "-" + suffix, version);
  }

  double secondsSoFar() {
    return Math.max(1, (double) (kernel.now() - start) / Kernel.SECOND);
  }

  Service service(String name) {
    Service service = services.get(name);
    if (service == null) {
      throw new IllegalArgumentException("the shop has no service " + name);
    }
    return service;
  }

  Collection<Service> services() {
    return services.values();
  }

  void deliver(String topic, Job publisher) {
    topics.getOrDefault(topic, List.of()).forEach(box -> box.put(publisher.request()));
  }

  /** Notes that one service has noticed the trouble of another, if an incident is to blame. */
  void spread(@Nullable IncidentRecord incident, String from, String to) {
    if (incident != null) {
      incident.spread(from, to, Journal.instant(kernel.now()));
    }
  }
}
