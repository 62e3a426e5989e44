package io.loginsight.lab;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a table as RFC 4180 has them: cells may stand in quotes, and have separators, line
 * ends and doubled quotes in them. Rows without a text are left out.
 */
final class CsvRows {

  private final String text;
  private final char separator;
  private int at;

  private CsvRows(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  /** Reads a table whose first line tells if it goes by {@code ,}, {@code ;} or tab. */
  static List<List<String>> of(String text) {
    String first = text.lines().findFirst().orElse("");
    char separator = ',';
    for (char other : new char[] {';', '\t'}) {
      if (count(first, other) > count(first, separator)) {
        separator = other;
      }
    }
    return new CsvRows(text, separator).rows();
  }

  private static long count(String text, char one) {
    return text.chars().filter(c -> c == one).count();
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    while (at < text.length()) {
      List<String> row = row();
      if (!row.stream().allMatch(String::isEmpty)) {
        rows.add(row);
      }
    }
    return rows;
  }

  private List<String> row() {
    List<String> row = new ArrayList<>();
    do {
      row.add(cell().strip());
    } while (at < text.length() && text.charAt(at++) == separator);
    return row;
  }

  /** Ends at the separator, at LF, or at the end. */
  private String cell() {
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"' && (quoted || cell.toString().isBlank())) {
        boolean doubled = quoted && at + 1 < text.length() && text.charAt(at + 1) == '"';
        if (doubled) {
          cell.append(c);
          at++;
        } else {
          quoted = !quoted;
        }
      } else if (!quoted && (c == separator || c == '\n')) {
        break;
      } else {
        cell.append(c);
      }
    }
    return cell.toString();
  }
}
