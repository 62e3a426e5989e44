package io.loginsight.core.enrich;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.spi.EnricherProvider;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeEnricherProviderTest {

  private static final AttributeEnricherProvider PROVIDER = new AttributeEnricherProvider();

  private static Map<String, String> attributes(String line) {
    return OneEvent.of(line).enrichedBy(PROVIDER);
  }

  @Test
  void enrich_pairsInTheMessage_becomeAttributes() {
    assertEquals(
        Map.of("user", "ann", "reason", "not \"here\"", "order.id", "12", "left", "3"),
        attributes("Refused user=ann, reason=\"not \\\"here\\\"\" (Order.Id=12) [left='3'] now"));
  }

  @Test
  void enrich_equalsSignsThatAssignNothing_areLeftOut() {
    assertEquals(
        Map.of(), attributes("a == b, c=> d, e= f, /find?q=1&p=2, =x, x=, 1=2 and base64Q=="));
  }

  @Test
  void enrich_openQuote_endsWithTheMessage() {
    assertEquals(Map.of("reason", "never closed"), attributes("reason=\"never closed"));
  }

  @Test
  void enrich_firstOfEqualKeys_stays() {
    assertEquals(Map.of("id", "1"), attributes("id=1 ID=2"));
  }

  @Test
  void enrich_jsonLine_joinsInnerKeysByADot() {
    assertEquals(
        Map.of("user.name", "ann", "user.age", "7", "ok", "true", "a_b", "x"),
        attributes(
            "{\"ts\":1,\"level\":\"info\",\"msg\":\"hi\",\"user\":{\"name\":\"ann\",\"age\":7,"
                + "\"roles\":[\"a\",{\"b\":1}]},\"ok\":true,\"none\":null,\"@A b\":\"x\"}"));
  }

  @Test
  void enrich_jsonThatBreaksOff_keepsWhatStandsBefore() {
    assertEquals(Map.of("a", "1"), attributes("{\"a\":1,\"b\":{\"c\":\"brok"));
  }

  @Test
  void enrich_deepJson_isCutAtFourLevels() {
    assertEquals(
        Map.of("a.b.c.d", "1", "z", "2"),
        attributes("{\"a\":{\"b\":{\"c\":{\"d\":1,\"e\":{\"f\":3}}}},\"z\":2}"));
  }

  @Test
  void enrich_originInAMessage_isNotTheEvents() {
    assertEquals(Map.of("port", "5432"), attributes("cannot reach host=db1 port=5432"));
  }

  @Test
  void enrich_originInAJsonLine_isTheEvents() {
    assertEquals("web1", attributes("{\"host\":\"web1\",\"msg\":\"up\"}").get("host"));
  }

  @Test
  void enrich_manyPairs_keepsTheFirst32() {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      line.append("k").append(i).append('=').append(i).append(' ');
    }

    assertEquals(Pairs.MAX_PAIRS, attributes(line.toString()).size());
  }

  @Test
  void enrich_deepNesting_doesNotFail() {
    assertEquals(Map.of(), attributes("{\"a\":".repeat(5_000)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void enrich_anyBytes_giveWellFormedAttributes(long seed) {
    Random random = new Random(seed);
    List<EnricherProvider> providers = List.of(PROVIDER, new ServiceEnricherProvider());
    byte[] alphabet =
        "{}[]\",:=\\' \t-.aB0f\u00e9\u0000traceId=00-".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 20_000; i++) {
      byte[] line = new byte[random.nextInt(120)];
      for (int k = 0; k < line.length; k++) {
        line[k] = alphabet[random.nextInt(alphabet.length)];
      }
      for (EnricherProvider provider : providers) {
        OneEvent.ofBytes(line)
            .enrichedBy(provider)
            .forEach(
                (key, value) -> {
                  assertTrue(
                      key.matches("[a-z0-9][a-z0-9_.-]{0,59}"), () -> key + ", seed " + seed);
                  assertTrue(!value.isEmpty() && value.length() <= 500, () -> "seed " + seed);
                });
      }
    }
  }
}
