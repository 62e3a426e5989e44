package io.loginsight.core.format;

/** A logger behind the message, as Kafka writes it: {@code ready (kafka.server.KafkaServer)}. */
final class TrailingLogger {

  private static final int LONGEST = 256;

  private TrailingLogger() {}

  /**
   * Looks for a dotted name in parentheses at the end of a line.
   *
   * @param to offset behind the last byte that is no space
   * @return the offset of the opening parenthesis, or -1
   */
  static int find(byte[] line, int from, int to) {
    if (to - from < 2 || line[to - 1] != ')') {
      return -1;
    }
    int least = Math.max(from, to - LONGEST);
    boolean dot = false;
    int i = to - 2;
    while (i > least && isOfName(line[i])) {
      dot |= line[i] == '.';
      i--;
    }
    return dot && line[i] == '(' && (i == from || line[i - 1] == ' ') ? i : -1;
  }

  private static boolean isOfName(int c) {
    return Ascii.isLetter(c) || Ascii.isDigit(c) || c == '.' || c == '_' || c == '$' || c == '-';
  }
}
