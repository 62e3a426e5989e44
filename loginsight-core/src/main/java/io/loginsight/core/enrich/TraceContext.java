package io.loginsight.core.enrich;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ids of distributed tracing that a line carries in its text.
 *
 * @param trace the trace id; null if the line has none
 * @param span the span id; null if the line has none
 * @param service the service that stands beside them in the brackets of Spring; null if there is
 *     none
 */
record TraceContext(@Nullable String trace, @Nullable String span, @Nullable String service) {

  private static final TraceContext NONE = new TraceContext(null, null, null);

  private static final String[] TRACE_KEYS = {
    "traceid",
    "trace_id",
    "trace.id",
    "x-b3-traceid",
    "dd.trace_id",
    "trace-id",
    "otel.trace_id",
    "request_id",
    "requestid",
    "request-id",
    "req_id",
    "reqid",
    "rid",
    "x-request-id",
    "correlation_id",
    "correlationid",
    "correlation-id"
  };
  private static final String[] SPAN_KEYS = {
    "spanid", "span_id", "span.id", "x-b3-spanid", "dd.span_id", "span-id", "otel.span_id"
  };

  /** A W3C trace context: version, trace id, parent's span id and flags. */
  private static final int TRACE_PARENT = 55;

  private static final int LONG_ID = 32;
  private static final int SHORT_ID = 16;
  private static final int MIN_ID = 8;
  private static final int MAX_ID = 64;
  private static final int MAX_BRACKET = 160;

  /**
   * Looks for ids: named ones first, then a W3C trace context, then the brackets of Spring Cloud
   * Sleuth and Micrometer.
   *
   * @param line the text of a line
   * @param pairs what the line says by name
   */
  static TraceContext of(String line, Map<String, String> pairs) {
    String trace = named(pairs, TRACE_KEYS);
    String span = named(pairs, SPAN_KEYS);
    if (trace != null) {
      return new TraceContext(trace, span, null);
    }
    TraceContext parent = ofTraceParent(line);
    return parent != null ? parent : ofBrackets(line);
  }

  private static @Nullable String named(Map<String, String> pairs, String[] keys) {
    for (String key : keys) {
      String value = pairs.get(key);
      if (value != null && isId(value)) {
        return value;
      }
    }
    return null;
  }

  /** An id as any tracer writes it: letters and digits with dashes, and not all zeros. */
  private static boolean isId(String text) {
    if (text.length() < MIN_ID || text.length() > MAX_ID) {
      return false;
    }
    boolean digit = false;
    boolean nonZero = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isDigit = c >= '0' && c <= '9';
      if (!isDigit && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && c != '-') {
        return false;
      }
      digit |= isDigit;
      nonZero |= c != '0' && c != '-';
    }
    return digit && nonZero;
  }

  private static @Nullable TraceContext ofTraceParent(String line) {
    for (int at = line.indexOf("00-"); at >= 0; at = line.indexOf("00-", at + 1)) {
      int end = at + TRACE_PARENT;
      if (end > line.length()
          || isHexDigit(line, at - 1)
          || isHexDigit(line, end)
          || line.charAt(at + 35) != '-'
          || line.charAt(at + 52) != '-') {
        continue;
      }
      String trace = line.substring(at + 3, at + 35);
      String span = line.substring(at + 36, at + 52);
      if (isHex(trace) && isHex(span) && isId(trace)) {
        return new TraceContext(trace, span, null);
      }
    }
    return null;
  }

  /**
   * {@code [service,trace,span]}, {@code [trace,span]} or {@code [trace-span]}, and more behind.
   */
  private static TraceContext ofBrackets(String line) {
    for (int open = line.indexOf('['); open >= 0; open = line.indexOf('[', open + 1)) {
      int close = line.indexOf(']', open);
      if (close < 0) {
        return NONE;
      }
      if (close - open <= MAX_BRACKET) {
        TraceContext found = ofBracket(line.substring(open + 1, close));
        if (found != null) {
          return found;
        }
      }
    }
    return NONE;
  }

  private static @Nullable TraceContext ofBracket(String content) {
    String[] parts = content.split(",", 5);
    for (int i = 0; i < Math.min(2, parts.length); i++) {
      String trace = parts[i].strip();
      String span = i + 1 < parts.length ? parts[i + 1].strip() : "";
      if (trace.length() == LONG_ID + 1 + SHORT_ID && trace.charAt(LONG_ID) == '-') {
        span = trace.substring(LONG_ID + 1);
        trace = trace.substring(0, LONG_ID);
      }
      boolean ids =
          (trace.length() == LONG_ID || trace.length() == SHORT_ID)
              && span.length() == SHORT_ID
              && isHex(trace)
              && isHex(span)
              && isId(trace);
      if (ids) {
        String service = i == 1 ? parts[0].strip() : "";
        return new TraceContext(trace, span, service.isEmpty() ? null : service);
      }
    }
    return null;
  }

  private static boolean isHex(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isHexDigit(text, i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHexDigit(String text, int at) {
    return at >= 0
        && at < text.length()
        && Character.digit(text.charAt(at), 16) >= 0
        && text.charAt(at) < 128;
  }
}
