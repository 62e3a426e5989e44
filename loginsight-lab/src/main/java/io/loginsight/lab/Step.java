package io.loginsight.lab;

/** A step of an {@link Operation}. */
@FunctionalInterface
interface Step {

  /**
   * Takes the step.
   *
   * @return true if it is done; false if it goes on, and will end with {@link Job#next()} or with
   *     the end of the job
   */
  boolean take(Job job);

  /** Computes for about so long, now and then for far longer. */
  static Step work(double medianMillis) {
    return job -> {
      Dice dice = job.request().dice;
      double millis = dice.logNormal(medianMillis, 0.45);
      if (dice.chance(0.002)) {
        millis *= dice.between(8.0, 30.0);
      }
      job.compute(millis);
      return false;
    };
  }

  static Step say(String kind) {
    return job -> {
      job.say(kind);
      return true;
    };
  }

  /** Asks another service and needs its answer. */
  static Step ask(String service, String operation) {
    return job -> {
      job.call(
          service,
          operation,
          reply -> {
            if (reply.isOk()) {
              job.next();
            } else {
              job.giveUp(reply, service);
            }
          });
      return false;
    };
  }

  /** Asks another service and can do without, saying so. */
  static Step askOptional(String service, String operation, String fallback) {
    return job -> {
      job.call(
          service,
          operation,
          reply -> {
            if (reply.isFailure()) {
              job.sayOf(fallback, reply, service);
            }
            job.next();
          });
      return false;
    };
  }

  /** Asks the database, for which a connection of the pool is needed. */
  static Step query(String operation) {
    return job -> {
      job.query(operation);
      return false;
    };
  }

  /** Asks the cache, and the database if it is not there. */
  static Step lookUp(double hitShare, String operation) {
    return job -> {
      job.call(
          "cache",
          "get",
          reply -> {
            if (reply.isFailure()) {
              job.sayOf("cache.failed", reply, "cache");
              job.query(operation);
            } else if (job.request().dice.chance(hitShare) && !isForgotten(job)) {
              job.next();
            } else {
              job.query(operation);
            }
          });
      return false;
    };
  }

  private static boolean isForgotten(Job job) {
    return job.site().service("cache").hindrances.stream().anyMatch(one -> one.forgets(job));
  }

  /** Hands a message to the queue; if that fails it is kept to be sent later. */
  static Step publish(String topic) {
    return job -> {
      job.call(
          "queue",
          "publish",
          reply -> {
            if (reply.isFailure()) {
              job.sayOf("publish.failed", reply, "queue");
            } else {
              job.site().deliver(topic, job);
            }
            job.next();
          });
      return false;
    };
  }

  /** Turns down some requests, which is nobody's fault but the customer's. */
  static Step reject(double share, int status, String kind) {
    return job -> {
      if (!job.request().dice.chance(share)) {
        return true;
      }
      job.say(kind);
      job.reject(status);
      return false;
    };
  }
}
