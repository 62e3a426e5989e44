package io.loginsight.cli;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What stands behind {@code --zone}. */
final class Zones {

  private Zones() {}

  /** Returns the zone; UTC if the user names none. */
  static ZoneId parse(@Nullable String text) {
    if (text == null) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new UsageException(
          ("--zone: '" + text + "' is not a time zone; ")
              + "write it as UTC, +02:00 or Europe/Berlin");
    }
  }
}
