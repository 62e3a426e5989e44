package io.loginsight.cli;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A file that a command writes. It appears under its name when it is complete, or not at all: until
 * {@link #commit} the bytes are in a file beside it.
 */
final class OutputFile implements Closeable {

  private static final int ATTEMPTS = 100;

  private final Path target;
  private final Path written;
  private final OutputStream stream;
  private boolean committed;

  private OutputFile(Path target, Path written, OutputStream stream) {
    this.target = target;
    this.written = written;
    this.stream = stream;
  }

  /**
   * Begins a file, so that it is known before the work whether its result can be kept.
   *
   * @param option how the user asked for it, for messages
   * @param path where it is to be
   * @param inputs what is read; must not be overwritten
   * @throws UsageException if there cannot be such a file
   */
  static OutputFile create(String option, String path, List<String> inputs) {
    try {
      Path target = Path.of(path);
      if (path.isEmpty() || Files.isDirectory(target)) {
        throw new UsageException(
            option + ": " + (path.isEmpty() ? "''" : path) + " is no file name");
      }
      if (Files.isRegularFile(target)) {
        target = target.toRealPath(); // what a link points at is replaced, not the link
        refuseInput(option, target, inputs);
      } else if (Files.exists(target)) { // a device or a pipe
        return new OutputFile(target, target, buffered(Files.newOutputStream(target)));
      }
      return beside(target);
    } catch (InvalidPathException e) {
      throw new UsageException(option + ": " + path + " is no file name");
    } catch (IOException e) {
      throw new UsageException(option + ": " + path + " cannot be written: " + reason(e));
    }
  }

  /**
   * Begins the file beside the target. Its name is hidden, so that it is not read when the
   * directory is an input. {@code Files.createTempFile} would make a file that only its owner may
   * read.
   */
  private static OutputFile beside(Path target) throws IOException {
    for (int attempt = 1; ; attempt++) {
      Path written = target.resolveSibling("." + target.getFileName() + "." + attempt + ".part");
      try {
        OutputStream stream =
            Files.newOutputStream(written, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        written.toFile().deleteOnExit(); // when the user interrupts
        return new OutputFile(target, written, buffered(stream));
      } catch (FileAlreadyExistsException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static OutputStream buffered(OutputStream stream) {
    return new BufferedOutputStream(stream, 1 << 16);
  }

  private static void refuseInput(String option, Path target, List<String> inputs)
      throws IOException {
    for (String input : inputs) {
      Path path;
      try {
        path = Path.of(input);
      } catch (InvalidPathException e) {
        continue; // not a path but a glob or an address
      }
      if (Files.isRegularFile(path) && Files.isSameFile(path, target)) {
        throw new UsageException(option + ": " + input + " is an input and would be overwritten");
      }
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
        Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    committed = true;
  }

  /** Drops the file unless it was committed. */
  @Override
  public void close() throws IOException {
    if (!committed) {
      stream.close();
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
