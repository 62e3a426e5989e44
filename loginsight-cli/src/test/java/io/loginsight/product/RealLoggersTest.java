package io.loginsight.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.encoder.Encoder;
import io.loginsight.api.AssignedLine;
import io.loginsight.api.Level;
import io.loginsight.api.LogInsight;
import io.loginsight.api.Report;
import io.loginsight.api.StackTraceStats;
import io.loginsight.spi.LogSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import net.logstash.logback.encoder.LogstashEncoder;
import org.apache.logging.log4j.core.Layout;
import org.apache.logging.log4j.core.config.DefaultConfiguration;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.core.layout.Rfc5424Layout;
import org.apache.logging.log4j.layout.template.json.JsonTemplateLayout;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the loggers of the JVM print is read back as what was logged. */
class RealLoggersTest {

  private static final int EVENTS = 120;
  private static final int THROWN = 24; // so many of them have a stack trace
  private static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00.250Z");
  private static final String[] LOGGERS = {
    "com.acme.shop.CartService", "com.acme.pay.Gateway", "org.acme.boot.Main"
  };
  private static final String[] THREADS = {"main", "http-nio-8080-exec-1", "pool-2-thread-11"};
  private static final Level[] LEVELS = {
    Level.INFO, Level.INFO, Level.DEBUG, Level.WARN, Level.ERROR
  };

