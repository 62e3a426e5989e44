package io.loginsight.core.format;

import io.loginsight.api.Level;
import io.loginsight.spi.EventFields;
import io.loginsight.spi.Field;

/** Forgets what a parser finds: for asking whether a line is in a format. */
enum NoFields implements EventFields {
  INSTANCE;

  @Override
  public void time(long epochNanos) {}

  @Override
  public void level(Level level) {}

  @Override
  public void field(Field field, int from, int to) {}

  @Override
  public void message(byte[] text, int from, int to) {}
}
