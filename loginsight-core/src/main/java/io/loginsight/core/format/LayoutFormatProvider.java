package io.loginsight.core.format;

import io.loginsight.spi.FormatContext;
import io.loginsight.spi.LogFormat;
import io.loginsight.spi.LogFormatProvider;
import io.loginsight.spi.LogSample;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the lines of programs that the learned format cannot do justice to: because what is a
 * level is not written as one, because a line belongs to another one, or because one line must do.
 * Each nested class is one program.
 *
 * <p><b>Threads:</b> Shared.
 */
public abstract class LayoutFormatProvider implements LogFormatProvider {

  private final String id;
  private final int order;
  private final int enough;
  private final String words;
  private final List<LineLayout> layouts;

  LayoutFormatProvider(String id, int order, int enough, String words, String... notations) {
    this.id = id;
    this.order = order;
    this.enough = enough;
    this.words = words;
    this.layouts = Stream.of(notations).map(LineLayout::of).toList();
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public int order() {
    return order;
  }

  @Override
  public @Nullable LogFormat detect(LogSample sample, FormatContext context) {
    return LayoutFormat.detect(words, layouts, enough, sample, context);
  }

  /** Returns one of each, for looking into other packagings. */
  static List<LogFormatProvider> all() {
    return All.PROVIDERS;
  }

  /** Made once, because each compiles its notations. */
  private static final class All {
    private static final List<LogFormatProvider> PROVIDERS =
        List.of(
            new Access(),
            new Haproxy(),
            new Klog(),
            new Postgresql(),
            new Mysql(),
            new Jul(),
            new Dotnet());
  }

  /**
   * Requests as Apache, nginx and many others log them: common and combined, with the virtual host
   * in front, with anything behind. The message is the request with its status and size. The client
   * is no host: the event did not happen there.
   */
  public static final class Access extends LayoutFormatProvider {

    private static final String REQUEST =
        " [{time:named-month}] {message}{quoted} {status} {-}{end}";

    /** For {@link java.util.ServiceLoader}. */
    public Access() {
      super(
          "access",
          110,
          1,
          "access log: client user [timestamp] message of request, status and size",
          "{-} {-} {-}" + REQUEST,
          "{host} {-} {-} {-}" + REQUEST);
    }
  }

  /** What HAProxy logs of a request or a connection, with or without the header of syslog. */
  public static final class Haproxy extends LayoutFormatProvider {

    private static final String SYSLOG = "{date} {host} {process}[{pid}]: ";
    private static final String HTTP =
        "{message}{-} {-}/{-} {counters} {status} {number} {-} {-} {-} {counters} {counters}";
    private static final String TCP = "{message}{-} {-}/{-} {counters} {number} {-} {counters}";

    /** For {@link java.util.ServiceLoader}. */
    public Haproxy() {
      super(
          "haproxy",
          111,
          1,
          "haproxy: client [timestamp] message of frontend, backend, times, status and request",
          SYSLOG + "{-} [{time}] " + HTTP,
          SYSLOG + "{-} [{time}] " + TCP,
          "{-} [{time}] " + HTTP,
          "{-} [{time}] " + TCP);
    }
  }

  /** The logs of Kubernetes and of everything else that uses glog. */
  public static final class Klog extends LayoutFormatProvider {

    /** For {@link java.util.ServiceLoader}. */
    public Klog() {
      super(
          "klog",
          112,
          1,
          "klog: level and timestamp, pid, logger] message",
          "{time:letter} {pid} {logger}] {message}");
    }
  }

  /**
   * PostgreSQL with any {@code log_line_prefix} that begins with the time and has no blank or a
   * bracket in what follows. What it says about an error in further lines continues the error.
   */
  public static final class Postgresql extends LayoutFormatProvider {

    private static final String LEVELS =
        "{level:DEBUG|INFO|NOTICE|LOG|WARNING|ERROR|FATAL|PANIC}:  {message}";

    /** For {@link java.util.ServiceLoader}. */
    public Postgresql() {
      super("postgresql", 113, 2, "postgresql: timestamp [pid] level:  message", notations());
    }

    private static String[] notations() {
      List<String> prefixes =
          List.of(
              "{time:iso} [{pid}] ",
              "{time:iso} [{pid}] {-} ",
              "{time:iso} [{pid}] {-} {-} ",
              "{time:iso} [{pid}]: {-} ",
              "{time:iso} [{pid}]: [{-}] {-} ",
              "{time:iso}:{-}:{-}@{-}:[{pid}]:");
      String[] words = {"DETAIL", "HINT", "STATEMENT", "CONTEXT", "QUERY", "LOCATION"};
      return Stream.concat(
              prefixes.stream().map(prefix -> prefix + LEVELS),
              prefixes.stream()
                  .flatMap(
                      prefix ->
                          Stream.of(words)
                              .map(word -> prefix + "{continues}{message}" + word + ":  ")))
          .toArray(String[]::new);
    }
  }

  /** The error log of MySQL 8, and the log of its slow queries. */
  public static final class Mysql extends LayoutFormatProvider {

    /** For {@link java.util.ServiceLoader}. */
    public Mysql() {
      super(
          "mysql",
          114,
          2,
          "mysql: timestamp thread [level] [code] [logger] message",
          "{time:iso} {thread} [{level:Note|Warning|ERROR|Error}] [MY-{number}] [{logger}] {message}",
          "{time:iso} {thread} [System] [MY-{number}] [{logger}] {message}",
          "# Time: {time:iso}",
          "# User@Host: {message}{-} @ ",
          "# {continues}{message}Schema: ",
          "# {continues}{message}Thread_id: ",
          "# {continues}{message}Query_time: ",
          "# {continues}{message}Bytes_sent: ",
          "# {continues}{message}Rows_affected: ",
          "{aside}{continues}{message}SET timestamp={number};");
    }
  }

  /** Two lines an event, as {@code java.util.logging} writes them if it is told nothing else. */
  public static final class Jul extends LayoutFormatProvider {

    /** For {@link java.util.ServiceLoader}. */
    public Jul() {
      super(
          "jul",
          115,
          2,
          "java.util.logging: timestamp logger method, and in the next line level: message",
          "{time:month-day} {class} {-}",
          "{aside}{level:SEVERE|WARNING|INFO|CONFIG|FINE|FINER|FINEST}: {message}");
    }
  }

  /** The console of .NET: two lines an event, with or without a timestamp in front. */
  public static final class Dotnet extends LayoutFormatProvider {

    private static final String HEADER =
        "{level:trce|dbug|info|warn|fail|crit}: {logger}[{number}]";

    /** For {@link java.util.ServiceLoader}. */
    public Dotnet() {
      super(
          "dotnet",
          116,
          2,
          ".NET console: level: logger[event id], and in the next line the message",
          HEADER,
          "{time} " + HEADER,
          "[{time}] " + HEADER);
    }
  }
}
