package io.loginsight.viz;

import java.util.ArrayDeque;
import java.util.Set;

/**
 * Writes markup. Names of elements and attributes come from this package alone; everything else is
 * escaped, and what a reader could not see, or would see in the wrong place, is made visible.
 */
final class Html {

  /** Elements that have no content and no end tag. */
  private static final Set<String> VOID = Set.of("meta", "input", "br", "hr");

  private final StringBuilder out = new StringBuilder(1 << 16);
  private final ArrayDeque<String> open = new ArrayDeque<>();
  private boolean inTag; // the last start tag still takes attributes

  /** Begins an element; attributes may follow. */
  Html start(String tag) {
    closeTag();
    out.append('<').append(tag);
    open.push(tag);
    inTag = true;
    return this;
  }

  /** Begins an element of a class; further attributes may follow. */
  Html start(String tag, String classes) {
    return start(tag).attr("class", classes);
  }

  /** Adds an attribute to the element just begun. */
  Html attr(String name, String value) {
    if (!inTag) {
      throw new IllegalStateException("no tag is open for the attribute " + name);
    }
    out.append(' ').append(name).append("=\"");
    escape(value, out);
    out.append('"');
    return this;
  }

  /** Adds an attribute that is a number. */
  Html attr(String name, long value) {
    return attr(name, Long.toString(value));
  }

  /** Adds an attribute without a value, if a condition holds. */
  Html flag(boolean condition, String name) {
    return condition ? attr(name, "") : this;
  }

  /** Writes text. */
  Html text(String text) {
    closeTag();
    escape(text, out);
    return this;
  }

  /** Writes an element that holds text alone. */
  Html leaf(String tag, String classes, String text) {
    return start(tag, classes).text(text).end();
  }

  /** Writes an element without a class that holds text alone. */
  Html leaf(String tag, String text) {
    return start(tag).text(text).end();
  }

  /** Ends the innermost element. */
  Html end() {
    String tag = open.pop();
    closeTag();
    if (!VOID.contains(tag)) {
      out.append("</").append(tag).append('>');
    }
    return this;
  }

  /**
   * Writes what must stand as it is: our own style and script, and data made safe by its writer.
   */
  Html verbatim(String trusted) {
    closeTag();
    out.append(trusted);
    return this;
  }

  /** Begins a new line, for those who read the source. */
  Html line() {
    closeTag();
    out.append('\n');
    return this;
  }

  /** Returns all that was written. Every element must have ended. */
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("still open: " + open);
    }
    return out.toString();
  }

  private void closeTag() {
    if (inTag) {
      out.append('>');
      inTag = false;
    }
  }

  /** Escapes text so that it can stand between tags and in double-quoted attributes. */
  static String escape(String text) {
    StringBuilder to = new StringBuilder(text.length() + 16);
    escape(text, to);
    return to.toString();
  }

  private static void escape(String text, StringBuilder to) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> to.append("&lt;");
        case '>' -> to.append("&gt;");
        case '&' -> to.append("&amp;");
        case '"' -> to.append("&quot;");
        case '\'' -> to.append("&#39;");
        case '\n', '\t' -> to.append(c);
        default -> {
          if (c >= ' ' && c < 0x7f) {
            to.append(c);
          } else {
            i += uncommon(text, i, to);
          }
        }
      }
    }
  }

  /** Writes what is not printable ASCII; returns how many characters it took beyond the first. */
  private static int uncommon(String text, int at, StringBuilder to) {
    int code = text.codePointAt(at);
    if (code < ' ') {
      to.append((char) (0x2400 + code)); // the picture of the control character
    } else if (code == 0x7f) {
      to.append('\u2421');
    } else if (isInvisible(code)) {
      to.append("[U+%04X]".formatted(code));
    } else if ((code >= 0xd800 && code <= 0xdfff) || (code & 0xfffe) == 0xfffe) {
      to.append('\ufffd'); // half a character, or none at all
    } else {
      to.appendCodePoint(code);
    }
    return Character.charCount(code) - 1;
  }

  /**
   * Tells whether a reader would be deceived by a character: it shows nothing, ends the line, or
   * turns the direction of what follows.
   */
  static boolean isInvisible(int code) {
    return (code >= 0x80 && code < 0xa0)
        || code == 0xad
        || code == 0x61c
        || code == 0x200b
        || code == 0x200e
        || code == 0x200f
        || (code >= 0x2028 && code <= 0x202e)
        || (code >= 0x2060 && code <= 0x206f)
        || code == 0xfeff
        || (code >= 0xfff9 && code <= 0xfffb)
        || (code >= 0xe0000 && code <= 0xe007f);
  }
}
