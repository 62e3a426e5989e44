package io.loginsight.cli;

import io.loginsight.api.AlertColumns;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands behind {@code --map}: which column says what. */
final class ColumnMap {

  private static final List<String> PARTS = List.of("time", "type", "host", "source", "severity");

  private final Map<String, String> columns = new LinkedHashMap<>();

  private ColumnMap() {}

  /**
   * Reads {@code part=column}.
   *
   * @throws UsageException if a part is not known, stands twice, or time or type are missing
   */
  static ColumnMap parse(List<String> texts) {
    ColumnMap map = new ColumnMap();
    for (String text : texts) {
      int equals = text.indexOf('=');
      String part = equals < 0 ? text : text.substring(0, equals);
      if (equals < 0 || equals == text.length() - 1 || !PARTS.contains(part)) {
        throw new UsageException(
            "--map: '" + text + "' is not PART=COLUMN with one of " + String.join(", ", PARTS));
      }
      if (map.columns.put(part, text.substring(equals + 1)) != null) {
        throw new UsageException("--map: '" + part + "' stands twice");
      }
    }
    return map;
  }

  AlertColumns columns(ZoneId zone) {
    return new AlertColumns(
        needed("time"),
        needed("type"),
        columns.get("host"),
        columns.get("source"),
        columns.get("severity"),
        zone);
  }

  private String needed(String part) {
    @Nullable String column = columns.get(part);
    if (column == null) {
      throw new UsageException(
          "--map: '" + part + "' is missing; write it as time=COLUMN,type=COLUMN");
    }
    return column;
  }
}
