package io.loginsight.cli;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that a command writes. It appears under its name when it is complete, or not at all: until
 * {@link #commit} the bytes are in a file beside it.
 */
final class OutputFile implements Closeable {

  private final String option;
  private final Path target;
  private final Path written;
  private final OutputStream stream;
  private boolean committed;

  private OutputFile(String option, Path target, Path written, OutputStream stream) {
    this.option = option;
    this.target = target;
    this.written = written;
    this.stream = new BufferedOutputStream(new Named(stream), 1 << 16);
  }

  /** Says in each failure which file it is about; the system's message may be but its reason. */
  private final class Named extends FilterOutputStream {

    Named(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      try {
        out.write(bytes, from, count);
      } catch (IOException e) {
        throw failed(e);
      }
    }

    @Override
    public void close() throws IOException {
      try {
        super.close();
      } catch (IOException e) {
        throw failed(e);
      }
    }
  }

  private IOException failed(IOException e) {
    return new IOException(cannot(option, target.toString(), e), e);
  }

  private static String cannot(String option, String path, IOException e) {
    String why = e instanceof AccessDeniedException ? "permission denied" : reason(e);
    return option + ": " + path + " cannot be written: " + why;
  }

  /**
   * Begins a file, so that it is known before the work whether its result can be kept.
   *
   * @param option how the user asked for it, for messages
   * @param path where it is to be
   * @throws UsageException if there cannot be such a file
   */
  static OutputFile create(String option, String path) {
    try {
      Path target = Path.of(path);
      if (path.isEmpty() || Files.isDirectory(target)) {
        throw new UsageException(
            option + ": " + (path.isEmpty() ? "''" : path) + " is no file name");
      }
      if (Files.isRegularFile(target)) {
        target = target.toRealPath(); // what a link points at is replaced, not the link
      } else if (Files.exists(target)) { // a device or a pipe
        return new OutputFile(option, target, target, Files.newOutputStream(target));
      }
      return beside(option, target);
    } catch (InvalidPathException e) {
      throw new UsageException(option + ": " + path + " is no file name");
    } catch (IOException e) {
      throw new UsageException(cannot(option, path, e));
    }
  }

  /**
   * Begins the file beside the target. Its name is hidden, so that it is not read when the
   * directory is an input, and never used again: the file of an earlier run is deleted by name when
   * that one exits. {@code Files.createTempFile} would make a file that only its owner may read.
   */
  private static OutputFile beside(String option, Path target) throws IOException {
    Path written = target.resolveSibling(".loginsight-" + UUID.randomUUID() + ".part");
    OutputStream stream =
        Files.newOutputStream(written, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    written.toFile().deleteOnExit(); // when the user interrupts
    return new OutputFile(option, target, written, stream);
  }

  /** Throws if a location is the file that would be replaced. */
  void refuseInput(String location) throws IOException {
    if (isFile(location)
        && isFile(target.toString())
        && Files.isSameFile(Path.of(location), target)) {
      throw new UsageException(
          (option + ": " + location + " is an input and would be overwritten; ")
              + "name another file, or remove that one first");
    }
  }

  /** A location may also be a glob or an address. */
  private static boolean isFile(String location) {
    try {
      return Files.isRegularFile(Path.of(location));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Returns what takes the bytes. */
  OutputStream stream() {
    return stream;
  }

  /** Returns where the file is after {@link #commit}. */
  Path target() {
    return target;
  }

  /** Returns whether this file and another replace each other. Devices and pipes take both. */
  boolean overwrites(OutputFile other) {
    return !written.equals(target) && absolute(target).equals(absolute(other.target));
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /** Puts the complete file in its place. */
  void commit() throws IOException {
    stream.close();
    if (!written.equals(target)) {
      try {
        move();
      } catch (IOException e) {
        throw failed(e);
      }
    }
    committed = true;
  }

  private void move() throws IOException {
    try {
      Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Drops the file unless it was committed. */
  @Override
  public void close() throws IOException {
    if (!committed) {
      try {
        stream.close();
      } catch (IOException e) {
        // it failed before, and nobody wants these bytes
      }
      if (!written.equals(target)) {
        Files.deleteIfExists(written);
      }
    }
  }

  /** Says in words why a file could not be used. */
  static String reason(IOException e) {
    if (e instanceof NoSuchFileException missing) {
      Path parent = Path.of(missing.getFile()).toAbsolutePath().getParent();
      return parent != null && !Files.isDirectory(parent)
          ? "there is no directory " + parent
          : "there is no such file: " + missing.getFile();
    }
    if (e instanceof AccessDeniedException denied) {
      return "permission denied: " + denied.getFile();
    }
    if (e instanceof FileSystemException failed) {
      return failed.getReason() == null ? String.valueOf(failed.getMessage()) : failed.getReason();
    }
    return String.valueOf(e.getMessage());
  }
}
