package io.loginsight.lab;

import io.loginsight.lab.Reply.Result;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One operation being carried out by one instance of a service: a span, in the words of tracing.
 */
final class Job {

  static final long HELD_UP = 250 * Kernel.MILLI;

  private final Pod pod;
  private final Operation operation;
  private final Request request;
  private final String spanId;
  private final Consumer<Reply> caller;
  private final long accepted;
  private final int thread;
  private int step;
  private @Nullable IncidentRecord blame;
  private boolean over;
  private @Nullable Call call;

  /** The statement, where it is known which; else empty. */
  String sql = "";

  /** What it says of itself if it was slow. */
  String slow = "slow";

  Job(Pod pod, Operation operation, Request request, int thread, Consumer<Reply> caller) {
    this.pod = pod;
    this.operation = operation;
    this.request = request;
    this.caller = caller;
    this.thread = thread;
    spanId = request.words.hex(16);
    accepted = kernel().now();
    blame = request.intent;
  }

  Kernel kernel() {
    return site().kernel;
  }

  Site site() {
    return pod.service().site;
  }

  Request request() {
    return request;
  }

  Pod pod() {
    return pod;
  }

  Operation operation() {
    return operation;
  }

  boolean isOfMainOperation() {
    return operation.name().equals(pod.service().mainOperation().name());
  }

  /**
   * The incident that has, by now, failed or held up something that this job waits or waited for;
   * null if none has.
   */
  @Nullable IncidentRecord blame() {
    return blame != null || call == null ? blame : call.blame();
  }

  void blame(@Nullable IncidentRecord incident) {
    blame = IncidentRecord.first(blame, incident);
  }

  /** Takes the steps up to the first that has to wait. */
  void next() {
    if (over) {
      return;
    }
    if (pod.isGone()) {
      end(new Reply(Result.REFUSED, 502, pod.downBy()));
      return;
    }
    call = null;
    while (step < operation.steps().size()) {
      for (Hindrance hindrance : pod.service().hindrances) {
        if (!hindrance.lets(this, step)) {
          return;
        }
      }
      Bug bug = pod.bug();
      if (bug != null && step == bug.step() && bug.hits(this)) {
        stumble(bug);
        return;
      }
      if (!operation.steps().get(step++).take(this)) {
        return;
      }
    }
    end(Reply.ok(blame));
  }

  void call(String service, String name, Consumer<Reply> done) {
    long asked = kernel().now();
    Link link = pod.link(service);
    Consumer<Reply> arrived =
        reply -> {
          boolean heldUp = kernel().now() - asked > HELD_UP;
          if (heldUp) {
            blame(reply.blame());
          }
          if (!over) {
            done.accept(reply);
          }
        };
    call = link.call(this, site().service(service).operation(name), arrived);
    call.start();
  }

  void query(String name) {
    long asked = kernel().now();
    Pool pool = pod.pool();
    IncidentRecord drained = IncidentRecord.first(pool.drainedBy(), pod.disturbedBy());
    pool.acquire(
        granted -> {
          if (kernel().now() - asked > HELD_UP) {
            blame(drained);
          }
          if (!granted) {
            giveUp(new Reply(Result.POOL, 500, drained), "database");
            return;
          }
          call(
              "database",
              name,
              reply -> {
                pool.release();
                if (reply.isOk()) {
                  next();
                } else {
                  giveUp(reply, "database");
                }
              });
        });
    if (!over && pool.waiting() > 0) {
      blame(drained);
    }
  }

  /** Ends because something that is needed could not be had. */
  void giveUp(Reply reply, String dependency) {
    if (over) {
      return;
    }
    if (reply.isRejection()) {
      boolean denied = reply.result() == Result.DENIED;
      IncidentRecord because = denied ? reply.blame() : null;
      blame(because);
      sayIfKnown(operation.name() + ".rejected", reply, dependency, because);
      end(new Reply(reply.result(), reply.status(), blame));
      return;
    }
    blame(reply.blame());
    fail(reply, dependency, Mark.consequenceOf(blame), reply.statusForCaller(pod.service().proxy));
  }

  /** Computes for so long, or longer if something slows it down, and goes on. */
  void compute(double millis) {
    double slowness = 1;
    for (Hindrance hindrance : pod.service().hindrances) {
      double factor = hindrance.slowness(this);
      slowness *= factor;
      if (factor > 1) {
        blame(hindrance.incident());
      }
    }
    kernel().after((long) (millis * slowness * Kernel.MILLI), this::next);
  }

  /** Waits for something that an incident withholds, and asks again. */
  void holdUp(long micros, IncidentRecord incident) {
    blame(incident);
    kernel().after(micros, this::next);
  }

  /** Ends because something failed at this very place. */
  void breakOff(String kind, Facts facts, Mark mark, Reply reply) {
    blame(mark.incident());
    if (pod.service().vocabulary.find(kind) != null) {
      pod.say(kind, facts, mark);
    }
    end(reply);
  }

  void reject(int status) {
    end(new Reply(Result.REJECTED, status, blame));
  }

  private void stumble(Bug bug) {
    blame(bug.incident());
    Reply reply = new Reply(Result.BUG, 500, blame);
    fail(reply, "", pod.bugMark(bug), 500);
  }

  private void fail(Reply reply, String dependency, Mark mark, int status) {
    Facts facts = facts(reply, dependency);
    String stack = reply.message().isEmpty() ? "stack." + word(reply) : "stack.told";
    String failed = reply.result() == Result.BUG ? "bug" : operation.name() + ".failed";
    for (String kind : List.of(failed, "failed." + word(reply), "failed")) {
      if (pod.service().vocabulary.find(kind) != null) {
        pod.say(kind, facts, mark, stack);
        break;
      }
    }
    end(new Reply(Result.FAILED, status, blame));
  }

  private void end(Reply reply) {
    if (over) {
      return;
    }
    over = true;
    long took = kernel().now() - accepted;
    if (took > pod.service().slowMicros && !pod.isGone()) {
      sayIfKnown(slow, reply, "", blame);
    }
    pod.done(this);
    caller.accept(reply);
  }

  void say(String kind) {
    pod.say(kind, facts(), Mark.consequenceOf(blame));
  }

  /** Says something about a call that failed. */
  void sayOf(String kind, Reply reply, String dependency) {
    pod.say(kind, facts(reply, dependency), Mark.consequenceOf(reply.blame()));
  }

  private void sayIfKnown(
      String kind, Reply reply, String dependency, @Nullable IncidentRecord because) {
    if (pod.service().vocabulary.find(kind) != null) {
      pod.say(kind, facts(reply, dependency), Mark.consequenceOf(because));
    }
  }

  private Facts facts(Reply reply, String dependency) {
    Facts facts = facts();
    facts.status = reply.status();
    facts.dependency = dependency;
    if (reply.isFailure()) {
      pod.describe(facts, reply, dependency);
    }
    return facts;
  }

  Facts facts() {
    Facts facts = new Facts(request.words);
    facts.pod = pod;
    facts.request = request;
    facts.spanId = spanId;
    facts.thread = pod.service().threads + thread;
    facts.micros = kernel().now() - accepted;
    facts.operation = operation;
    facts.sql = sql;
    return facts;
  }

  static String word(Reply reply) {
    return reply.result().name().toLowerCase(Locale.ROOT);
  }
}