  /** What is logged. */
  private record Logged(
      Instant time, Level level, String logger, String thread, String message, Throwable thrown) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%d [%t] %-5p %c - %m%n",
        "%d{HH:mm:ss.SSS} [%thread] %-5level %logger{36} -%kvp- %msg%n",
        "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %5p 4711 --- [till] [%15.15t] %-40.40logger{39} : %m%n",
        "%d{yyyy-MM-dd HH:mm:ss.SSS} %5p 4711 --- [%15.15t] %-40.40logger{39} : %m%n",
        "%d{ISO8601} | %level | %thread | %logger{0} | %msg%n",
        "%-4relative [%thread] %-5level %logger{35} - %msg%n",
      })
  void read_logbackPattern_isWhatWasLogged(String pattern) {
    boolean relative = pattern.contains("%-4relative");
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    PatternLayout layout = new PatternLayout();
    layout.setContext(context);
    layout.setPattern(pattern);
    layout.start();
    long traces =
        readBack(
            logged -> layout.doLayout(logback(context, logged, relative)),
            relative ? Time.NONE : time(pattern));
    assertEquals(THROWN, traces);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void read_logbackJson_isWhatWasLogged(boolean logstash) {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    Encoder<ILoggingEvent> encoder = logstash ? new LogstashEncoder() : new JsonEncoder();
    encoder.setContext(context);
    encoder.start();
    long traces =
        readBack(
            logged -> new String(encoder.encode(logback(context, logged, false)), UTF_8),
            Time.EXACT);
    assertEquals(logstash ? THROWN : 0, traces); // the other's are arrays of objects
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%d{HH:mm:ss.SSS} [%t] %-5level %logger{36} - %msg%n",
        "[%d] %p %m (%c)%n", // Kafka
        "%d{yyyy-MM-dd HH:mm:ss,SSS} %-5p %c: %m%n", // Hadoop
        "%d{ISO8601} [%t] %-5p %c{2} - %m%n", // ZooKeeper
        "%-5p [%t] %d{DEFAULT} %C{0} - %m%n", // Cassandra
        "[%d{ISO8601}][%-5p][%-25c{1.}] [node-1] %m%n", // Elasticsearch
      })
  void read_log4jPattern_isWhatWasLogged(String pattern) {
    Layout<String> layout =
        org.apache.logging.log4j.core.layout.PatternLayout.newBuilder().setPattern(pattern).build();
    assertEquals(THROWN, readBack(logged -> layout.toSerializable(log4j(logged)), time(pattern)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EcsLayout.json",
        "LogstashJsonEventLayoutV1.json",
        "GcpLayout.json",
        "GelfLayout.json",
        "JsonLayout.json"
      })
  void read_log4jJson_isWhatWasLogged(String template) {
    Layout<String> layout =
        JsonTemplateLayout.newBuilder()
            .setConfiguration(new DefaultConfiguration())
            .setEventTemplateUri("classpath:" + template)
            .setEventDelimiter("\n")
            .setNullEventDelimiterEnabled(false)
            .build();
    long traces = readBack(logged -> layout.toSerializable(log4j(logged)), Time.EXACT);
    assertEquals(template.equals("JsonLayout.json") ? 0 : THROWN, traces); // arrays of objects
  }

  @Test
  void read_log4jSyslog_isWhatWasLogged() {
    Layout<String> layout =
        new Rfc5424Layout.Rfc5424LayoutBuilder()
            .setConfiguration(new DefaultConfiguration())
            .setAppName("till")
            .setNewLine(true)
            .setEin("18060")
            .build();
    long traces = readBack(logged -> layout.toSerializable(log4j(logged)), Time.EXACT);
    assertEquals(0, traces); // it prints none
  }

  @Test
  void read_javaUtilLogging_isWhatWasLogged() {
    SimpleFormatter formatter = new SimpleFormatter();
    assertEquals(THROWN, readBack(logged -> formatter.format(jul(logged)), Time.SECONDS));
  }

  // ---- how the loggers are called

  private static ILoggingEvent logback(LoggerContext context, Logged logged, boolean relative) {
    LoggingEvent event =
        new LoggingEvent(
            RealLoggersTest.class.getName(),
            context.getLogger(logged.logger()),
            ch.qos.logback.classic.Level.toLevel(logged.level().name()),
            logged.message(),
            logged.thrown(),
            null);
    long sinceBegin = logged.time().toEpochMilli() - BEGIN.toEpochMilli();
    event.setInstant(
        relative ? Instant.ofEpochMilli(context.getBirthTime() + sinceBegin) : logged.time());
    event.setThreadName(logged.thread());
    return event;
  }

  private static Log4jLogEvent log4j(Logged logged) {
    return Log4jLogEvent.newBuilder()
        .setLoggerName(logged.logger())
        .setLevel(org.apache.logging.log4j.Level.valueOf(logged.level().name()))
        .setThreadName(logged.thread())
        .setTimeMillis(logged.time().toEpochMilli())
        .setMessage(new SimpleMessage(logged.message()))
        .setThrown(logged.thrown())
        .setSource(new StackTraceElement(logged.logger(), "run", "Run.java", 7))
        .setIncludeLocation(true)
        .build();
  }

  private static LogRecord jul(Logged logged) {
    LogRecord record =
        new LogRecord(
            switch (logged.level()) {
              case ERROR -> java.util.logging.Level.SEVERE;
              case WARN -> java.util.logging.Level.WARNING;
              case DEBUG -> java.util.logging.Level.FINE;
              default -> java.util.logging.Level.INFO;
            },
            logged.message());
    record.setInstant(logged.time());
    record.setLoggerName(logged.logger());
    record.setSourceClassName(logged.logger());
    record.setSourceMethodName("run");
    record.setThrown(logged.thrown());
    return record;
  }

  // ---- what is logged, and what must be read

  private enum Time {
    EXACT,
    SECONDS,
    OF_DAY,
    NONE
  }

  private static Time time(String pattern) {
    return pattern.startsWith("%d{HH:") ? Time.OF_DAY : Time.EXACT;
  }

  private static List<Logged> logged() {
    Random random = new Random(11);
    List<Logged> all = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      Level level = LEVELS[random.nextInt(LEVELS.length)];
      String message =
          switch (random.nextInt(5)) {
            case 0 -> "Order " + i + " placed for " + 3 * i + " EUR";
            case 1 -> "cache: 7 of " + i + " entries are stale";
            case 2 -> "GET /api/cart/" + i + " took " + (i + 5) + " ms";
            case 3 -> "Could not reach payments: timeout after " + i + "00 ms";
            default -> "[sale] \"bread\" is {hot}; user=anna id=" + i;
          };
      Throwable thrown =
          level == Level.ERROR
              ? new IllegalStateException("order " + i, new java.io.IOException("reset"))
              : null;
      all.add(
          new Logged(
              BEGIN.plusMillis(1_234L * i),
              level,
              LOGGERS[random.nextInt(LOGGERS.length)],
              THREADS[random.nextInt(THREADS.length)],
              message,
              thrown));
    }
    return all;
  }

  /** Returns how many stack traces were read, too. */
  private static long readBack(Function<Logged, String> printer, Time precision) {
    List<Logged> all = logged();
    StringBuilder log = new StringBuilder();
    List<Integer> beginnings = new ArrayList<>(); // the line in which each event begins
    int lines = 0;
    for (Logged logged : all) {
      String text = printer.apply(logged);
      beginnings.add(lines);
      log.append(text);
      lines += (int) text.chars().filter(c -> c == '\n').count();
    }
    List<AssignedLine> read = new ArrayList<>();
    Report report = analyze(log.toString(), read);
    String first = log.substring(0, log.indexOf("\n"));
    assertEquals(lines, read.size(), first);
    assertEquals(all.size(), report.chunk().counts().events(), first);
    for (int i = 0; i < all.size(); i++) {
      Logged want = all.get(i);
      AssignedLine got = read.get(beginnings.get(i));
      assertEquals(want.level(), got.level(), first);
      assertEquals(expected(want.time(), precision), actual(got.time(), precision), first);
      assertEquals(want.message(), message(read, beginnings.get(i), precision), first);
    }
    return report.chunk().stackTraces().stream().mapToLong(StackTraceStats::events).sum();
  }

  /** java.util.logging writes the message into the second line. */
  private static String message(List<AssignedLine> read, int line, Time precision) {
    return firstLine(read.get(precision == Time.SECONDS ? line + 1 : line).message());
  }

  /** Google's layout puts the stack trace into the message. */
  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  private static String expected(Instant time, Time precision) {
    return switch (precision) {
      case EXACT -> time.toString();
      case SECONDS -> Instant.ofEpochSecond(time.getEpochSecond()).toString();
      case OF_DAY -> time.atOffset(ZoneOffset.UTC).toLocalTime().toString();
      case NONE -> "none";
    };
  }

  private static String actual(Instant time, Time precision) {
    return switch (precision) {
      case EXACT, SECONDS -> String.valueOf(time);
      case OF_DAY -> time == null ? "null" : time.atOffset(ZoneOffset.UTC).toLocalTime().toString();
      case NONE -> time == null ? "none" : time.toString();
    };
  }

  private static Report analyze(String log, List<AssignedLine> read) {
    LogSource source =
        new LogSource() {
          @Override
          public String name() {
            return "app.log";
          }

          @Override
          public long size() {
            return log.length();
          }

          @Override
          public InputStream open() {
            return new ByteArrayInputStream(log.getBytes(UTF_8));
          }
        };
    try (LogInsight insight = LogInsight.builder().zone(ZoneId.systemDefault()).build()) {
      return insight.analyzeSources(List.of(source), read::add);
    }
  }
}
