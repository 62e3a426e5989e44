package io.loginsight.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Writes logs that know nothing of the simulator: twenty minutes of a web shop that does not exist.
 *
 * <p>The story: at 14:06 the payment service is deployed with a pool of five database connections
 * instead of twenty. With the traffic of the afternoon the pool is exhausted at 14:09; the checkout
 * waits for payments until it gives up, and the proxy answers 504. At 14:14:30 the release is taken
 * back.
 */
final class ShopLogs {

  private static final Instant BEGIN = Instant.parse("2026-03-10T14:00:00Z");
  private static final long END = 20 * 60_000;
  private static final long DEPLOY = 6 * 60_000;
  private static final long INCIDENT = 9 * 60_000;
  private static final long ROLLBACK = 14 * 60_000 + 30_000;
  private static final long RECOVERED = ROLLBACK + 25_000;

  private static final DateTimeFormatter PROXY_TIME =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter ERROR_TIME =
      DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final String[] BROWSERS = {
    "Mozilla/5.0 (X11; Linux x86_64; rv:136.0) Firefox/136.0",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_7) Safari/605.1.15",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) Mobile/15E148",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/134.0.0.0",
  };
  private static final String[] PRODUCTS = {
    "espresso-cup", "linen-apron", "oak-board", "paring-knife", "tea-strainer", "wool-blanket"
  };
  private static final String[] PROBES = {"/wp-login.php", "/.env", "/phpmyadmin/", "/favicon.ico"};

  /** One line, or several that belong together, at a time. */
  private record Entry(long millis, String text) {}

  private final Random random = new Random(20260310);
  private final Map<String, List<Entry>> files = new LinkedHashMap<>();
  private int connection = 4_100;
  private int order = 70_311;

  private ShopLogs() {
    for (String log :
        List.of("proxy-access.log", "proxy-error.log", "checkout.log", "payment.log")) {
      files.put(log, new ArrayList<>());
    }
  }

  /** Returns the text of each log by its name. */
  static Map<String, String> generate() {
    ShopLogs logs = new ShopLogs();
    logs.visitors();
    logs.orders();
    logs.routine();
    logs.deploy(DEPLOY, "4.12.0", 5);
    logs.deploy(ROLLBACK, "4.11.3", 20);
    Map<String, String> texts = new LinkedHashMap<>();
    logs.files.forEach((name, entries) -> texts.put(name, text(entries)));
    return texts;
  }

  private static String text(List<Entry> entries) {
    StringBuilder text = new StringBuilder();
    entries.sort(Comparator.comparingLong(Entry::millis)); // stable
    entries.forEach(entry -> text.append(entry.text()).append('\n'));
    return text.toString();
  }

  /** People who look around, and programs that look for holes. */
  private void visitors() {
    for (long t = 400; t < END; t += 1_500 + random.nextInt(4_800)) {
      String product = pick(PRODUCTS);
      switch (random.nextInt(8)) {
        case 0 -> access(t, "GET", "/", 200, 18_204 + random.nextInt(40));
        case 1 ->
            access(t, "GET", "/search?q=" + product.substring(0, 4), 200, between(3_000, 9_000));
        case 2 -> access(t, "GET", "/static/shop.css", random.nextInt(3) == 0 ? 200 : 304, 0);
        case 3 -> browse(t, product);
        case 4 -> browse(t, product);
        case 5 -> access(t, "GET", "/cart", 200, between(900, 4_000));
        default -> access(t, "GET", "/products/" + product, 200, between(5_000, 8_000));
      }
      if (random.nextInt(18) == 0) {
        probe(t + 150);
      }
    }
  }

  private void browse(long t, String product) {
    access(t, "GET", "/products/" + product, 200, between(5_000, 8_000));
    if (random.nextInt(3) == 0) {
      checkout(
          t + 20,
          "INFO",
          worker(),
          "catalog.ProductPage",
          "Product page " + product + " rendered in " + between(8, 60) + " ms");
    }
  }

  private void probe(long t) {
    String path = pick(PROBES);
    access(t, "GET", path, 404, 153);
    error(
        t, "error", "open() \"/srv/shop" + path + "\" failed (2: No such file or directory)", path);
  }

  /** People who buy. Each order passes through all three services. */
  private void orders() {
    for (long t = 3_000; t < END - 8_000; t += 6_000 + random.nextInt(7_000)) {
      int number = order++;
      String thread = worker();
      int items = between(1, 6);
      checkout(
          t,
          "INFO",
          thread,
          "checkout.OrderService",
          "Order "
              + number
              + " received from customer "
              + between(1_000, 9_999)
              + " with "
              + items
              + (items == 1 ? " item" : " items"));
      boolean stuck = t >= INCIDENT && t < RECOVERED && random.nextInt(10) < 8;
      if (stuck) {
        failedOrder(t, number, thread);
      } else {
        paidOrder(t, number, thread);
      }
    }
  }

  private void paidOrder(long t, int number, String thread) {
    boolean slow = t >= INCIDENT - 60_000 && t < RECOVERED;
    int millis = slow ? between(900, 2_600) : between(60, 320);
    int cents = between(900, 24_000);
    payment(
        t + 30,
        "INFO",
        "payment.Authorizer",
        "Authorizing " + money(cents) + " for order " + number,
        "\"order\":" + number);
    if (slow) {
      payment(
          t + 40,
          "WARN",
          "payment.db.Pool",
          "Waited " + (millis - 40) + " ms for a database connection",
          "\"order\":" + number);
    }
    payment(
        t + millis,
        "INFO",
        "payment.Authorizer",
        "Payment of order "
            + number
            + " authorized by "
            + pick("Acquiro", "Paylane")
            + " in "
            + millis
            + " ms",
        "\"order\":" + number);
    checkout(
        t + millis + 15,
        "INFO",
        thread,
        "checkout.OrderService",
        "Order " + number + " confirmed, confirmation mail queued");
    access(t + millis + 20, "POST", "/checkout", 201, between(300, 420));
    if (random.nextInt(12) == 0) {
      checkout(
          t + millis + 900,
          "WARN",
          "mail-sender-1",
          "checkout.MailQueue",
          "Mail for order " + number + " not delivered at the first attempt, trying again in 60 s");
    }
  }

  private void failedOrder(long t, int number, String thread) {
    int waiting = between(6, 41);
    int client = between(2, 250);
    payment(
        t + 3_030,
        "ERROR",
        "payment.db.Pool",
        "No database connection within 3000 ms: pool 'ledger' is exhausted (size=5, in use=5, waiting="
            + waiting
            + ")",
        "\"order\":" + number);
    payment(
        t + 3_032,
        "ERROR",
        "payment.Authorizer",
        "Payment of order " + number + " failed: PoolExhaustedException",
        "\"order\":" + number);
    checkout(
        t + 5_010,
        "ERROR",
        thread,
        "checkout.PaymentClient",
        "Payment of order " + number + " did not answer within 5000 ms" + stackTrace(number));
    if (random.nextInt(3) > 0) {
      checkout(
          t + 5_014,
          "WARN",
          thread,
          "checkout.OrderService",
          "Order " + number + " kept as unpaid, stock stays reserved for 15 minutes");
    }
    accessFrom(client, t + 5_020, "POST", "/checkout", random.nextInt(4) == 0 ? 502 : 504, 167);
    errorFrom(
        client,
        t + 5_019,
        "error",
        "upstream timed out (110: Connection timed out) while reading response header from upstream",
        "/checkout");
  }

  private static String stackTrace(int order) {
    return """

        shop.checkout.PaymentUnavailableException: payment of order %d is not available
        \tat shop.checkout.PaymentClient.authorize(PaymentClient.java:88)
        \tat shop.checkout.OrderService.place(OrderService.java:141)
        \tat shop.checkout.web.CheckoutController.post(CheckoutController.java:57)
        \tat java.base/java.lang.Thread.run(Thread.java:840)
        Caused by: java.net.http.HttpTimeoutException: request timed out
        \tat java.net.http/jdk.internal.net.http.HttpClientImpl.send(HttpClientImpl.java:569)
        \tat shop.checkout.PaymentClient.call(PaymentClient.java:112)
        \t... 3 more"""
        .formatted(order);
  }

  /** What happens every so often and means nothing. */
  private void routine() {
    for (long t = 12_000; t < END; t += 30_000) {
      access(t, "GET", "/health", 200, 2);
      int active = t >= INCIDENT && t < RECOVERED ? 5 : between(1, 4);
      int size = t >= DEPLOY + 20_000 && t < RECOVERED ? 5 : 20;
      payment(
          t + 300,
          "DEBUG",
          "payment.db.Pool",
          "Pool 'ledger': " + active + " of " + size + " connections in use",
          null);
    }
    for (long t = 0; t < END; t += 5 * 60_000) {
      int changed = between(3, 90);
      checkout(
          t + 21,
          "INFO",
          "scheduling-1",
          "stock.StockSync",
          "Stock synchronisation started by cron 0 */5 * * * *");
      checkout(
          t + between(800, 3_000),
          "INFO",
          "scheduling-1",
          "stock.StockSync",
          "Stock synchronisation finished, " + changed + " products changed");
    }
    for (long t = 47_000; t < END; t += 110_000 + random.nextInt(30_000)) {
      checkout(
          t,
          "WARN",
          worker(),
          "catalog.ImageCache",
          "Image cache is " + between(91, 97) + "% full, dropping " + between(40, 400) + " images");
      payment(
          t + 5_000,
          "WARN",
          "payment.fx.Rates",
          "Exchange rates are " + between(61, 118) + " s old, using them anyway",
          null);
    }
  }

  private void deploy(long t, String version, int poolSize) {
    payment(
        t,
        "INFO",
        "payment.Main",
        "Stopping on signal 15, waiting for " + between(0, 3) + " payments",
        null);
    payment(t + 1_900, "INFO", "payment.Main", "Stopped", null);
    payment(
        t + 9_400,
        "INFO",
        "payment.Main",
        "Starting payment " + version + " with profile production",
        "\"version\":\"" + version + "\"");
    payment(
        t + 11_250,
        "INFO",
        "payment.db.Pool",
        "Pool 'ledger' opened with " + poolSize + " connections to ledger-db:5432",
        null);
    payment(
        t + 13_020,
        "WARN",
        "payment.Config",
        "Key 'ledger.pool.legacy-size' is not used any more",
        null);
    payment(t + 14_600, "INFO", "payment.Main", "Ready in " + between(4_900, 5_400) + " ms", null);
  }

  private void access(long t, String method, String path, int status, int bytes) {
    accessFrom(between(2, 250), t, method, path, status, bytes);
  }

  private void accessFrom(int client, long t, String method, String path, int status, int bytes) {
    add(
        "proxy-access.log",
        t,
        "203.0.113."
            + client
            + " - - ["
            + PROXY_TIME.format(at(t))
            + "] \""
            + method
            + " "
            + path
            + " HTTP/1.1\" "
            + status
            + " "
            + bytes
            + " \"-\" \""
            + pick(BROWSERS)
            + "\"");
  }

  private void error(long t, String level, String message, String path) {
    errorFrom(between(2, 250), t, level, message, path);
  }

  private void errorFrom(int client, long t, String level, String message, String path) {
    String upstream =
        path.equals("/checkout") ? ", upstream: \"http://10.20.0.7:8080/checkout\"" : "";
    add(
        "proxy-error.log",
        t,
        ERROR_TIME.format(at(t))
            + " ["
            + level
            + "] 29#29: *"
            + connection++
            + " "
            + message
            + ", client: 203.0.113."
            + client
            + ", server: shop.example, request: \""
            + (upstream.isEmpty() ? "GET " : "POST ")
            + path
            + " HTTP/1.1\""
            + upstream
            + ", host: \"shop.example\"");
  }

  private void checkout(long t, String level, String thread, String logger, String message) {
    add(
        "checkout.log",
        t,
        String.format(
            Locale.ROOT,
            "%s %5s 7 --- [%15s] %-32s : %s",
            MILLIS.format(at(t)),
            level,
            thread,
            "shop." + logger,
            message));
  }

  private void payment(long t, String level, String logger, String message, String extra) {
    add(
        "payment.log",
        t,
        "{\"time\":\""
            + MILLIS.format(at(t))
            + "\",\"level\":\""
            + level
            + "\",\"service\":\"payment\",\"logger\":\"shop."
            + logger
            + "\""
            + (extra == null ? "" : "," + extra)
            + ",\"message\":\""
            + message
            + "\"}");
  }

  private void add(String file, long millis, String text) {
    files.get(file).add(new Entry(millis, text));
  }

  private static Instant at(long millis) {
    return BEGIN.plus(Duration.ofMillis(millis));
  }

  private String worker() {
    return "http-worker-" + between(1, 8);
  }

  private static String money(int cents) {
    return String.format(Locale.ROOT, "%d.%02d EUR", cents / 100, cents % 100);
  }

  private int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  private String pick(String... of) {
    return of[random.nextInt(of.length)];
  }
}
