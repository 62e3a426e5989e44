package io.loginsight.benchmarks;

import io.loginsight.lab.Fault;
import io.loginsight.lab.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How often is the culprit of a simulated incident the first cause? Those faults that are held out
 * are not looked at: {@link HeldOutCauses} does.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar io.loginsight.benchmarks.SimulatedCauses SEEDS LINES [FAULT...]
 * }</pre>
 */
public final class SimulatedCauses {

  private static final int FIRST_SEED = 1_000;

  private SimulatedCauses() {}

  /**
   * Prints the table.
   *
   * @param args how many seeds, how many lines a run, and which faults; all of them otherwise
   * @throws IOException if something cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path directory = Files.createTempDirectory("loginsight-simulated-");
    long lines = Long.parseLong(args[1]);
    CulpritRanks ranks = new CulpritRanks();
    try {
      for (int seed = FIRST_SEED; seed < FIRST_SEED + Integer.parseInt(args[0]); seed++) {
        for (Fault fault : Fault.values()) {
          boolean wanted = args.length == 2 || List.of(args).contains(fault.word());
          if (wanted && fault != Fault.NONE && !Fault.heldOut().contains(fault)) {
            ranks.run(
                fault.name(),
                Simulator.of(fault, seed).lines(lines),
                directory.resolve("logs"),
                args.length > 2);
          }
        }
      }
      ranks.print("fault");
    } finally {
      CulpritRanks.delete(directory);
    }
  }
}
