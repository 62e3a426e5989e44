package io.loginsight.core.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * A file that somebody may truncate while it is read, as a rotation by copying does. Its end is a
 * failure then: lines are missing that were there. A file that was deleted or replaced meanwhile is
 * read to its end all the same.
 *
 * <p><b>Threads:</b> Confined.
 */
final class ShrinkingFileStream extends FilterInputStream {

  private final Path path;
  private final BasicFileAttributes opened;
  private long count;

  ShrinkingFileStream(InputStream in, Path path) throws IOException {
    super(in);
    this.path = path;
    this.opened = Files.readAttributes(path, BasicFileAttributes.class);
  }

  @Override
  public int read() throws IOException {
    int next = in.read();
    took(next < 0 ? -1 : 1);
    return next;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = in.read(into, offset, length);
    took(read);
    return read;
  }

  private void took(int bytes) throws IOException {
    if (bytes >= 0) {
      count += bytes;
    } else if (isShorter()) {
      throw new IOException("became shorter while it was read");
    }
  }

  private boolean isShorter() {
    if (opened.size() == 0) {
      return false; // files of the kernel say so, and have bytes
    }
    try {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      return Objects.equals(now.fileKey(), opened.fileKey())
          && now.size() < Math.max(count, opened.size());
    } catch (IOException e) {
      return false; // it is gone, but not what was read of it
    }
  }
}
