package io.loginsight.cli;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files that a command writes: all are begun before the work, and dropped if it fails. */
final class Outputs implements Closeable {

  private final List<String> inputs;
  private final List<OutputFile> files = new ArrayList<>();

  /**
   * Begins without a file.
   *
   * @param inputs what is read; must not be overwritten
   */
  Outputs(List<String> inputs) {
    this.inputs = inputs;
  }

  /**
   * Begins a file.
   *
   * @param option how the user asked for it
   * @param path where it is to be; null if the user did not ask for it
   * @return the file, or null if {@code path} is null
   * @throws UsageException if there cannot be such a file
   */
  @Nullable OutputFile open(String option, @Nullable String path) throws IOException {
    if (path == null) {
      return null;
    }
    if (path.equals("-")) {
      throw new UsageException(
          option + ": the results need a file; the summary has standard output for itself");
    }
    OutputFile file = OutputFile.create(option, path);
    files.add(file);
    for (String input : inputs) {
      file.refuseInput(input);
    }
    for (OutputFile other : files.subList(0, files.size() - 1)) {
      if (other.overwrites(file)) {
        throw new UsageException(option + ": " + path + " is named by another option, too");
      }
    }
    return file;
  }

  /** Drops what was not committed. */
  @Override
  public void close() throws IOException {
    for (OutputFile file : files) {
      file.close();
    }
  }
}
