package io.loginsight.core.enrich;

import io.loginsight.spi.Field;
import io.loginsight.spi.LogBatch;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Copies parts of a lent batch. Enrichers see examples and evidence only, so text is worth its
 * clarity here; each copy is cut, so that a line of 100 MB costs no more than a long one.
 */
final class Lent {

  private static final int MAX_BYTES = 8_192;

  private Lent() {}

  static String line(LogBatch batch, int event) {
    return text(batch.line(event), batch.lineStart(event), batch.lineEnd(event));
  }

  static String message(LogBatch batch, int event) {
    return text(batch.message(event), batch.messageStart(event), batch.messageEnd(event));
  }

  /** Returns a header field, or null if the event does not have it or it is blank. */
  static @Nullable String field(LogBatch batch, int event, Field field) {
    int from = batch.fieldStart(event, field);
    if (from < 0) {
      return null;
    }
    String text = text(batch.line(event), from, batch.fieldEnd(event, field)).strip();
    return text.isEmpty() ? null : text;
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, Math.min(to - from, MAX_BYTES), StandardCharsets.UTF_8);
  }
}
