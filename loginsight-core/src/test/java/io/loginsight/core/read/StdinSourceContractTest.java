package io.loginsight.core.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loginsight.spi.LogSourceProvider;
import io.loginsight.tck.LogSourceContract;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.junit.jupiter.api.AfterEach;

class StdinSourceContractTest extends LogSourceContract {

  private final InputStream before = System.in;

  @AfterEach
  void giveBackStandardInput() {
    System.setIn(before);
  }

  @Override
  protected LogSourceProvider provider() {
    System.setIn(new ByteArrayInputStream("2024-05-17T08:00:00Z INFO here\n".getBytes(UTF_8)));
    return new StdinSourceProvider();
  }

  @Override
  protected String location() {
    return "-";
  }
}
