package io.loginsight.cli;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Standard output, which remembers why it failed; a {@code PrintStream} says only that it did. */
final class ResultStream extends PrintStream {

  private final Remembering out;

  ResultStream(OutputStream out) {
    this(new Remembering(out));
  }

  private ResultStream(Remembering out) {
    super(new BufferedOutputStream(out, 1 << 13), false, StandardCharsets.UTF_8);
    this.out = out;
  }

  /**
   * Passes on what is left, and says why some of it was lost.
   *
   * @return null if nothing was lost, or if whoever reads a pipe has had enough, as {@code head}
   */
  @Nullable String failure() {
    flush();
    String failure = out.failure;
    return failure == null || failure.toLowerCase(Locale.ROOT).contains("pipe") ? null : failure;
  }

  private static final class Remembering extends FilterOutputStream {

    private @Nullable String failure;

    Remembering(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      try {
        out.write(bytes, from, count);
      } catch (IOException e) {
        failure = OutputFile.reason(e);
        throw e;
      }
    }
  }
}
