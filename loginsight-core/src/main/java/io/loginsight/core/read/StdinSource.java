package io.loginsight.core.read;

import io.loginsight.spi.LogSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Standard input, which can be read once, kept in a temporary file so that it can be opened again.
 * The file is deleted by {@link #close}, or when the program ends.
 *
 * <p><b>Threads:</b> Shared.
 */
final class StdinSource implements LogSource {

  private final Object lock = new Object();
  private final InputStream in;
  private @Nullable Path spool;
  private boolean taken;

  StdinSource(InputStream in) {
    this.in = in;
  }

  @Override
  public String name() {
    return "-";
  }

  /** Returns the copy, if there is one. */
  @Nullable Path spooled() {
    synchronized (lock) {
      return spool;
    }
  }

  @Override
  public long size() {
    synchronized (lock) {
      try {
        return spool == null ? -1 : Files.size(spool);
      } catch (IOException e) {
        return -1; // open() says why
      }
    }
  }

  @Override
  public InputStream open() throws IOException {
    synchronized (lock) {
      if (spool == null) {
        if (taken) {
          throw new IOException("standard input has been read already");
        }
        taken = true;
        spool = spool();
      }
      return Files.newInputStream(spool);
    }
  }

  private Path spool() throws IOException {
    Path file = Files.createTempFile("loginsight-stdin-", null); // which only its owner may read
    try {
      file.toFile().deleteOnExit();
      try (OutputStream out = Files.newOutputStream(file)) {
        in.transferTo(out);
      }
      return file;
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (lock) {
      taken = true;
      if (spool != null) {
        Files.deleteIfExists(spool);
        spool = null;
      }
    }
  }
}
