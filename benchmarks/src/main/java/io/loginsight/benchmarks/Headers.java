package io.loginsight.benchmarks;

import io.loginsight.api.Level;
import io.loginsight.core.engine.KnownHeaders;
import io.loginsight.core.format.FormatChain;
import io.loginsight.core.read.BlockReader;
import io.loginsight.core.read.ReadLimits;
import io.loginsight.spi.Field;
import io.loginsight.spi.FormatContext;
import io.loginsight.spi.LogFormatProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Takes what a format finds in a line, and keeps the last of each.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Headers implements KnownHeaders.Message {

  private static final int YEAR = 2026;

  long time;
  int level;
  byte[] text = {};
  int from;
  int to;

  /** Finds the formats of a corpus as the engine does. */
  static FormatChain chain(Corpus corpus) {
    List<LogFormatProvider> providers =
        ServiceLoader.load(LogFormatProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    try (BlockReader reader = corpus.open(ReadLimits.STANDARD)) {
      FormatContext context = new FormatContext(ZoneOffset.UTC, YEAR);
      return FormatChain.detect(providers, reader.sample(), context, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int messageStart() {
    return from;
  }

  @Override
  public void time(long epochNanos) {
    time = epochNanos;
  }

  @Override
  public void level(Level level) {
    this.level = level.ordinal();
  }

  @Override
  public void field(Field field, int from, int to) {}

  @Override
  public void message(byte[] text, int from, int to) {
    this.text = text;
    this.from = from;
    this.to = to;
  }
}
