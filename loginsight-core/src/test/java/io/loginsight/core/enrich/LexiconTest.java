package io.loginsight.core.enrich;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Event;
import io.loginsight.api.EventId;
import io.loginsight.api.Label;
import io.loginsight.api.Level;
import io.loginsight.api.LogInsightException;
import io.loginsight.api.Pattern;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconTest {

  /** Values by kind, of a pattern with one example. */
  private static Map<String, String> say(String template, String... attributes) {
    Map<String, String> said = new TreeMap<>();
    labels(template, attributes).forEach(l -> said.put(l.kind(), l.value()));
    return said;
  }

  private static List<Label> labels(String template, String... attributes) {
    Map<String, String> map = new TreeMap<>();
    for (int i = 0; i < attributes.length; i += 2) {
      map.put(attributes[i], attributes[i + 1]);
    }
    Pattern pattern = LabelledPatterns.pattern(template);
    return Lexicon.builtIn().labels(pattern, List.of(LabelledPatterns.event(pattern, null, map)));
  }

  private static String because(String kind, List<Label> labels) {
    return labels.stream()
        .filter(l -> l.kind().equals(kind))
        .map(Label::because)
        .findFirst()
        .orElse("");
  }

  /** What decides when several things are spoken of. */
  @Nested
  class Precedence {

    @ParameterizedTest
    @CsvSource({
      "kubelet, Readiness probe failed: psql: could not connect to server",
      "kubelet, Container postgres in pod <*> failed: deadlock victim",
      "containerd, container <*> stderr: MySQL said duplicate key in pod sandbox <*>",
      "systemd, Failed to start PostgreSQL: lock wait timeout"
    })
    void labels_databaseInOtherLogs_isADatabase(String process, String template) {
      assertEquals("database", say(template, "process", process).get("context"));
    }

    @ParameterizedTest
    @CsvSource({
      "No space left on device, storage",
      "out of memory, memory",
      "password authentication failed for user <*>, security",
      "Connection reset by peer, network",
      "unrecognized configuration parameter <*>, configuration",
      "checkpoint complete, database"
    })
    void labels_problemsOfADatabase_keepItsContext(String template, String category) {
      Map<String, String> said = say(template, "process", "postgres");
      assertAll(
          () -> assertEquals("database", said.get("context")),
          () -> assertEquals(category, said.get("category")));
    }

    @Test
    void labels_refusedConnectionOfAnApplication_isItsNetworkProblem() {
      Map<String, String> said =
          say("Call to <*> failed: connection refused", "logger", "com.shop.http.Client");
      assertAll(
          () -> assertEquals("application", said.get("context")),
          () -> assertEquals("network", said.get("category")));
    }

    @Test
    void labels_refusedConnectionWithoutAnOrigin_isTheNetwork() {
      assertEquals("network", say("connection refused").get("context"));
    }

    @Test
    void labels_linkOfAMachine_isTheNetworkAndNotTheMachine() {
      assertEquals("network", say("<*>: link is down", "process", "kernel").get("context"));
    }

    @Test
    void labels_whatProtects_comesBeforeWhoWroteItDown() {
      assertEquals("security", say("[UFW BLOCK] IN=<*>", "process", "kernel").get("context"));
    }

    @Test
    void labels_browserOfAVisitor_saysNothingOfTheEvent() {
      String request = "\"GET <*>\" <*> \"Mozilla/5.0 (iPhone; CPU iPhone OS <*> like Mac OS X)\"";
      assertEquals("network", say(request).get("category"));
    }

    @Test
    void labels_exceptionBehindTheFirstLine_decides() {
      Pattern pattern = LabelledPatterns.pattern("Request <*> failed");
      Event event =
          new Event(
              new EventId("app.log", 1),
              null,
              null,
              "Request 7 failed",
              List.of(
                  "Request 7 failed",
                  "shop.OrderException: no order",
                  "\tat shop.Orders.find(Orders.java:1)",
                  "Caused by: java.sql.SQLException: Lock wait timeout exceeded"),
              pattern.id(),
              Map.of("logger", "shop.Orders"));

      List<Label> labels = Lexicon.builtIn().labels(pattern, List.of(event));

      assertTrue(labels.toString().contains("value=database"), labels::toString);
      assertTrue(because("context", labels).contains("the exception"), labels::toString);
    }
  }

  /** What runs short, and which level is affected. */
  @Nested
  class Scope {

    @ParameterizedTest
    @CsvSource({
      "Container <*> was OOMKilled, kubelet, container",
      "Memory cgroup out of memory: Killed process <*>, kernel, container",
      "<*> invoked oom-killer, kernel, machine",
      "Node is low on swap space, monitor, machine",
      "watchdog: BUG: soft lockup - CPU#<*> stuck for <*>s, kernel, machine",
      "java.lang.OutOfMemoryError: Java heap space, app, process",
      "Failed password for <*> from <*> port <*> ssh2, sshd, machine",
      "[UFW BLOCK] IN=<*> OUT=<*>, kernel, network",
      "password authentication failed for user <*>, postgres, database",
      "RBAC: access denied for user <*>, kube-apiserver, cluster"
    })
    void labels_memoryProcessorAndSecurity_sayWhereItIsMissing(
        String template, String process, String scope) {
      assertEquals(scope, say(template, "process", process).get(Label.SCOPE));
    }

    @Test
    void labels_wrongPasswordInAnApplication_affectsTheApplication() {
      Map<String, String> said = say("Login failed: wrong password", "logger", "com.shop.Login");
      assertEquals("application", said.get(Label.SCOPE));
    }

    @Test
    void labels_otherCategories_haveNoScope() {
      assertTrue(!say("No space left on device", "process", "app").containsKey(Label.SCOPE));
    }
  }

  /** No guess without evidence. */
  @Nested
  class Restraint {

    @Test
    void labels_plainLine_hasNone() {
      assertEquals(Map.of(), say("Done with <*> of <*>"));
    }

    @Test
    void labels_businessLine_hasTheContextOfItsLoggerAndNoCategory() {
      Map<String, String> said = say("Order <*> created", "logger", "com.shop.OrderService");
      assertEquals(Map.of("context", "application", "component", "OrderService"), said);
    }

    @Test
    void labels_variableParts_sayNothing() {
      assertEquals(Map.of(), say("<*> took <*>"));
    }

    @Test
    void labels_partsOfOtherWords_sayNothing() {
      assertEquals(Map.of(), say("Amount recalculated, scpu popod undiskussed"));
    }
  }

  @Test
  void labels_evidence_namesTheWordsOrTheLogger() {
    List<Label> labels = labels("deadlock detected", "logger", "com.zaxxer.hikari.pool.HikariPool");

    assertAll(
        () ->
            assertTrue(
                because("context", labels)
                    .startsWith("the logger 'com.zaxxer.hikari.pool.HikariPool'")),
        () -> assertEquals("the words 'deadlock'", because("category", labels)));
  }

  @Test
  void labels_databaseThatAUserCannotReach_isADatabaseProblem() {
    assertEquals(
        "database",
        say("Redis at <*>: connection refused", "logger", "com.shop.Carts").get("category"));
  }

  @Test
  void labels_errorOfAnApplicationWithoutOtherEvidence_isItsProblem() {
    Pattern pattern = LabelledPatterns.pattern("Ledger <*> differs by <*>");
    Map<String, String> shop = Map.of("logger", "com.shop.Ledger");
    Event error = LabelledPatterns.event(pattern, Level.ERROR, shop);
    Event info = LabelledPatterns.event(pattern, Level.INFO, shop);
    Label category = new Label("category", "application", "the level of its examples");

    assertTrue(Lexicon.builtIn().labels(pattern, List.of(error)).contains(category));
    assertTrue(!Lexicon.builtIn().labels(pattern, List.of(error, info)).contains(category));
  }

  @Test
  void labels_sameForAnyOrderOfEqualEvidence_isTheFirstOfTheOrder() {
    Lexicon lexicon = read("lexicon 1\norder context: b, a\ncontext a 2: one\ncontext b 2: two\n");

    assertEquals("b", first(lexicon, "one two"));
    assertEquals("b", first(lexicon, "two one"));
  }

  private static String first(Lexicon lexicon, String template) {
    return lexicon.labels(LabelledPatterns.pattern(template), List.of()).get(0).value();
  }

  @ParameterizedTest
  @CsvSource({
    "HikariPool-1 - Start completed, org.x.Y, HikariPool",
    "started, com.shop.OrderService, OrderService",
    "started, kafka.server, server"
  })
  void labels_component_isTheSubsystemElseTheLogger(
      String template, String logger, String component) {
    assertEquals(component, say(template, "logger", logger).get("component"));
  }

  @Test
  void labels_shortenedLogger_isKnownAsInFull() {
    assertEquals(
        "database", say("done", "logger", "o.h.e.t.internal.TransactionImpl").get("context"));
  }

  @Test
  void labels_shortenedLoggerThatFitsTwo_isAnApplication() {
    assertEquals("application", say("done", "logger", "o.a.c.x.Thing").get("context"));
  }

  @Test
  void labels_serviceOfAllExamples_isALabel() {
    assertEquals("cart", say("done", "service", "cart").get("service"));
  }

  @Test
  void labels_withoutExamples_readsTheTemplateAlone() {
    Pattern pattern = LabelledPatterns.pattern("deadlock detected");
    assertTrue(!Lexicon.builtIn().labels(pattern, List.of()).isEmpty());
  }

  @Test
  void version_builtIn_isThatOfItsFile() {
    assertEquals(1, Lexicon.builtIn().version());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "context database: x",
        "context database 9: x",
        "context a 1 nowhere: x",
        "context"
      })
  void read_mistake_saysWhatIsWrong(String text) {
    assertThrows(LogInsightException.class, () -> read(text));
  }

  @Test
  void read_continuedLinesAndComments_areOneStatement() {
    Lexicon lexicon = read("lexicon 7\ncontext database 2: one, # not this\n    two words\n");
    Pattern pattern = LabelledPatterns.pattern("TwoWords");

    assertEquals(
        List.of(new Label("context", "database", "the words 'two words'")),
        lexicon.labels(pattern, List.of()));
  }

  private static Lexicon read(String text) {
    return Lexicon.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The tree must find what looking for each phrase at each place finds. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void find_agreesWithTryingEveryPhrase(long seed) {
    Random random = new Random(seed);
    List<String> phrases = List.of("a", "a b", "b c", "a b c d", "d", "c c");
    Phrases tree = new Phrases();
    phrases.forEach(p -> tree.add(p, new Clue("k", p, 1, "")));
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = random.nextInt(12); k > 0; k--) {
        text.append("abcdx".charAt(random.nextInt(5))).append(' ');
      }
      List<String> words = Words.of(text.toString());
      List<String> found = new ArrayList<>();
      tree.find(words, (phrase, clues) -> found.add(phrase));
      assertEquals(plainFind(words, phrases), found, () -> "'" + text + "', seed " + seed);
    }
  }

  private static List<String> plainFind(List<String> words, List<String> phrases) {
    List<String> found = new ArrayList<>();
    for (int at = 0; at < words.size(); ) {
      String rest = String.join(" ", words.subList(at, words.size())) + " ";
      String longest = "";
      for (String phrase : phrases) {
        if (rest.startsWith(phrase + " ") && phrase.length() > longest.length()) {
          longest = phrase;
        }
      }
      if (!longest.isEmpty()) {
        found.add(longest);
      }
      at += longest.isEmpty() ? 1 : longest.split(" ").length;
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void labels_anyText_doesNotFail(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder("x");
      for (int k = random.nextInt(60); k > 0; k--) {
        text.append((char) random.nextInt(0x10000));
      }
      String any = text.toString();
      labels(any, "logger", any, "process", any, "service", any);
    }
  }
}
