package io.loginsight.core.engine;

import io.loginsight.core.format.FormatChain;
import io.loginsight.core.format.HeaderProof;
import io.loginsight.spi.EventFields;
import io.loginsight.spi.LogBatch;

/**
 * Reads headers as the engine does: those that are written as one before are not cut again, but
 * their time is read and their level told.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class KnownHeaders {

  private final LineMemo memo = new LineMemo();
  private final FormatChain.Reader formats;
  private long time = LogBatch.NO_TIME;
  private int level = LogBatch.NO_LEVEL;

  /**
   * Knows no header yet.
   *
   * @param formats cuts the headers that are not known; used by this alone
   */
  public KnownHeaders(FormatChain.Reader formats) {
    this.formats = formats;
  }

  /**
   * Reads the header of a line.
   *
   * @param line with the padding of a block in front and behind
   * @param from offset of its first byte
   * @param to offset behind its last byte
   * @param fields takes what is in a header that is not known
   * @return whether a format takes the line
   */
  public boolean read(byte[] line, int from, int to, Message fields) {
    HeaderProof proof = memo.headerOf(line, from, to);
    if (proof != null && proof.holds(line, from, to)) {
      time = proof.time();
      level = proof.level(line, from + proof.length(), to);
      return true;
    }
    if (formats.read(line, from, to, fields) < 0) {
      return false;
    }
    HeaderProof made = formats.prove(line, from, fields.messageStart(), to);
    if (made != null) {
      memo.learnHeader(line, from, to, made);
    }
    return true;
  }

  /**
   * Returns the time of the last line whose header was known.
   *
   * @return nanoseconds since 1970, or {@link LogBatch#NO_TIME}
   */
  public long time() {
    return time;
  }

  /**
   * Returns the level of the last line whose header was known.
   *
   * @return its ordinal, or {@link LogBatch#NO_LEVEL}
   */
  public int level() {
    return level;
  }

  /** Takes the fields of a line. */
  public interface Message extends EventFields {

    /**
     * Returns where the message of the line that was read last begins.
     *
     * @return offset in the bytes of the line
     */
    int messageStart();
  }
}
