package io.loginsight.core.format;

import io.loginsight.api.Level;
import io.loginsight.core.bytes.Swar;
import io.loginsight.spi.EventFields;
import io.loginsight.spi.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a known program writes its lines, compiled from a notation such as {@code {time} [{pid}]
 * {level}: {message}}. Immutable.
 *
 * <p>What stands outside of braces must stand in the line as it is, but n spaces stand for n or
 * more blanks. In braces:
 *
 * <ul>
 *   <li>{@code time}, or with the name of a shape of {@link Timestamps}, as in {@code time:iso};
 *   <li>{@code date}, a timestamp that is not the time of the event;
 *   <li>{@code level}, or with the words it may be, as in {@code level:info|warn};
 *   <li>the name of a {@link Field}, whose value ends at what stands behind it; {@code pid} is a
 *       number;
 *   <li>{@code -}, a value of no interest; {@code number}; {@code counters}, numbers with slashes;
 *       {@code quoted}, a text in quotes; {@code status}, a status of HTTP, which is a level, too;
 *   <li>{@code message}, where the message begins; {@code end}, where it ends, else it goes on to
 *       the end of the line; without either the line is the header of the next;
 *   <li>{@code class}: a logger with a dot in its name;
 *   <li>{@code continues}: the line continues the event before it;
 *   <li>{@code aside}: what the layout fits does not make a source this program's.
 * </ul>
 *
 * <p>No part looks back, so a line is read in one pass.
 */
final class LineLayout {

  /** The levels that .NET abbreviates in its own way, in front of the words that all know. */
  private static final String DOTNET = "trcedbuginfowarnfailcrit";

  private enum Kind {
    LITERAL,
    BLANKS,
    TIME,
    DATE,
    LEVEL,
    FIELD,
    CLASS,
    ANY,
    NUMBER,
    COUNTERS,
    QUOTED,
    STATUS,
    MESSAGE,
    END,
    CONTINUES,
    ASIDE
  }

  /**
   * One part of the notation.
   *
   * @param literal the bytes of a literal; as many as blanks are needed; for a value the byte that
   *     ends it, or a blank
   * @param shape of the timestamp, or -1
   * @param words the levels allowed; null for all
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Part(
      Kind kind, byte[] literal, @Nullable Field field, int shape, @Nullable List<String> words) {}

  private final Part[] parts;
  private final boolean isHeader;
  private final boolean isAside;

  private LineLayout(List<Part> parts) {
    this.parts = parts.toArray(new Part[0]);
    isAside = parts.stream().anyMatch(part -> part.kind == Kind.ASIDE);
    isHeader = parts.stream().noneMatch(part -> part.kind == Kind.MESSAGE);
  }

  /** Compiles a notation. */
  static LineLayout of(String notation) {
    List<Part> parts = new ArrayList<>();
    int i = 0;
    while (i < notation.length()) {
      if (notation.charAt(i) == '{') {
        int end = notation.indexOf('}', i);
        char next = end + 1 < notation.length() ? notation.charAt(end + 1) : ' ';
        byte[] last = {next == '{' ? (byte) ' ' : (byte) next};
        parts.add(part(notation.substring(i + 1, end), last));
        i = end + 1;
      } else if (notation.charAt(i) == ' ') {
        int first = i;
        while (i < notation.length() && notation.charAt(i) == ' ') {
          i++;
        }
        parts.add(new Part(Kind.BLANKS, new byte[i - first], null, -1, null));
      } else {
        int end = i;
        while (end < notation.length() && " {".indexOf(notation.charAt(end)) < 0) {
          end++;
        }
        byte[] literal = notation.substring(i, end).getBytes(StandardCharsets.US_ASCII);
        parts.add(new Part(Kind.LITERAL, literal, null, -1, null));
        i = end;
      }
    }
    return new LineLayout(parts);
  }

