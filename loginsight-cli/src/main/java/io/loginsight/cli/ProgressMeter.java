package io.loginsight.cli;

import io.loginsight.api.Progress;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Redraws the progress line on a terminal, ten times a second at most. */
final class ProgressMeter implements Consumer<Progress> {

  private static final long REDRAW_NANOS = 100_000_000;
  private static final String CLEAR = "\r\u001b[K";

  private final Terminal terminal;
  private final boolean visible;
  private final LongSupplier nanoTime;
  private final long start;
  private long drawn;
  private volatile boolean onScreen;
  private volatile long bytes;

  /**
   * Begins to measure.
   *
   * @param nanoTime as {@code System.nanoTime}
   */
  ProgressMeter(Terminal terminal, boolean quiet, LongSupplier nanoTime) {
    this.terminal = terminal;
    this.visible = terminal.errIsTerminal() && !quiet;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.drawn = start; // a run of less than a tenth of a second shows nothing
  }

  @Override
  public void accept(Progress progress) {
    bytes = progress.bytes();
    long now = nanoTime.getAsLong();
    if (visible && now - drawn >= REDRAW_NANOS) {
      drawn = now;
      onScreen = true;
      terminal
          .err()
          .print("\r" + ProgressLine.of(progress, now - start, terminal.errLook()) + "\u001b[K");
      terminal.err().flush();
    }
  }

  /** Takes the line off the screen. */
  void clear() {
    if (onScreen) {
      onScreen = false;
      terminal.err().print(CLEAR);
      terminal.err().flush();
    }
  }

  /** Returns the bytes read so far. */
  long bytes() {
    return bytes;
  }
}
