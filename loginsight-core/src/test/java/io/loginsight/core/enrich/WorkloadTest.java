package io.loginsight.core.enrich;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadTest {

  @ParameterizedTest
  @CsvSource({
    "payments-7d9f8b6c5-x2x4z, payments, 7d9f8b6c5, true",
    "cart-service-v2-6b5d9c7f88-qk8sz, cart-service-v2, 6b5d9c7f88, true",
    "front-1829384756-t9v2x, front, 1829384756, true",
    "nightly-backup-28293840-x7k2p, nightly-backup, , true",
    "db-0, db, , false",
    "order-db-12, order-db, , false",
    "agent-x7k2p, agent, , false",
    "log-agent-bb8xz, log-agent, , false"
  })
  void of_namesThatKubernetesMakes_readsTheWorkload(
      String pod, String name, String version, boolean certain) {
    assertEquals(new Workload(name, version, certain), Workload.of(pod));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "a-",
        "-0",
        "db",
        "combo",
        "ip-10-0-0-12",
        "node-3",
        "k8s-worker-2",
        "web-server-1",
        "db-0.example.com",
        "WEB-01",
        "srv-12",
        "host-1234",
        "mail-gateway",
        "very-large-words",
        "10-0",
        "vm-x7k2p",
        "db--0",
        "front end-0",
        "ec2-34-5",
        "a-12345"
      })
  void of_ordinaryHostNames_isNull(String host) {
    assertNull(Workload.of(host), host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"crypt-frontend-bcdfg", "backend-brown-trees"})
  void of_wordsThatEndLikeASuffix_isNull(String host) {
    assertNull(Workload.of(host), host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ts-order-7d9f8b6c5-x2x4z"})
  void of_aMachineWordInThePodOfAReplicaSet_isStillAPod(String pod) {
    assertNotNull(Workload.of(pod));
  }
}
