package io.loginsight.core.read;

import io.loginsight.spi.LogSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file, or what can be read like one, such as a named pipe. Two are equal if they are the same
 * file, whatever its names. Immutable.
 */
final class FileSource implements LogSource {

  private final String name;
  private final Path path;
  private final Path real;

  FileSource(String name, Path path) {
    this.name = name;
    this.path = path;
    this.real = real(path);
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path
          .toAbsolutePath(); // a pipe of the shell's leads nowhere; open() says what is wrong
    }
  }

  @Override
  public String name() {
    return name;
  }

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
    InputStream in = Files.newInputStream(path);
    return Files.isRegularFile(path) ? new ShrinkingFileStream(in, path) : in;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FileSource file && real.equals(file.real);
  }

  @Override
  public int hashCode() {
    return real.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
