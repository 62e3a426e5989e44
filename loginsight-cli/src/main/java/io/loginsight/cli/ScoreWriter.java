package io.loginsight.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loginsight.api.SessionVerdict;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.Locale;

/** Writes what is thought of each session, a row each: the table of {@code --scores}. */
final class ScoreWriter {

  static final String HEADER = "Session\tScore\tAnomalous\tQuiet60\tImmediate";

  private final BufferedWriter out;

  ScoreWriter(OutputStream stream) throws IOException {
    out = new BufferedWriter(new OutputStreamWriter(stream, UTF_8));
    out.write(HEADER + "\n");
  }

  void write(SessionVerdict verdict) throws IOException {
    out.write(verdict.session().replaceAll("[\\t\\r\\n]", " "));
    out.write(String.format(Locale.ROOT, "\t%.4f", verdict.bits()));
    out.write(verdict.anomalous() ? "\t1" : "\t0");
    out.write(verdict.quiet() ? "\t1" : "\t0");
    out.write(verdict.immediate() ? "\t1\n" : "\t0\n");
  }

  void flush() throws IOException {
    out.flush();
  }
}
