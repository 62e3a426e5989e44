package io.loginsight.core.read;

import io.loginsight.spi.LogSourceProvider;
import io.loginsight.tck.LogSourceContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class FileSourceContractTest extends LogSourceContract {

  @TempDir Path logs;

  @Override
  protected LogSourceProvider provider() {
    return new FileSourceProvider();
  }

  @Override
  protected String location() throws IOException {
    for (String name : List.of("b.log", "a.log", "C.log", "picture.png", ".hidden.log")) {
      Files.writeString(logs.resolve(name), "2024-05-17T08:00:00Z INFO in " + name + "\n");
    }
    Path deeper = Files.createDirectories(logs.resolve("deeper"));
    Files.writeString(deeper.resolve("a.log"), "2024-05-17T08:00:00Z INFO deeper\n");
    return logs.toString();
  }

  @Override
  protected List<String> unreadable() {
    return List.of(logs.resolve("gone.log").toString(), logs.resolve("gone-*.log").toString());
  }
}
