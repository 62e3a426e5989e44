package io.loginsight.lab;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A system that is simulated: its services, who asks whom, and what customers ask for. What is
 * common to all is here; {@link Shop} and {@link Rides} say what there is.
 *
 * <p>Faults and steps ask for a service by the part it plays, which is the name that it has in the
 * shop. Elsewhere a service has a name of its own beside.
 */
abstract class Site {

  private static final String POD_LETTERS = "bcdfghjklmnpqrstvwxz2456789";

  /**
   * Something customers ask the gateway for.
   *
   * @param weight how often, compared to the others
   */
  record Route(int weight, String method, String path, String service, String operation) {}

  final Kernel kernel;
  final long seed;
  final Journal journal;
  final Subject subject;
  private final long start;
  final TimeText times = new TimeText();
  final List<Route> routes = new ArrayList<>();
  private final Map<String, Service> services = new LinkedHashMap<>();
  private final Map<String, Service> parts = new HashMap<>();
  private final Map<String, List<Mailbox>> topics = new LinkedHashMap<>();

  Site(Kernel kernel, long seed, Journal journal, Subject subject) {
    this.kernel = kernel;
    this.seed = seed;
    this.journal = journal;
    this.subject = subject;
    start = kernel.now();
  }

  /** Adds something that is bought in. */
  final Service infrastructure(String name, LineStyle style, String file, int port) {
    Service service = new Service(this, name, Platform.INFRASTRUCTURE, style, file, port);
    services.put(name, service);
    service.workers = 1_000;
    service.threads = "2";
    // A stateful service has no random names: what comes back is called what went.
    service.stateful = true;
    service.pods.add(new Pod(service, name + "-0", "1").running());
    return service;
  }

  /** Adds something of its own. */
  final Service service(
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

  /** The gateway of a system: it passes on, waits long, and does not try again. */
  final Service gateway(String name, LineStyle style, String file) {
    Service gateway = service(name, Platform.INFRASTRUCTURE, style, file, 2);
    gateway.patience = 8 * Kernel.SECOND;
    gateway.attempts = 1;
    gateway.usesBreakers = false;
    gateway.proxy = true;
    gateway.workers = 4_000;
    return gateway;
  }

  /** Says which part a service plays. */
  final void plays(String part, String service) {
    parts.put(part, service(service));
  }

  /** Customers ask for it, so often compared to the others. */
  final void route(int weight, String method, String path, String service, String operation) {
    routes.add(new Route(weight, method, path, service, operation));
  }

  /** What is published under a topic is handed to the given mailboxes. */
  final void topic(String name, Mailbox... boxes) {
    topics.put(name, List.of(boxes));
  }

  /** An instance as a deployment would name it: all of one version share the middle of the name. */
  final Pod newPod(Service service, String version, int number) {
    if (service.stateful) {
      return new Pod(service, service.name + "-0", version);
    }
    String hash = Dice.of(seed, "hash " + service.name + version).text(9, POD_LETTERS);
    String suffix = Dice.of(seed, "suffix " + service.name + version, number).text(5, POD_LETTERS);
    return new Pod(service, service.name + "-" + hash + "-" + suffix, version);
  }

  final double secondsSoFar() {
    return Math.max(1, (double) (kernel.now() - start) / Kernel.SECOND);
  }

  /** The service of that name, or else the one that plays that part. */
  final Service service(String name) {
    Service service = services.getOrDefault(name, parts.get(name));
    if (service == null) {
      throw new IllegalArgumentException("there is no service " + name);
    }
    return service;
  }

  final Collection<Service> services() {
    return services.values();
  }

  final void deliver(String topic, Job publisher) {
    topics.getOrDefault(topic, List.of()).forEach(box -> box.put(publisher.request()));
  }

  /** The mailboxes of a service. */
  final List<Mailbox> mailboxes(Service consumer) {
    return topics.values().stream()
        .flatMap(List::stream)
        .filter(box -> box.consumer() == consumer)
        .toList();
  }

  /** Notes that one service has noticed the trouble of another, if an incident is to blame. */
  final void spread(@Nullable IncidentRecord incident, String from, String to) {
    if (incident != null) {
      incident.spread(from, to, Journal.instant(kernel.now()));
    }
  }
}
