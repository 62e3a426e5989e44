package io.loginsight.core.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The fields of one line of a sample, kept for learning a layout. Immutable by convention. */
final class HeaderRow {

  private final byte[] kinds;
  private final int[] starts;
  private final int[] ends;
  private final int[] precisions;
  private final int[] shapes;
  private final byte[] bytes;
  private final boolean[] tags;
  private final boolean loggerBehind;

  HeaderRow(HeaderFields fields, byte[] bytes, int from, int to) {
    int n = fields.count();
    this.bytes = bytes;
    kinds = new byte[n];
    tags = new boolean[n];
    for (int i = 0; i < n; i++) {
      kinds[i] = fields.kind(i);
      tags[i] = fields.isTag(i);
    }
    starts = Arrays.copyOf(fields.starts, n);
    ends = Arrays.copyOf(fields.ends, n);
    precisions = Arrays.copyOf(fields.precisions, n);
    shapes = Arrays.copyOf(fields.shapes, n);
    loggerBehind = TrailingLogger.find(bytes, from, to) >= 0;
  }

  /** Says whether a logger stands behind the message. */
  boolean hasLoggerBehind() {
    return loggerBehind;
  }

  int count() {
    return kinds.length;
  }

  /** Returns the kind of a column, or 0 if the line has fewer. */
  byte kind(int column) {
    return column < kinds.length ? kinds[column] : 0;
  }

  boolean isTag(int column) {
    return column < tags.length && tags[column];
  }

  /**
   * Looks for what ends a header.
   *
   * @param kind {@link HeaderLayout#TAG} or {@link HeaderLayout#SEPARATOR}
   * @return how many fields behind a column it stands, or -1
   */
  int distance(int column, int kind) {
    for (int d = 0; d <= HeaderLayout.REACH; d++) {
      int p = column + d;
      if (kind == HeaderLayout.TAG ? isTag(p) : kind(p) == HeaderFields.SEPARATOR) {
        return d;
      }
    }
    return -1;
  }

  int shape(int column) {
    return shapes[column];
  }

  int precision(int column) {
    return precisions[column];
  }

  String text(int column) {
    return new String(
        bytes, starts[column], ends[column] - starts[column], StandardCharsets.ISO_8859_1);
  }

  byte first(int column) {
    return bytes[starts[column]];
  }

  byte last(int column) {
    return bytes[ends[column] - 1];
  }

  /** Returns how many bytes lie between a column and the next, or 0 if it is the last. */
  int gapBehind(int column) {
    return column + 1 < starts.length ? starts[column + 1] - ends[column] : 0;
  }

  /** Says whether a column holds nothing but letters. */
  boolean isPlainWord(int column) {
    if (kind(column) != HeaderFields.WORD) {
      return false;
    }
    for (int i = starts[column]; i < ends[column]; i++) {
      if (!Ascii.isLetter(bytes[i])) {
        return false;
      }
    }
    return true;
  }

  /** Says whether a column holds an IPv4 address. */
  boolean isAddress(int column) {
    int dots = 0;
    for (int i = starts[column]; i < ends[column]; i++) {
      if (bytes[i] == '.') {
        dots++;
      } else if (!Ascii.isDigit(bytes[i])) {
        return false;
      }
    }
    return dots == 3;
  }

  /** Says whether a column holds both a letter and a digit. */
  boolean hasLetterAndDigit(int column) {
    boolean letter = false;
    boolean digit = false;
    for (int i = starts[column]; i < ends[column]; i++) {
      letter |= Ascii.isLetter(bytes[i]);
      digit |= Ascii.isDigit(bytes[i]);
    }
    return letter && digit;
  }
}
