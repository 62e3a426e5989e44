package io.loginsight.core.enrich;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loginsight.spi.Field;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceEnricherProviderTest {

  private static final ServiceEnricherProvider PROVIDER = new ServiceEnricherProvider();
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";

  @Test
  void enrich_podOfAReplicaSet_isTheWorkloadAndItsVersion() {
    OneEvent event = OneEvent.of("paid").with(Field.HOST, "payments-7d9f8b6c5-x2x4z");

    assertEquals(
        Map.of("service", "payments", "version", "7d9f8b6c5", "pod", "payments-7d9f8b6c5-x2x4z"),
        event.enrichedBy(PROVIDER));
  }

  @Test
  void enrich_serviceField_winsOverThePod() {
    OneEvent event =
        OneEvent.of("paid")
            .with(Field.HOST, "payments-7d9f8b6c5-x2x4z")
            .with(Field.SERVICE, "billing");

    assertEquals("billing", event.enrichedBy(PROVIDER).get("service"));
  }

  @Test
  void enrich_programOnAMachineThatLooksLikeAPod_isTheProgram() {
    OneEvent event =
        OneEvent.of("Ready").with(Field.PROCESS, "/usr/sbin/sshd").with(Field.HOST, "db-0");

    assertEquals(Map.of("service", "sshd"), event.enrichedBy(PROVIDER));
  }

  @Test
  void enrich_podOfAStatefulSetWithoutAProgram_isTheWorkload() {
    OneEvent event = OneEvent.of("ready").with(Field.HOST, "db-0");

    assertEquals(Map.of("service", "db", "pod", "db-0"), event.enrichedBy(PROVIDER));
  }

  @Test
  void enrich_ordinaryHost_saysNothing() {
    OneEvent event = OneEvent.of("ready").with(Field.HOST, "ip-10-0-0-12");

    assertEquals(Map.of(), event.enrichedBy(PROVIDER));
  }

  @Test
  void enrich_jsonLine_takesServicePodAndTraceFromItsKeys() {
    OneEvent event =
        OneEvent.of(
            "{\"msg\":\"paid\",\"kubernetes\":{\"pod_name\":\"cart-6b5d9c7f88-qk8sz\"},\"traceId\":\""
                + TRACE
                + "\"}");

    assertEquals(
        Map.of(
            "service", "cart",
            "version", "6b5d9c7f88",
            "pod", "cart-6b5d9c7f88-qk8sz",
            "trace", TRACE),
        event.enrichedBy(PROVIDER));
  }

  @Test
  void enrich_podThatAMessageSpeaksOf_isNotItsOrigin() {
    OneEvent event = OneEvent.of("Killing pod=cart-6b5d9c7f88-qk8sz service=cart");

    assertEquals(Map.of(), event.enrichedBy(PROVIDER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "paid traceId=4bf92f3577b34da6a3ce929d0e0e4736 spanId=00f067aa0ba902b7",
        "[trace_id=4bf92f3577b34da6a3ce929d0e0e4736 span_id=00f067aa0ba902b7 flags=01] paid",
        "INFO [4bf92f3577b34da6a3ce929d0e0e4736,00f067aa0ba902b7] a.b.C : paid",
        "INFO [4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7] a.b.C : paid",
        "GET / traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "[main] [x] INFO [,4bf92f3577b34da6a3ce929d0e0e4736,00f067aa0ba902b7] paid"
      })
  void enrich_idsInTheText_areTraceAndSpan(String line) {
    assertEquals(Map.of("trace", TRACE, "span", SPAN), OneEvent.of(line).enrichedBy(PROVIDER));
  }

  @Test
  void enrich_bracketsOfSleuth_nameTheServiceToo() {
    OneEvent event = OneEvent.of("INFO [shop," + TRACE + "," + SPAN + ",true] 1 --- paid");

    assertEquals(
        Map.of("service", "shop", "trace", TRACE, "span", SPAN), event.enrichedBy(PROVIDER));
  }

  @Test
  void enrich_traceInTheHeader_staysWithoutAForeignSpan() {
    OneEvent event =
        OneEvent.of("paid traceId=" + TRACE + " spanId=" + SPAN).with(Field.TRACE, "abc123");

    assertEquals(Map.of(), event.enrichedBy(PROVIDER));
  }

  @ParameterizedTest
  @CsvSource({
    "trace_id=00000000000000000000000000000000",
    "trace_id=short",
    "trace_id=no-digits-at-all",
    "'00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7'",
    "'[4bf92f3577b34da6,x]'",
    "'[2024-01-01,12]'"
  })
  void enrich_whatIsNoId_isLeftOut(String line) {
    assertEquals(Map.of(), OneEvent.of(line).enrichedBy(PROVIDER));
  }
}
