package io.loginsight.core.read;

import static java.util.Objects.requireNonNull;

import io.loginsight.spi.LogSource;
import io.loginsight.spi.LogSourceProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds log files by a path or a glob.
 *
 * <ul>
 *   <li>A file is taken whatever its name.
 *   <li>A directory is searched with all below it. Hidden files and files whose names say that they
 *       are no logs are left out; what several links lead to is taken once.
 *   <li>A glob, where no file has that very name, knows {@code * ? [abc] {a,b}} within a name and
 *       {@code **} for any number of directories, none included. A directory that matches is
 *       searched.
 * </ul>
 *
 * <p>The sources are in the order of their names, which are written with {@code /}.
 *
 * <p><b>Threads:</b> Shared.
 */
public final class FileSourceProvider implements LogSourceProvider {

  /** Made by {@link java.util.ServiceLoader}. */
  public FileSourceProvider() {}

  @Override
  public String id() {
    return "file";
  }

  /**
   * {@inheritDoc}
   *
   * @return 900: a path is what is left when no other provider wants a location
   */
  @Override
  public int order() {
    return 900;
  }

  @Override
  public boolean accepts(String location) {
    return true;
  }

  @Override
  public List<LogSource> resolve(String location, Consumer<String> leftOut) throws IOException {
    requireNonNull(location, "location");
    requireNonNull(leftOut, "leftOut");
    if (location.isBlank()) {
      throw new IOException("The location is empty; name a file, a directory or a glob");
    }
    Path path = path(location);
    if (path != null && Files.isDirectory(path)) {
      return search(location, Map.of(location, path), leftOut);
    }
    if (path != null && Files.exists(path)) {
      return List.of(file(location, path));
    }
    if (Glob.isGlob(location)) {
      return search(location, Glob.expand(location), leftOut);
    }
    throw new IOException(missing(location, path));
  }

  private static @Nullable Path path(String location) {
    try {
      return Path.of(location);
    } catch (InvalidPathException e) {
      return null; // a glob may be no path, and what is neither is missing
    }
  }

  private static LogSource file(String location, Path path) throws IOException {
    if (!Files.isReadable(path)) {
      throw new IOException(
          quoted(location) + " cannot be read: permission denied; check who may read it");
    }
    return new FileSource(OneLine.of(location), path);
  }

  private static List<LogSource> search(
      String location, Map<String, Path> roots, Consumer<String> leftOut) throws IOException {
    List<SkippedFile> left = new ArrayList<>();
    List<LogSource> found = new FileFinder(left::add).find(roots);
    left.forEach(file -> leftOut.accept(quoted(file.name()) + " " + file.reason()));
    if (found.isEmpty()) {
      String why = roots.isEmpty() ? "matches no file" : "holds no log file" + mention(left);
      throw new IOException(quoted(location) + " " + why + "; name a file or another directory");
    }
    return found;
  }

  private static String mention(List<SkippedFile> left) {
    if (left.isEmpty()) {
      return "";
    }
    SkippedFile first = left.get(0);
    String more = left.size() == 1 ? "" : ", and " + (left.size() - 1) + " more were left out";
    return " (" + quoted(first.name()) + " " + first.reason() + more + ")";
  }

  private static String missing(String location, @Nullable Path path) {
    if (path == null) {
      return quoted(location) + " is not a path; name a file, a directory or a glob";
    }
    if (Files.isSymbolicLink(path)) {
      return quoted(location) + " is a link that leads nowhere; name the file itself";
    }
    return quoted(location)
        + " "
        + whyUnreachable(path)
        + "; check the path, which is taken from "
        + OneLine.of(Path.of("").toAbsolutePath().toString());
  }

  private static String whyUnreachable(Path path) {
    try {
      Files.readAttributes(path, BasicFileAttributes.class);
      return "cannot be read";
    } catch (NoSuchFileException e) {
      return OneLine.why(e);
    } catch (IOException e) {
      return "cannot be reached: " + OneLine.why(e);
    }
  }

  /** Returns a name as messages show it. */
  static String quoted(String name) {
    return "'" + OneLine.of(name) + "'";
  }
}
