package io.loginsight.lab;

import io.loginsight.lab.LineStyle.Filled;
import io.loginsight.lab.LineStyle.Line;
import io.loginsight.lab.Reply.Result;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One instance of a service: it works on a few requests at a time and lets the others wait. */
final class Pod {

  private static final int QUEUE_LIMIT = 200;
  private static final int THREADS = 10;
  private static final int POOL_SIZE = 10;

  private final Service service;
  private final String name;
  private final String version;
  private final String build;
  private final Dice dice;
  private final Pool pool;
  private final Map<String, Link> links = new TreeMap<>();
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private @Nullable Bug bug;
  private boolean bugShown;
  private boolean up;
  private boolean gone;
  private final List<Job> running = new ArrayList<>();
  private int accepted;
  private @Nullable IncidentRecord crashedBy;

  /** By how much its clock is ahead of the true time, and whose doing that is. */
  private long clockAhead;

  private @Nullable IncidentRecord clockSetBy;

  Pod(Service service, String name, String version) {
    this.service = service;
    this.name = name;
    this.version = version;
    dice = Dice.of(service.site.seed, "pod " + name);
    build = Dice.of(service.site.seed, "build " + service.name + " " + version).hex(7);
    pool = new Pool(service.site.kernel, POOL_SIZE);
  }

  Service service() {
    return service;
  }

  String name() {
    return name;
  }

  String version() {
    return version;
  }

  String build() {
    return build;
  }

  Pool pool() {
    return pool;
  }

  boolean isUp() {
    return up;
  }

  boolean isGone() {
    return gone;
  }

  Pod withBug(Bug mistake) {
    bug = mistake;
    return this;
  }

  @Nullable Bug bug() {
    return bug;
  }

  /** The first exception of a new version shows the cause, the others repeat it. */
  Mark bugMark(Bug shown) {
    Mark mark = new Mark(shown.incident(), !bugShown);
    bugShown = true;
    return mark;
  }

  Link link(String to) {
    return links.computeIfAbsent(to, key -> new Link(this, service.site.service(key)));
  }

  /** It has been running since before the simulation began. */
  Pod running() {
    up = true;
    return this;
  }

  /** It is gone without a word, and with it all that it was working on. */
  void crash(IncidentRecord incident) {
    up = false;
    gone = true;
    crashedBy = incident;
  }

  /** The same instance once more, empty, after a crash; it is down until it is ready. */
  Pod reborn() {
    Pod fresh = new Pod(service, name, version);
    fresh.crashedBy = crashedBy;
    return fresh;
  }

  /** The incident that it crashed in, until it is ready again; null if none. */
  @Nullable IncidentRecord crashedBy() {
    return crashedBy;
  }

  /** The incident because of which this instance is down, or others are; null if there is none. */
  @Nullable IncidentRecord downBy() {
    return IncidentRecord.first(crashedBy, service.downBy());
  }

  /** Sets its clock, which is right in health. */
  void setClock(long microsAhead, @Nullable IncidentRecord incident) {
    clockAhead = microsAhead;
    clockSetBy = incident;
  }

  /** The time it believes in. */
  long clock() {
    return service.site.kernel.now() + clockAhead;
  }

  /** How many requests it has taken so far. */
  int accepted() {
    return accepted;
  }

  /** Says that it starts, and is ready a few seconds later. */
  void start(Mark mark) {
    say("start", facts(), mark);
    long takes = (long) (dice.between(1.5, 6.0) * Kernel.SECOND);
    service.site.kernel.after(
        takes,
        () -> {
          up = true;
          crashedBy = null;
          Facts facts = facts();
          facts.micros = takes;
          say("ready", facts, Mark.consequenceOf(mark.incident()));
        });
  }

  /** Says that it stops, takes no more requests, and is gone once it has said goodbye. */
  void stop(Mark mark) {
    say("stopping", facts(), mark);
    up = false;
    service.site.kernel.after(
        (long) (dice.between(0.3, 1.6) * Kernel.SECOND),
        () -> {
          say("stopped", facts(), Mark.consequenceOf(mark.incident()));
          gone = true;
        });
  }

