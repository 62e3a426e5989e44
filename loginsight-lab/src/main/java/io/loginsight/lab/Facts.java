package io.loginsight.lab;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a line may speak of. Made for one line, filled by the one who logs, read by the wording.
 *
 * <p>Values that belong together agree: the same product has the same SKU in every service.
 */
final class Facts {

  private static final List<String> CARRIERS = List.of("dhl", "gls", "postnl", "colissimo", "dpd");
  private static final List<String> CARDS = List.of("visa", "mastercard", "amex", "girocard");

  final Dice dice;
  @Nullable Request request;
  @Nullable Pod pod;
  String spanId = "";
  String thread = "main";
  long micros;
  String dependency = "";
  String address = "";
  String error = "";
  @Nullable Operation operation;
  int attempt;
  int max;
  int backoffMillis;
  int status;
  int depth;
  int active;
  int size;
  int waiting;
  long used;
  long limit;
  String what = "";
  String sql = "";

  Facts(Dice dice) {
    this.dice = dice;
  }

  /** What a wording says of a request is only asked for where there is one. */
  private Request request() {
    if (request == null) {
      throw new IllegalStateException("a wording of " + pod().name() + " speaks of a request");
    }
    return request;
  }

  private Pod pod() {
    if (pod == null) {
      throw new IllegalStateException("nobody logs this line");
    }
    return pod;
  }

  private Subject subject() {
    return pod().service().site.subject;
  }

  private String phrase() {
    List<String> phrases = subject().phrases();
    return phrases.get(request().phrase % phrases.size());
  }

  void append(Slot slot, StringBuilder out) {
    switch (slot) {
      case USER -> out.append(request().customer.name());
      case UID -> out.append(request().customer.id());
      case IP -> out.append(request().customer.ip());
      case CITY -> out.append(request().customer.city());
      case SESSION -> out.append(request().session);
      case TRACE -> out.append(request().traceId);
      case PRODUCT -> out.append(request().product);
      case SKU -> out.append("HB-").append(request().product * 7L % 89_989 + 10_000);
      case QTY -> out.append(request().quantity);
      case AMOUNT -> amount(totalCents(), out);
      case CENTS -> out.append(totalCents());
      case CART -> out.append("c-").append(request().cart);
      case ORDER -> out.append(request().order);
      case PAYMENT -> out.append("pay_").append(request().traceId, 3, 17);
      case SHIPMENT -> out.append("SH").append(request().order % 10_000_000);
      case QUERY -> out.append(phrase());
      case TERMS -> appendTerms(out);
      case PAGE -> out.append(request().phrase % 19 + 1);
      case HITS -> out.append(request().phrase * 17 % 412);
      case CARRIER -> out.append(CARRIERS.get(request().cart % CARRIERS.size()));
      case CARD -> out.append(CARDS.get(request().customer.id() % CARDS.size()));
      case TRACKING -> out.append("00340").append(434_100_000_000_000L + request().order * 11);
      case TRIP -> out.append("T").append(Long.toString(request().order, 36));
      case QUOTE -> out.append("q").append(request().cart * 7L % 9_999_991);
      case DRIVER -> out.append("dr-").append(request().product);
      case ZONE -> out.append('z').append(request().cart % 64);
      case MS -> out.append(micros / 1000);
      case SECS -> amount(micros / 10_000, out);
      case TOOK -> goDuration(out);
      case MSF -> TimeText.padded(out.append(micros / 1000).append('.'), micros % 1000, 3);
      case DEP -> out.append(dependency);
      case DEPCLASS -> capitalized(dependency, out);
      case ADDR -> out.append(address);
      case ATTEMPT -> out.append(attempt);
      case MAX -> out.append(max);
      case BACKOFF -> out.append(backoffMillis);
      case STATUS -> out.append(status);
      case ERROR -> out.append(error);
      case ROUTE -> appendRoute(out);
      case PATH -> appendPath(out);
      case DEPTH -> out.append(depth);
      case ACTIVE -> out.append(active);
      case SIZE -> out.append(size);
      case WAITING -> out.append(waiting);
      case USED -> out.append(used);
      case LIMIT -> out.append(limit);
      case WHAT -> out.append(what);
      case SVC -> out.append(pod().service().name);
      case SVCCLASS -> capitalized(pod().service().name, out);
      case POD -> out.append(pod().name());
      case VERSION -> out.append(pod().version());
      case BUILD -> out.append(pod().build());
      case PEER -> out.append("10.42.").append(dice.between(0, 3)).append('.').append(lowByte());
      case N -> out.append(dice.between(1, 24));
      case COUNT -> out.append(100 + dice.popular(20_000));
      case MB -> out.append(dice.between(38, 420));
      case PCT -> out.append(dice.between(3, 64));
      case PID -> out.append(dice.between(120, 4_000));
      case PORT -> out.append(dice.between(32_768, 60_999));
      case HEX -> out.append(dice.hex(12));
      case UUID -> uuid(out);
      case SQL -> out.append(sql.isEmpty() ? dice.pick(subject().statements()) : sql);
      case NAME -> out.append(dice.pick(subject().tables()));
      case CONN -> out.append("<0.").append(dice.between(700, 29_000)).append(".0>");
    }
  }

  /** The method and the path of what is being done. */
  void appendRoute(StringBuilder out) {
    if (operation != null) {
      out.append(operation.method()).append(' ');
      appendPath(out);
    }
  }

  private void appendPath(StringBuilder out) {
    if (operation != null) {
      operation.path().append(this, out);
    }
  }

  private long totalCents() {
    return (long) request().cents * request().quantity;
  }

  /** The query as a browser puts it into an address. */
  private void appendTerms(StringBuilder out) {
    out.append(URLEncoder.encode(phrase(), StandardCharsets.UTF_8));
  }

  private int lowByte() {
    return dice.between(2, 254);
  }

  private static void amount(long hundredths, StringBuilder out) {
    TimeText.padded(out.append(hundredths / 100).append('.'), hundredths % 100, 2);
  }

  private static void capitalized(String word, StringBuilder out) {
    out.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word, 1, word.length());
  }

  /** As Go prints one: 812us, 4.213ms, 2.000417s. */
  private void goDuration(StringBuilder out) {
    if (micros < Kernel.MILLI) {
      out.append(micros).append("us");
    } else if (micros < Kernel.SECOND) {
      fraction(micros, 1_000, 3, out).append("ms");
    } else {
      fraction(micros, 1_000_000, 6, out).append('s');
    }
  }

  private static StringBuilder fraction(long value, long unit, int digits, StringBuilder out) {
    out.append(value / unit);
    if (value % unit != 0) {
      TimeText.padded(out.append('.'), value % unit, digits);
      while (out.charAt(out.length() - 1) == '0') {
        out.setLength(out.length() - 1);
      }
    }
    return out;
  }

  private void uuid(StringBuilder out) {
    out.append(dice.hex(8)).append('-').append(dice.hex(4)).append("-4").append(dice.hex(3));
    out.append('-').append(dice.text(1, "89ab")).append(dice.hex(3)).append('-');
    out.append(dice.hex(12));
  }
}
