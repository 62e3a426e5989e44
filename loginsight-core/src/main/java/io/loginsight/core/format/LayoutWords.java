package io.loginsight.core.format;

import io.loginsight.spi.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Describes a header for the person who reads the report. */
final class LayoutWords {

  private final HeaderRows rows;
  private final HeaderOutline header;
  private final @Nullable Field[] roles;
  private final byte[] kinds;
  private final boolean tagNamesLogger;

  LayoutWords(
      HeaderRows rows,
      HeaderOutline header,
      @Nullable Field[] roles,
      byte[] kinds,
      boolean tagNamesLogger) {
    this.rows = rows;
    this.header = header;
    this.roles = roles;
    this.kinds = kinds;
    this.tagNamesLogger = tagNamesLogger;
  }

  /** Returns such as {@code timestamp level [thread] logger: message}. */
  @Override
  public String toString() {
    List<String> words = new ArrayList<>();
    for (int p = 0; p < header.fixed(); p++) {
      words.add(word(p));
    }
    if (header.terminator() == HeaderLayout.SEPARATOR) {
      words.add(commonSeparator() + " message");
    } else if (header.terminator() == HeaderLayout.TAG) {
      words.add(tag() + ": message");
    } else {
      words.add(header.loggerBehind() ? "message (logger)" : "message");
    }
    return String.join(" ", words);
  }

  private String word(int p) {
    if (p == header.level()) {
      return "level";
    }
    return switch (kinds[p]) {
      case HeaderFields.TIME -> rows.shapeOf(p) == Timestamps.DATE ? "date" : "timestamp";
      case HeaderFields.PIPE -> "|";
      case HeaderFields.SEPARATOR -> separator(p);
      case HeaderFields.BRACKET -> "[" + name(roles[p]) + "]";
      default -> name(roles[p]);
    };
  }

  private static String name(@Nullable Field role) {
    return role == null ? "field" : role.name().toLowerCase(Locale.ROOT);
  }

  private String separator(int column) {
    for (HeaderRow row : rows.all()) {
      if (row.kind(column) == HeaderFields.SEPARATOR && row.first(column) > 0) {
        return row.text(column);
      }
    }
    return "-";
  }

  private String commonSeparator() {
    for (HeaderRow row : rows.all()) {
      int d = row.distance(header.fixed(), HeaderLayout.SEPARATOR);
      if (d >= 0 && row.first(header.fixed() + d) > 0) {
        return row.text(header.fixed() + d);
      }
    }
    return "-";
  }

  private String tag() {
    if (tagNamesLogger) {
      return rows.share(row -> isNumberedTag(row)) > 0.5 ? "pid" : "logger";
    }
    return rows.share(row -> endsInBracket(row)) > 0.5 ? "process[pid]" : "process";
  }

  private boolean endsInBracket(HeaderRow row) {
    int d = row.distance(header.fixed(), HeaderLayout.TAG);
    return d >= 0 && row.text(header.fixed() + d).endsWith("]:");
  }

  private boolean isNumberedTag(HeaderRow row) {
    int d = row.distance(header.fixed(), HeaderLayout.TAG);
    return d >= 0 && row.text(header.fixed() + d).indexOf('#') > 0;
  }
}
