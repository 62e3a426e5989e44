package io.loginsight.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands behind an option such as {@code --map}: which column says what. */
final class ColumnMap {

  private final String option;
  private final List<String> parts;
  private final Map<String, String> columns = new LinkedHashMap<>();

  private ColumnMap(String option, List<String> parts) {
    this.option = option;
    this.parts = parts;
  }

  /**
   * Reads {@code part=column}.
   *
   * @param option its name, for messages
   * @param parts what a column can say
   * @throws UsageException if a part is not known or stands twice
   */
  static ColumnMap parse(String option, List<String> parts, List<String> texts) {
    ColumnMap map = new ColumnMap(option, parts);
    for (String text : texts) {
      int equals = text.indexOf('=');
      String part = equals < 0 ? text : text.substring(0, equals);
      if (equals < 0 || equals == text.length() - 1 || !parts.contains(part)) {
        throw new UsageException(
            option + ": '" + text + "' is not PART=COLUMN with one of " + String.join(", ", parts));
      }
      if (map.columns.put(part, text.substring(equals + 1)) != null) {
        throw new UsageException(option + ": '" + part + "' stands twice");
      }
    }
    return map;
  }

  /** Returns the column of a part; null if it was not named. */
  @Nullable String column(String part) {
    return columns.get(part);
  }

  /**
   * Returns the column of a part.
   *
   * @param needed the parts that must be there, this among them
   * @throws UsageException if it was not named
   */
  String needed(String part, List<String> needed) {
    @Nullable String column = columns.get(part);
    if (column == null) {
      String all = needed.stream().map(name -> name + "=COLUMN").collect(Collectors.joining(","));
      throw new UsageException(option + ": '" + part + "' is missing; write it as " + all);
    }
    return column;
  }

  /** Returns the columns of all parts, in their order. */
  List<String> all() {
    return parts.stream().map(part -> needed(part, parts)).toList();
  }
}
