package io.loginsight.core.read;

import io.loginsight.spi.LogSource;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Searches directories for log files, following links, and takes each file once.
 *
 * <p><b>Threads:</b> Confined; made for one search.
 */
final class FileFinder {

  /** Bounds the memory of a search that was set off at the wrong place, such as the root. */
  static final int MOST_ENTRIES = 1_000_000;

  private static final Set<String> NO_LOGS =
      Set.of(
          ("jar war ear class so dll exe o a lib dylib pyc jmod jsa hprof jfr dmp"
                  + " png jpg jpeg gif ico bmp webp svg pdf html htm woff woff2 ttf mp3 mp4 wav avi"
                  + " zip 7z rar tar tgz deb rpm iso db sqlite sqlite3 idx lock pid jks p12 keystore")
              .split(" "));

  /*
   * Files and directories proper come first and links to them wait, so that a file that lies in the
   * tree keeps its own name and the link is what is left out. A directory is searched once, by its
   * real path, so circles of links end.
   */
  private final Queue<Entry> directories = new ArrayDeque<>();
  private final TreeMap<String, Path> links = new TreeMap<>();
  private final Set<Path> seen = new HashSet<>();
  private final SortedMap<String, LogSource> found = new TreeMap<>();
  private final Set<String> left = new HashSet<>();
  private final Consumer<SkippedFile> skipped;
  private int entries;

  private record Entry(String name, Path path) {}

  FileFinder(Consumer<SkippedFile> skipped) {
    this.skipped = skipped;
  }

  /**
   * Searches.
   *
   * @param roots by name: directories, which are searched, and files, which are taken
   * @return the sources by name
   * @throws IOException if there are too many files
   */
  List<LogSource> find(Map<String, Path> roots) throws IOException {
    for (var root : new TreeMap<>(roots).entrySet()) {
      if (roots.size() == 1 && Files.isDirectory(root.getValue())) {
        directories.add(
            new Entry(root.getKey(), root.getValue().toRealPath())); // asked for by name
      } else {
        offer(root.getKey(), root.getValue());
      }
    }
    searchDirectories();
    for (var link = links.pollFirstEntry(); link != null; link = links.pollFirstEntry()) {
      follow(link.getKey(), link.getValue());
      searchDirectories();
    }
    return List.copyOf(found.values());
  }

  private void searchDirectories() throws IOException {
    for (Entry next = directories.poll(); next != null; next = directories.poll()) {
      search(next);
    }
  }

  private void search(Entry directory) throws IOException {
    try {
      if (isSearched(directory)) {
        return;
      }
      for (Entry entry : list(directory)) {
        if (++entries > MOST_ENTRIES) {
          throw new TooManyException(directory.name());
        }
        if (fileName(entry.path()).startsWith(".")) {
          skip(entry.name(), "is hidden");
        } else {
          offer(entry.name(), entry.path());
        }
      }
    } catch (TooManyException e) {
      throw e;
    } catch (IOException e) {
      skip(directory.name(), "cannot be searched: " + OneLine.why(e));
    }
  }

  /** Remembers a directory; a glob may name one twice, which is no news, but a link is left out. */
  private boolean isSearched(Entry directory) throws IOException {
    Path real = directory.path().toRealPath();
    boolean link = Files.isSymbolicLink(directory.path());
    Path above = directory.path().getParent();
    if (link && above != null && above.toRealPath().startsWith(real)) {
      skip(directory.name(), "is a link to a directory above it");
      return true;
    }
    if (seen.add(real)) {
      return false;
    }
    if (link) {
      skip(directory.name(), "is a link to a directory that is searched already");
    }
    return true;
  }

  private static final class TooManyException extends IOException {
    private static final long serialVersionUID = 1;

    TooManyException(String name) {
      super(
          FileSourceProvider.quoted(name)
              + " is where more than "
              + MOST_ENTRIES
              + " files were met; name a smaller directory");
    }
  }

  private static List<Entry> list(Entry directory) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (Path path : children(directory.path())) {
      entries.add(new Entry(child(directory.name(), path), path));
    }
    return entries;
  }

  /** Lists a directory by name. */
  static List<Path> children(Path directory) throws IOException {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      for (Path path : stream) {
        if (children.size() == MOST_ENTRIES) {
          throw new TooManyException(directory.toString());
        }
        children.add(path);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    children.sort((a, b) -> fileName(a).compareTo(fileName(b)));
    return children;
  }

  /** Returns the name of what lies in a directory. */
  static String child(String directory, Path path) {
    boolean bare = directory.isEmpty() || directory.endsWith("/") || directory.endsWith("\\");
    return directory + (bare ? "" : "/") + fileName(path);
  }

  /** Returns the last part of a path, as text. */
  static String fileName(Path path) {
    Path last = path.getFileName();
    return last == null ? path.toString() : last.toString();
  }

  private void offer(String name, Path path) {
    if (Files.isSymbolicLink(path)) {
      links.put(name, path);
    } else {
      take(name, path);
    }
  }

  private void follow(String name, Path link) {
    if (Files.exists(link)) {
      take(name, link);
    } else {
      skip(name, "is a link that leads nowhere");
    }
  }

  private void take(String name, Path path) {
    if (Files.isDirectory(path)) {
      directories.add(new Entry(name, path));
    } else if (!Files.isRegularFile(path)) {
      skip(name, "is no regular file");
    } else if (NO_LOGS.contains(extension(fileName(path)))) {
      skip(name, "is no log by its name");
    } else {
      takeFile(name, path);
    }
  }

  private void takeFile(String name, Path path) {
    if (found.containsKey(name)) {
      return; // a glob may name a file and its directory
    }
    try {
      if (seen.add(path.toRealPath())) {
        String clean = OneLine.of(name);
        found.put(name, new FileSource(clean, path));
      } else {
        skip(name, "is a link to a file that is read already");
      }
    } catch (IOException e) {
      skip(name, "cannot be reached: " + OneLine.why(e));
    }
  }

  private static String extension(String file) {
    return file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private void skip(String name, String reason) {
    if (left.add(name)) {
      skipped.accept(new SkippedFile(OneLine.of(name), reason));
    }
  }
}
