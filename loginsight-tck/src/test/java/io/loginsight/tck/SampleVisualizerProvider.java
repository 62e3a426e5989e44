package io.loginsight.tck;

import io.loginsight.api.Figures;
import io.loginsight.api.Finding;
import io.loginsight.api.Report;
import io.loginsight.spi.Visualizer;
import io.loginsight.spi.VisualizerProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Makes a well-behaved visualizer, or one with the fault that {@link Faults} asks for. */
public final class SampleVisualizerProvider implements VisualizerProvider {

  private int asked;
  private final Gathering gathering = new Gathering("provider_askedByManyThreadsAtOnce_answersAll");
  private final StringBuilder shared = new StringBuilder();

  @Override
  public String id() {
    if (Faults.is("id_isUpTo64LowerCaseLettersDigitsAndHyphens")) {
      return "";
    }
    return Faults.is("id_isTheSameForEachProvider") && asked++ > 0 ? "other" : "sample";
  }

  @Override
  public String mediaType() {
    if (Faults.is("mediaType_isWellFormed")) {
      return "web page";
    }
    if (Faults.is("write_hostileText_canOnlyBeRead/json")) {
      return "application/json";
    }
    return Faults.current.endsWith("/text") ? "text/plain" : "text/html; charset=utf-8";
  }

  @Override
  public Visualizer create() {
    gathering.enter();
    StringBuilder own =
        Faults.isAlone("create_twice_visualizersShareNothing") ? shared : new StringBuilder();
    int[] calls = new int[1];
    return new Visualizer() {
      @Override
      public void write(Report report, OutputStream out) throws IOException {
        SampleVisualizerProvider.write(report, out, own, calls[0]++);
      }

      @Override
      public void write(Figures figures, OutputStream out) throws IOException {
        if (!mediaType().startsWith("text/html")) {
          throw new UnsupportedOperationException("pages alone have figures");
        }
        String title = figures.title();
        if (Faults.is("writeFigures_sameFiguresAgain_writesTheSameBytes")) {
          title += calls[0]++;
        }
        boolean trusts = Faults.is("writeFigures_hostileText_canOnlyBeRead");
        out.write((trusts ? title : title.replace("<", "&lt;")).getBytes(StandardCharsets.UTF_8));
      }
    };
  }

  private static void write(Report report, OutputStream out, StringBuilder text, int calls)
      throws IOException {
    if ((Faults.is("write_emptyReport_writesBytes") && report.analyses().isEmpty())
        || (Faults.is("write_report_writesBytes") && report.chunk().patterns().size() == 6)
        || (Faults.is("write_hostileText_writesBytes") && report.chunk().patterns().size() > 6)) {
      throw new IllegalStateException("cannot be written");
    }
    text.setLength(0);
    text.append("<p>");
    for (Finding finding : report.findings()) {
      text.append(
          Faults.current.startsWith("write_hostileText_canOnlyBeRead")
              ? finding.summary()
              : finding.summary().replace("<", "&lt;"));
      text.append(String.format(Locale.ROOT, "%.3f", finding.score()));
    }
    if (Faults.is("write_sameReportAgain_writesTheSameBytes")) {
      text.append(calls);
    } else if (Faults.is("write_inAnotherCountry_writesTheSameBytes")) {
      text.append("TITLE".toLowerCase(Locale.getDefault()));
    }
    if (Faults.isAlone("create_twice_visualizersShareNothing")) {
      for (int i = 0; i < text.length(); i++) {
        out.write(text.charAt(i) < 128 ? text.charAt(i) : '?');
      }
    } else if (Faults.is("write_outThatFails_throwsItsException")) {
      PrintWriter writer = new PrintWriter(out, false, StandardCharsets.UTF_8);
      writer.append(text);
      writer.flush();
    } else {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    if (Faults.is("write_out_isNotClosed")) {
      out.close();
    }
  }
}
