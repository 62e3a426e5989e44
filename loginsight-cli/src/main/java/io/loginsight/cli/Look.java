package io.loginsight.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * How text is laid out for a person.
 *
 * @param width columns of a line
 * @param colour whether escape sequences for colours are understood
 * @param unicode whether more than ASCII can be shown
 */
record Look(int width, boolean colour, boolean unicode) {

  /** What a piece of text is, to be told by colour as well. */
  enum Tone {
    HEADING("1"),
    FAINT("2"),
    ALARM("1;31"),
    WARNING("33"),
    CALM("36");

    private final String code;

    Tone(String code) {
      this.code = code;
    }
  }

  /** Returns the text in a colour, if there are colours. */
  String paint(Tone tone, String text) {
    return colour && !text.isEmpty() ? "\u001b[" + tone.code + "m" + text + "\u001b[0m" : text;
  }

  /** Returns as much of the text as fits into so many columns, with a mark where it was cut. */
  String cut(String text, int columns) {
    if (columnsOf(text) <= columns) {
      return text;
    }
    String mark = ellipsis();
    if (columns < mark.length()) {
      return "";
    }
    return text.substring(0, fitting(text, columns - mark.length())) + mark;
  }

  /** Like {@link #cut}, but keeps the end, which is what tells paths apart. */
  String cutStart(String text, int columns) {
    int from = 0;
    while (columnsOf(text.substring(from)) > columns - (from == 0 ? 0 : ellipsis().length())) {
      from = text.offsetByCodePoints(from, 1);
    }
    return from == 0 ? text : ellipsis() + text.substring(from);
  }

  /** Breaks a text at spaces into at most so many lines; what is left over is cut. */
  List<String> wrap(String text, int columns, int maxLines) {
    List<String> lines = new ArrayList<>();
    String rest = text.strip();
    while (lines.size() < maxLines - 1 && columnsOf(rest) > columns) {
      int fits = fitting(rest, columns);
      int space = rest.lastIndexOf(' ', fits);
      int end = space > columns / 2 ? space : fits; // a long word is broken rather than left alone
      lines.add(rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).stripLeading();
    }
    lines.add(cut(rest, columns));
    return lines;
  }

  /** Returns the text with spaces behind it up to so many columns. */
  static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - columnsOf(text)));
  }

  /** Returns the text with spaces before it up to so many columns. */
  static String padStart(String text, int columns) {
    return " ".repeat(Math.max(0, columns - columnsOf(text))) + text;
  }

  private String ellipsis() {
    return unicode ? "…" : "...";
  }

  /** Returns how many characters of the text fit into so many columns. */
  private static int fitting(String text, int columns) {
    int used = 0;
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      used += columnsOf(c);
      if (used > columns) {
        break;
      }
      at += Character.charCount(c);
    }
    return at;
  }

  /** Returns how many columns a text without control characters takes. */
  static int columnsOf(String text) {
    return text.codePoints().map(Look::columnsOf).sum();
  }

  private static int columnsOf(int c) {
    if (c < 0x300) {
      return 1;
    }
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return isWide(c) ? 2 : 1;
  }

  /**
   * The blocks of Unicode's East Asian Width (UAX 11) that matter in logs: Asian scripts, emoji.
   */
  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115f)
        || (c >= 0x2e80 && c <= 0xa4cf)
        || (c >= 0xac00 && c <= 0xd7a3)
        || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0xfe30 && c <= 0xfe6f)
        || (c >= 0xff00 && c <= 0xff60)
        || (c >= 0xffe0 && c <= 0xffe6)
        || (c >= 0x1f300 && c <= 0x1faff)
        || (c >= 0x20000 && c <= 0x3fffd);
  }
}
