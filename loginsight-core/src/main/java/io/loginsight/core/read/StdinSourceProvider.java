package io.loginsight.core.read;

import io.loginsight.spi.LogSource;
import io.loginsight.spi.LogSourceProvider;
import java.util.List;
import java.util.function.Consumer;

/**
 * Gives standard input for the location {@code -}. Its source is {@link java.io.Closeable}: close
 * it after a run, which deletes the copy of what was read.
 *
 * <p><b>Threads:</b> Shared.
 */
public final class StdinSourceProvider implements LogSourceProvider {

  /** The same for every location, because standard input can be read once. */
  private final StdinSource stdin = new StdinSource(System.in);

  /** Made by {@link java.util.ServiceLoader}. */
  public StdinSourceProvider() {}

  @Override
  public String id() {
    return "stdin";
  }

  @Override
  public boolean accepts(String location) {
    return location.equals("-");
  }

  @Override
  public List<LogSource> resolve(String location, Consumer<String> leftOut) {
    return List.of(stdin);
  }
}
