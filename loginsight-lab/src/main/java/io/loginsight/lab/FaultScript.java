package io.loginsight.lab;

import java.util.List;

/**
 * How one kind of fault is brought about and mended. A script does to the culprit what reality
 * would and writes the culprit's own first lines; all that follows is the site's doing.
 *
 * <p>To add a fault: add it to {@link Fault}, write its script, and name it in {@link #of}.
 */
interface FaultScript {

  /**
   * Returns the script of a fault.
   *
   * @param number the number of the draw: another one may give another culprit
   */
  static FaultScript of(
      Fault fault, int number, IncidentRecord incident, Site site, Load load, double runSeconds) {
    Dice dice = Dice.of(site.seed, "fault " + fault.word(), number);
    return switch (fault) {
      case NONE -> throw new IllegalArgumentException("no fault, no script");
      case DEPENDENCY_DOWN -> new DependencyDown(incident, site, dice);
      case POOL_EXHAUSTED -> new PoolExhausted(incident, site, dice, runSeconds);
      case BAD_DEPLOY -> new BadDeploy(incident, site, dice, runSeconds);
      case SLOW_DATABASE -> new SlowDatabase(incident, site, dice);
      case MEMORY_LEAK -> new MemoryLeak(incident, site, dice, runSeconds);
      case CREDENTIAL_STUFFING -> new CredentialStuffing(incident, site, load, dice);
      case CERTIFICATE_EXPIRED -> new CertificateExpired(incident, site, dice, runSeconds);
      case DISK_FULL -> new DiskFull(incident, site, dice, runSeconds);
      case CLOCK_SKEW -> new ClockSkew(incident, site, dice, runSeconds);
      case NETWORK_DELAY -> new NetworkDelay(incident, site, dice);
      case CPU_CONTENTION -> new CpuContention(incident, site, dice);
      case CONNECTION_LEAK -> new ConnectionLeak(incident, site, dice, runSeconds);
      case DEADLOCK -> new Deadlock(incident, site, dice);
      case CONFIG_CHANGE -> new ConfigChange(incident, site, dice, runSeconds);
      case DNS_FAILURE -> new DnsFailure(incident, site, dice, runSeconds);
      case POISON_MESSAGE -> new PoisonMessage(incident, site, load, dice);
      case CACHE_STAMPEDE -> new CacheStampede(incident, site, dice);
      case RATE_LIMITED -> new RateLimited(incident, site, dice);
      case STUCK_BATCH -> new StuckBatch(incident, site, dice, runSeconds);
      case LEADER_FLAPPING -> new LeaderFlapping(incident, site, dice);
      case HEAVY_CUSTOMER -> new HeavyCustomer(incident, site, load, dice);
    };
  }

  Service culprit();

  /** The names of the instances at fault, as far as they are known when it begins. */
  List<String> pods();

  void begin();

  void mend();
}
