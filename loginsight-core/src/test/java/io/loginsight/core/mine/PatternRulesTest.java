package io.loginsight.core.mine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.LogInsightException;
import io.loginsight.api.Pattern;
import io.loginsight.api.PatternId;
import io.loginsight.api.Slot;
import io.loginsight.api.SlotType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternRulesTest {

  @Test
  void pin_takesWhatFitsAndNothingElse() {
    Mining mining =
        mining("pin Door <*> today", "Door opened today", "Door closed today", "Door opened now");
    assertEquals(List.of("Door <*> today", "Door opened now"), mining.templates());
    assertEquals(
        List.of(new Slot(SlotType.WORD, null, List.of("closed", "opened"))),
        mining.patternOf(0).slots());
  }

  @Test
  void pin_slotIsAlsoSeveralWordsOrNothing() {
    Mining mining =
        mining("pin Door <*>is shut", "Door is shut", "Door of the till 7 is shut", "Door");
    assertEquals(List.of("Door <*>is shut", "Door"), mining.templates());
    assertEquals(List.of("of the till 7 "), mining.patternOf(0).slots().get(0).examples());
  }

  @Test
  void pin_valuesOfSlots_areShown() {
    Mining mining = mining("pin Parcel <*> for <*>", "Parcel 12 for anna", "Parcel 7 for boris");
    assertEquals(
        List.of(
            new Slot(SlotType.NUMBER, null, List.of("7", "12")),
            new Slot(SlotType.WORD, null, List.of("anna", "boris"))),
        mining.patternOf(0).slots());
  }

  @Test
  void pin_idFollowsFromTheTemplateAlone() {
    PatternId id = mining("pin Door <*> today", "Door opened today").patternOf(0).id();
    assertEquals(id, mining("pin Door  <*>  today", "Door shut today").patternOf(0).id());
    byte[] template = "Door <*> today".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertEquals(id.bits(), new MessageScanner().scan(template, 0, template.length));
  }

  @Test
  void pin_ofSeveralThatFit_theFirstTakesAll() {
    Mining mining = mining("pin Door opened <*>\npin Door <*> today", "Door opened today");
    assertEquals(List.of("Door opened <*>"), mining.templates());
  }

  @Test
  void pin_keepsWordsThatWouldBecomeAVariable() {
    List<String> messages = new ArrayList<>();
    for (char c = 'a'; c < 'z'; c++) {
      messages.add("Greetings " + c + c + " and welcome");
    }
    Mining mining = mining("pin Greetings cc and welcome", messages.toArray(String[]::new));
    assertEquals(
        List.of("Greetings cc and welcome", "Greetings <*> and welcome"), mining.templates());
  }

  @Test
  void pin_templateWithAUnit_isShownWithoutIt() {
    Mining mining =
        mining("pin Heap is <*> MB now\nname Heap is <*> MB now = Heap", "Heap is 3 GB now");
    assertEquals(List.of("Heap is <*> now"), mining.templates());
    assertEquals("Heap", mining.miner.nameOf(0));
  }

  @Test
  void pin_templateOfAFoundPattern_takesItsMessages() {
    List<String> messages =
        List.of(
            "Loaded class org.shop.cart.Basket from /a/b in 7 ms, 5%",
            "Loaded class org.shop.cart.Item from /c in 19 ms, 7%",
            "Loaded class org.shop.bill.Total from /d/e/f in 3 ms, 1%");
    String template = Mining.of(messages).templates().get(0);
    Mining mining = mining("pin " + template, messages.toArray(String[]::new));
    assertEquals(List.of(template), mining.templates());
    assertEquals(
        List.of("cart.Item", "bill.Total", "cart.Basket"),
        mining.patternOf(0).slots().get(0).examples());
  }

  @Test
  void pin_beyondTheCaps_takesWhatFits() {
    Random random = new Random(1);
    Miner miner = new Miner(10, PatternRules.parse("p", "pin The <*> has come"));
    Mining mining = new Mining(miner);
    for (int i = 0; i < 1_000; i++) {
      mining.add("q" + Integer.toString(random.nextInt(), 36).replaceAll("[0-9-]", "") + " x y");
    }
    for (int i = 0; i < 1_000; i++) {
      mining.add("The train " + i + "a".repeat(i % 50) + " has come");
    }
    for (int i = 1_000; i < 2_000; i++) {
      assertEquals("The <*> has come", mining.patternOf(i).template());
    }
  }

  @Test
  void split_keepsTheWordsApart() {
    Mining mining =
        mining(
            "split Member <*> is <?> now at in, out, half in",
            "Member anna is in now",
            "Member boris is out now",
            "Member carla is half in now",
            "Member dora is away now");
    assertEquals(
        List.of(
            "Member <*> is in now",
            "Member <*> is out now",
            "Member <*> is half in now",
            "Member dora is away now"),
        mining.templates());
  }

  @Test
  void merge_ofTemplates_countsAllAsTheFirst() {
    Mining mining =
        mining(
            "merge Cart <*> is empty || Basket <*> has nothing in it || Bag: <*>",
            "Basket 7 has nothing in it",
            "Cart 9 is empty",
            "Bag: none");
    assertEquals(List.of("Cart <*> is empty"), mining.templates());
    assertEquals(List.of("9"), mining.patternOf(0).slots().get(0).examples());
  }

  @Test
  void merge_ofIds_countsAllAsTheFirst() {
    String[] messages = {"Cart 7 is empty", "Basket 9 has nothing in it", "All is well"};
    Mining before = mining("", messages);
    Pattern lead = before.patternOf(1);
    Mining mining = mining("merge " + lead.id() + " " + before.patternOf(0).id(), messages);
    assertEquals(List.of(lead.template(), "All is well"), mining.templates());
    assertEquals(lead, mining.patternOf(0));
  }

  @Test
  void merge_ofATemplateAndAnId_countsAllAsTheFirst() {
    String[] messages = {"Cart 7 is empty", "Basket 9 has nothing in it"};
    PatternId id = mining("", messages).patternOf(0).id();
    String template = "Basket <*> has nothing <*>";
    assertEquals(
        List.of("Cart <*> is empty"),
        mining("merge " + id + " || " + template, messages).templates());
    assertEquals(
        List.of(template), mining("merge " + template + " || " + id, messages).templates());
  }

  @Test
  void merge_ofIdsThatAreNotThere_isNothing() {
    Mining mining = mining("merge 0123456789abcdef fedcba9876543210", "Cart 7 is empty");
    assertEquals(List.of("Cart <*> is empty"), mining.templates());
  }

  @Test
  void name_byTemplateAndById_isTheNameOfThePattern() {
    PatternId id = mining("", "Cart 7 is empty").patternOf(0).id();
    Mining mining =
        mining(
            "name " + id + " = Empty cart\nname All is = well = Good = news",
            "Cart 7 is empty",
            "All is = well = Good",
            "What else");
    assertEquals("Empty cart", mining.miner.nameOf(0));
    assertEquals("news", mining.miner.nameOf(1));
    assertNull(mining.miner.nameOf(2));
  }

  @Test
  void parse_commentsAndBlankLines_areSkipped() {
    assertTrue(
        PatternRules.parse("p", "\ufeff# one\r\n\r\n  \t\n  # two\r\npin A <*>\r\n").hasPins());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '"',
      value = {
        "pinn Door <*>¦an entry begins with pin, split, merge or name and not with 'pinn'",
        "pin¦'pin' needs a template behind it",
        "pin <*> 7¦'7' counts as a value, so it cannot be told from others; write <*>",
        "pin <*>: <*>¦a template needs a word besides <*>",
        "pin a <*><*>¦two <*> stand side by side",
        "pin a <?>¦<?> is for split",
        "split Door <?> today¦write: split TEMPLATE at WORD, WORD",
        "split Door <*> at a, b¦one place of the template must be <?>, which the words stand in for",
        "split Door <?> at a,,b¦a word is missing",
        "split Door <?> at a, 9¦'9' counts as a value, so it cannot be told from others; write <*>",
        "merge Door <*>¦write: merge ONE || OTHER, each of them an id or a template",
        "merge Door <*> || ¦a template is missing",
        "merge Door || Door¦a pattern stands twice",
        "merge 0123456789abcdef 0123456789abcdef¦a pattern stands twice",
        "name Door <*>¦write: name TEMPLATE = NAME, or name ID = NAME",
        "name Door <*> = ¦write: name TEMPLATE = NAME, or name ID = NAME",
      })
  void parse_wrongEntry_namesTheLineAndWhatIsWrong(String entry, String message) {
    assertEquals("my.txt:3: " + message, refused("pin All is well\n\n" + entry));
  }

  @Test
  void parse_sameTwice_namesTheEarlierLine() {
    assertEquals("my.txt:3: line 1 speaks of the same template", refused("pin A b\n\npin  A  b\n"));
    assertEquals("my.txt:2: line 1 names the same pattern", refused("name A b = x\nname A b = y"));
  }

  @Test
  void parse_tooMuch_isRefused() {
    assertEquals(
        "my.txt:1: a template has at most 1000 characters", refused("pin " + "a ".repeat(600)));
    assertEquals(
        "my.txt:1: a name has at most 100 characters", refused("name a = " + "b".repeat(101)));
    assertEquals("my.txt:1: it has a control character", refused("name a = \u001b[1m"));
    StringBuilder many = new StringBuilder();
    for (int i = 0; i <= 1_000; i++) {
      many.append("pin ").append("x".repeat(1 + i / 40)).append("y".repeat(1 + i % 40));
      many.append(" stays\n");
    }
    assertEquals("my.txt:1001: there are more than 1000 templates", refused(many.toString()));
  }

  private static String refused(String text) {
    return assertThrows(LogInsightException.class, () -> PatternRules.parse("my.txt", text))
        .getMessage();
  }

  /** Whatever people say, what comes out does not depend on the order of messages. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void patterns_doNotDependOnTheOrderOfMessages(long seed) {
    Random random = new Random(seed);
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      String word = List.of("anna", "boris", "carla").get(random.nextInt(3));
      messages.add("Call " + word + " " + (random.nextBoolean() ? i : word) + " of " + i % 3);
      messages.add("till " + word + "." + i % 9 + "x: opened " + i % 5 + " MB");
    }
    PatternId id = Mining.of(messages).patternOf(0).id();
    String rules = "pin Call anna <*>\nsplit Call <?> <*> of <*> at boris\nmerge till <*> || " + id;
    Mining want = mining(rules, messages.toArray(String[]::new));
    List<String> shuffled = new ArrayList<>(messages);
    Collections.shuffle(shuffled, random);
    Mining got = mining(rules, shuffled.toArray(String[]::new));
    for (int i = 0; i < messages.size(); i++) {
      int there = shuffled.indexOf(messages.get(i));
      assertEquals(want.patternOf(i), got.patternOf(there), "seed " + seed);
    }
  }

  @Test
  void fit_agreesWithARegularExpression() {
    Random random = new Random(5);
    String[] pieces = {"<*>", "a", "b", " ", "ab", "<*>"};
    for (int i = 0; i < 20_000; i++) {
      StringBuilder template = new StringBuilder("a");
      StringBuilder text = new StringBuilder("a");
      for (int n = random.nextInt(6); n > 0; n--) {
        template.append(pieces[random.nextInt(6)]);
        text.append(pieces[1 + random.nextInt(4)]);
      }
      String regex = template.toString().replace("<*>", ".*");
      assertEquals(
          text.toString().matches(regex),
          new Fit(template.toString()).fits(text.toString()),
          template + " and " + text);
    }
  }

  private static Mining mining(String rules, String... messages) {
    Mining mining = new Mining(new Miner(PatternRules.parse("my.txt", rules)));
    List.of(messages).forEach(mining::add);
    return mining;
  }
}
