package io.loginsight.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loginsight.spi.VisualizerProvider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProvidersTest {

  @Test
  void serviceLoader_findsBoth() {
    TreeMap<String, String> found = new TreeMap<>();
    ServiceLoader.load(VisualizerProvider.class)
        .forEach(provider -> found.put(provider.id(), provider.mediaType()));

    assertEquals("{html=text/html, json=application/json}", found.toString());
  }

  @Test
  void moduleDescriptor_provides_whatTheServicesFileNames() throws Exception {
    Path classes = Path.of(Page.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    ModuleDescriptor module = descriptor(classes.resolve("module-info.class"));
    List<String> named =
        Files.readAllLines(
            classes.resolve("META-INF/services/" + VisualizerProvider.class.getName()));

    assertEquals(named, module.provides().iterator().next().providers());
  }

  private static ModuleDescriptor descriptor(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return ModuleDescriptor.read(in);
    }
  }
}
