package io.loginsight.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The module descriptors and the services files name the same providers, so that plugins are found
 * on the module path as on the class path.
 */
class ProvidersTest {

  @Test
  void modules_allOurs_haveADescriptor() throws IOException {
    TreeSet<String> names = new TreeSet<>();
    for (URL url : descriptors()) {
      names.add(read(url).name());
    }
    assertTrue(
        names.containsAll(
            List.of(
                "io.loginsight.api",
                "io.loginsight.cli",
                "io.loginsight.core",
                "io.loginsight.tck",
                "io.loginsight.viz")),
        names.toString());
  }

  @Test
  void providers_ofEachModule_areTheSameInDescriptorAndServicesFiles() throws Exception {
    for (URL url : descriptors()) {
      ModuleDescriptor module = read(url);
      assertEquals(declared(module), inServicesFiles(url), module.name());
    }
  }

  private static Map<String, TreeSet<String>> declared(ModuleDescriptor module) {
    Map<String, TreeSet<String>> providers = new TreeMap<>();
    module
        .provides()
        .forEach(
            provides -> providers.put(provides.service(), new TreeSet<>(provides.providers())));
    return providers;
  }

  private static Map<String, TreeSet<String>> inServicesFiles(URL descriptor) throws Exception {
    URI root = URI.create(descriptor.toString().replaceFirst("module-info\\.class$", ""));
    if (root.getScheme().equals("jar")) {
      try (FileSystem jar = FileSystems.newFileSystem(root, Map.of())) {
        return inServicesFiles(jar.getPath("/META-INF/services"));
      }
    }
    return inServicesFiles(Path.of(root).resolve("META-INF/services"));
  }

  private static Map<String, TreeSet<String>> inServicesFiles(Path folder) throws IOException {
    Map<String, TreeSet<String>> providers = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          TreeSet<String> names = new TreeSet<>();
          for (String line : Files.readAllLines(file)) {
            String name = line.replaceFirst("#.*", "").strip();
            if (!name.isEmpty()) {
              names.add(name);
            }
          }
          providers.put(file.getFileName().toString(), names);
        }
      }
    }
    return providers;
  }

  private static List<URL> descriptors() throws IOException {
    List<URL> ours = new ArrayList<>();
    ClassLoader loader = ProvidersTest.class.getClassLoader();
    for (URL url : Collections.list(loader.getResources("module-info.class"))) {
      if (read(url).name().startsWith("io.loginsight.")) {
        ours.add(url);
      }
    }
    return ours;
  }

  private static ModuleDescriptor read(URL url) throws IOException {
    try (InputStream in = url.openStream()) {
      return ModuleDescriptor.read(in);
    }
  }
}
