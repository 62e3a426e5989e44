package io.loginsight.viz;

import io.loginsight.spi.Visualizer;
import io.loginsight.spi.VisualizerProvider;

/**
 * The form {@code json}: all of a report, for programs. Its shape is described by the JSON Schema
 * in the resource {@code io/loginsight/viz/report-1.schema.json}.
 *
 * <p><b>Threads:</b> Shared.
 */
public final class JsonVisualizerProvider implements VisualizerProvider {

  /** Called by {@link java.util.ServiceLoader}. */
  public JsonVisualizerProvider() {}

  @Override
  public String id() {
    return "json";
  }

  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public Visualizer create() {
    return JsonReport::write;
  }
}
