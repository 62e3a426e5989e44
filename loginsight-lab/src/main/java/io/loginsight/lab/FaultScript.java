package io.loginsight.lab;

import java.util.List;

/**
 * How one kind of fault is brought about and mended. A script does to the culprit what reality
 * would and writes the culprit's own first lines; all that follows is the shop's doing.
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
      Fault fault, int number, IncidentRecord incident, Shop shop, Load load, double runSeconds) {
    Dice dice = Dice.of(shop.seed, "fault " + fault.word(), number);
    return switch (fault) {
      case NONE -> throw new IllegalArgumentException("no fault, no script");
      case DEPENDENCY_DOWN -> new DependencyDown(incident, shop, dice);
      case POOL_EXHAUSTED -> new PoolExhausted(incident, shop, dice, runSeconds);
      case BAD_DEPLOY -> new BadDeploy(incident, shop, dice, runSeconds);
      case SLOW_DATABASE -> new SlowDatabase(incident, shop, dice);
      case MEMORY_LEAK -> new MemoryLeak(incident, shop, dice, runSeconds);
      case CREDENTIAL_STUFFING -> new CredentialStuffing(incident, shop, load, dice);
      case CERTIFICATE_EXPIRED -> new CertificateExpired(incident, shop, dice, runSeconds);
      case DISK_FULL -> new DiskFull(incident, shop, dice, runSeconds);
      case CLOCK_SKEW -> new ClockSkew(incident, shop, dice, runSeconds);
      case NETWORK_DELAY -> new NetworkDelay(incident, shop, dice);
      case CPU_CONTENTION -> new CpuContention(incident, shop, dice);
    };
  }

  Service culprit();

  /** The names of the instances at fault, as far as they are known when it begins. */
  List<String> pods();

  void begin();

  void mend();
}
