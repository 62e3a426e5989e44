package io.loginsight.core.format;

import io.loginsight.spi.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What the keys of structured logs mean, in the usual spellings. Upper and lower case, {@code _}
 * and {@code -} do not count, and {@code {"log":{"level":…}}} is the same as {@code
 * {"log.level":…}}.
 *
 * <p>Keys are compared by a 64-bit hash alone: a false match, about once in 10^17 keys, costs one
 * wrong field.
 */
@SuppressWarnings("EnumOrdinal") // a meaning is a number that holds the field
final class JsonKeys {

  /** The key means nothing special. */
  static final int OTHER = 0;

  // a meaning is one of these or FIELD + ordinal of a Field, shifted by 8, plus the rank among keys
  static final int TIME = 1;
  static final int LEVEL = 2;
  static final int MESSAGE = 3;
  static final int OTEL_LEVEL = 4;
  static final int INSTANT_SECOND = 5;
  static final int INSTANT_NANO = 6;
  static final int STACK_TRACE = 7;
  static final int RECORDS = 8;
  static final int PAIRS = 9;
  static final int FIELD = 16;

  /** The hash of the outermost object. */
  static final long ROOT = 0xcbf29ce484222325L;

  /** Stands for the hash of an object that holds a key and a value. */
  static final long PAIR = 1;

  private static final byte[] BOXED_TEXT = "stringValue".getBytes(StandardCharsets.US_ASCII);

  private static final long PRIME = 0x100000001b3L;
  private static final int SLOTS = 1024;
  private static final long[] HASHES = new long[SLOTS];
  private static final int[] MEANINGS = new int[SLOTS];

  static {
    put(
        TIME,
        "@timestamp @t timestamp time realtimetimestamp timeunixnano timemillis ts asctime datetime"
            + " eventtime eventtimestamp timestampms epochmillis syslogtimestamp t date starttime"
            + " t.$date timestamp.$date time.$date"
            + " observedtimestamp observedtimeunixnano receivedat edgestarttimestamp startedat createdat"
            + " requestreceivedtimestamp");
    put(
        LEVEL,
        "level log.level levelname severitytext @l severity loglevel lvl level.name levelvalue"
            + " fields.level @fields.level @fields.lvl priority status s");
    put(
        MESSAGE,
        "message renderedmessage @m msg textpayload jsonpayload.message body"
            + " log.message logmessage shortmessage @mt messagetemplate log event text"
            + " content line fields.message @fields.message @fields.msg");
    put(
        STACK_TRACE,
        "error.stacktrace stacktrace exception.stacktrace attributes.exception.stacktrace"
            + " error.stack err.stack exception.stack stack @x exception excinfo traceback error"
            + " fullmessage");
    put(OTEL_LEVEL, "severitynumber");
    put(RECORDS, "resourcelogs scopelogs logrecords");
    put(PAIRS, "resource.attributes attributes");
    put(INSTANT_SECOND, "instant.epochsecond timestampseconds");
    put(INSTANT_NANO, "instant.nanoofsecond timestampnanos");
    put(
        Field.HOST,
        "host hostname host.name host.hostname kubernetes.podname kubernetes.pod.name k8s.pod.name"
            + " podname pod.name pod resource.k8s.pod.name machinename machine computer server"
            + " instance node kubernetes.host agent.hostname");
    put(
        Field.SERVICE,
        "service.name service servicename resource.service.name application applicationname appname"
            + " app kubernetes.containername kubernetes.container.name k8s.container.name"
            + " container.name containername");
    put(
        Field.LOGGER,
        "log.logger logger loggername sourcecontext properties.sourcecontext scope.name category"
            + " classname class component module name caller");
    put(
        Field.THREAD,
        "process.thread.name thread.name thread threadname thread.id threadid process.thread.id tid");
    put(Field.PROCESS, "process.name processname program syslogidentifier ident process comm");
    put(Field.PID, "process.pid pid processid process.id");
    put(
        Field.TRACE,
        "trace.id traceid trace dd.traceid otel.traceid mdc.traceid context.traceid"
            + " contextmap.traceid properties.traceid spancontext.traceid"
            + " logging.googleapis.com/trace xb3traceid correlationid");
    put(
        Field.SPAN,
        "span.id spanid span dd.spanid otel.spanid mdc.spanid context.spanid contextmap.spanid"
            + " properties.spanid spancontext.spanid logging.googleapis.com/spanid xb3spanid");
  }

  /** The message of the Graylog Extended Log Format, whose levels are those of syslog. */
  static final int GELF_MESSAGE = meaning("shortmessage");

  private JsonKeys() {}

  private static int meaning(String key) {
    byte[] bytes = key.getBytes(StandardCharsets.US_ASCII);
    return meaning(hash(ROOT, bytes, 0, bytes.length));
  }

  private static void put(Field field, String keys) {
    put(FIELD + field.ordinal(), keys);
  }

  private static void put(int meaning, String keys) {
    int rank = 0;
    for (String key : keys.split(" ", -1)) {
      byte[] bytes = key.getBytes(StandardCharsets.US_ASCII);
      long hash = hash(ROOT, bytes, 0, bytes.length);
      int slot = slot(hash);
      while (MEANINGS[slot] != OTHER) {
        slot = (slot + 1) & (SLOTS - 1);
      }
      HASHES[slot] = hash;
      MEANINGS[slot] = meaning << 8 | rank++;
    }
  }

  /**
   * Returns the hash of a key inside the object that another key holds.
   *
   * @param parent the hash of that key, or {@link #ROOT}
   */
  static long hash(long parent, byte[] b, int from, int to) {
    long hash = parent;
    if (parent != ROOT) {
      hash = (hash ^ '.') * PRIME;
    }
    for (int i = from; i < to; i++) {
      int c = b[i];
      if (c == '_' || c == '-') {
        continue;
      }
      if (c >= 'A' && c <= 'Z') {
        c |= 0x20;
      }
      hash = (hash ^ (c & 0xff)) * PRIME;
    }
    return hash;
  }

  /**
   * Returns what a key means.
   *
   * @return {@link #OTHER}, or the meaning shifted by 8 plus the rank
   */
  static int meaning(long hash) {
    int slot = slot(hash);
    while (MEANINGS[slot] != OTHER) {
      if (HASHES[slot] == hash) {
        return MEANINGS[slot];
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    return OTHER;
  }

  /**
   * Returns what the keys of the objects in an array are named after. The arrays of OpenTelemetry's
   * files stand around a record as if they were not there; of several records on a line the first
   * is read.
   *
   * @param meaning that of the array's key
   * @return a hash, or 0 if the keys mean nothing
   */
  static long insideArray(int meaning) {
    return switch (meaning >> 8) {
      case RECORDS -> ROOT;
      case PAIRS -> PAIR;
      default -> 0;
    };
  }

  /** Returns whether a key only boxes the text that its object is, as OpenTelemetry does. */
  static boolean isBoxedText(byte[] b, int from, int to) {
    return to - from == BOXED_TEXT.length
        && Arrays.equals(b, from, to, BOXED_TEXT, 0, BOXED_TEXT.length);
  }

  private static int slot(long hash) {
    return (int) (hash ^ (hash >>> 32)) & (SLOTS - 1);
  }
}
