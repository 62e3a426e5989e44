package io.loginsight.core.read;

import io.loginsight.spi.LogSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file, or what can be read like one, such as a named pipe. Immutable. */
record FileSource(String name, Path path) implements LogSource {

  @Override
  public long size() {
    try {
      return Files.isRegularFile(path) ? Files.size(path) : -1;
    } catch (IOException e) {
      return -1; // open() says why
    }
  }

  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(path);
  }
}
