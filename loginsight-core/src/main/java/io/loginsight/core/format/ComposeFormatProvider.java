package io.loginsight.core.format;

import io.loginsight.spi.Field;
import io.loginsight.spi.FormatContext;
import io.loginsight.spi.LogFormat;
import io.loginsight.spi.LogFormatProvider;
import io.loginsight.spi.LogSample;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises what Docker Compose prints: the name of the container, a {@code |}, and what the
 * container printed.
 *
 * <p><b>Threads:</b> Shared.
 */
public final class ComposeFormatProvider implements LogFormatProvider {

  private static final int ENOUGH = 5;
  private static final int MOST_NAMES = 50;
  private static final int LONGEST_NAME = 100;

  private final int depth;

  /** For {@link java.util.ServiceLoader}. */
  public ComposeFormatProvider() {
    this(0);
  }

  ComposeFormatProvider(int depth) {
    this.depth = depth;
  }

  @Override
  public String id() {
    return "compose";
  }

  @Override
  public int order() {
    return 35;
  }

  @Override
  public @Nullable LogFormat detect(LogSample sample, FormatContext context) {
    return isCompose(sample)
        ? EnvelopeFormat.detect(
            "compose: service | message",
            () -> ComposeFormatProvider::read,
            ENOUGH,
            Nesting.inside(depth),
            sample,
            context)
        : null;
  }

  /** Says whether nearly all lines have few names in front of a pipe. */
  private static boolean isCompose(LogSample sample) {
    byte[] bytes = sample.bytes();
    int lines = 0;
    Set<String> names = new HashSet<>();
    for (int i = 0; i < sample.lines(); i++) {
      int from = sample.start(i);
      int pipe = pipe(bytes, from, sample.end(i));
      if (pipe >= 0) {
        lines++;
        int end = endOfName(bytes, from, from + pipe);
        names.add(new String(bytes, from, end - from, StandardCharsets.ISO_8859_1));
      }
    }
    return lines >= ENOUGH
        && lines >= 0.8 * sample.lines()
        && names.size() <= Math.min(MOST_NAMES, 1 + lines / 3);
  }

  private static int endOfName(byte[] line, int from, int to) {
    int i = from;
    while (i < to && line[i] != ' ') {
      i++;
    }
    return i;
  }

  /** Returns how far behind the beginning of the line the pipe stands, or -1. */
  private static int pipe(byte[] line, int from, int to) {
    int end = from;
    boolean letter = false;
    while (end < to && end - from < LONGEST_NAME && isName(line[end])) {
      letter |= Ascii.isLetter(line[end]);
      end++;
    }
    int pipe = end;
    while (pipe < to && line[pipe] == ' ') {
      pipe++;
    }
    boolean follows = pipe + 1 == to || (pipe + 1 < to && line[pipe + 1] == ' ');
    boolean named = letter && pipe > end && LevelWords.find(line, from, end) < 0;
    return named && follows && line[pipe] == '|' ? pipe - from : -1;
  }

  private static boolean isName(int c) {
    return Ascii.isLetter(c) || Ascii.isDigit(c) || c == '-' || c == '_' || c == '.';
  }

  private static boolean read(byte[] line, int from, int to, Found found) {
    int pipe = pipe(line, from, to);
    if (pipe < 0) {
      return false;
    }
    found.field(Field.SERVICE, from, endOfName(line, from, from + pipe), 0);
    found.message(line, Math.min(to, from + pipe + 2), to);
    return true;
  }
}
