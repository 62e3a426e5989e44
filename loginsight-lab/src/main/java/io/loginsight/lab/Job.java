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

  private static final long HELD_UP = 250 * Kernel.MILLI;

  private final Pod pod;
  private final Operation operation;
  private final Request request;
  private final String spanId;
  private final Consumer<Reply> caller;
  private final long accepted;
  private final int thread;
  private int step;
  private boolean tainted;
  private boolean over;
  private @Nullable Call call;

  Job(Pod pod, Operation operation, Request request, int thread, Consumer<Reply> caller) {
    this.pod = pod;
    this.operation = operation;
    this.request = request;
    this.caller = caller;
    this.thread = thread;
    spanId = request.words.hex(16);
    accepted = kernel().now();
  }

  Kernel kernel() {
    return shop().kernel;
  }

  Shop shop() {
    return pod.service().shop;
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

  /**
   * Whether the fault has, by now, failed or held up something that this job waits or waited for.
   */
  boolean tainted() {
    return tainted || (call != null && call.tainted());
  }

  /** Takes the steps up to the first that has to wait. */
  void next() {
    if (over) {
      return;
    }
    if (pod.isGone()) {
      end(new Reply(Result.REFUSED, 502, pod.service().faulty));
      return;
    }
    call = null;
    while (step < operation.steps().size()) {
      Bug bug = pod.bug();
      if (bug != null && step == bug.step() && bug.hits(this)) {
        stumble();
        return;
      }
      if (!operation.steps().get(step++).take(this)) {
        return;
      }
    }
    end(Reply.ok(tainted));
  }

  void call(String service, String name, Consumer<Reply> done) {
    long asked = kernel().now();
    Link link = pod.link(service);
    Consumer<Reply> arrived =
        reply -> {
          boolean heldUp = kernel().now() - asked > HELD_UP;
          tainted |= reply.tainted() && heldUp;
          if (!over) {
            done.accept(reply);
          }
        };
    call = link.call(this, shop().service(service).operation(name), arrived);
    call.start();
  }

  void query(String name) {
    long asked = kernel().now();
    Pool pool = pod.pool();
    boolean drained = pool.drained();
    pool.acquire(
        granted -> {
          tainted |= drained && kernel().now() - asked > HELD_UP;
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
    tainted |= drained && !over && pool.waiting() > 0;
  }

  /** Ends because something that is needed could not be had. */
  void giveUp(Reply reply, String dependency) {
    if (over) {
      return;
    }
    if (reply.result() == Result.REJECTED) {
      sayIfKnown(operation.name() + ".rejected", reply, dependency, false);
      reject(reply.status());
      return;
    }
    tainted |= reply.tainted();
    fail(
        reply, dependency, Mark.consequenceIf(tainted), reply.statusForCaller(pod.service().proxy));
  }

  void reject(int status) {
    end(new Reply(Result.REJECTED, status, tainted));
  }

  private void stumble() {
    tainted = true;
    Reply reply = new Reply(Result.BUG, 500, true);
    fail(reply, "", pod.bugMark(), 500);
  }

  private void fail(Reply reply, String dependency, Mark mark, int status) {
    Facts facts = facts(reply, dependency);
    String failed = reply.result() == Result.BUG ? "bug" : operation.name() + ".failed";
    for (String kind : List.of(failed, "failed." + word(reply), "failed")) {
      if (pod.service().vocabulary.find(kind) != null) {
        pod.say(kind, facts, mark, "stack." + word(reply));
        break;
      }
    }
    end(new Reply(Result.FAILED, status, tainted));
  }

  private void end(Reply reply) {
    if (over) {
      return;
    }
    over = true;
    long took = kernel().now() - accepted;
    if (took > pod.service().slowMicros && !pod.isGone()) {
      sayIfKnown("slow", reply, "", tainted);
    }
    pod.done(this);
    caller.accept(reply);
  }

  void say(String kind) {
    pod.say(kind, facts(), Mark.consequenceIf(tainted));
  }

  /** Says something about a call that failed. */
  void sayOf(String kind, Reply reply, String dependency) {
    pod.say(kind, facts(reply, dependency), Mark.consequenceIf(reply.tainted()));
  }

  private void sayIfKnown(String kind, Reply reply, String dependency, boolean consequence) {
    if (pod.service().vocabulary.find(kind) != null) {
      pod.say(kind, facts(reply, dependency), Mark.consequenceIf(consequence));
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
    return facts;
  }

  static String word(Reply reply) {
    return reply.result().name().toLowerCase(Locale.ROOT);
  }
}
