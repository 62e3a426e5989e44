package io.loginsight.core.mine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Pattern;
import io.loginsight.api.Slot;
import io.loginsight.api.SlotType;
import io.loginsight.core.HostileLines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MinerTest {

  private static final List<String> FIRST_NAMES =
      List.of(
          "anna", "boris", "carla", "dmitri", "elena", "farid", "greta", "hugo", "ines", "jonas",
          "katja", "liam", "maria", "nils", "olga", "pavel");

  private static final List<String> PIECES =
      List.of(
          (" ¦ ¦ ¦a¦b¦cat¦Pool¦x.y¦x.z.w¦5¦17¦c12¦d3¦12 KB¦3 MB¦user¦id¦=¦:¦: ¦(¦)¦[¦]¦,¦, ¦"
                  + "\"¦'¦|¦-¦\t¦<*>¦10.0.0.7¦()¦(5)¦(b:5)¦a(b)¦(B.java:1)¦[5]¦\"5\"¦k=5¦b-5¦till-1 ¦"
                  + "ms¦bytes¦...¦/a/b")
              .split("¦"));

  @Test
  void pattern_wordsOfProseStayUntilTheyAreMany() {
    assertEquals(
        List.of("Door opened today", "Door closed today", "Door jammed today"),
        Mining.of(List.of("Door opened today", "Door closed today", "Door jammed today"))
            .templates());
    assertEquals(List.of("Greetings <*> and welcome"), Mining.of(greetings()).templates());
  }

  @Test
  void pattern_wordsBehindCuesVaryAtOnce() {
    assertEquals(
        List.of("Login of user <*> refused"),
        Mining.of(List.of("Login of user anna refused", "Login of user boris refused"))
            .templates());
  }

  @Test
  void pattern_fewWordsOfALongMessage_vary() {
    assertEquals(
        List.of("Lantern <*> was lit again"),
        templatesOf(
            "Lantern amber was lit again",
            "Lantern birch was lit again",
            "Lantern cedar was lit again"));
  }

  @Test
  void pattern_fewStatesOfALongMessage_stay() {
    assertEquals(
        3, templatesOf("Lift 1 is now up", "Lift 2 is now down", "Lift 3 is now idle").size());
    assertEquals(
        3,
        templatesOf(
                "Order 1 of today was accepted",
                "Order 2 of today was declined",
                "Order 3 of today was refunded")
            .size());
  }

  @Test
  void pattern_wordsSeenWithDifferentStates_vary() {
    assertEquals(
        List.of("Port <*> is now down", "Port <*> is now up"),
        templatesOf(
            "Port amber is now up",
            "Port birch is now up",
            "Port birch is now down",
            "Port cedar is now down"));
  }

  @Test
  void pattern_twoWordsThatAreValuesElsewhere_vary() {
    assertEquals(
        List.of("Lantern <*> was lit again", "No oil in <*> today"),
        templatesOf(
            "Lantern amber was lit again",
            "Lantern birch was lit again",
            "Lantern cedar was lit again",
            "No oil in amber today",
            "No oil in cedar today"));
  }

  @Test
  void pattern_textsInQuotes_areOneWhateverTheirLength() {
    assertEquals(
        List.of("Looked for \"<*>\" on the shelf"),
        templatesOf(
            "Looked for \"salt\" on the shelf",
            "Looked for \"brown sugar\" on the shelf",
            "Looked for \"tea with some lemon\" on the shelf"));
  }

  @Test
  void pattern_requestsInQuotes_keepTheirMethods() {
    assertEquals(
        3,
        templatesOf(
                "answered \"GET /a\" with a page",
                "answered \"PUT /a\" with a page",
                "answered \"HEAD /a\" with a page")
            .size());
  }

  @Test
  void pattern_wordsKeptTogetherByMarks_varyWhereOthersHaveAVariable() {
    assertEquals(
        List.of("unpacking <*> (<*>) now"),
        templatesOf(
            "unpacking grep-17:all (3.8) now",
            "unpacking pico-tools:all (1.2) now",
            "unpacking 42 (1.0) now"));
  }

  @Test
  void pattern_wordBesideOneThatVariesInPart_varies() {
    assertEquals(
        List.of("notice <*> goes out to <*>"),
        templatesOf("notice 1 goes out to node-17", "notice 2 goes out to mailhub"));
  }

  private static List<String> templatesOf(String... messages) {
    return Mining.of(List.of(messages)).templates().stream().sorted().toList();
  }

  @Test
  void pattern_identifiersShowTheirCommonPrefix() {
    Mining mining =
        Mining.of(
            List.of(
                "Loaded class org.shop.cart.Basket from cache",
                "Loaded class org.shop.cart.Item from cache",
                "Loaded class org.shop.bill.Total from cache"));
    assertEquals(List.of("Loaded class org.shop.<*> from cache"), mining.templates());
    Slot slot = mining.patternOf(0).slots().get(0);
    assertEquals(List.of("cart.Item", "bill.Total", "cart.Basket"), slot.examples());
    assertEquals(SlotType.IDENTIFIER, slot.type());
  }

  @Test
  void pattern_nameWithDigitStaysUntilASecondOneComes() {
    Mining mining = Mining.of(List.of("Started module web.v2x now"));
    assertEquals(List.of("Started module web.v2x now"), mining.templates());
    assertTrue(mining.patternOf(0).slots().isEmpty());
    mining.add("Started module web.v3x now");
    assertEquals(List.of("Started module <*> now"), mining.templates());
    assertEquals(List.of("web.v2x", "web.v3x"), mining.patternOf(0).slots().get(0).examples());
  }

  @Test
  void pattern_unitStaysUntilASecondOneComes() {
    Mining mining = Mining.of(List.of("Heap grew to 12 MB", "Heap grew to 14 MB"));
    assertEquals(List.of("Heap grew to <*> MB"), mining.templates());
    assertEquals(List.of("12", "14"), mining.patternOf(0).slots().get(0).examples());
    mining.add("Heap grew to 3 GB");
    assertEquals(List.of("Heap grew to <*>"), mining.templates());
    assertEquals(SlotType.SIZE, mining.patternOf(0).slots().get(0).type());
  }

  @Test
  void pattern_familyThatFoldsOnceMore_takesAnotherMember() {
    assertEquals(
        List.of("<*> | at <*>(<*>)"),
        Mining.of(
                List.of(
                    "shop-1 |\tat a(B.java:1)",
                    "shop-1 |\tat 5(B.java:1)",
                    "shop-1 |\tat c12 B(B.java:1)"))
            .templates());
  }

  @Test
  void pattern_listsOfAnyLengthAreOne() {
    assertEquals(
        List.of("Nodes alive: <*>"),
        Mining.of(List.of("Nodes alive: 4, 7", "Nodes alive: 4", "Nodes alive: 1, 2, 3"))
            .templates());
  }

  @Test
  void pattern_shorterMessagesDoNotSwallowLongerOnes() {
    assertEquals(
        2,
        Mining.of(
                List.of(
                    "Bad password for anna from 10.0.0.7",
                    "Bad password for unknown person anna from 10.0.0.7"))
            .miner
            .patterns());
  }

  @Test
  void pattern_slotsHaveNamesTypesAndExamples() {
    Mining mining =
        Mining.of(
            List.of(
                "job=41 took 12ms, host: 10.0.0.7, path \"/a\", user anna done",
                "job=42 took 3ms, host: 10.0.0.8, path \"/b\", user boris done"));
    Pattern pattern = mining.patternOf(1);
    assertEquals("job=<*> took <*>, host: <*>, path \"<*>\", user <*> done", pattern.template());
    assertEquals(
        List.of(
            new Slot(SlotType.NUMBER, "job", List.of("41", "42")),
            new Slot(SlotType.DURATION, null, List.of("3ms", "12ms")),
            new Slot(SlotType.IP, "host", List.of("10.0.0.7", "10.0.0.8")),
            new Slot(SlotType.PATH, null, List.of("/a", "/b")),
            new Slot(SlotType.WORD, "user", List.of("anna", "boris"))),
        pattern.slots());
  }

  @Test
  void pattern_addressesOfMail_areOneVariable() {
    Mining mining =
        Mining.of(
            List.of(
                "Receipt sent to <anna.b+till@mail.example.org>.",
                "Receipt sent to <boris@example.co.uk>."));
    Pattern pattern = mining.patternOf(0);
    assertEquals("Receipt sent to <<*>>.", pattern.template());
    assertEquals(
        List.of(
            new Slot(
                SlotType.EMAIL,
                null,
                List.of("boris@example.co.uk", "anna.b+till@mail.example.org"))),
        pattern.slots());
  }

  @Test
  void pattern_examplesAreCutAtCharacters() {
    Mining mining = Mining.of(List.of("took /" + "\u65e5".repeat(100) + " away"));
    assertEquals(List.of("/" + "\u65e5".repeat(21)), mining.patternOf(0).slots().get(0).examples());
  }

  @Test
  void pattern_messagesWithoutTextAreOnePattern() {
    Mining mining = Mining.of(List.of("", " \t"));
    assertEquals(List.of("(empty)"), mining.templates());
    assertEquals(List.of(), mining.patternOf(1).slots());
  }

  @Test
  void patternOf_numbersPatternsInOrderOfAppearance() {
    Mining mining = Mining.of(List.of("zebra sleeps", "ape eats", "zebra sleeps", "cat runs"));
    assertEquals(List.of("zebra sleeps", "ape eats", "cat runs"), mining.templates());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void patterns_doNotDependOnTheOrderOfMessages(long seed) {
    List<String> messages = invented(seed, 3000);
    Mining inOrder = Mining.of(messages);
    List<Integer> order = new ArrayList<>(IntStream.range(0, messages.size()).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    Mining shuffled = new Mining(new Miner());
    order.forEach(i -> shuffled.add(messages.get(i)));
    assertEquals(inOrder.miner.patterns(), shuffled.miner.patterns(), "seed " + seed);
    for (int i = 0; i < order.size(); i++) {
      Pattern there = inOrder.patternOf(order.get(i));
      Pattern here = shuffled.patternOf(i);
      String about = "seed " + seed + ", message '" + messages.get(order.get(i)) + "'";
      assertEquals(there.id(), here.id(), about);
      assertEquals(there.template(), here.template(), about);
    }
  }

  /** Few messages that are nearly alike: most ways to join templates meet in them. */
  @ParameterizedTest
  @MethodSource("seeds")
  void patterns_messagesThatAreNearlyAlike_doNotDependOnTheirOrder(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      List<String> messages = nearlyAlike(random);
      List<String> want = Mining.of(messages).templates().stream().sorted().toList();
      Supplier<String> told = () -> "seed " + seed + ": " + messages;
      List<String> shuffled = new ArrayList<>(messages);
      Collections.shuffle(shuffled, random);
      assertEquals(want, Mining.of(shuffled).templates().stream().sorted().toList(), told);
    }
  }

  private static LongStream seeds() {
    return HostileLines.seeds(10);
  }

  private static List<String> nearlyAlike(Random random) {
    List<String> pieces = new ArrayList<>(PIECES);
    Collections.shuffle(pieces, random);
    int few = 3 + random.nextInt(pieces.size() - 3);
    List<String> words = IntStream.rangeClosed(0, random.nextInt(9)).mapToObj(pieces::get).toList();
    List<String> messages = new ArrayList<>();
    for (int i = random.nextInt(30); i >= 0; i--) {
      StringBuilder message = new StringBuilder();
      for (String word : words) {
        message.append(random.nextInt(4) == 0 ? pieces.get(random.nextInt(few)) : word);
      }
      messages.add(message.toString());
    }
    return messages;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void pattern_hasOneSlotForEachMark(long seed) {
    Messages messages = new Messages(seed);
    Mining mining = new Mining(new Miner());
    for (int i = 0; i < 5000; i++) {
      mining.add(i % 3 == 0 ? messages.noise(60) : messages.next());
    }
    for (Pattern pattern : mining.patterns()) {
      assertEquals(
          marks(pattern.template()),
          pattern.slots().size(),
          () -> "seed " + seed + ", template '" + pattern.template() + "'");
      assertFalse(pattern.template().isBlank(), "seed " + seed);
      pattern.slots().forEach(slot -> assertTrue(slot.examples().size() <= 5));
    }
  }

  @Test
  void learn_aMillionSkeletonsOfRandomWords_stayWithinBounds() {
    Random random = new Random(1);
    Miner miner = new Miner(1000);
    Mining mining = new Mining(miner);
    for (int i = 0; i < 1_000_000; i++) {
      mining.add(word(random) + " " + word(random) + " of " + word(random));
    }
    assertTrue(miner.patterns() <= 1001, () -> miner.patterns() + " patterns");
    assertTrue(miner.skeletons() <= 2001, () -> miner.skeletons() + " skeletons");
    assertTrue(miner.folded() > 0);
    Pattern folded = miner.pattern(miner.patternOf(Miner.FOLDED));
    assertEquals("<*>", folded.template());
    assertEquals(1, folded.slots().size());
  }

  @Test
  void learn_aMillionWordsAtOnePlace_areOnePattern() {
    Random random = new Random(2);
    Miner miner = new Miner(1000);
    Mining mining = new Mining(miner);
    for (int i = 0; i < 1_000_000; i++) {
      mining.add("Parcel for " + word(random) + " has left the house");
    }
    mining.add("The last one was different");
    assertEquals(
        List.of("Parcel for <*> has left the house", "The last one was different"),
        mining.templates());
    assertEquals(0, miner.folded());
    assertTrue(miner.skeletons() <= 2001, () -> miner.skeletons() + " skeletons");
  }

  @Test
  void patterns_thatGrowStepByStep_areFoundInOneStep() {
    Random random = new Random(9);
    Mining mining = new Mining(new Miner());
    String keys = "{\"%s\":1,\"%s\":\"left right\",\"%s\":true}";
    // Joined one after another they are a chain of thousands; walked each time, that takes minutes.
    assertTimeout(
        Duration.ofSeconds(30),
        () -> {
          for (int i = 0; i < 45_000; i++) {
            mining.add(String.format(keys, word(random), word(random), word(random)));
          }
          assertEquals(
              "{\"<*>\":<*>,\"<*>\":\"left right\",\"<*>\":true}", mining.templates().get(0));
        });
  }

  @Test
  void learn_longMessages_stayWithinBounds() {
    Random random = new Random(3);
    Miner miner = new Miner(10);
    Mining mining = new Mining(miner);
    for (int i = 0; i < 1000; i++) {
      mining.add((word(random) + " ").repeat(400));
    }
    assertTrue(miner.skeletons() < 10, () -> miner.skeletons() + " skeletons");
    assertTrue(miner.folded() > 900);
  }

  @Test
  void patternOf_moreThanTheMost_areFolded() {
    Miner miner = new Miner(2);
    Mining mining = new Mining(miner);
    List.of("one apple", "two pears here", "three plums over there", "one apple")
        .forEach(mining::add);
    assertEquals(List.of("one apple", "two pears here", "<*>"), mining.templates());
    assertEquals("<*>", mining.patternOf(2).template());
    assertEquals("one apple", mining.patternOf(3).template());
    assertEquals(1, miner.folded());
  }

  @Test
  void patternOf_nothingFolded_hasNoPatternForIt() {
    Mining mining = Mining.of(List.of("one apple"));
    assertEquals(-1, mining.miner.patternOf(Miner.FOLDED));
    assertEquals(1, mining.miner.patterns());
  }

  @Test
  void observe_tellsWhetherMoreMayBeLearnt() {
    Mining mining = Mining.of(List.of("opened 1 files", "all is well"));
    byte[] message = "opened 2 files".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    assertTrue(mining.miner.observe(1, message, 0, message.length));
    message = "all is well".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    assertFalse(mining.miner.observe(2, message, 0, message.length));
    assertFalse(mining.miner.observe(Miner.FOLDED, message, 0, message.length));
  }

  @Test
  void miner_withoutRoom_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Miner(0));
  }

  private static List<String> greetings() {
    return FIRST_NAMES.stream().map(name -> "Greetings " + name + " and welcome").toList();
  }

  /** Messages of a few shapes whose variables make every way to join templates happen. */
  private static List<String> invented(long seed, int count) {
    Random random = new Random(seed);
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = FIRST_NAMES.get(random.nextInt(FIRST_NAMES.size()));
      String other = FIRST_NAMES.get(random.nextInt(FIRST_NAMES.size()));
      int n = random.nextInt(50);
      String type = "org." + name + "." + other.toUpperCase(Locale.ROOT);
      messages.add(
          switch (random.nextInt(12)) {
            case 0 -> "Greetings " + name + " and welcome " + other;
            case 1 -> "Loaded " + type + " by " + name + "Loader in " + n + " ms";
            case 2 -> "Nodes alive:" + " 7,".repeat(random.nextInt(4)) + " " + n;
            case 3 -> "Wrote " + n + (n % 2 == 0 ? " KB" : " MB") + " to part." + n + "x";
            case 4 -> "Call " + name + "(" + (n % 3 == 0 ? "" : n) + ") failed for " + type;
            case 5 -> name + " says " + (n % 4 == 0 ? "hello" : other) + " to " + other;
            case 6 -> "user " + name + (n % 2 == 0 ? " joined " : " left ") + "room" + n % 5;
            case 7 -> "State: " + (n % 2 == 0 ? "RUNNING" : "FAILED_HARD") + " key=" + name;
            case 8 -> "Queue \"" + name + "\" of " + other + "-" + n + ".example.org is full";
            case 9 -> "eth" + n % 4 + ": link " + (n % 2 == 0 ? "up" : "down");
            case 10 -> "Copied ()" + " (" + n + ")".repeat(n % 3) + " from " + name;
            default -> name + "_" + n + "x" + " cannot reach " + other + ".local:" + (n + 80);
          });
    }
    return messages;
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 7; i++) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }

  private static int marks(String template) {
    return template.split("<\\*>", -1).length - 1;
  }
}
