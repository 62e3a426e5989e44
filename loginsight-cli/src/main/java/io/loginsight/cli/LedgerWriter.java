package io.loginsight.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.loginsight.api.AlertDecision;
import io.loginsight.spi.AlertVisitor;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.Locale;

/** Writes what became of each alert, a row each: the table of {@code --assign}. */
final class LedgerWriter implements AlertVisitor {

  static final String HEADER = "AlertId\tIncidentId\tNotified\tReason\tBits\tRule";

  private final BufferedWriter out;

  LedgerWriter(OutputStream out) throws IOException {
    this.out = new BufferedWriter(new OutputStreamWriter(out, US_ASCII));
    this.out.write(HEADER + "\n");
  }

  @Override
  public void visit(long number, AlertDecision decision) throws IOException {
    out.write(Long.toString(number));
    out.write('\t');
    if (decision.incident() != null) {
      out.write(decision.incident().toString());
    }
    out.write(decision.reason().notifies() ? "\t1\t" : "\t0\t");
    out.write(decision.reason().name().toLowerCase(Locale.ROOT));
    out.write('\t');
    out.write(tenths(decision.bits()));
    out.write('\t');
    if (decision.rule() != null) {
      out.write(decision.rule());
    }
    out.write('\n');
  }

  private static String tenths(double bits) {
    long tenths = Math.round(bits * 10);
    return tenths / 10 + "." + tenths % 10;
  }

  void flush() throws IOException {
    out.flush();
  }
}
