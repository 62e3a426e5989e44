package io.loginsight.viz;

import io.loginsight.api.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the samples to a folder, to look at. */
final class RenderSamples {

  private RenderSamples() {}

  public static void main(String[] folder) throws IOException {
    Map<String, Report> samples = new LinkedHashMap<>();
    samples.put("rich", SampleReports.rich());
    samples.put("hostile", SampleReports.rich(HostileText::append));
    samples.put("empty", SampleReports.empty());
    samples.put("unreadable", SampleReports.unreadable());
    samples.put("minimal", SampleReports.minimal());
    samples.put("large", SampleReports.withPatterns(20_000));
    Path to = Files.createDirectories(Path.of(folder.length > 0 ? folder[0] : "target/samples"));
    for (Map.Entry<String, Report> sample : samples.entrySet()) {
      try (OutputStream out = Files.newOutputStream(to.resolve(sample.getKey() + ".html"))) {
        new HtmlVisualizerProvider().create().write(sample.getValue(), out);
      }
      try (OutputStream out = Files.newOutputStream(to.resolve(sample.getKey() + ".json"))) {
        new JsonVisualizerProvider().create().write(sample.getValue(), out);
      }
    }
  }
}
