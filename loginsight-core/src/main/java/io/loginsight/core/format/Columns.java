package io.loginsight.core.format;

/**
 * Cuts a line into columns that a delimiter parts. A column in double quotes may hold the
 * delimiter, and a doubled quote stands for one. Confined.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>, section 2; a line break in a
 *     column is not read
 */
final class Columns {

  /** So many columns are told apart; a line of more is in no format of columns. */
  static final int MOST = 256;

  private final byte delimiter;
  private final int wanted;

  /** Column i is {@code line[starts[i] .. ends[i])}, without its quotes. */
  final int[] starts = new int[MOST];

  final int[] ends = new int[MOST];

  /** Whether a column holds doubled quotes. */
  final boolean[] escaped = new boolean[MOST];

  private int count;

  /**
   * Makes a cutter.
   *
   * @param delimiter a space stands for any number of blanks
   * @param wanted the last of so many columns takes all the rest, delimiters too; 0 for any number
   */
  Columns(byte delimiter, int wanted) {
    this.delimiter = delimiter;
    this.wanted = wanted;
  }

  int count() {
    return count;
  }

  /** Returns whether a line can be cut. */
  boolean cut(byte[] line, int from, int to) {
    count = 0;
    int at = from;
    while (count < MOST) {
      at = delimiter == ' ' ? Ascii.skipBlanks(line, at, to) : at;
      if (delimiter == ' ' && at == to) {
        return true;
      }
      boolean last = wanted > 0 && count == wanted - 1;
      int end = at < to && line[at] == '"' ? quoted(line, at, to) : -1;
      if (end < 0) {
        end = plain(line, at, to, last);
      }
      count++;
      if (end >= to) {
        return true;
      }
      at = end + 1;
    }
    return false;
  }

  private int plain(byte[] line, int from, int to, boolean last) {
    int end = from;
    while (end < to && (last || !isDelimiter(line[end]))) {
      end++;
    }
    starts[count] = from;
    ends[count] = end;
    escaped[count] = false;
    return end;
  }

  private boolean isDelimiter(int c) {
    return c == delimiter || (delimiter == ' ' && c == '\t');
  }

  /** Returns the offset behind a quoted column, or -1 if no delimiter follows its quote. */
  private int quoted(byte[] line, int from, int to) {
    boolean doubled = false;
    int i = from + 1;
    while (i < to) {
      if (line[i] != '"') {
        i++;
      } else if (i + 1 < to && line[i + 1] == '"') {
        doubled = true;
        i += 2;
      } else {
        break;
      }
    }
    if (i >= to || (i + 1 < to && !isDelimiter(line[i + 1]))) {
      return -1;
    }
    starts[count] = from + 1;
    ends[count] = i;
    escaped[count] = doubled;
    return i + 1;
  }
}
