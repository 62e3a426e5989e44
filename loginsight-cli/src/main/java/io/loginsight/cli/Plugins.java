package io.loginsight.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The jars of {@code --plugins}, beside what is on the class path already. */
final class Plugins implements Closeable {

  private final ClassLoader loader;
  private final @Nullable URLClassLoader jars;

  private Plugins(ClassLoader loader, @Nullable URLClassLoader jars) {
    this.loader = loader;
    this.jars = jars;
  }

  /**
   * Opens jars.
   *
   * @param place a jar, or a directory of jars; null for the class path alone
   * @throws UsageException if there is no jar, if one cannot be read, or if two hold the same
   *     plugin
   */
  static Plugins open(@Nullable String place) {
    @Nullable ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader application = context == null ? Main.class.getClassLoader() : context;
    if (place == null) {
      return new Plugins(application, null);
    }
    List<Path> found = jars(place);
    refuseTwins(found);
    URLClassLoader jars =
        new URLClassLoader(
            "plugins", found.stream().map(Plugins::url).toArray(URL[]::new), application);
    return new Plugins(jars, jars);
  }

  private static List<Path> jars(String place) {
    List<Path> jars;
    try {
      Path path = Path.of(place);
      if (isJar(path)) {
        return List.of(path);
      }
      try (Stream<Path> files = Files.list(path)) {
        jars = files.filter(Plugins::isJar).sorted().toList();
      }
    } catch (IOException | InvalidPathException e) {
      throw new UsageException(
          "--plugins: " + place + " is neither a .jar file nor a readable directory");
    }
    if (jars.isEmpty()) {
      throw new UsageException("--plugins: there is no .jar file in " + place);
    }
    return jars;
  }

  private static boolean isJar(Path file) {
    return file.toString().endsWith(".jar") && Files.isRegularFile(file);
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e); // a file always has one
    }
  }

  /** Of two jars with one plugin, such as its versions, the loader takes one without a word. */
  private static void refuseTwins(List<Path> jars) {
    Map<String, Path> owners = new HashMap<>();
    for (Path jar : jars) {
      for (String provider : providers(jar)) {
        Path other = owners.putIfAbsent(provider, jar);
        if (other != null) {
          throw new UsageException(
              ("--plugins: the plugin " + provider + " is in both " + other + " and " + jar)
                  + "; remove one of the two, such as an older version");
        }
      }
    }
  }

  /** Returns the plugins that a jar names. A class loader passes over a jar it cannot read. */
  private static Set<String> providers(Path jar) {
    Set<String> names = new TreeSet<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : Collections.list(file.entries())) {
        if (entry.getName().startsWith("META-INF/services/io.loginsight.spi.")) {
          String text = new String(file.getInputStream(entry).readAllBytes(), UTF_8);
          text.lines().map(line -> line.replaceFirst("#.*", "").strip()).forEach(names::add);
        }
      }
    } catch (IOException e) {
      throw new UsageException("--plugins: " + jar + " is no readable jar: " + e.getMessage());
    }
    names.remove("");
    return names;
  }

  /** Returns the loader that finds all plugins. */
  ClassLoader loader() {
    return loader;
  }

  @Override
  public void close() throws IOException {
    if (jars != null) {
      jars.close();
    }
  }
}
