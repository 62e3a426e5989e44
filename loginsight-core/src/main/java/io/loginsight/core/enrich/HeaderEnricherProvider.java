package io.loginsight.core.enrich;

import io.loginsight.spi.Enricher;
import io.loginsight.spi.EnricherProvider;
import io.loginsight.spi.EventAttributes;
import io.loginsight.spi.Field;
import io.loginsight.spi.LogBatch;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Gives an event the fields of its header as attributes: {@code host}, {@code service}, {@code
 * process}, {@code pid}, {@code thread}, {@code logger}, {@code trace}, {@code span}.
 *
 * <p><b>Threads:</b> Shared.
 */
public final class HeaderEnricherProvider implements EnricherProvider {

  private static final Field[] FIELDS = Field.values();

  /** For {@link java.util.ServiceLoader}. */
  public HeaderEnricherProvider() {}

  @Override
  public String id() {
    return "header";
  }

  @Override
  public int order() {
    return 100; // what a line says itself goes before what others conclude from it
  }

  @Override
  public Enricher create() {
    return HeaderEnricherProvider::enrich;
  }

  private static void enrich(LogBatch batch, EventAttributes out) {
    for (int event = 0; event < batch.size(); event++) {
      for (Field field : FIELDS) {
        int from = batch.fieldStart(event, field);
        if (from >= 0) {
          int length = batch.fieldEnd(event, field) - from;
          String value = new String(batch.line(event), from, length, StandardCharsets.UTF_8);
          out.put(event, field.name().toLowerCase(Locale.ROOT), value);
        }
      }
    }
  }
}
