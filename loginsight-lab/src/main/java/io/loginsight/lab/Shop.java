package io.loginsight.lab;

import static io.loginsight.lab.Step.ask;
import static io.loginsight.lab.Step.askOptional;
import static io.loginsight.lab.Step.lookUp;
import static io.loginsight.lab.Step.publish;
import static io.loginsight.lab.Step.query;
import static io.loginsight.lab.Step.reject;
import static io.loginsight.lab.Step.say;
import static io.loginsight.lab.Step.work;

import io.loginsight.lab.Subject.Table;
import java.util.List;
import java.util.Map;

/** A shop on the web: ten services of its own and three bought in, who asks whom, and what for. */
final class Shop extends Site {

  private static final Subject SUBJECT =
      new Subject(
          "",
          32,
          AccessStyle.NGINX,
          "gateway-access.log",
          List.of(
              "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                  + " Chrome/132.0.0.0 Safari/537.36",
              "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                  + " Version/18.2 Safari/605.1.15",
              "Mozilla/5.0 (X11; Linux x86_64; rv:134.0) Gecko/20100101 Firefox/134.0",
              "Mozilla/5.0 (iPhone; CPU iPhone OS 18_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
                  + " Gecko) Version/18.2 Mobile/15E148 Safari/604.1",
              "HarborShop/6.12.1 (Android 15)",
              "HarborShop/6.11.0 (iOS 18.1)"),
          List.of(
              "rain jacket",
              "usb c cable",
              "running shoes",
              "espresso beans",
              "desk lamp",
              "tent",
              "wool socks",
              "cr\u00e8me br\u00fbl\u00e9e torch",
              "bike light",
              "kids backpack",
              "headphones",
              "yoga mat",
              "water bottle",
              "cast iron pan",
              "phone case",
              "snow boots",
              "garden hose",
              "chess set",
              "notebook a5",
              "mechanical keyboard"),
          List.of(
              "SELECT p.id, p.name, p.price FROM products p WHERE p.category_id = $1 ORDER BY p.rank"
                  + " LIMIT $2",
              "UPDATE stock SET reserved = reserved + $1 WHERE sku = $2 AND on_hand - reserved >= $1",
              "INSERT INTO orders (id, customer_id, total_cents, state) VALUES ($1, $2, $3, $4)",
              "SELECT * FROM shipments WHERE order_id = $1",
              "SELECT id, email, locale FROM users WHERE lower(name) = $1"),
          List.of(
              "products", "prices", "categories", "stock", "sessions", "promotions", "templates"),
          Map.of(
              "read",
              new Table(
                  "attributes", "SELECT a.name, a.value FROM attributes a WHERE a.owner_id = $1"),
              "list",
              new Table(
                  "products",
                  "SELECT p.id, p.name, p.price FROM products p WHERE p.category_id = $1 ORDER BY"
                      + " p.rank LIMIT $2"),
              "write",
              new Table(
                  "audit_log",
                  "UPDATE audit_log SET closed_at = now() WHERE entity = $1 AND closed_at IS NULL"),
              "lock",
              new Table("stock", "UPDATE stock SET reserved = reserved + $1 WHERE sku = $2")));

  Shop(Kernel kernel, long seed, Journal journal) {
    super(kernel, seed, journal, SUBJECT);
    buyInfrastructure();
    buildFrontServices();
    buildOrderServices();
    topic(
        "order.placed",
        new Mailbox(this, "shipping", "ship"),
        new Mailbox(this, "notifications", "confirm"));
    topic("shipment.created", new Mailbox(this, "notifications", "dispatched"));
    nameDisks();
    nameRoutes();
  }

  /** Who writes to a disk, and when. */
  private void nameDisks() {
    service("database").writes("write", 0);
    service("queue").writes("publish", 0);
    service("cache").writes("set", 0);
    service("shipping").writes("ship", 1);
    service("payments").writes("charge", 3);
    service("orders").writes("checkout", 5);
  }

  private void nameRoutes() {
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
    gateway("gateway", LineStyle.NGINX_ERROR, "gateway-error.log");
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
}
