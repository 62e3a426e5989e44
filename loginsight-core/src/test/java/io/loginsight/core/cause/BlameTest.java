package io.loginsight.core.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.core.cause.Clue.Term;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BlameTest {

  private final Story story = new Story();
  private final Map<Integer, String> texts = new HashMap<>();
  private final Map<String, Set<Kind>> said = new HashMap<>();

  private Clue error(String service, double value, String text) {
    texts.put(texts.size(), text);
    Kind kind = story.kind("!" + text);
    return new Clue(service, Term.CHANGE, value, kind, text, "5", "0", List.of(texts.size() - 1));
  }

  private Map<String, Double> scores(Clue... clues) {
    List<Clue> passed =
        Blame.passOn(
            List.of(clues),
            new ServiceNames(Set.of("shop", "stock", "bank"), Map.of("database", "vault")),
            said,
            texts::get);
    Map<String, Double> scores = new TreeMap<>();
    passed.forEach(clue -> scores.merge(clue.service(), clue.value(), Double::sum));
    return scores;
  }

  @Test
  void passOn_errorNamesNobody_staysWhereItIs() {
    assertEquals(Map.of("shop", 10.0), scores(error("shop", 10, "cart is null")));
  }

  @Test
  void passOn_errorNamesAnother_goesToHim() {
    Map<String, Double> scores = scores(error("shop", 10, "call to stock failed"));

    assertTrue(scores.get("stock") > scores.get("shop"), scores::toString);
    assertEquals(10, scores.get("stock") + scores.get("shop"), 1e-9);
  }

  @Test
  void passOn_errorSaysWhatAnotherIsTo_goesToHim() {
    Map<String, Double> scores = scores(error("shop", 10, "no answer from database in 300 ms"));

    assertTrue(scores.get("vault") > scores.get("shop"), scores::toString);
  }

  @Test
  void passOn_ownPoolOfConnectionsToAnotherIsUsedUp_staysWhereItIs() {
    assertEquals(
        Map.of("shop", 10.0), scores(error("shop", 10, "no free stock connection: 20 of 20 busy")));
  }

  @Test
  void passOn_nameIsPartOfAnotherWord_isNoName() {
    assertEquals(Map.of("shop", 10.0), scores(error("shop", 10, "stocking failed, no bank-note")));
  }

  @Test
  void passOn_nameIsSaidAllTheTime_isNoBlame() {
    said.put("shop", Set.of(story.kind("stock checked")));

    assertEquals(Map.of("shop", 10.0), scores(error("shop", 10, "stock is below zero")));
  }

  @Test
  void passOn_whoIsNamedNamesAnother_hePassesItOn() {
    Map<String, Double> scores =
        scores(error("shop", 100, "call to stock failed"), error("stock", 5, "bank said no"));

    assertTrue(scores.get("bank") > scores.get("stock"), scores::toString);
    assertEquals(105, scores.values().stream().mapToDouble(v -> v).sum(), 1e-9);
  }

  @Test
  void passOn_peerIsUnreachableAndUnnamed_blamesNobodyMuch() {
    assertTrue(scores(error("shop", 10, "connect() failed: Connection refused")).get("shop") < 3);
  }

  @Test
  void passOn_nameOfAllDaysStandsInQuotes_goesToHim() {
    said.put("shop", Set.of(story.kind("from stock taken")));

    assertTrue(scores(error("shop", 10, "circuit breaker 'stock' is open")).get("stock") > 5);
  }

  @Test
  void passOn_errorRepeatsTheOneOfAnother_goesToHim() {
    String root = "could not extend file: No space left on device";
    Map<String, Double> scores =
        scores(error("shop", 10, "order failed: " + root), error("bank", 5, root));

    assertTrue(scores.get("bank") > 13, scores::toString);
  }

  @Test
  void passOn_errorEndsAsAShorterOneOfAnother_goesToHim() {
    Map<String, Double> scores =
        scores(
            error("shop", 10, "order failed: cannot write: No space left on device"),
            error("bank", 5, "cannot append: No space left on device"));

    assertTrue(scores.get("bank") > 13, scores::toString);
  }

  @Test
  void passOn_namedOneIsNotTrusted_keepsTheBlame() {
    Map<String, Double> scores =
        scores(
            error("shop", 10, "call to stock failed"),
            error("stock", 10, "client says: certificate has expired"));

    assertTrue(scores.get("stock") > 9, scores::toString);
  }
}
