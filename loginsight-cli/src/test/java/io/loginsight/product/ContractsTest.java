package io.loginsight.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each plugin of ours is held to the contract that others' plugins are held to. */
class ContractsTest {

  private static final Path ROOT = Path.of("..");

  /** The engine is no plugin that others write; its promises have tests of their own in core. */
  private static final String ENGINE = "io.loginsight.spi.EngineProvider";

  @Test
  void providers_allOurs_haveAContractTest() throws IOException {
    List<String> tests = new ArrayList<>();
    for (Path file : files("/src/test/java/", "Test.java")) {
      tests.add(Files.readString(file));
    }
    TreeMap<String, String> without = new TreeMap<>();
    TreeMap<String, String> providers = providers();
    assertFalse(providers.isEmpty());
    providers.forEach(
        (provider, contract) -> {
          String name = provider.substring(provider.lastIndexOf('.') + 1).replace('$', '.');
          Pattern hands = Pattern.compile("\\bnew " + Pattern.quote(name) + "\\(\\)");
          Pattern is = Pattern.compile("\\bextends " + contract + "\\b");
          if (tests.stream().noneMatch(t -> is.matcher(t).find() && hands.matcher(t).find())) {
            without.put(provider, "write a test that extends " + contract);
          }
        });
    assertEquals("{}", without.toString());
  }

  @Test
  void interfaces_ofProviders_allHaveAContract() throws IOException {
    TreeSet<String> without = new TreeSet<>();
    for (Path file : files("/loginsight-api/src/main/java/io/loginsight/spi/", "Provider.java")) {
      String kind = file.getFileName().toString().replace("Provider.java", "");
      Path contract =
          ROOT.resolve("loginsight-tck/src/main/java/io/loginsight/tck/" + kind + "Contract.java");
      if (!Files.exists(contract) && !ENGINE.endsWith("." + kind + "Provider")) {
        without.add(kind);
      }
    }
    assertEquals("[]", without.toString());
  }

  /** Returns the providers that the modules of the product register, each with its contract. */
  private static TreeMap<String, String> providers() throws IOException {
    TreeMap<String, String> providers = new TreeMap<>();
    for (Path file : files("/src/main/resources/META-INF/services/", "Provider")) {
      String kind = file.getFileName().toString();
      if (kind.startsWith("io.loginsight.spi.") && !kind.equals(ENGINE)) {
        String contract = kind.substring(kind.lastIndexOf('.') + 1).replace("Provider", "Contract");
        for (String line : Files.readAllLines(file)) {
          String name = line.replaceFirst("#.*", "").strip();
          if (!name.isEmpty()) {
            providers.put(name, contract);
          }
        }
      }
    }
    return providers;
  }

  private static List<Path> files(String within, String ending) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path module : modules.filter(ContractsTest::isOurs).sorted().toList()) {
        try (Stream<Path> files = Files.walk(module.resolve("src"))) {
          files
              .filter(Files::isRegularFile)
              .filter(file -> file.toString().replace('\\', '/').contains(within))
              .filter(file -> file.toString().endsWith(ending))
              .forEach(found::add);
        }
      }
    }
    return found;
  }

  private static boolean isOurs(Path folder) {
    return folder.getFileName().toString().startsWith("loginsight-")
        && Files.isDirectory(folder.resolve("src"));
  }
}
