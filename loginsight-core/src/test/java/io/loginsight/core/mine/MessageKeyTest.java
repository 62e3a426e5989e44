package io.loginsight.core.mine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.loginsight.core.HostileLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Equal keys mean equal skeletons and details; the scanner is the twin that is asked. */
class MessageKeyTest {

  private static final Path DATA = Path.of("../../shared/data/parsing/loghub2k");

  private final MessageKey keys = new MessageKey();
  private final MessageScanner scanner = new MessageScanner();

  static LongStream seeds() {
    return HostileLines.seeds(20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void of_randomMessage_isFinerThanTheSkeleton(long seed) {
    Messages messages = new Messages(seed);
    Random random = new Random(seed);
    for (int i = 0; i < 3_000; i++) {
      assertFiner(messages.next(), random);
    }
  }

  @Test
  void of_realMessage_isFinerThanTheSkeleton() throws IOException {
    assumeTrue(Files.isDirectory(DATA), "no " + DATA);
    Random random = new Random(1);
    List<Path> logs;
    try (Stream<Path> files = Files.walk(DATA)) {
      logs = files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
    }
    for (Path log : logs) {
      for (String line : Files.readAllLines(log, ISO_8859_1)) {
        assertFiner(line.getBytes(ISO_8859_1), random);
      }
    }
  }

  /** Changes digits and letters at random, and looks at what has kept its key. */
  private void assertFiner(byte[] message, Random random) {
    long key = key(message);
    long skeleton = scanner.scan(message, 0, message.length);
    long detail = scanner.detail();
    byte[] changed = message;
    for (int round = 0; round < 12; round++) {
      changed = change(round % 4 == 0 ? message : changed, random);
      if (key(changed) == key) {
        String told = text(message) + "\n" + text(changed);
        assertEquals(skeleton, scanner.scan(changed, 0, changed.length), told);
        assertEquals(detail, scanner.detail(), told);
      }
    }
  }

  private static byte[] change(byte[] message, Random random) {
    StringBuilder text = new StringBuilder(text(message));
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes && text.length() > 0; i++) {
      int at = random.nextInt(text.length());
      char c = text.charAt(at);
      if (Character.isDigit(c)) {
        int end = at;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
          end++;
        }
        String digits = Long.toString(random.nextLong() & Long.MAX_VALUE);
        int length =
            random.nextBoolean() ? end - at : 1 + random.nextInt(Math.min(12, digits.length()));
        text.replace(at, end, digits.substring(0, Math.min(length, digits.length())));
      } else if (Character.isLetter(c) && c < 128) {
        text.setCharAt(at, (char) ((random.nextBoolean() ? 'a' : 'A') + random.nextInt(26)));
      } else if (random.nextInt(8) == 0) {
        text.insert(at, random.nextInt(10));
      }
    }
    return text.toString().getBytes(ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "took 5 ms ~ took 17 ms",
        "took 12345 ms ~ took 987654 ms",
        "from 10.0.0.7 to /10.1.22.103:50010 ~ from 192.168.100.1 to /9.9.9.9:80",
        "block blk_-38865049064139660 done ~ block blk_-7128370237687728475 done",
        "request 0f8fad5b-d9cb-469f-a165-70867728950e ok ~ "
            + "request abcdefab-cdef-4bcd-8fab-cdefabcdef12 ok",
        "[req-38101a0b-2096-447d-96ea-a692162415ae] x ~ [req-9bc36dd9-91c5-4314-898a-47625eb93b09] x",
        "id fa163e12 gone ~ id 0be77d31 gone",
        "at R02-M1-N0-C now ~ at R31-M0-N9-C now",
        "load 0.25, 1.50 ~ load 12.1, 0.0",
        "open /var/log/a.log failed ~ open /srv/x/y12/z failed",
        "\"GET /a/b?c=1 HTTP/1.1\" 200 ~ \"GET /d HTTP/1.0\" 404",
        "session opened for x at 10:22:31 ~ session opened for x at 23:59:07",
        "delta -5 ~ delta -77",
        "from node1.example.org:443 ~ from mail27.example.net:25",
        "checksum b8f443dd expected ~ checksum abcdef1a expected",
        "to u1734@mail345.example.org ~ to u9921@mail678.example.org",
        "to db-3.local/10.0.0.7:5432 failed ~ to mail-17/192.168.1.101:25 failed",
      })
  void of_messagesThatDifferInValues_areEqual(String one, String other) {
    assertEquals(key(one.getBytes(ISO_8859_1)), key(other.getBytes(ISO_8859_1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "eth0 is up ~ eth1 is up",
        "L3 cache ~ L2 cache",
        "a123=1 ~ a124=1",
        "state open ~ state shut",
        "/10.0.0.7*-a12x ~ /10.0.0.7*-a13x",
        "to a@b1-c2.com ~ to a@b1-c2-d3",
        "to a@b1.com:25 ~ to a@b17:25",
        "a b ~ ab",
      })
  void of_messagesThatDifferInWords_areNot(String one, String other) {
    assertNotEquals(key(one.getBytes(ISO_8859_1)), key(other.getBytes(ISO_8859_1)));
  }

  /** Whatever stands around the message is none of it. */
  @ParameterizedTest
  @MethodSource("seeds")
  void of_messageInOtherSurroundings_isTheSame(long seed) {
    Messages messages = new Messages(seed);
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      byte[] message = messages.next();
      byte[] around = new byte[message.length + 2 * MessageKey.PADDING + random.nextInt(9)];
      random.nextBytes(around);
      int from = around.length - message.length - MessageKey.PADDING;
      System.arraycopy(message, 0, around, from, message.length);
      assertEquals(key(message), keys.of(around, from, from + message.length), text(message));
    }
  }

  private long key(byte[] message) {
    byte[] padded = new byte[message.length + 2 * MessageKey.PADDING];
    System.arraycopy(message, 0, padded, MessageKey.PADDING, message.length);
    return keys.of(padded, MessageKey.PADDING, MessageKey.PADDING + message.length);
  }

  private static String text(byte[] message) {
    return new String(message, ISO_8859_1);
  }
}
