package io.loginsight.cli;

import io.loginsight.api.Experience;
import io.loginsight.api.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file of what is remembered. It is read, and replaced as a whole. */
final class ExperienceFile {

  static final String OPTION = "--experience";

  private final Path path;
  private final OutputFile file;
  private final Experience known;

  private ExperienceFile(Path path, OutputFile file) {
    this.path = path;
    this.file = file;
    this.known = read(path);
  }

  /**
   * Reads a file that will be replaced.
   *
   * @param path null if there is none
   * @param outputs drops what takes its place, unless it is complete
   * @throws io.loginsight.api.LogInsightException if it is damaged
   */
  static @Nullable ExperienceFile open(@Nullable String path, Outputs outputs) throws IOException {
    OutputFile file = outputs.open(OPTION, path);
    return path == null || file == null ? null : new ExperienceFile(Path.of(path), file);
  }

  /** What is not there remembers nothing. */
  private static Experience read(Path path) {
    return Files.exists(path) ? Experience.read(path) : Experience.NONE;
  }

  /** Returns what it holds. */
  Experience known() {
    return known;
  }

  /** Writes it with the incidents of a report; others may have written it meanwhile. */
  OutputFile with(Report report) throws IOException {
    return with(read(path).merge(known).with(report));
  }

  /** Writes what it is to hold. */
  OutputFile with(Experience experience) throws IOException {
    experience.write(file.stream());
    return file;
  }
}
