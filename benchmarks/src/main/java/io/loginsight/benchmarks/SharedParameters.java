package io.loginsight.benchmarks;

import io.loginsight.api.CauseQuery;
import io.loginsight.api.CauseReport;
import io.loginsight.api.Concentration;
import io.loginsight.api.LogInsight;
import io.loginsight.lab.Fault;
import io.loginsight.lab.Simulator;
import io.loginsight.lab.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What the failing requests of simulated incidents are said to share.
 *
 * <p>Arguments: seeds a kind, lines a run, then the words of the faults that are wanted; {@code
 * loud} among them prints what is claimed.
 */
public final class SharedParameters {

  private static final int FIRST_SEED = 6000;

  private SharedParameters() {}

  /**
   * Measures.
   *
   * @param args see above
   */
  public static void main(String[] args) throws IOException {
    Path directory = Files.createTempDirectory("loginsight-simulated-");
    List<String> wanted = List.of(args).subList(2, args.length);
    try {
      for (Fault fault : Fault.values()) {
        if (wanted.contains(fault.word())) {
          for (int i = 0; i < Integer.parseInt(args[0]); i++) {
            int seed = FIRST_SEED + i;
            Path logs = directory.resolve("logs");
            if (Files.exists(logs)) {
              CulpritRanks.delete(logs);
            }
            Truth.Incident truth =
                Simulator.of(fault, seed)
                    .lines(Long.parseLong(args[1]))
                    .run(logs)
                    .incidents()
                    .get(0);
            Instant from = truth.begin().plusSeconds(30);
            Instant to = truth.settled().isAfter(from) ? truth.settled() : from.plusSeconds(60);
            CauseReport report;
            try (LogInsight insight = LogInsight.builder().build()) {
              report =
                  insight.rankCauses(
                      List.of(logs.toString()), CauseQuery.between(from, to.plusSeconds(1)));
            }
            System.out.println(fault + " " + seed + " " + truth.service() + " " + truth.pods());
            for (Concentration one : report.concentrations()) {
              System.out.printf(
                  Locale.ROOT,
                  "    %s = %s: %d of %d, others %d of %d, %.0f bits%n",
                  one.place(),
                  one.value(),
                  one.failing(),
                  one.ofFailing(),
                  one.others(),
                  one.ofOthers(),
                  one.bits());
            }
          }
        }
      }
    } finally {
      CulpritRanks.delete(directory);
    }
  }
}