  /** Begins a job, or lets it wait; null while it waits. */
  @Nullable Job accept(Operation operation, Request request, Consumer<Reply> caller) {
    if (!up) {
      caller.accept(new Reply(Result.REFUSED, 503, downBy()));
      return null;
    }
    if (running.size() >= service.workers) {
      if (waiting.size() < QUEUE_LIMIT) {
        IncidentRecord inTheWay = disturbedBy();
        long since = service.site.kernel.now();
        waiting.add(
            () -> {
              Job job = begin(operation, request, caller);
              if (service.site.kernel.now() - since > Job.HELD_UP) {
                job.blame(inTheWay);
              }
            });
      } else {
        caller.accept(
            new Reply(Result.FAILED, 503, IncidentRecord.first(pool.drainedBy(), disturbedBy())));
      }
      return null;
    }
    return begin(operation, request, caller);
  }

  private Job begin(Operation operation, Request request, Consumer<Reply> caller) {
    Job job = new Job(this, operation, request, 1 + accepted++ % THREADS, caller);
    running.add(job);
    service.site.kernel.after(0, job::next);
    return job;
  }

  /** The incident that holds up some of what is being done here; null if none does. */
  @Nullable IncidentRecord disturbedBy() {
    for (Job job : running) {
      IncidentRecord blame = job.blame();
      if (blame != null) {
        return blame;
      }
    }
    return null;
  }

  /** A job has ended. */
  void done(Job job) {
    running.remove(job);
    Runnable next = waiting.poll();
    if (next != null) {
      next.run();
    }
  }

  /** Facts of a line that belongs to no request. */
  Facts facts() {
    Facts facts = new Facts(dice);
    facts.pod = this;
    facts.thread = service.infrastructure() ? "1" : "main";
    facts.active = pool.active();
    facts.size = pool.size();
    facts.waiting = pool.waiting();
    return facts;
  }

  /** Adds to the facts how a call to a dependency went wrong. */
  void describe(Facts facts, Reply reply, String dependency) {
    facts.dependency = dependency;
    facts.status = reply.status();
    facts.active = pool.active();
    facts.size = pool.size();
    facts.waiting = pool.waiting();
    if (!dependency.isEmpty()) {
      Service to = service.site.service(dependency);
      facts.address = to.address;
      facts.max = (int) (service.patience(to) / Kernel.MILLI);
    }
    if (!reply.message().isEmpty()) {
      facts.error = reply.message();
      return;
    }
    Wording error = service.vocabulary.find("error." + Job.word(reply));
    facts.error = error == null ? "" : error.message().fill(facts);
  }

  void say(String kind, Facts facts, Mark mark) {
    say(kind, facts, mark, "");
  }

  /** Writes a line, with the stack trace of the given kind if the wording asks for one. */
  void say(String kind, Facts facts, Mark mark, String stackKind) {
    Wording wording = service.words(kind);
    facts.pod = this;
    List<Filled> fields = new ArrayList<>(wording.fields().size());
    for (Wording.Field field : wording.fields()) {
      fields.add(new Filled(field.key(), field.value().fill(facts)));
    }
    long now = service.site.kernel.now();
    StringBuilder out = new StringBuilder(512);
    service.style.write(
        new Line(
            service.site.times,
            clock(),
            wording.level(),
            wording.location(),
            this,
            facts,
            wording.message().fill(facts),
            fields,
            stack(wording, facts, stackKind)),
        out);
    String traceId = facts.request == null ? null : facts.request.traceId;
    service.site.journal.write(
        service.log,
        now,
        this,
        wording.level(),
        traceId,
        out.toString(),
        mark.incident() == null ? Mark.consequenceOf(clockSetBy) : mark);
  }

  private @Nullable String stack(Wording wording, Facts facts, String stackKind) {
    if (wording.stack() == null) {
      return null;
    }
    String kind = wording.stack().equals("cause") ? stackKind : wording.stack();
    Wording stack = service.vocabulary.find(kind);
    return stack == null ? null : stack.message().fill(facts);
  }
}
