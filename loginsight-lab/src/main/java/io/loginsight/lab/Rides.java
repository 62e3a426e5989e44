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

/** A service that sends cars: other names, other words, other formats than the {@link Shop}. */
final class Rides extends Site {

  Rides(Kernel kernel, long seed, Journal journal, int idDigits) {
    super(kernel, seed, journal, subject(idDigits));
    buyInfrastructure();
    buildLookUps();
    buildBookings();
    nameParts();
    topic(
        "trip.requested",
        new Mailbox(this, "receipts", "issue"),
        new Mailbox(this, "pusher", "confirm"));
    topic("receipt.ready", new Mailbox(this, "pusher", "ready"));
    nameDisks();
    nameRoutes();
  }

  private static Subject subject(int idDigits) {
    return new Subject(
        "rides/",
        idDigits,
        AccessStyle.ENVOY_JSON,
        "edge-access.log",
        List.of(
            "wayfare-rider/11.4 (Android 14; SM-S921B)",
            "wayfare-rider/11.4 (iOS 18.2; iPhone15,2)",
            "wayfare-rider/11.1 (iOS 17.6; iPhone12,1)",
            "wayfare-web/3.9 Firefox/134.0"),
        List.of(
            "airport terminal 2",
            "central station",
            "city hall",
            "harbour gate 4",
            "old market",
            "university north",
            "stadium east",
            "museum of modern art",
            "home",
            "work",
            "hospital saint mary",
            "trade fair entrance west"),
        List.of(
            "SELECT id, state FROM trips WHERE rider = ? ORDER BY opened DESC LIMIT 20",
            "UPDATE drivers SET state = ? WHERE id = ? AND state = ?",
            "INSERT INTO holds (trip, cents, state) VALUES (?, ?, ?)",
            "SELECT body FROM receipts WHERE trip = ?"),
        List.of("trips", "drivers", "holds", "receipts", "zones", "riders"),
        Map.of(
            "read",
            new Table("zones", "SELECT shape FROM zones WHERE owner = ?"),
            "list",
            new Table("tiles", "SELECT id, body FROM tiles WHERE page = ? ORDER BY rank"),
            "write",
            new Table("journal", "UPDATE journal SET closed = NOW() WHERE ref = ?"),
            "lock",
            new Table("drivers", "UPDATE drivers SET state = ? WHERE id = ? AND state = ?")));
  }

  private void buyInfrastructure() {
    Service store =
        infrastructure("store", LineStyle.MYSQL, "store.log", 3306)
            .add(new Operation("read", "SQL", "rides", work(2)))
            .add(new Operation("list", "SQL", "rides", work(8)))
            .add(new Operation("write", "SQL", "rides", work(5)))
            .add(new Operation("scan", "SQL", "rides", work(180)));
    store.slowMicros = 150 * Kernel.MILLI;
    infrastructure("keyval", LineStyle.LETTERED, "keyval.log", 11211)
        .add(new Operation("get", "KV", "get", work(0.3)))
        .add(new Operation("set", "KV", "set", work(0.4)));
    infrastructure("stream", LineStyle.KAFKA, "stream.log", 9092)
        .add(new Operation("publish", "PRODUCE", "produce", work(1.5)));
    plays("database", "store");
    plays("cache", "keyval");
    plays("queue", "stream");
    gateway("edge", LineStyle.ENVOY, "edge-error.log");
    plays("gateway", "edge");
  }

  private void buildLookUps() {
    service("geo", Platform.GO, LineStyle.TRACING, "geo.log", 3)
        .add(
            new Operation(
                "nearby",
                "POST",
                "/geo.Nearby/Find",
                work(3),
                reject(0.006, 404, "nearby.unknown"),
                lookUp(0.8, "read"),
                say("nearby.served")))
        .add(
            new Operation(
                "area", "GET", "/tiles/{page}", work(5), query("list"), say("area.served")))
        .add(
            new Operation(
                "eta",
                "POST",
                "/geo.Eta/Compute",
                work(2),
                lookUp(0.9, "read"),
                say("eta.served")));
    service("surge", Platform.GO, LineStyle.KEYS, "surge.log", 2)
        .add(
            new Operation(
                "factor",
                "POST",
                "/surge.Factor/Get",
                work(1),
                lookUp(0.92, "read"),
                say("surge.read")));
    service("places", Platform.SCRIPT, LineStyle.PIPED, "places.log", 2)
        .add(
            new Operation(
                "query",
                "GET",
                "/suggest?text={terms}",
                work(18),
                askOptional("geo", "eta", "eta.missing"),
                say("search.done")));
    Service riders =
        service("riders", Platform.SCRIPT, LineStyle.PINO_JSON, "riders.log", 2)
            .add(
                new Operation(
                    "login",
                    "POST",
                    "/signin",
                    work(45),
                    query("read"),
                    reject(0.05, 401, "login.denied"),
                    askOptional("keyval", "set", "session.local"),
                    say("login.done")))
            .add(
                new Operation(
                    "profile", "GET", "/riders/{uid}", lookUp(0.6, "read"), say("profile.served")))
            .add(
                new Operation(
                    "contact", "GET", "/riders/{uid}/devices", work(1), lookUp(0.9, "read")));
    riders.slowMicros = 1500 * Kernel.MILLI;
  }

