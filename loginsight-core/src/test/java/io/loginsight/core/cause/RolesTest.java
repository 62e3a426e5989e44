package io.loginsight.core.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RolesTest {

  private final Story story = new Story();
  private final List<LooseEvent> events = new ArrayList<>();

  private void log(String service, String message, int times) {
    for (int i = 0; i < times; i++) {
      events.add(
          new LooseEvent(events.size(), service, story.kind(message), Double.NaN, events.size()));
    }
  }

  @Test
  void of_serviceThatSpeaksOfStatements_isTheDatabase() {
    log("vault", "statement took long", 8);
    log("vault", "checkpoint complete", 8);
    log("shop", "order placed", 20);

    assertEquals(Map.of("database", "vault"), Roles.of(events));
  }

  @Test
  void of_serviceThatSpeaksOfStatementsNowAndThen_isNoDatabase() {
    log("shop", "order placed", 20);
    log("shop", "statement of account sent", 5);

    assertEquals(Map.of(), Roles.of(events));
  }

  @Test
  void of_twoDatabases_areNotToldApart() {
    log("vault", "checkpoint complete", 20);
    log("archive", "checkpoint complete", 20);

    assertEquals(Map.of(), Roles.of(events));
  }

  @Test
  void of_fewEvents_concludesNothing() {
    log("vault", "checkpoint complete", 9);

    assertEquals(Map.of(), Roles.of(events));
  }
}
