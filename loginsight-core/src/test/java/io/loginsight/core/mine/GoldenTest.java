package io.loginsight.core.mine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loginsight.api.Pattern;
import io.loginsight.api.Slot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the miner makes of whole logs. {@code -Dgolden.update=true} writes the results anew, to be
 * read in review.
 */
class GoldenTest {

  private static final Path FOLDER = Path.of("src/test/resources/golden");

  @ParameterizedTest
  @ValueSource(strings = {"webshop", "machines", "letters"})
  void patterns_areTheGoldenOnes(String name) throws IOException {
    List<String> messages = Files.readAllLines(FOLDER.resolve(name + ".log"));
    String patterns = describe(Mining.of(messages), messages.size());
    Path golden = FOLDER.resolve(name + ".txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, patterns);
    }
    assertEquals(Files.readString(golden), patterns);
  }

  /** Each pattern with its count, and below it each slot. */
  private static String describe(Mining mining, int messages) {
    List<Pattern> patterns = mining.patterns();
    int[] counts = new int[patterns.size()];
    for (int i = 0; i < messages; i++) {
      counts[patterns.indexOf(mining.patternOf(i))]++;
    }
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      lines.add(counts[i] + "  " + patterns.get(i).template());
      for (Slot slot : patterns.get(i).slots()) {
        String name = slot.name() == null ? "" : " " + slot.name();
        lines.add("     " + slot.type() + name + " " + slot.examples());
      }
    }
    return String.join("\n", lines) + "\n";
  }
}
