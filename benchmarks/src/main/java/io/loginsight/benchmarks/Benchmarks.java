package io.loginsight.benchmarks;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * Starts JMH, once it has seen that each corpus is there: within JMH a bad path would be a stack
 * trace for each benchmark and fork.
 *
 * <p><b>Threads:</b> Shared.
 */
public final class Benchmarks {

  private Benchmarks() {}

  /**
   * Runs benchmarks.
   *
   * @param args the options of JMH; {@code -h} lists them
   * @throws Exception as JMH does
   */
  public static void main(String[] args) throws Exception {
    try {
      Collection<String> named =
          new CommandLineOptions(args).getParameter("corpus").orElse(List.of());
      named.forEach(Corpus::check);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    } catch (CommandLineOptionException e) {
      // JMH will say the same, and how it is done
    }
    Main.main(args);
  }
}
