package io.loginsight.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;

/** JSON as the commands write it: for programs, and to be read by people. */
final class PrettyJson {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.USE_THREAD_LOCAL_FOR_BUFFER_RECYCLING)
          .build();

  private PrettyJson() {}

  /** Returns what writes to a stream; with its own line feed, so that no machine changes a byte. */
  static JsonGenerator to(OutputStream stream) throws IOException {
    JsonGenerator out = JSON.createGenerator(stream);
    out.setPrettyPrinter(
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
    return out;
  }
}
