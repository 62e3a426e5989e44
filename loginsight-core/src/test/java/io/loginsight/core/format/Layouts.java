package io.loginsight.core.format;

import io.loginsight.api.Level;
import io.loginsight.spi.Field;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Invented logs in the layouts that programs write, with what each line says. */
final class Layouts {

  /** One line and what it says; a null level or empty fields say nothing. */
  record Line(
      String text, LocalDateTime time, Level level, Map<Field, String> fields, String message) {}

  /** The parts of a line to be written. */
  record Parts(
      int n,
      LocalDateTime time,
      Level level,
      String thread,
      int pid,
      String logger,
      String message) {

    String at(String pattern) {
      return time.format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
    }
  }

  private interface Writer {
    String write(Parts p);
  }

  /** A way of writing lines. */
  enum Layout {
    LOGBACK(
        p ->
            p.at("HH:mm:ss.SSS")
                + " ["
                + p.thread
                + "] "
                + pad(p.level, 5)
                + " "
                + p.logger
                + " - "
                + p.message,
        Field.THREAD,
        Field.LOGGER),
    LOG4J(
        p ->
            p.at("yyyy-MM-dd HH:mm:ss,SSS")
                + " "
                + pad(p.level, 5)
                + " ["
                + p.thread
                + "] "
                + p.logger
                + ": "
                + p.message,
        Field.THREAD,
        Field.LOGGER),
    SPRING_BOOT(
        p ->
            p.at("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")
                + " "
                + right(p.level, 5)
                + " "
                + p.pid
                + " --- [shop] ["
                + right(p.thread, 15)
                + "] "
                + left(p.logger, 40)
                + " : "
                + p.message,
        Field.PID,
        Field.THREAD,
        Field.LOGGER),
    JUL_ONE_LINE(
        p -> "[" + p.at("yyyy-MM-dd HH:mm:ss") + "] [" + left(jul(p.level), 7) + "] " + p.message),
    PYTHON(
        p ->
            p.at("yyyy-MM-dd HH:mm:ss,SSS")
                + " - "
                + p.logger
                + " - "
                + p.level
                + " - "
                + p.message),
    MONOLOG(p -> "[" + p.at("yyyy-MM-dd HH:mm:ss") + "] app." + p.level + ": " + p.message),
    PYTHON_BASIC(p -> p.level + ":" + p.logger + ":" + p.message, Field.LOGGER),
    KLOG(
        p ->
            p.level.name().charAt(0)
                + p.at("MMdd HH:mm:ss.SSSSSS")
                + "   "
                + p.pid
                + " worker.go:"
                + (100 + p.n % 9)
                + "] "
                + p.message),
    NGINX_ERROR(
        p ->
            p.at("yyyy/MM/dd HH:mm:ss")
                + " ["
                + p.level.name().toLowerCase(Locale.ROOT)
                + "] "
                + p.pid
                + "#"
                + p.pid
                + ": "
                + p.message,
        Field.PID),
    RAILS(
        p ->
            p.level.name().charAt(0)
                + ", ["
                + p.at("yyyy-MM-dd'T'HH:mm:ss.SSSSSS")
                + " #"
                + p.pid
                + "] "
                + right(p.level, 5)
                + " -- : "
                + p.message,
        Field.PID),
    POSTGRES(
        p ->
            p.at("yyyy-MM-dd HH:mm:ss.SSS")
                + " UTC ["
                + p.pid
                + "] "
                + postgres(p.level)
                + ":  "
                + p.message,
        Field.PID),
    JOURNAL_SHORT(
        p ->
            p.at("MMM dd HH:mm:ss")
                + " db7 "
                + p.thread.replace(' ', '-')
                + "["
                + p.pid
                + "]: "
                + p.message,
        Field.PID,
        Field.HOST),
    BSD_SYSLOG(
        p ->
            p.at("MMM d HH:mm:ss").replaceFirst("^(\\w+) (\\d) ", "$1  $2 ")
                + " db7 cron"
                + (p.n % 3 == 0 ? "" : "[" + p.pid + "]")
                + ": "
                + p.message,
        Field.HOST),
    WINDOWS(
        p ->
            p.at("yyyy-MM-dd HH:mm:ss")
                + ", "
                + left(windows(p.level), 22)
                + " CBS    "
                + p.message),
    PIPES(
        p ->
            p.at("yyyy-MM-dd HH:mm:ss.SSS")
                + "|"
                + p.level
                + "|"
                + p.thread
                + "|"
                + p.logger
                + "|"
                + p.message,
        Field.THREAD,
        Field.LOGGER),
    SPACED_PIPES(
        p ->
            p.at("yyyy-MM-dd HH:mm:ss")
                + " | "
                + left(p.level, 8)
                + " | app.jobs:run:"
                + p.pid
                + " - "
                + p.message),
    SHORT_DATES(
        p ->
            p.at("MM-dd HH:mm:ss.SSS")
                + "  "
                + p.pid
                + "  "
                + (p.pid + 7)
                + " "
                + p.level.name().charAt(0)
                + " Sync: "
                + p.message,
        Field.PID),
    SECONDS(p -> p.time.toEpochSecond(java.time.ZoneOffset.UTC) + " " + p.level + " " + p.message),
    CTIME(
        p ->
            "["
                + p.at("EEE MMM dd HH:mm:ss yyyy")
                + "] ["
                + p.level.name().toLowerCase(Locale.ROOT)
                + "] "
                + p.message),
    GLUED_BRACKETS(
        p ->
            "["
                + p.at("yyyy-MM-dd HH:mm:ss.SSS")
                + "]["
                + p.level
                + "]["
                + p.thread
                + "] "
                + p.message,
        Field.THREAD),
    LEVEL_FIRST(p -> "[" + left(p.level, 5) + " " + p.at("yyyy-MM-dd HH:mm:ss") + "] " + p.message),
    LEVEL_LAST(p -> "[" + p.at("HH:mm:ss") + "] [" + p.thread + "/" + p.level + "]: " + p.message),
    US_DATES(p -> p.at("MM/dd/yyyy hh:mm:ss a") + " " + p.level + " " + p.message),
    DATE_COLUMN(
        p -> p.at("yyyy-MM-dd") + " " + p.level + " " + p.at("HH:mm:ss") + " - " + p.message),
    COLONS(p -> p.at("yyyy-MM-dd HH:mm:ss,SSS") + ":" + p.level + ":" + p.message),
    ACCESS(
        p ->
            "10.0.0."
                + p.pid % 250
                + " - - ["
                + p.at("dd/MMM/yyyy:HH:mm:ss")
                + " +0000] "
                + p.message),
    BARE_TIME(p -> p.at("yyyy-MM-dd HH:mm:ss") + " " + p.message);

