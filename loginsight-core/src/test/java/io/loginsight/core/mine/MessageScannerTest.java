package io.loginsight.core.mine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.loginsight.core.HostileLines;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageScannerTest {

  private static final int ROUNDS = 5_000;

  private final MessageScanner scanner = new MessageScanner();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "opened 3 files | opened ~ files",
        "took 12ms, 40% of 1.5e3 | took ~, ~ of ~",
        "from 10.0.0.7:8080 to /10.0.0.8 | from ~ to ~",
        "peer fe80::1 is up, ::1 is not. | peer ~ is up, ~ is not.",
        "use face::add instead | use face::add instead",
        "at Main.java:12 | at Main.java:~",
        "joined db-2:5432 | joined ~",
        "link 00:1b:44:11:3a:b7 up | link ~ up",
        "id 0f8fad5b-d9cb-469f-a165-70867728950e gone | id ~ gone",
        "see https://example.org/a?b=c. | see ~.",
        "\"GET /cart?id=9 HTTP/1.1\" 200 | \"GET ~\" ~",
        "wrote /var/log/x.log at 2024-03-01T10:15:30Z | wrote ~ at ~",
        "since Fri Mar  1 10:15:30 UTC 2024 | since ~",
        "uses ssh2 on eth0 | uses ssh2 on eth0",
        "node-3 left, block_-17 stays | node-~ left, ~ stays",
        "core.12 dumped | core.~ dumped",
        "read 2048 bytes (2.0 KB) in <1 sec | read ~ in ~",
        "read 12 KB | read ~",
        "worker a1 b2 c3 | worker ~ ~ ~",
        "x1=5 user=anna | x1=~ user=~",
        "accepted for user anna | accepted for user ~",
        "a <*> is a slot | a ~ is a slot",
        "wait.... 5 | wait.... ~",
        "hash deadbeef ok | hash ~ ok",
        "mail to anna.b+x@mail.example.org bounced | mail to ~ bounced",
        "from <Anna.B@example.co.uk>, to=u17%x@mail3.example-1.org. | from <~>, to=~.",
        "mailto:a_b-c@x.org; 12@b.co (anna@example.org) | mailto:~; ~ (~)",
        "git@example.org:shop/till.git | ~:shop/till.git",
        "anna@bücher.example | ~",
        "login of root@localhost, shop@shop | login of root@localhost, shop@shop",
        "needs till@4.17.2 or cart@b.c or a@b.org- | needs till@~ or cart@b.c or a@b.org-",
        "hop a@b.org@c.org, @d.org, e@.org | hop a@b.org@c.org, @d.org, e@.org",
        "x/a@b.org, a@b.org/x, -a@b.org | x/a@b.org, a@b.org/x, -a@b.org",
        "see https://anna@example.org/a | see ~",
        "started getty@tty1.service | started getty@~",
      })
  void scan_masksWhatIsVariable(String message, String masked) {
    assertEquals(masked, masked(bytes(message)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void scan_agreesWithPlainScanner(long seed) {
    Messages messages = new Messages(seed);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] message = messages.next();
      assertEquals(PlainScanner.tokens(message), scanned(message), () -> describe(message, seed));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7})
  void scan_hashesAreEqualWhenMaskedTokensAre(long seed) {
    Messages messages = new Messages(seed);
    Map<Long, String> byHash = new HashMap<>();
    Map<String, Long> byTokens = new HashMap<>();
    for (int i = 0; i < ROUNDS; i++) {
      byte[] message = messages.next();
      long hash = scanner.scan(message, 0, message.length);
      String tokens = maskedList(message);
      assertNotEquals(0, hash);
      assertEquals(
          tokens, byHash.computeIfAbsent(hash, h -> tokens), () -> describe(message, seed));
      assertEquals(
          hash, byTokens.computeIfAbsent(tokens, t -> hash), () -> describe(message, seed));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {8, 9})
  void scan_takesAnyBytesAndCoversThem(long seed) {
    Messages messages = new Messages(seed);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] message = messages.noise(600);
      scanner.scan(message, 0, message.length);
      Tokens tokens = scanner.tokens();
      for (int t = 0; t < tokens.count; t++) {
        assertTrue(tokens.starts[t] < tokens.ends[t], () -> describe(message, seed));
        assertTrue(t == 0 || tokens.starts[t] == tokens.ends[t - 1], () -> describe(message, seed));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void scan_hostileLine_agreesWithPlainScanner(long seed) {
    HostileLines lines = new HostileLines(seed);
    for (int i = 0; i < 60; i++) {
      byte[] line = lines.next();
      scanner.scan(line, 0, line.length);
      scanner.detail();
      if (line.length <= 600 && scanner.tokens().count < MessageScanner.MAX_TOKENS) {
        assertEquals(PlainScanner.tokens(line), scanned(line), () -> describe(line, seed));
      }
    }
  }

  private static LongStream seeds() {
    return HostileLines.seeds(60);
  }

  @Test
  void scan_isTheSameWhereverTheMessageStands() {
    Messages messages = new Messages(10);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] message = messages.next();
      byte[] inside = new byte[message.length + 20];
      Arrays.fill(inside, (byte) '7');
      System.arraycopy(message, 0, inside, 11, message.length);
      long alone = scanner.scan(message, 0, message.length);
      long detail = scanner.detail();
      assertEquals(
          alone, scanner.scan(inside, 11, 11 + message.length), () -> describe(message, 10));
      assertEquals(detail, scanner.detail(), () -> describe(message, 10));
    }
  }

  @Test
  void scan_anyWhiteSpaceIsOneSpace() {
    byte[] one = bytes("a b");
    byte[] many = bytes("\t a \n\t b \r");
    assertEquals(scanner.scan(one, 0, one.length), scanner.scan(many, 0, many.length));
  }

  @Test
  void scan_hashesAreTheSameInEveryProcess() {
    byte[] message = bytes("Connection from 10.0.0.7 closed");
    assertEquals("Connection from ~ closed", masked(message));
    assertEquals("e6c868267084e948", Long.toHexString(scanner.scan(message, 0, message.length)));
  }

  @Test
  void scan_whatIsBehindTheLimitIsOneVariable() {
    byte[] some = bytes("word ".repeat(2000));
    byte[] other = bytes("word ".repeat(1000) + "other ".repeat(700));
    assertEquals(scanner.scan(some, 0, some.length), scanner.scan(other, 0, other.length));
    assertTrue(scanner.tokens().count <= MessageScanner.MAX_TOKENS + 1);
    Tokens tokens = scanner.tokens();
    assertEquals(other.length, tokens.ends[tokens.count - 1]);
    assertEquals(Tokens.VALUE, tokens.kinds[tokens.count - 1]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x", "/", ":", "1:", ".", " ", "A /", "a-", "1.", "((", "\"", "Mar ", "@", "a@", "a@b."
      })
  void scan_longMessagesCostNoMoreThanTheLimit(String piece) {
    byte[] message = bytes(piece.repeat(10_000_000 / piece.length()));
    scanner.scan(message, 0, message.length);
    Tokens tokens = scanner.tokens();
    assertEquals(message.length, tokens.ends[tokens.count - 1]);
    assertTrue(tokens.starts[tokens.count - 1] <= MessageScanner.MAX_BYTES);
  }

  @Test
  void scan_emptyMessagesHaveNoTokens() {
    byte[] blank = bytes(" \t ");
    long hash = scanner.scan(blank, 0, blank.length);
    assertEquals(0, scanner.tokens().count);
    assertEquals(hash, scanner.scan(blank, 1, 1));
  }

  @Test
  void detail_changesWithNamesAndUnitsOnly() {
    assertEquals(detail("read 5 KB from a.b-c.d1x"), detail("read 7 KB from a.b-c.d1x"));
    assertNotEquals(detail("read 5 KB"), detail("read 5 MB"));
    assertNotEquals(detail("started app.v2x"), detail("started app.v3x"));
    assertEquals(0, detail("opened 5 files"));
  }

  @Test
  void scan_allocatesNothing() {
    assumeTrue(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Messages messages = new Messages(11);
    List<byte[]> lines = new ArrayList<>();
    SkeletonTable table = new SkeletonTable();
    for (int i = 0; i < 1000; i++) {
      lines.add(messages.next());
    }
    scanAll(lines, table);
    scanAll(lines, table);
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int round = 0; round < 100; round++) {
      scanAll(lines, table);
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < 10_000, () -> allocated + " bytes for 100,000 messages");
  }

  private void scanAll(List<byte[]> lines, SkeletonTable table) {
    for (int i = 0; i < lines.size(); i++) {
      byte[] line = lines.get(i);
      table.idOf(scanner.scan(line, 0, line.length));
      table.find(scanner.detail());
    }
  }

  private long detail(String message) {
    byte[] bytes = bytes(message);
    scanner.scan(bytes, 0, bytes.length);
    return scanner.detail();
  }

  private List<PlainScanner.Token> scanned(byte[] message) {
    scanner.scan(message, 0, message.length);
    Tokens tokens = scanner.tokens();
    List<PlainScanner.Token> list = new ArrayList<>();
    for (int i = 0; i < tokens.count; i++) {
      String text = Lexicon.raw(message, tokens.starts[i], tokens.ends[i]);
      list.add(new PlainScanner.Token(tokens.kinds[i], text));
    }
    return list;
  }

  private String masked(byte[] message) {
    StringBuilder out = new StringBuilder();
    for (PlainScanner.Token token : scanned(message)) {
      out.append(token.isMasked() ? "~" : token.text());
    }
    return out.toString();
  }

  private static String maskedList(byte[] message) {
    List<String> list = new ArrayList<>();
    for (PlainScanner.Token token : PlainScanner.tokens(message)) {
      boolean space = token.kind() == Tokens.SPACE;
      list.add(token.isMasked() ? null : space ? " " : token.text());
    }
    return list.toString();
  }

  private static String describe(byte[] message, long seed) {
    return "seed " + seed + ", message '" + new String(message, StandardCharsets.UTF_8) + "'";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
