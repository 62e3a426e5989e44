package io.loginsight.core.mine;

import static io.loginsight.core.mine.Ascii.isDigit;
import static io.loginsight.core.mine.Ascii.peek;

import io.loginsight.api.SlotType;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * How large the number is that a value starts with, in units that make values comparable:
 * nanoseconds, bytes, or whatever it counts.
 */
final class Quantity {

  /** Longer text is no number that anybody means. */
  static final int MOST_BYTES = 40;

  /** Up to here {@code mantissa / power} is the double that is nearest to the decimal number. */
  private static final long EXACT = 1L << 53;

  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private static final Map<String, Double> NANOS =
      Map.ofEntries(
          Map.entry("ns", 1.0),
          Map.entry("nanos", 1.0),
          Map.entry("nanoseconds", 1.0),
          Map.entry("us", 1e3),
          Map.entry("\u00b5s", 1e3),
          Map.entry("micros", 1e3),
          Map.entry("microseconds", 1e3),
          Map.entry("ms", 1e6),
          Map.entry("msec", 1e6),
          Map.entry("msecs", 1e6),
          Map.entry("millis", 1e6),
          Map.entry("milliseconds", 1e6),
          Map.entry("s", 1e9),
          Map.entry("sec", 1e9),
          Map.entry("secs", 1e9),
          Map.entry("second", 1e9),
          Map.entry("seconds", 1e9),
          Map.entry("m", 60e9),
          Map.entry("min", 60e9),
          Map.entry("mins", 60e9),
          Map.entry("minute", 60e9),
          Map.entry("minutes", 60e9),
          Map.entry("h", 3600e9),
          Map.entry("hour", 3600e9),
          Map.entry("hours", 3600e9));

  private static final Map<String, Double> BYTES =
      Map.ofEntries(
          Map.entry("b", 1.0),
          Map.entry("byte", 1.0),
          Map.entry("bytes", 1.0),
          Map.entry("kb", 0x1p10),
          Map.entry("kib", 0x1p10),
          Map.entry("mb", 0x1p20),
          Map.entry("mib", 0x1p20),
          Map.entry("gb", 0x1p30),
          Map.entry("gib", 0x1p30),
          Map.entry("tb", 0x1p40),
          Map.entry("tib", 0x1p40));

  private Quantity() {}

  /**
   * Returns how large a value is.
   *
   * @param type of the value; only numbers, durations and sizes have a quantity
   * @return a finite number, or NaN if there is none
   */
  static double of(SlotType type, byte[] text, int from, int to) {
    if (to - from > MOST_BYTES) {
      return Double.NaN;
    }
    int start = peek(text, from, to) == '<' ? from + 1 : from; // less than that; so at most
    int end = numberEnd(text, start, to);
    double number = number(text, start, end, to);
    if (Double.isNaN(number) || type == SlotType.NUMBER) {
      return number;
    }
    int unit = peek(text, end, to) == ' ' ? end + 1 : end;
    int behind = unit;
    while (behind < to && !Ascii.endsWord(text[behind])) {
      behind++;
    }
    double factor = factor(type, new String(text, unit, behind - unit, StandardCharsets.UTF_8));
    return finite(number * factor);
  }

  /** Returns how many base units a unit of this type is; NaN if it is none. */
  static double factor(SlotType type, String unit) {
    Map<String, Double> units = type == SlotType.DURATION ? NANOS : BYTES;
    return units.getOrDefault(unit.toLowerCase(Locale.ROOT), Double.NaN);
  }

  private static double finite(double number) {
    return Double.isInfinite(number) ? Double.NaN : number;
  }

  /** Digits with sign, fraction and exponent; returns {@code from} if there is no digit. */
  private static int numberEnd(byte[] text, int from, int to) {
    int p = peek(text, from, to) == '-' || peek(text, from, to) == '+' ? from + 1 : from;
    int end = Ascii.digits(text, p, to, to - p);
    if (end == p) {
      return from;
    }
    if (peek(text, end, to) == '.' && isDigit(peek(text, end + 1, to))) {
      end = Ascii.digits(text, end + 1, to, to - end - 1);
    }
    if ((peek(text, end, to) | 0x20) == 'e') {
      int sign = peek(text, end + 1, to);
      int exponent = sign == '+' || sign == '-' ? end + 2 : end + 1;
      int last = Ascii.digits(text, exponent, to, Math.max(0, to - exponent));
      end = last > exponent ? last : end;
    }
    return end;
  }

  private static double number(byte[] text, int from, int end, int to) {
    boolean version = peek(text, end, to) == '.' && isDigit(peek(text, end + 1, to));
    if (end == from || version) {
      return Double.NaN;
    }
    boolean negative = text[from] == '-';
    long mantissa = 0;
    int decimals = -1;
    for (int i = negative || text[from] == '+' ? from + 1 : from; i < end; i++) {
      int c = text[i];
      if (c == '.') {
        decimals = 0;
      } else if (!isDigit(c) || mantissa > EXACT / 10 - 1 || decimals == POWERS.length - 1) {
        return finite(
            Double.parseDouble(new String(text, from, end - from, StandardCharsets.US_ASCII)));
      } else {
        mantissa = mantissa * 10 + c - '0';
        decimals += decimals < 0 ? 0 : 1;
      }
    }
    double number = decimals > 0 ? mantissa / POWERS[decimals] : mantissa;
    return negative && number != 0 ? -number : number;
  }
}
