package io.loginsight.viz;

import io.loginsight.api.Figures;
import io.loginsight.api.Report;
import io.loginsight.spi.Visualizer;
import io.loginsight.spi.VisualizerProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The form {@code html}: one self-contained file to look at. It asks for nothing from outside,
 * reads well without JavaScript, and forbids itself everything but its own style and script.
 *
 * <p><b>Threads:</b> Shared.
 */
public final class HtmlVisualizerProvider implements VisualizerProvider {

  /** Called by {@link java.util.ServiceLoader}. */
  public HtmlVisualizerProvider() {}

  @Override
  public String id() {
    return "html";
  }

  @Override
  public String mediaType() {
    return "text/html";
  }

  @Override
  public Visualizer create() {
    return new Visualizer() {
      @Override
      public void write(Report report, OutputStream out) throws IOException {
        write(Page.of(report), out);
      }

      @Override
      public void write(Figures figures, OutputStream out) throws IOException {
        write(FiguresPage.of(figures), out);
      }

      private void write(String page, OutputStream out) throws IOException {
        out.write(page.getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    };
  }
}
