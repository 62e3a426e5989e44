package io.loginsight.benchmarks;

import io.loginsight.lab.Backend;
import io.loginsight.lab.Fault;
import io.loginsight.lab.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How often is the culprit the first cause, where the ranking was not made with the kind of fault,
 * nor with the system? A table for the held-out kinds on the shop, and for each other system one
 * for the held-out kinds and one for the others.
 *
 * <p>Whoever changes the ranking may look at these figures, but neither at the faults behind them
 * nor at the runs; hence nothing but figures is printed.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar io.loginsight.benchmarks.HeldOutCauses SEEDS LINES
 * }</pre>
 */
public final class HeldOutCauses {

  static final int FIRST_SEED = 7_000;

  private HeldOutCauses() {}

  /**
   * Prints the tables.
   *
   * @param args how many seeds for each kind and system, and how many lines a run
   * @throws IOException if something cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path directory = Files.createTempDirectory("loginsight-held-out-");
    CulpritRanks all = new CulpritRanks();
    try {
      for (Backend system : Backend.values()) {
        for (boolean heldOut : new boolean[] {true, false}) {
          if (heldOut || system != Backend.SHOP) {
            CulpritRanks ranks =
                ranks(
                    system, heldOut, Integer.parseInt(args[0]), Long.parseLong(args[1]), directory);
            ranks.print(system.word() + (heldOut ? ", held out" : ", others"));
            all.add(ranks);
          }
        }
      }
      all.print("all systems");
    } finally {
      CulpritRanks.delete(directory);
    }
  }

  private static CulpritRanks ranks(
      Backend system, boolean heldOut, int seeds, long lines, Path directory) throws IOException {
    CulpritRanks ranks = new CulpritRanks();
    for (Fault fault : kinds(heldOut)) {
      for (int seed = FIRST_SEED; seed < FIRST_SEED + seeds; seed++) {
        Simulator simulator = Simulator.of(fault, seed).on(system).lines(lines);
        ranks.run(fault.name(), simulator, directory.resolve("logs"), false);
      }
    }
    return ranks;
  }

  static List<Fault> kinds(boolean heldOut) {
    Set<Fault> kinds = Fault.heldOut();
    return Stream.of(Fault.values())
        .filter(fault -> fault != Fault.NONE && kinds.contains(fault) == heldOut)
        .toList();
  }
}
