package io.loginsight.core.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.loginsight.spi.LogSource;
import io.loginsight.spi.LogSourceProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileSourceProviderTest {

  private final FileSourceProvider provider = new FileSourceProvider();
  private final List<String> skipped = new ArrayList<>();

  @TempDir Path folder;
  private String root;

  @BeforeEach
  void nameTheRoot() {
    root = folder.toString().replace('\\', '/');
  }

  @Test
  void serviceLoader_findsBothProviders() {
    Set<String> ids = new TreeSet<>();
    ServiceLoader.load(LogSourceProvider.class).forEach(p -> ids.add(p.id()));
    assertTrue(ids.containsAll(Set.of("file", "stdin")), ids.toString());
  }

  @Test
  void resolve_file_isTakenWhateverItsName() throws IOException {
    write("odd.jar");
    assertEquals(List.of("/odd.jar"), names("/odd.jar"));
  }

  @Test
  void resolve_directory_isSearchedInTheOrderOfNames() throws IOException {
    for (String name : List.of("b.log", "a/z.log", "a/b/c.log", "a-1.log", "B.log", "a.log")) {
      write(name);
    }
    List<String> want = List.of("/B.log", "/a-1.log", "/a.log", "/a/b/c.log", "/a/z.log", "/b.log");
    assertEquals(want, names(""));
    assertEquals(want, names("/"));
  }

  @Test
  void resolve_directory_leavesOutHiddenFilesAndOthers() throws IOException {
    for (String name :
        List.of("app.log", ".secret", "x.JAR", "report.html", ".git/config", "syslog.1")) {
      write(name);
    }
    assertEquals(List.of("/app.log", "/syslog.1"), names(""));
    assertEquals(
        List.of(
            root + "/.git is hidden",
            root + "/.secret is hidden",
            root + "/report.html is no log by its name",
            root + "/x.JAR is no log by its name"),
        left());
  }

  @Test
  void resolve_hiddenDirectoryNamedByTheUser_isSearched() throws IOException {
    write(".logs/app.log");
    assertEquals(List.of("/.logs/app.log"), names("/.logs"));
  }

  @Test
  void resolve_circleOfLinks_ends() throws IOException {
    write("a/app.log");
    link("a/up", "..");
    link("a/self", "self");
    link("a/other", "../b");
    Files.createDirectories(folder.resolve("b"));
    link("b/back", "../a");
    assertEquals(List.of("/a/app.log"), names(""));
    assertEquals(
        List.of(
            root + "/a/other is a link to a directory that is searched already",
            root + "/a/self is a link that leads nowhere",
            root + "/a/up is a link to a directory above it",
            root + "/b/back is a link to a directory that is searched already"),
        left());
  }

  @Test
  void resolve_linkOutOfTheDirectory_isFollowedOnceAndNotUpwards() throws IOException {
    write("elsewhere/far.log");
    write("logs/app.log");
    link("logs/far", "../elsewhere");
    link("logs/loop", "..");
    assertEquals(List.of("/logs/app.log", "/logs/far/far.log"), names("/logs"));
  }

  @Test
  void resolve_linkToAFileInTheDirectory_isNotReadTwice() throws IOException {
    write("z-2026.log");
    link("current.log", "z-2026.log");
    assertEquals(List.of("/z-2026.log"), names(""));
    assertEquals(List.of(root + "/current.log is a link to a file that is read already"), left());
  }

  @Test
  void resolve_directoryThatIsALink_keepsTheNameOfTheLink() throws IOException {
    write("real/app.log");
    link("current", "real");
    assertEquals(List.of("/current/app.log"), names("/current"));
  }

  @ParameterizedTest
  @CsvSource({
    "/*.log, /a.log",
    "/**/*.log, /a.log /x/b.log /x/y/c.log",
    "/x/**, /x/b.log /x/y/c.log /x/y/d.txt",
    "/x/**/**/c.*, /x/y/c.log",
    "/*/b.log, /x/b.log",
    "/x/y/[cd].*, /x/y/c.log /x/y/d.txt",
    "'/x/y/{c,d}.txt', /x/y/d.txt",
    "/?/y, /x/y/c.log /x/y/d.txt",
    "/*, /a.log /x/b.log /x/y/c.log /x/y/d.txt",
    "/**/*, /a.log /x/b.log /x/y/c.log /x/y/d.txt",
    "/.h*, /.hidden.log",
    "//x//*.log, //x//b.log",
  })
  void resolve_glob_isExpanded(String glob, String want) throws IOException {
    for (String name : List.of("x/y/d.txt", "x/y/c.log", "x/b.log", "a.log", ".hidden.log")) {
      write(name);
    }
    assertEquals(List.of(want.split(" ")), names(glob));
  }

  @Test
  void resolve_fileNamedLikeAGlob_isTheFile() throws IOException {
    write("[a].log");
    write("a.log");
    assertEquals(List.of("/[a].log"), names("/[a].log"));
  }

  @Test
  void resolve_nothingThere_saysWhyInOneLine() throws IOException {
    Files.createDirectories(folder.resolve("empty"));
    write("jars/x.jar");
    write("jars/y.jar");
    assertMessage("/gone.log", "' does not exist; check the path, which is taken from ");
    assertMessage("/empty", "' holds no log file; name a file or another directory");
    assertMessage(
        "/jars",
        "' holds no log file ('"
            + root
            + "/jars/x.jar' is no log by its name, and 1 more were left out); name");
    assertMessage("/*.gz", "' matches no file; name a file or another directory");
    assertMessage("/[", "' is neither a file nor a glob: check its brackets");
    assertMessage("/nul\0", "' is not a path; name");
    write("file.log");
    assertMessage("/file.log/x", "; check the path, which is taken from "); // why, each JDK knows
    link("dangling", "nowhere");
    assertMessage("/dangling", "' is a link that leads nowhere; name the file itself");
    assertThrows(IOException.class, () -> provider.resolve(" ", skipped::add));
  }

  @Test
  void resolve_permissionDenied_saysSo() throws IOException {
    Path file = write("secret.log");
    assertTrue(file.toFile().setReadable(false));
    assumeFalse(Files.isReadable(file), "root may read everything");
    assertMessage("/secret.log", "' cannot be read: permission denied; check who may read it");
  }

  @Test
  void resolve_fileNamedToBreakTheLine_hasACleanName() throws IOException {
    write("a\nb.log");
    assertEquals(List.of("/a\\u000ab.log"), names(""));
  }

  @Test
  void size_isThatOfTheFile() throws IOException {
    write("a.log");
    LogSource source = provider.resolve(root + "/a.log", skipped::add).get(0);
    assertEquals(5, source.size());
    Files.delete(folder.resolve("a.log"));
    assertEquals(-1, source.size());
  }

  private void assertMessage(String location, String want) {
    IOException e =
        assertThrows(IOException.class, () -> provider.resolve(root + location, skipped::add));
    String message = e.getMessage();
    assertTrue(message.startsWith("'" + root + location.replace("\0", "")), message);
    assertTrue(message.contains(want), message);
    assertFalse(message.contains("\n"), message);
  }

  private List<String> names(String location) throws IOException {
    skipped.clear();
    return provider.resolve(root + location, skipped::add).stream()
        .map(LogSource::name)
        .map(name -> name.substring(root.length()))
        .toList();
  }

  private List<String> left() {
    return skipped.stream().map(line -> line.replace("'", "")).sorted().toList();
  }

  private Path write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "line\n");
  }

  private void link(String name, String target) throws IOException {
    Files.createSymbolicLink(folder.resolve(name), Path.of(target));
  }
}
