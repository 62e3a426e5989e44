package io.loginsight.core.read;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Expands globs as shells do. The JDK's matcher is asked about single names only: for a whole path
 * it wants at least one directory where a {@code **} stands.
 */
final class Glob {

  private static final String WILD = "*?[{";
  private static final Pattern SLASHES = Pattern.compile("/+");

  private Glob() {}

  /** Says whether a location has a character with a meaning in globs. */
  static boolean isGlob(String location) {
    return firstWild(location) < location.length();
  }

  private static int firstWild(String location) {
    int at = 0;
    while (at < location.length() && WILD.indexOf(location.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  /**
   * Finds what matches.
   *
   * @return files and directories by name; the names begin as the glob does; empty if there are
   *     none
   * @throws IOException if the glob is malformed or matches too much
   */
  static SortedMap<String, Path> expand(String location) throws IOException {
    String glob = File.separatorChar == '\\' ? location.replace('\\', '/') : location;
    int wildPart = glob.lastIndexOf('/', firstWild(glob)) + 1;
    String base = glob.substring(0, wildPart);
    try {
      SortedMap<String, Path> matches = new TreeMap<>();
      matches.put(base, Path.of(base));
      if (Files.isDirectory(Path.of(base)) && !Files.isReadable(Path.of(base))) {
        throw new IOException(
            FileSourceProvider.quoted(location)
                + " cannot be expanded: permission denied; check who may list "
                + FileSourceProvider.quoted(base));
      }
      for (String part : SLASHES.splitAsStream(glob.substring(wildPart)).toList()) {
        matches = matches(matches, part);
      }
      return matches;
    } catch (PatternSyntaxException | InvalidPathException e) {
      throw new IOException(
          FileSourceProvider.quoted(location) + " is neither a file nor a glob: check its brackets",
          e);
    }
  }

  private static SortedMap<String, Path> matches(SortedMap<String, Path> parents, String part)
      throws IOException {
    SortedMap<String, Path> matches = new TreeMap<>();
    if (part.equals("**")) {
      for (var parent : parents.entrySet()) {
        addTree(matches, parent.getKey(), parent.getValue());
      }
    } else if (!isGlob(part)) {
      for (var parent : parents.entrySet()) {
        add(matches, parent.getKey(), parent.getValue().resolve(part));
      }
    } else {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + part);
      for (var parent : parents.entrySet()) {
        for (Path child : children(parent.getValue())) {
          if (matcher.matches(child.getFileName()) && seen(child, part)) {
            add(matches, parent.getKey(), child);
          }
        }
      }
    }
    return matches;
  }

  /** Adds a directory and all below it; links are not followed, so there is no circle. */
  private static void addTree(SortedMap<String, Path> matches, String name, Path directory)
      throws IOException {
    TreeMap<String, Path> open = new TreeMap<>();
    open.put(name, directory);
    for (var next = open.pollFirstEntry(); next != null; next = open.pollFirstEntry()) {
      put(matches, next.getKey(), next.getValue());
      for (Path child : children(next.getValue())) {
        if (Files.isDirectory(child) && !Files.isSymbolicLink(child) && seen(child, "**")) {
          open.put(FileFinder.child(next.getKey(), child), child);
        }
      }
    }
  }

  private static void add(SortedMap<String, Path> matches, String parent, Path path)
      throws IOException {
    if (Files.exists(path)) {
      put(matches, FileFinder.child(parent, path), path);
    }
  }

  private static void put(SortedMap<String, Path> matches, String name, Path path)
      throws IOException {
    matches.put(name, path);
    if (matches.size() > FileFinder.MOST_ENTRIES) {
      throw new IOException(
          "A glob matches more than " + FileFinder.MOST_ENTRIES + " files; name fewer");
    }
  }

  /** Hidden names match only what asks for them. */
  private static boolean seen(Path path, String part) {
    return part.startsWith(".") || !FileFinder.fileName(path).startsWith(".");
  }

  private static List<Path> children(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    return Files.isReadable(directory) ? FileFinder.children(directory) : List.of();
  }
}
