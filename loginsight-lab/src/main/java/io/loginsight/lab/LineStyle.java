package io.loginsight.lab;

import io.loginsight.api.Level;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a logger lays out a line. */
enum LineStyle {
  /** The text layout of a Spring Boot service. */
  SPRING_BOOT {
    @Override
    void write(Line line, StringBuilder out) {
      line.times().isoMillis(out, line.micros()).append("Z ");
      paddedLeft(out, line.level().name(), 5);
      out.append(" 1 --- [").append(line.pod().name()).append("] [");
      paddedLeft(out, line.facts().thread, 15);
      out.append("] [");
      line.appendTrace(out, "-").append("] ");
      paddedRight(out, line.location(), 40);
      out.append(" : ").append(line.message());
      line.appendStack(out);
    }
  },
  /** A Logback pattern written by hand. */
  LOGBACK {
    @Override
    void write(Line line, StringBuilder out) {
      line.times().date(out, line.micros(), '-').append(' ');
      line.times().time(out, line.micros()).append('.');
      line.times().millis(out, line.micros()).append(" [").append(line.facts().thread);
      paddedRight(out.append("] "), line.level().name(), 5);
      out.append(' ').append(line.location()).append(" [").append(line.pod().name());
      line.appendTrace(out.append(','), ",").append("] - ").append(line.message());
      line.appendStack(out);
    }
  },
  /** JSON lines with the keys of the Logstash encoder. */
  LOGSTASH_JSON {
    @Override
    void write(Line line, StringBuilder out) {
      line.times().isoMillis(out.append("{\"@timestamp\":\""), line.micros());
      out.append("Z\",\"@version\":\"1\"");
      string(out, "message", line.message());
      string(out, "logger_name", line.location());
      string(out, "thread_name", line.facts().thread);
      string(out, "level", line.level().name());
      out.append(",\"level_value\":").append(line.level().ordinal() * 10_000);
      string(out, "pod", line.pod().name());
      if (line.facts().request != null) {
        string(out, "traceId", line.facts().request.traceId);
        string(out, "spanId", line.facts().spanId);
      }
      line.fields().forEach(field -> value(out, field));
      if (line.stack() != null) {
        string(out, "stack_trace", line.stack() + "\n");
      }
      out.append('}');
    }
  },
  /** JSON lines with the keys of Go's zap. */
  ZAP_JSON {
    @Override
    void write(Line line, StringBuilder out) {
      out.append("{\"level\":\"").append(line.level().name().toLowerCase(Locale.ROOT));
      out.append("\",\"ts\":").append(line.micros() / Kernel.SECOND).append('.');
      line.times().micros(out, line.micros());
      string(out, "caller", line.location());
      string(out, "msg", line.message());
      string(out, "pod", line.pod().name());
      if (line.facts().request != null) {
        string(out, "trace_id", line.facts().request.traceId);
        string(out, "span_id", line.facts().spanId);
      }
      line.fields().forEach(field -> value(out, field));
      out.append('}');
    }
  },
  /** Keys and values. */
  LOGFMT {
    @Override
    void write(Line line, StringBuilder out) {
      line.times().isoMillis(out.append("time="), line.micros()).append("Z level=");
      out.append(line.level() == Level.WARN ? "warning" : lower(line.level())).append(" msg=");
      quoted(out, line.message()).append(" pod=").append(line.pod().name());
      if (line.facts().request != null) {
        out.append(" trace_id=").append(line.facts().request.traceId);
      }
      pairs(out, line.fields());
    }
  },
  /** The layout of klog, which Kubernetes itself uses. */
  KLOG {
    @Override
    void write(Line line, StringBuilder out) {
      out.append(line.level().name().charAt(0));
      line.times().monthAndDay(out, line.micros()).append(' ');
      line.times().time(out, line.micros()).append('.');
      line.times().micros(out, line.micros()).append("       1 ").append(line.location());
      out.append("] ").append(line.message());
    }
  },
  /** The default of Python's logging, nearly. */
  PYTHON {
    @Override
    void write(Line line, StringBuilder out) {
      line.times().date(out, line.micros(), '-').append(' ');
      line.times().time(out, line.micros()).append(',');
      line.times().millis(out, line.micros()).append(' ').append(pythonLevel(line.level()));
      out.append(" [").append(line.location()).append("] ").append(line.message());
      line.appendStack(out);
    }
  },
  /** A plain time, to the second, and not much else. */
  PLAIN {
    @Override
    void write(Line line, StringBuilder out) {
      line.times().date(out, line.micros(), '-').append(' ');
      line.times().time(out, line.micros()).append(' ').append(line.pod().name());
      out.append(' ').append(pythonLevel(line.level())).append(": ").append(line.message());
      line.appendStack(out);
    }
  },
  /** The layout of PHP's Monolog: context and extra as JSON behind the message. */
  MONOLOG {
    @Override
    void write(Line line, StringBuilder out) {
      line.times().date(out.append('['), line.micros(), '-').append('T');
      line.times().time(out, line.micros()).append('.');
      line.times().micros(out, line.micros()).append("+00:00] ").append(line.pod().service().name);
      out.append('.').append(pythonLevel(line.level())).append(": ").append(line.message());
      out.append(' ');
      object(out, line.fields());
      out.append(" {\"host\":\"").append(line.pod().name()).append('"');
      if (line.facts().request != null) {
        string(out, "trace", line.facts().request.traceId);
      }
      out.append('}');
    }
  },
  /** The error log of nginx; its access log is no business of levels and loggers. */
  NGINX_ERROR {
    @Override
    void write(Line line, StringBuilder out) {
      line.times().date(out, line.micros(), '/').append(' ');
      line.times().time(out, line.micros()).append(" [").append(lower(line.level())).append("] ");
      out.append(line.location()).append(line.message());
    }
  },
  /** The log of PostgreSQL with a prefix of time, process, user and database. */
  POSTGRES {
    @Override
    void write(Line line, StringBuilder out) {
      line.times().date(out, line.micros(), '-').append(' ');
      line.times().time(out, line.micros()).append('.');
      line.times().millis(out, line.micros()).append(" UTC [").append(line.facts().thread);
      out.append("] ").append(line.location().equals("-") ? "" : line.location() + " ");
      // What belongs to the line before begins with its own word.
      if (!OWN_WORD.matcher(line.message()).lookingAt()) {
        out.append(line.level() == Level.INFO ? "LOG" : word(line.level())).append(":  ");
      }
      out.append(line.message());
    }

    private String word(Level level) {
      return level == Level.WARN ? "WARNING" : level.name();
    }
  },
  /** The log of Redis. */
  REDIS {
    @Override
    void write(Line line, StringBuilder out) {
      line.times()
          .wordyDate(out.append("1:").append(line.location()).append(' '), line.micros(), ' ');
      line.times().time(out.append(' '), line.micros()).append('.');
      line.times().millis(out, line.micros()).append(' ');
      out.append(line.level().compareTo(Level.WARN) >= 0 ? '#' : '*');
      out.append(' ').append(line.message());
    }
  },
  /** The log of RabbitMQ. */
  RABBIT {
    @Override
    void write(Line line, StringBuilder out) {
      line.times().date(out, line.micros(), '-').append(' ');
      line.times().time(out, line.micros()).append('.');
      line.times().micros(out, line.micros()).append("+00:00 [");
      out.append(line.level() == Level.WARN ? "warning" : lower(line.level()));
      out.append("] ").append(line.message());
    }
  },
  /** All that is known in brackets, the message last. */
  BRACKETED {
    @Override
    void write(Line line, StringBuilder out) {
      line.times().date(out.append('['), line.micros(), '-').append(' ');
      line.times().time(out, line.micros()).append(',');
      line.times().millis(out, line.micros()).append("][").append(line.level().name());
      out.append("][").append(line.pod().name()).append("][").append(line.facts().thread);
      if (line.id() != null) {
        out.append("][corr=").append(line.id());
      }
      out.append("] ").append(line.location()).append(": ").append(line.message());
      line.appendStack(out);
    }
  },
  /** JSON lines with the severities of a cloud's collector. */
  EVENT_JSON {
    @Override
    void write(Line line, StringBuilder out) {
      line.times().isoMillis(out.append("{\"time\":\""), line.micros()).append("Z\"");
      string(out, "severity", pythonLevel(line.level()));
      string(out, "component", line.location());
      string(out, "host", line.pod().name());
      if (line.id() != null) {
        string(out, "correlationId", line.id());
      }
      string(out, "event", line.message());
      line.fields().forEach(field -> value(out, field));
      if (line.stack() != null) {
        string(out, "exception", line.stack());
      }
      out.append('}');
    }
  },
  /** JSON lines of Node's pino, with levels as numbers and the time in milliseconds. */
  PINO_JSON {
    @Override
    void write(Line line, StringBuilder out) {
      out.append("{\"level\":").append(line.level().ordinal() * 10 + 10).append(",\"time\":");
      out.append(line.micros() / Kernel.MILLI).append(",\"pid\":1");
      string(out, "hostname", line.pod().name());
      string(out, "name", line.location());
      if (line.id() != null) {
        string(out, "reqId", line.id());
      }
      line.fields().forEach(field -> value(out, field));
      if (line.stack() != null) {
        string(out, "stack", line.stack());
      }
      string(out, "msg", line.message());
      out.append('}');
    }
  },
  /** The text layout of Rust's tracing: target, message, fields. */
  TRACING {
    @Override
    void write(Line line, StringBuilder out) {
      line.times().date(out, line.micros(), '-').append('T');
      line.times().time(out, line.micros()).append('.');
      line.times().micros(out, line.micros()).append("Z ");
      paddedLeft(out, line.level().name(), 5);
      out.append(' ').append(line.location()).append(": ").append(line.message());
      pairs(out, line.fields());
      if (line.id() != null) {
        out.append(" request_id=").append(line.id());
      }
      out.append(" host=").append(line.pod().name());
    }
  },
  /** Keys and values, the short ones of go-kit. */
  KEYS {
    @Override
    void write(Line line, StringBuilder out) {
      line.times().isoMillis(out.append("ts="), line.micros()).append("Z lvl=");
      out.append(lower(line.level())).append(" src=").append(line.location());
      if (line.id() != null) {
        out.append(" rid=").append(line.id());
      }
      quoted(out.append(" event="), line.message());
      pairs(out, line.fields());
      out.append(" inst=").append(line.pod().name());
    }
  },
  /** Columns between bars, as Python's loguru has them. */
  PIPED {
    @Override
    void write(Line line, StringBuilder out) {
      line.times().date(out, line.micros(), '-').append(' ');
      line.times().time(out, line.micros()).append('.');
      line.times().millis(out, line.micros()).append(" | ");
      paddedRight(out, pythonLevel(line.level()), 8);
      out.append(" | ").append(line.pod().name()).append(':').append(line.location());
      if (line.id() != null) {
        out.append(" | ").append(line.id());
      }
      out.append(" - ").append(line.message());
      line.appendStack(out);
    }
  },
  /** The error log of MySQL. */
  MYSQL {
    @Override
    void write(Line line, StringBuilder out) {
      line.times().date(out, line.micros(), '-').append('T');
      line.times().time(out, line.micros()).append('.');
      line.times().micros(out, line.micros()).append("Z ").append(line.facts().thread);
      out.append(' ').append(word(line.level())).append(' ');
      out.append(line.location().replace('_', ' ')).append(' ').append(line.message());
    }

    private String word(Level level) {
      return level == Level.WARN
          ? "[Warning]"
          : level.compareTo(Level.ERROR) >= 0 ? "[ERROR]" : "[Note]";
    }
  },
  /** A time, the letter of the level, and who speaks. */
  LETTERED {
    @Override
    void write(Line line, StringBuilder out) {
      line.times().isoMillis(out, line.micros()).append("Z ").append(line.level().name().charAt(0));
      out.append(' ').append(line.location()).append(": ").append(line.message());
    }
  },
  /** The log of a Kafka broker: who speaks comes last. */
  KAFKA {
    @Override
    void write(Line line, StringBuilder out) {
      line.times().date(out.append('['), line.micros(), '-').append(' ');
      line.times().time(out, line.micros()).append(',');
      line.times().millis(out, line.micros()).append("] ").append(line.level().name());
      out.append(' ').append(line.message()).append(" (").append(line.location()).append(')');
    }
  },
  /** The log of Envoy. */
  ENVOY {
    @Override
    void write(Line line, StringBuilder out) {
      line.times().date(out.append('['), line.micros(), '-').append(' ');
      line.times().time(out, line.micros()).append('.');
      line.times().millis(out, line.micros()).append("][31][");
      out.append(line.level() == Level.WARN ? "warning" : lower(line.level())).append("][");
      out.append(line.location()).append("] ").append(line.message());
    }
  };