  private static Part part(String text, byte[] next) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    String detail = colon < 0 ? "" : text.substring(colon + 1);
    return switch (name) {
      case "time" -> new Part(Kind.TIME, next, null, shape(detail), null);
      case "level" -> {
        List<String> words = detail.isEmpty() ? null : List.of(detail.split("\\|", -1));
        yield new Part(Kind.LEVEL, next, null, -1, words);
      }
      case "-" -> new Part(Kind.ANY, next, null, -1, null);
      case "date",
          "number",
          "counters",
          "quoted",
          "status",
          "message",
          "end",
          "continues",
          "aside" ->
          new Part(Kind.valueOf(name.toUpperCase(Locale.ROOT)), next, null, -1, null);
      case "class" -> new Part(Kind.CLASS, next, Field.LOGGER, -1, null);
      default -> new Part(Kind.FIELD, next, Field.valueOf(name.toUpperCase(Locale.ROOT)), -1, null);
    };
  }

  private static int shape(String name) {
    return switch (name) {
      case "" -> -1;
      case "iso" -> Timestamps.ISO;
      case "named-month" -> Timestamps.NAMED_MONTH;
      case "month-day" -> Timestamps.MONTH_DAY;
      case "letter" -> Timestamps.LETTER_DATE;
      default -> throw new IllegalArgumentException("no shape is called '" + name + "'");
    };
  }

  /** Says whether lines of this layout alone do not make a source this program's. */
  boolean isAside() {
    return isAside;
  }

  /** Reads lines, one after another. Confined. */
  final class Reader {

    private final Timestamps timestamps;
    private final int[] starts = new int[parts.length];
    private final int[] ends = new int[parts.length];
    private int level;
    private long nanos;
    private boolean timed;
    private int messageFrom;
    private int messageTo;
    private boolean yearless;
    private boolean continues;

    Reader(Timestamps timestamps) {
      this.timestamps = timestamps;
    }

    /** Says whether the time of the line that was read last lacks its year. */
    boolean lacksYear() {
      return yearless;
    }

    /** Returns whether a line is written so; {@code out} is called only if it is. */
    boolean read(byte[] line, int from, int to, EventFields out) {
      level = LevelWords.NONE;
      timed = false;
      yearless = false;
      continues = false;
      messageFrom = -1;
      messageTo = to;
      int at = from;
      for (int i = 0; i < parts.length; i++) {
        starts[i] = at;
        at = behind(parts[i], line, at, to);
        if (at < 0) {
          return false;
        }
        ends[i] = at;
      }
      if (isHeader && Ascii.skipBlanks(line, at, to) < to) {
        return false;
      }
      emit(line, out);
      return true;
    }

    /** Returns the offset behind a part that begins at an offset, or -1. */
    private int behind(Part part, byte[] line, int at, int to) {
      return switch (part.kind) {
        case LITERAL ->
            Ascii.startsWith(line, at, to, part.literal) ? at + part.literal.length : -1;
        case BLANKS -> {
          int end = Ascii.skipBlanks(line, at, to);
          yield end - at >= part.literal.length ? end : -1;
        }
        case TIME -> time(part, line, at, to);
        case DATE -> timestamps.scan(line, at, to);
        case LEVEL -> level(part, line, at, to);
        case FIELD -> part.field == Field.PID ? number(line, at, to) : value(part, line, at, to);
        case CLASS -> {
          int end = value(part, line, at, to);
          yield end < 0 || Swar.indexOf(line, at, end, '.') >= end - 1 ? -1 : end;
        }
        case ANY -> value(part, line, at, to);
        case NUMBER -> number(line, at, to);
        case COUNTERS -> counters(line, at, to);
        case QUOTED -> quoted(line, at, to);
        case STATUS -> status(line, at, to);
        case MESSAGE -> {
          messageFrom = at;
          yield at;
        }
        case END -> {
          messageTo = at;
          yield at;
        }
        case CONTINUES -> {
          continues = true;
          yield at;
        }
        case ASIDE -> at;
      };
    }

    private int time(Part part, byte[] line, int at, int to) {
      int end = timestamps.scan(line, at, to);
      if (end < 0
          || (part.shape >= 0 ? timestamps.shape != part.shape : !timestamps.dated)
          || !timestamps.clocked
          || (part.shape == Timestamps.MONTH_DAY && timestamps.lacksYear())) {
        return -1;
      }
      timed = timestamps.timed;
      nanos = timestamps.nanos;
      yearless = timestamps.lacksYear();
      level = timestamps.level;
      return end;
    }

    private int level(Part part, byte[] line, int at, int to) {
      int end = at;
      while (end < to && Ascii.isLetter(line[end])) {
        end++;
      }
      level = LevelWords.find(line, at, end);
      if (part.words == null) {
        return level < 0 ? -1 : end;
      }
      String word = new String(line, at, Math.min(end - at, 16), StandardCharsets.US_ASCII);
      if (!part.words.contains(word)) {
        return -1;
      }
      int dotnet = level >= 0 ? -1 : DOTNET.indexOf(word);
      level = dotnet >= 0 ? dotnet / 4 : level;
      return end;
    }

    private int value(Part part, byte[] line, int at, int to) {
      byte last = part.literal[0];
      int end = at;
      while (end < to && line[end] != last) {
        if (line[end] == ' ' && last != ']') {
          return -1;
        }
        end++;
      }
      return end == at || (end == to && last != ' ') ? -1 : end;
    }

    private int number(byte[] line, int at, int to) {
      int first = at < to && (line[at] == '-' || line[at] == '+') ? at + 1 : at;
      int end = Ascii.skipDigits(line, first, to);
      return end == first ? -1 : end;
    }

    private int counters(byte[] line, int at, int to) {
      int end = number(line, at, to);
      int slashes = 0;
      while (end >= 0 && end < to && line[end] == '/') {
        slashes++;
        end = number(line, end + 1, to);
      }
      return slashes == 0 ? -1 : end;
    }

    private static int quoted(byte[] line, int at, int to) {
      if (at >= to || line[at] != '"') {
        return -1;
      }
      int i = at + 1;
      while (i < to && line[i] != '"') {
        i += line[i] == '\\' ? 2 : 1;
      }
      return i < to ? i + 1 : -1;
    }

    /**
     * A request that failed by the fault of the client is a warning, by that of the server an
     * error.
     */
    private int status(byte[] line, int at, int to) {
      if (at < to && line[at] == '-') {
        return at + 1;
      }
      int end = number(line, at, to);
      if (end != at + 3 || line[at] < '1' || line[at] > '5') {
        return -1;
      }
      Level meant = line[at] == '5' ? Level.ERROR : line[at] == '4' ? Level.WARN : Level.INFO;
      level = meant.ordinal();
      return end;
    }

    private void emit(byte[] line, EventFields out) {
      if (timed) {
        out.time(nanos);
      }
      if (level >= 0) {
        out.level(Level.ofOrdinal(level));
      }
      for (int i = 0; i < parts.length; i++) {
        Field field = parts[i].field;
        if (field != null) {
          out.field(field, starts[i], ends[i]);
        }
      }
      if (isHeader) {
        out.header();
        return;
      }
      if (continues) {
        out.continuation();
      }
      HeaderLayout.emitMessage(line, messageFrom, messageTo, out);
    }
  }
}
