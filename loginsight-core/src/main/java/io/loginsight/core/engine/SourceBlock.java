package io.loginsight.core.engine;

import io.loginsight.core.read.LineBlock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lines of one source, with what a worker needs to know of it. Filled again and again.
 *
 * <p><b>Threads:</b> Confined; one thread fills it and then works on it.
 */
final class SourceBlock {

  final LineBlock lines = new LineBlock();
  private @Nullable OpenSource source;
  private boolean begins;

  /**
   * Says where the lines come from.
   *
   * @param source the source
   * @param begins whether no line before these holds any text
   */
  void from(OpenSource source, boolean begins) {
    this.source = source;
    this.begins = begins;
  }

  OpenSource source() {
    return Objects.requireNonNull(source);
  }

  /** Says whether the first line with text begins an event, whatever it looks like. */
  boolean begins() {
    return begins;
  }
}