  private static final Pattern OWN_WORD =
      Pattern.compile("(DETAIL|HINT|CONTEXT|STATEMENT|PANIC):  ");

  /** A field whose value is known. */
  record Filled(String key, String value) {}

  /** All that a layout may show. */
  record Line(
      TimeText times,
      long micros,
      Level level,
      String location,
      Pod pod,
      Facts facts,
      String message,
      List<Filled> fields,
      @Nullable String stack) {

    /** What is shown of the id of the request; null if nothing. */
    @Nullable String id() {
      return facts.request == null ? null : pod.service().site.subject.shown(facts.request.traceId);
    }

    StringBuilder appendTrace(StringBuilder out, String separator) {
      if (facts.request != null) {
        out.append(facts.request.traceId).append(separator).append(facts.spanId);
      } else if (separator.equals(",")) {
        out.append(separator);
      }
      return out;
    }

    void appendStack(StringBuilder out) {
      if (stack != null) {
        out.append('\n').append(stack);
      }
    }
  }

  /** Appends what is written, several physical lines separated by LF if there is a stack trace. */
  abstract void write(Line line, StringBuilder out);

  private static String lower(Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }

  private static String pythonLevel(Level level) {
    return switch (level) {
      case WARN -> "WARNING";
      case FATAL -> "CRITICAL";
      default -> level.name();
    };
  }

