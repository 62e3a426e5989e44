package io.loginsight.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loginsight.api.SessionVerdict;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;

/** Writes what is thought of each session, a row each: the table of {@code --scores}. */
final class ScoreWriter {

  static final String HEADER = "Session\tScore\tAnomalous\tQuiet60\tImmediate";

  private final BufferedWriter out;

  ScoreWriter(OutputStream stream) throws IOException {
    out = new BufferedWriter(new OutputStreamWriter(stream, UTF_8));
    out.write(HEADER + "\n");
  }

  void write(SessionVerdict verdict) throws IOException {
    out.write(verdict.session().replace('\t', ' ').replace('\r', ' ').replace('\n', ' '));
    out.write('\t');
    long parts = Math.round(verdict.bits() * 10_000); // a format costs more than the verdict
    out.write(Long.toString(parts / 10_000));
    out.write('.');
    out.write(Long.toString(10_000 + parts % 10_000), 1, 4);
    out.write(verdict.anomalous() ? "\t1" : "\t0");
    out.write(verdict.quiet() ? "\t1" : "\t0");
    out.write(verdict.immediate() ? "\t1\n" : "\t0\n");
  }

  void flush() throws IOException {
    out.flush();
  }
}
