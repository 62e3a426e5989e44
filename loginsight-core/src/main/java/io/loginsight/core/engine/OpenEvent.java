package io.loginsight.core.engine;

import io.loginsight.core.format.StackTrace;
import org.jspecify.annotations.Nullable;

/**
 * The last event of a block, which lines of the next block may continue.
 *
 * <p><b>Threads:</b> Confined; handed from the worker to the merger.
 */
final class OpenEvent {

  /** In place of a skeleton: lines outside the time range that was asked for. */
  static final int OUTSIDE = -1;

  /** In place of a skeleton: lines that make no sense. */
  static final int UNPARSED = -2;

  /** In place of a skeleton: a line about the lines, and what continues it. */
  static final int META = -3;

  int skeleton; // or one of the constants above; the block's until it is entered
  final long time;
  final int level;

  /** A copy of the event; null if it has no pattern. */
  final @Nullable KeptEvent kept;

  // the message of the event, which a trace begins with; the merger may keep less of it
  private final byte[] message;
  private final int messageStart;
  private final int messageEnd;

  /** The stack trace so far; null if the event has one line so far. */
  @Nullable StackTrace trace;

  OpenEvent(
      int skeleton, long time, int level, @Nullable KeptEvent kept, @Nullable StackTrace trace) {
    this.skeleton = skeleton;
    this.time = time;
    this.level = level;
    this.kept = kept;
    this.trace = trace;
    message = kept == null ? new byte[0] : kept.message();
    messageStart = kept == null ? 0 : kept.messageStart();
    messageEnd = kept == null ? 0 : kept.messageEnd();
  }

  /** Gives the event the merger's id of its skeleton. */
  void enter(int[] globalOf) {
    skeleton = skeleton < 0 ? skeleton : globalOf[skeleton];
  }

  /** Takes another physical line. */
  void continueWith(HeadLine line) {
    if (kept != null) {
      kept.continueWith(line.bytes(), 0, line.bytes().length);
      StackTrace stack = trace;
      if (stack == null) {
        stack = new StackTrace();
        stack.addText(message, messageStart, messageEnd);
        trace = stack;
      }
      stack.add(line.text(), 0, line.text().length);
    }
  }

  /**
   * A line that continues an event of an earlier block.
   *
   * @param bytes as it was read, cut if it is long
   * @param text without its packaging; the same array if it has none
   */
  @SuppressWarnings("ArrayRecordComponent") // handed from the worker to the merger, never compared
  record HeadLine(byte[] bytes, byte[] text) {}
}