  private void buildBookings() {
    service("pricing", Platform.GO, LineStyle.KEYS, "pricing.log", 2)
        .add(
            new Operation(
                "quote",
                "POST",
                "/pricing.Quote/Make",
                work(3),
                ask("geo", "eta"),
                ask("surge", "factor"),
                ask("keyval", "set"),
                say("quote.made")))
        .add(
            new Operation(
                "show",
                "POST",
                "/pricing.Quote/Read",
                work(2),
                ask("keyval", "get"),
                say("quote.shown")));
    service("matcher", Platform.GO, LineStyle.KEYS, "matcher.log", 2)
        .add(
            new Operation(
                "match",
                "POST",
                "/matcher.Match/Assign",
                work(8),
                ask("geo", "nearby"),
                reject(0.03, 409, "match.none"),
                query("write"),
                say("match.made")));
    service("wallet", Platform.JAVA, LineStyle.EVENT_JSON, "wallet.log", 2)
        .add(
            new Operation(
                "hold",
                "POST",
                "/holds",
                say("hold.started"),
                work(110),
                reject(0.03, 402, "hold.refused"),
                query("write"),
                say("hold.placed")));
    service("trips", Platform.JAVA, LineStyle.BRACKETED, "trips.log", 3)
        .add(
            new Operation(
                "request",
                "POST",
                "/bookings",
                say("request.started"),
                work(4),
                ask("pricing", "show"),
                ask("wallet", "hold"),
                ask("matcher", "match"),
                query("write"),
                publish("trip.requested"),
                say("trip.booked")))
        .add(
            new Operation(
                "show", "GET", "/bookings/{trip}", work(2), query("read"), say("trip.shown")));
    service("receipts", Platform.JAVA, LineStyle.BRACKETED, "receipts.log", 2)
        .add(
            new Operation(
                "issue",
                "CONSUME",
                "trip.requested",
                work(20),
                query("write"),
                publish("receipt.ready"),
                say("receipt.issued")))
        .add(
            new Operation(
                "show",
                "GET",
                "/receipts/{trip}",
                work(3),
                lookUp(0.5, "read"),
                say("receipt.shown")));
    service("pusher", Platform.SCRIPT, LineStyle.PIPED, "pusher.log", 2)
        .add(
            new Operation(
                "confirm",
                "CONSUME",
                "trip.requested",
                ask("riders", "contact"),
                work(50),
                say("push.sent")))
        .add(new Operation("ready", "CONSUME", "receipt.ready", work(30), say("receipt.sent")));
    for (String own : List.of("trips", "wallet", "receipts")) {
      service(own).threads = "worker-";
    }
  }

  private void nameParts() {
    plays("users", "riders");
    plays("search", "places");
    plays("catalog", "geo");
    plays("cart", "pricing");
    plays("inventory", "matcher");
    plays("payments", "wallet");
    plays("orders", "trips");
    plays("shipping", "receipts");
    plays("notifications", "pusher");
  }

  private void nameDisks() {
    service("store").writes("write", 0);
    service("stream").writes("publish", 0);
    service("keyval").writes("set", 0);
    service("receipts").writes("issue", 1);
    service("wallet").writes("hold", 3);
    service("trips").writes("request", 5);
  }

  private void nameRoutes() {
    route(28, "GET", "/v2/nearby?zone={zone}", "geo", "nearby");
    route(8, "GET", "/v2/tiles/{page}", "geo", "area");
    route(14, "GET", "/v2/suggest?text={terms}", "places", "query");
    route(16, "POST", "/v2/quotes", "pricing", "quote");
    route(6, "GET", "/v2/quotes/{quote}", "pricing", "show");
    route(6, "POST", "/v2/signin", "riders", "login");
    route(5, "GET", "/v2/riders/{uid}", "riders", "profile");
    route(8, "POST", "/v2/bookings", "trips", "request");
    route(7, "GET", "/v2/bookings/{trip}", "trips", "show");
    route(4, "GET", "/v2/receipts/{trip}", "receipts", "show");
  }
}
