package io.loginsight.core.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.loginsight.core.engine.Inputs.Bytes;
import io.loginsight.core.read.BlockReader;
import io.loginsight.core.read.ReadLimits;
import io.loginsight.core.read.SourceOpener;
import io.loginsight.spi.EngineSettings;
import io.loginsight.spi.LogFormatProvider;
import io.loginsight.spi.LogSource;
import java.lang.management.ManagementFactory;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** That a line whose like has been seen is read, taken apart and counted without garbage. */
class AllocationTest {

  /** How many bytes may be allocated for each line more, by what is made once a block. */
  private static final double CEILING = 0.5;

  private static final int LINES = 50_000;
  private static final int WARM_UP = 4;
  private static final int TRIES = 5;

  private static final EngineSettings.Reading READING =
      new EngineSettings.Reading(
          ZoneOffset.UTC, null, null, null, null, true, ReadLimits.STANDARD.blockBytes());

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final SourceOpener opener = new SourceOpener(ReadLimits.STANDARD, true);
  private final BlockWorker worker = new BlockWorker(TimeFilter.of(READING));
  private final Merger merger = new Merger(null);
  private final SourceBlock block = new SourceBlock();

  @Test
  void pass_knownLines_allocatesNothingForEachLine() throws Exception {
    assumeTrue(threads.isThreadAllocatedMemorySupported());
    LogSource once = Bytes.of("app.log", log(LINES));
    LogSource twice = Bytes.of("app.log", log(2 * LINES));
    OpenSource opened = open(twice);
    for (int i = 0; i < WARM_UP; i++) {
      pass(twice, opened);
    }
    double least = Double.MAX_VALUE;
    for (int i = 0; i < TRIES; i++) { // the compiler's threads and ours come to rest
      long one = pass(once, opened);
      long two = pass(twice, opened);
      least = Math.min(least, (double) (two - one) / LINES);
    }
    double perLine = least;
    assertTrue(perLine <= CEILING, () -> perLine + " bytes a line");
  }

  private OpenSource open(LogSource source) throws Exception {
    List<LogFormatProvider> providers =
        ServiceLoader.load(LogFormatProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    try (BlockReader reader = opener.open(source)) {
      FormatFinder.Found found = new FormatFinder(providers, READING).find(reader.sample());
      return new OpenSource(0, reader.name(), found.chain());
    }
  }

  /** Returns how many bytes this thread has allocated for a pass. */
  private long pass(LogSource source, OpenSource opened) throws Exception {
    try (BlockReader reader = opener.open(source)) {
      long before = threads.getCurrentThreadAllocatedBytes();
      byte[] lastLine = {};
      for (boolean first = true; reader.next(block.lines); first = false) {
        block.from(opened, first, lastLine);
        lastLine = block.lastLine();
        merger.merge(worker.work(block));
      }
      return threads.getCurrentThreadAllocatedBytes() - before;
    }
  }

  private static String log(int lines) {
    Random random = new Random(1);
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      log.append(
          String.format(
              "2026-05-17 %02d:%02d:%02d.%03d ", i / 36_000, i / 600 % 60, i / 10 % 60, i % 1_000));
      log.append(message(random)).append('\n');
    }
    return log.toString();
  }

  private static String message(Random random) {
    int number = random.nextInt(10_000);
    return switch (random.nextInt(6)) {
      case 0 -> "INFO  [main] c.acme.Till - Sold " + number + " loaves in " + number % 90 + " ms";
      case 1 -> "INFO  [main] c.acme.Oven - Oven " + number % 8 + " heats to 230.5 C";
      case 2 -> "WARN  [http-3] c.acme.Door - Request from 10.0.0." + number % 256 + " is late";
      case 3 -> "DEBUG [http-4] c.acme.Shelf - Read /var/lib/acme/shelf-" + number + ".db";
      case 4 -> "INFO  [http-4] c.acme.Basket - Basket b-" + number + " holds user=u" + number % 50;
      default -> "INFO  [main] c.acme.Till - Waiting for customers";
    };
  }
}