  private static void paddedLeft(StringBuilder out, String text, int width) {
    out.append(" ".repeat(Math.max(0, width - text.length()))).append(text);
  }

  private static void paddedRight(StringBuilder out, String text, int width) {
    out.append(text).append(" ".repeat(Math.max(0, width - text.length())));
  }

  private static void pairs(StringBuilder out, List<Filled> fields) {
    for (Filled field : fields) {
      out.append(' ').append(field.key()).append('=');
      if (bare(field.value())) {
        out.append(field.value());
      } else {
        quoted(out, field.value());
      }
    }
  }

  private static void object(StringBuilder out, List<Filled> fields) {
    if (fields.isEmpty()) {
      out.append("[]"); // PHP cannot tell an empty map from an empty list
      return;
    }
    int start = out.length();
    fields.forEach(field -> value(out, field));
    out.setCharAt(start, '{');
    out.append('}');
  }

  private static void string(StringBuilder out, String key, String value) {
    quoted(out.append(",\"").append(key).append("\":"), value);
  }

  private static void value(StringBuilder out, Filled field) {
    if (number(field.value())) {
      out.append(",\"").append(field.key()).append("\":").append(field.value());
    } else {
      string(out, field.key(), field.value());
    }
  }

  private static boolean number(String value) {
    int dots = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '.') {
        dots++;
      } else if (c < '0' || c > '9') {
        return false;
      }
    }
    // A leading zero is an identifier's, and no JSON number has one.
    return dots <= 1
        && !value.isEmpty()
        && !value.endsWith(".")
        && !value.startsWith(".")
        && (value.charAt(0) != '0' || value.length() == 1 || value.charAt(1) == '.');
  }

  private static boolean bare(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c <= ' ' || c == '"' || c == '=') {
        return false;
      }
    }
    return !value.isEmpty();
  }

  private static StringBuilder quoted(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        default -> out.append(c);
      }
    }
    return out.append('"');
  }
}
