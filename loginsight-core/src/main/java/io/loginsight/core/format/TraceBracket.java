package io.loginsight.core.format;

import io.loginsight.spi.EventFields;
import io.loginsight.spi.Field;

/**
 * Reads the bracket in which tracing libraries put what they know: {@code [trace,span]}, {@code
 * [trace-span]}, {@code [service,trace,span]}, {@code [service,trace,span,true]}. The ids are those
 * of <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a> or of B3, and may be
 * missing.
 */
final class TraceBracket {

  private TraceBracket() {}

  /** Returns whether a bracket group, brackets included, holds a trace id. */
  static boolean is(String group) {
    byte[] bytes = group.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    return emit(bytes, 0, bytes.length, true, NoFields.INSTANCE);
  }

  /**
   * Hands on what a bracket group holds.
   *
   * @param withService whether no other column names the service
   * @return whether it holds a trace id
   */
  static boolean emit(byte[] b, int from, int to, boolean withService, EventFields out) {
    if (to - from < 19 || b[from] != '[') {
      return false;
    }
    int end = to;
    while (end > from && b[end - 1] != ']') {
      end--;
    }
    int trace = from + 1;
    int comma = trace;
    while (comma < end - 1 && b[comma] != ',') {
      comma++;
    }
    boolean named = hex(b, trace, end) == trace || !isId(hex(b, trace, end) - trace);
    if (named) {
      trace = comma + 1;
    }
    int behind = hex(b, trace, end);
    if (!isId(behind - trace) || (b[behind] != ',' && b[behind] != '-' && b[behind] != ' ')) {
      return false;
    }
    int span = behind + 1;
    int last = hex(b, span, end);
    if (last - span != 16 || (b[last] != ']' && b[last] != ',')) {
      return false;
    }
    if (named && withService && comma > from + 1) {
      out.field(Field.SERVICE, from + 1, comma);
    }
    out.field(Field.TRACE, trace, behind);
    out.field(Field.SPAN, span, last);
    return true;
  }

  private static boolean isId(int digits) {
    return digits == 32 || digits == 16;
  }

  private static int hex(byte[] b, int from, int to) {
    int i = from;
    while (i < to && (Ascii.isDigit(b[i]) || (b[i] >= 'a' && b[i] <= 'f'))) {
      i++;
    }
    return i;
  }
}
