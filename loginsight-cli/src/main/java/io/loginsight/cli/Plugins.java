package io.loginsight.cli;

import java.io.Closeable;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
   * Opens a directory of jars.
   *
   * @param directory the directory; null for the class path alone
   * @throws UsageException if it is no directory, or holds no jar
   */
  static Plugins open(@Nullable String directory) {
    @Nullable ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader application = context == null ? Main.class.getClassLoader() : context;
    if (directory == null) {
      return new Plugins(application, null);
    }
    URLClassLoader jars =
        new URLClassLoader("plugins", urls(directory).toArray(URL[]::new), application);
    return new Plugins(jars, jars);
  }

  private static List<URL> urls(String directory) {
    List<URL> urls = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of(directory))) {
      for (Path jar : files.filter(Plugins::isJar).sorted().toList()) {
        check(jar);
        urls.add(jar.toUri().toURL());
      }
    } catch (IOException | InvalidPathException e) {
      throw new UsageException("--plugins: " + directory + " is not a readable directory");
    }
    if (urls.isEmpty()) {
      throw new UsageException("--plugins: there is no .jar file in " + directory);
    }
    return urls;
  }

  /** A class loader takes no notice of a jar that it cannot read. */
  private static void check(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      file.size();
    } catch (IOException e) {
      throw new UsageException("--plugins: " + jar + " is no readable jar: " + e.getMessage());
    }
  }

  private static boolean isJar(Path file) {
    return file.toString().endsWith(".jar") && Files.isRegularFile(file);
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
