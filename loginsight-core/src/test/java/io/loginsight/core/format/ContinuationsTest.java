package io.loginsight.core.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContinuationsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\tat com.acme.Pool.get(Pool.java:12)",
        "    at com.acme.Pool.get(Pool.java:12)",
        "at com.acme.Pool.get(Pool.java:12)",
        "\tat java.base/java.lang.Thread.run(Thread.java:840)",
        "Caused by: java.io.IOException: reset",
        "\tSuppressed: java.io.IOException: close",
        "Wrapped by: java.lang.RuntimeException: x",
        "\t... 12 more",
        "... 3 common frames omitted",
        "   at Acme.Shop.Cart.Add(Item item) in C:\\src\\Cart.cs:line 12",
        "--- End of inner exception stack trace ---",
        "    at Object.<anonymous> (/srv/app.js:10:5)",
        "  File \"/srv/app.py\", line 12, in run",
        "The above exception was the direct cause of the following exception:",
      })
  void classify_traceLine_continuesEverywhere(String line) {
    assertEquals(LineRole.CONTINUATION, classify(line, true));
    assertEquals(LineRole.CONTINUATION, classify(line, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.IllegalStateException: pool is closed",
        "com.acme.StockException",
        "ValueError: invalid literal",
        "Traceback (most recent call last):",
        "goroutine 12 [running]:",
        "main.run(0xc000010000, 0x2)",
        "acme.org/shop/till.(*Till[...]).Open.func1",
        "\"}",
        "#3 /srv/app.php(12): run()",
        "    \"name\": \"x\",",
        "}",
        "], \"b\": 1",
        "  select * from t",
      })
  void classify_onlyWithHeaders_continues(String line) {
    assertEquals(LineRole.CONTINUATION, classify(line, true));
    assertEquals(LineRole.EVENT, classify(line, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain words",
        "at noon the job starts",
        "... and then nothing",
        "https://acme.org/shop.html",
        "/srv/shop/till.log",
        "shop/till is open.",
        "Exception in thread \"main\" java.lang.IllegalStateException: x",
        "Error while reading: x",
        "Caused an outage",
        "Server started (in 3 s)",
        "Error: none",
      })
  void classify_otherLine_isAnEvent(String line) {
    LineRole role = classify(line, false);
    assertEquals(LineRole.EVENT, role);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain words", "at noon the job starts", "Server started (in 3 s)"})
  void classify_otherLineWithHeaders_isAnEventOfItsOwn(String line) {
    assertEquals(LineRole.EVENT, classify(line, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t \r"})
  void classify_whiteSpace_isBlank(String line) {
    assertEquals(LineRole.BLANK, classify(line, true));
    assertEquals(LineRole.BLANK, classify(line, false));
  }

  @Test
  void classify_randomBytes_hasARole() {
    Random random = new Random(1);
    byte[] alphabet = " \tat.(:)#0\"File...Caused by: Error}".getBytes(UTF_8);
    for (int i = 0; i < 200_000; i++) {
      byte[] line = new byte[random.nextInt(30)];
      for (int k = 0; k < line.length; k++) {
        line[k] = alphabet[random.nextInt(alphabet.length)];
      }
      assertNotNull(Continuations.classify(line, 0, line.length, random.nextBoolean()));
    }
  }

  private static LineRole classify(String line, boolean hasHeaders) {
    byte[] bytes = line.getBytes(UTF_8);
    return Continuations.classify(bytes, 0, bytes.length, hasHeaders);
  }
}
