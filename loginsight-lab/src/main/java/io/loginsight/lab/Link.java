package io.loginsight.lab;

import io.loginsight.lab.Reply.Result;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How one instance reaches one other service: patience, retries with backoff, circuit breaker. */
final class Link {

  private static final long NETWORK = 300;
  private static final int FIRST_BACKOFF_MILLIS = 100;

  private final Pod from;
  private final Service to;
  private final Breaker breaker = new Breaker();

  Link(Pod from, Service to) {
    this.from = from;
    this.to = to;
  }

  Call call(Job caller, Operation operation, Consumer<Reply> done) {
    return new Attempts(caller, operation, done);
  }

  /** One call with all its attempts. */
  private final class Attempts implements Call {

    private final Job caller;
    private final Operation operation;
    private final Consumer<Reply> done;
    private final Kernel kernel;
    private int attempt;
    private long asked;
    private @Nullable IncidentRecord blame;
    private @Nullable Pod target;
    private @Nullable Job served;

    Attempts(Job caller, Operation operation, Consumer<Reply> done) {
      this.caller = caller;
      this.operation = operation;
      this.done = done;
      this.kernel = caller.kernel();
    }

    @Override
    public @Nullable IncidentRecord blame() {
      if (blame != null) {
        return blame;
      }
      if (served != null) {
        return served.blame();
      }
      // It has not been begun yet: whoever is in its way is to blame.
      return target == null ? null : target.disturbedBy();
    }

    @Override
    public void start() {
      attempt++;
      asked = kernel.now();
      if (from.service().usesBreakers && !to.infrastructure() && !breaker.permits(kernel.now())) {
        kernel.after(
            NETWORK / 3,
            () ->
                finish(new Reply(Result.OPEN, 503, IncidentRecord.first(breaker.blame(), blame))));
        return;
      }
      Pod pod = to.route();
      target = pod;
      if (pod == null) {
        kernel.after(4 * NETWORK, () -> arrive(new Reply(Result.REFUSED, 503, to.downBy())));
        return;
      }
      Patience patience = new Patience();
      kernel.after(NETWORK + lag(pod), () -> knock(pod, patience));
      kernel.timeout(from.service().patience(to), patience::end);
    }

    private long lag(Pod pod) {
      long sum = 0;
      for (Wire wire : to.wires) {
        long lag = wire.lag(from, pod);
        sum += lag;
        if (lag > 0) {
          blame = IncidentRecord.first(blame, wire.incident());
        }
      }
      return sum;
    }

    private void knock(Pod pod, Patience patience) {
      for (Wire wire : to.wires) {
        Reply refusal = wire.refusal(from, pod, operation, caller.request());
        if (refusal != null) {
          patience.accept(refusal);
          return;
        }
      }
      served = pod.accept(operation, caller.request(), patience);
    }

    /** Whichever comes first, the answer or the end of patience. */
    private final class Patience implements Consumer<Reply> {
      private boolean over;

      @Override
      public void accept(Reply reply) {
        if (!over) {
          over = true;
          kernel.after(NETWORK, () -> arrive(reply));
        }
      }

      void end() {
        if (!over) {
          over = true;
          arrive(new Reply(Result.TIMEOUT, 504, blame()));
        }
      }
    }

    private void arrive(Reply reply) {
      served = null;
      target = null;
      blame = IncidentRecord.first(blame, reply.blame());
      // Who cannot find another has not noticed any trouble of it.
      boolean noticed = !reply.isOk() || kernel.now() - asked > Job.HELD_UP;
      if (noticed && !(reply.result() == Result.DNS && from.service().isAccusedOf(blame))) {
        from.service().site.spread(blame, to.name, from.service().name);
      }
      if (from.service().usesBreakers && !to.infrastructure()) {
        teach(reply);
      }
      if (reply.isFailure() && attempt < from.service().attempts && !to.infrastructure()) {
        retry(reply);
      } else {
        finish(reply);
      }
    }

    private void retry(Reply reply) {
      int backoff = FIRST_BACKOFF_MILLIS << (attempt - 1);
      backoff += caller.request().dice.below(backoff / 2);
      Facts facts = caller.facts();
      from.describe(facts, reply, to.name);
      facts.attempt = attempt;
      facts.max = from.service().attempts;
      facts.backoffMillis = backoff;
      if (!from.isGone()) {
        from.say("retry", facts, Mark.consequenceOf(reply.blame()));
      }
      kernel.after(backoff * Kernel.MILLI, this::start);
    }

    private void teach(Reply reply) {
      Breaker.State before = breaker.state();
      IncidentRecord blamed = breaker.blame();
      Breaker.State after = breaker.learn(reply, kernel.now());
      if (before == after || from.isGone()) {
        return;
      }
      Facts facts = caller.facts();
      from.describe(facts, reply, to.name);
      if (after == Breaker.State.OPEN) {
        from.say("breaker.opened", facts, Mark.consequenceOf(reply.blame()));
      } else {
        from.say("breaker.closed", facts, Mark.consequenceOf(blamed));
      }
    }

    private void finish(Reply reply) {
      // A late success is still held up by the attempts before it.
      IncidentRecord first = IncidentRecord.first(reply.blame(), blame);
      done.accept(new Reply(reply.result(), reply.status(), first, reply.message()));
    }
  }
}
