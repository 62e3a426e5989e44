package io.loginsight.lab;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What the queue keeps for one consumer: delivered soon, tried again on failure, never for ever.
 */
final class Mailbox {

  private static final int TRIES = 3;
  private static final int FIRST_WARNING = 10;

  private final Site site;
  private final Service consumer;
  private final Operation operation;
  private final Dice dice;
  private final Deque<Request> backlog = new ArrayDeque<>();
  private int warnAt = FIRST_WARNING;
  private int deliveries;

  /** Whose message blocks the way; null if none does. */
  private @Nullable IncidentRecord blockedBy;

  Mailbox(Site site, String consumer, String operation) {
    this.site = site;
    this.consumer = site.service(consumer);
    this.operation = this.consumer.operation(operation);
    dice = Dice.of(site.seed, "mailbox " + consumer + " " + operation);
  }

  Service consumer() {
    return consumer;
  }

  Operation operation() {
    return operation;
  }

  /** Delivers a message that will be handed back, again and again until the cure. */
  void poison(Request poison, IncidentRecord incident) {
    blockedBy = incident;
    redeliver(poison, incident);
  }

  private void redeliver(Request poison, IncidentRecord incident) {
    Pod pod = consumer.route();
    if (blockedBy != incident) {
      return;
    }
    if (pod != null) {
      pod.accept(operation, poison, reply -> say("redelivered", ++deliveries, incident));
      site.spread(incident, consumer.name, site.service("queue").name);
    }
    site.kernel.after(
        (long) (dice.between(0.4, 2.2) * Kernel.SECOND), () -> redeliver(poison, incident));
  }

  /** The message that blocks the way is put aside. */
  void cure() {
    say("parked", deliveries, blockedBy);
    blockedBy = null;
  }

  private void say(String kind, int attempt, @Nullable IncidentRecord incident) {
    Pod broker = site.service("queue").route();
    if (broker != null) {
      Facts facts = broker.facts();
      facts.dependency = consumer.name;
      facts.attempt = attempt;
      facts.operation = operation;
      broker.say(kind, facts, Mark.consequenceOf(incident));
    }
  }

  void put(Request request) {
    if (blockedBy != null && dice.chance(0.85)) {
      keep(request);
      return;
    }
    site.kernel.after((long) dice.logNormal(18 * Kernel.MILLI, 0.6), () -> deliver(request, 1));
  }

  private void deliver(Request request, int attempt) {
    Pod pod = consumer.route();
    if (pod == null) {
      keep(request);
      return;
    }
    pod.accept(
        operation,
        request,
        reply -> {
          if (reply.isFailure()) {
            retry(request, attempt, reply, pod);
          }
        });
  }

  private void retry(Request request, int attempt, Reply reply, Pod pod) {
    Service queue = site.service("queue");
    Pod broker = queue.route();
    if (broker == null || pod.isGone()) {
      keep(request);
      return;
    }
    site.spread(reply.blame(), consumer.name, queue.name);
    Facts facts = broker.facts();
    facts.dependency = consumer.name;
    facts.attempt = attempt;
    facts.max = TRIES;
    facts.operation = operation;
    boolean last = attempt == TRIES;
    broker.say(last ? "dead" : "requeued", facts, Mark.consequenceOf(reply.blame()));
    if (!last) {
      site.kernel.after(5L * attempt * Kernel.SECOND, () -> deliver(request, attempt + 1));
    }
  }

  private void keep(Request request) {
    if (backlog.isEmpty()) {
      site.kernel.after(2 * Kernel.SECOND, this::drain);
    }
    backlog.add(request);
    Pod broker = site.service("queue").route();
    if (backlog.size() >= warnAt && broker != null) {
      warnAt *= 2;
      Facts facts = broker.facts();
      facts.dependency = consumer.name;
      facts.depth = backlog.size();
      facts.operation = operation;
      IncidentRecord blame = blockedBy == null ? consumer.downBy() : blockedBy;
      broker.say("depth", facts, Mark.consequenceOf(blame));
      site.spread(blame, consumer.name, broker.service().name);
    }
  }

  private boolean mayDeliver() {
    return blockedBy == null && consumer.route() != null;
  }

  /** Looks whether the consumer is back, and lets it have what has been kept, not all at once. */
  private void drain() {
    for (int i = 0; i < 20 && mayDeliver() && !backlog.isEmpty(); i++) {
      Request request = backlog.remove();
      site.kernel.after(
          (long) (i * dice.between(20.0, 60.0) * Kernel.MILLI), () -> deliver(request, 1));
    }
    if (backlog.isEmpty()) {
      warnAt = FIRST_WARNING;
    } else {
      site.kernel.after(2 * Kernel.SECOND, this::drain);
    }
  }
}
