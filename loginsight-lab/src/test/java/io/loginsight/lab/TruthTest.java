package io.loginsight.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TruthTest {

  @ParameterizedTest
  @EnumSource
  void read_whatWasWritten_isEqual(Fault fault, @TempDir Path directory) throws IOException {
    Truth truth = Simulator.of(fault, 9).lines(3_000).run(event -> {});
    Path file = directory.resolve("truth.json");
    truth.writeTo(file);
    assertEquals(truth, Truth.read(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{}", "{\"version\":2}", "{\"version\":1}"})
  void read_somethingElse_refused(String text, @TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("truth.json"), text);
    assertThrows(IllegalArgumentException.class, () -> Truth.read(file));
  }

  @ParameterizedTest
  @EnumSource
  void ofWord_itsWord_isTheFault(Fault fault) {
    assertEquals(fault, Fault.ofWord(fault.word()));
    assertEquals(fault, Fault.ofWord(fault.name()));
  }

  @Test
  void ofWord_unknown_listsWhatThereIs() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Fault.ofWord("earthquake"));
    assertTrue(e.getMessage().contains("pool-exhausted"), e.getMessage());
  }
}