    private final Writer writer;
    private final List<Field> says;

    Layout(Writer writer, Field... says) {
      this.writer = writer;
      this.says = List.of(says);
    }

    /** Writes so many lines. */
    List<Line> lines(int count) {
      Random random = new Random(ordinal());
      List<Line> lines = new ArrayList<>();
      LocalDateTime time = LocalDateTime.of(2024, 3, 14, 9, 58, 1);
      for (int n = 0; n < count; n++) {
        time = time.plusNanos(random.nextInt(60_000) * 1_000_000L);
        Level level = LEVELS[random.nextInt(LEVELS.length)];
        int pid = 1000 + random.nextInt(5);
        String thread = THREADS[random.nextInt(THREADS.length)];
        String logger = LOGGERS[random.nextInt(LOGGERS.length)];
        Parts parts = new Parts(n, time, level, thread, pid, logger, message(random));
        Map<Field, String> fields = new java.util.EnumMap<>(Field.class);
        for (Field field : says) {
          fields.put(
              field,
              switch (field) {
                case THREAD -> thread;
                case LOGGER -> logger;
                case PID -> String.valueOf(pid);
                case HOST -> "db7";
                default -> throw new IllegalStateException();
              });
        }
        lines.add(new Line(writer.write(parts), time, level, fields, parts.message));
      }
      return lines;
    }

    /** Writes so many lines, as text. */
    List<String> text(int count) {
      return lines(count).stream().map(Line::text).toList();
    }

    boolean hasLevel() {
      return this != JOURNAL_SHORT && this != BSD_SYSLOG && this != BARE_TIME && this != ACCESS;
    }

    boolean hasTime() {
      return this != PYTHON_BASIC;
    }

    boolean hasDate() {
      return hasTime() && this != LOGBACK && this != LEVEL_LAST;
    }
  }

  private static final Level[] LEVELS = {
    Level.INFO, Level.INFO, Level.INFO, Level.WARN, Level.ERROR
  };
  private static final String[] THREADS = {"main", "pool-1-thread-3", "http-nio-8080-exec-1"};
  private static final String[] LOGGERS = {
    "com.acme.shop.CartService", "com.acme.pay.Gateway", "c.a.s.Stock", "org.acme.Boot"
  };

  private Layouts() {}

  private static String message(Random random) {
    int id = random.nextInt(10_000);
    return switch (random.nextInt(8)) {
      case 0 -> "Order " + id + " placed by user u" + id % 17;
      case 1 ->
          "connection from 10.0.0." + id % 250 + ":" + (1024 + id) + " closed after " + id + " ms";
      case 2 -> "cache miss for key item:" + id + ", loading";
      case 3 -> "Retrying in 5 s (attempt " + id % 5 + ")";
      case 4 -> "failed to open /var/data/" + id + ".bin: no such file";
      case 5 -> "queue depth " + id;
      case 6 -> "started";
      default -> "GET /items/" + id + " -> 200";
    };
  }

  private static String pad(Object text, int width) {
    return left(text, width);
  }

  private static String left(Object text, int width) {
    return String.format("%-" + width + "s", text);
  }

  private static String right(Object text, int width) {
    return String.format("%" + width + "s", text);
  }

  private static String jul(Level level) {
    return switch (level) {
      case WARN -> "WARNING";
      case ERROR -> "SEVERE";
      default -> level.name();
    };
  }

  private static String postgres(Level level) {
    return switch (level) {
      case WARN -> "WARNING";
      case INFO -> "LOG";
      default -> level.name();
    };
  }

  private static String windows(Level level) {
    return switch (level) {
      case WARN -> "Warning";
      case INFO -> "Info";
      default -> "Error";
    };
  }
}
