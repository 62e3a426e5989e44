package io.loginsight.tck;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Lines to try formats and enrichers on. */
final class SampleLines {

  static final long SEED = 20240517;

  private static final int MUTATED = 400;
  private static final int RANDOM = 400;
  private static final int CUT_LINES = 5;
  private static final int LONG = 200_000;

  private SampleLines() {}

  /** Returns lines of many formats, and of none. */
  static List<byte[]> foreign() {
    List<byte[]> lines = new ArrayList<>();
    for (String line :
        List.of(
            "",
            " ",
            "Once upon a time there was a till.",
            "    at shop.Till.open(Till.java:38)",
            "Caused by: java.net.SocketTimeoutException: Read timed out",
            "2024-05-17T08:00:00.123Z INFO  [main] shop.Till - opened in 20 ms",
            "2024-05-17 08:00:00,123 ERROR 4711 --- [nio-8080] shop.Till : cannot open",
            "May 17 08:00:00 till-3 cashd[311]: drawer opened",
            "<34>1 2024-05-17T08:00:00Z till-3 cashd 311 ID47 - drawer opened",
            "{\"time\":\"2024-05-17T08:00:00Z\",\"level\":\"warn\",\"msg\":\"drawer \\u00e4 open\"}",
            "{\"msg\":\"never ends",
            "{}",
            "[]",
            "ts=2024-05-17T08:00:00Z level=info msg=\"drawer opened\" till=3",
            "a=\"never ends",
            "2024-05-17T08:00:00.1Z stdout F drawer opened",
            "127.0.0.1 - ann [17/May/2024:08:00:00 +0000] \"GET /till HTTP/1.1\" 200 512",
            "time,level,message",
            "#Fields: date time s-ip",
            "ERROR",
            "99999999999999999999999999999999999999",
            "9999-99-99T99:99:99.999999999999999999Z INFO far away",
            "-----",
            "日本語のログ 📈")) {
      lines.add(line.getBytes(StandardCharsets.UTF_8));
    }
    return lines;
  }

  /** Returns the given lines cut, changed in single bytes and mixed, and random bytes. */
  static List<byte[]> damaged(List<byte[]> good) {
    List<byte[]> lines = new ArrayList<>();
    Random random = new Random(SEED);
    for (byte[] line : good.subList(0, Math.min(CUT_LINES, good.size()))) {
      for (int end = 0; end < Math.min(line.length, 500); end++) {
        lines.add(Arrays.copyOf(line, end));
        lines.add(Arrays.copyOfRange(line, end, line.length));
      }
    }
    for (int i = 0; i < MUTATED && !good.isEmpty(); i++) {
      byte[] line = good.get(random.nextInt(good.size())).clone();
      for (int n = random.nextInt(4); n >= 0 && line.length > 0; n--) {
        line[random.nextInt(line.length)] = (byte) random.nextInt(256);
      }
      lines.add(line);
    }
    for (int i = 0; i < RANDOM; i++) {
      byte[] line = new byte[random.nextInt(200)];
      for (int b = 0; b < line.length; b++) {
        line[b] = (byte) (i % 2 == 0 ? random.nextInt(256) : ' ' + random.nextInt(95));
      }
      lines.add(line);
    }
    lines.removeIf(line -> line.length > 0 && contains(line, '\n'));
    return lines;
  }

  private static boolean contains(byte[] line, int wanted) {
    for (byte b : line) {
      if (b == wanted) {
        return true;
      }
    }
    return false;
  }

  /** Returns lines that are long enough to show a loop in a loop, or a call in a call. */
  static List<byte[]> veryLong(List<byte[]> good) {
    List<byte[]> lines = new ArrayList<>();
    byte[] head = good.isEmpty() ? new byte[0] : good.get(0);
    for (String part :
        List.of("x", " ", "[", "{\"a\":", "\"", "\\", "=", "a=b ", "1", ":", "\u00e4")) {
      byte[] tail = part.repeat(LONG / part.length()).getBytes(StandardCharsets.UTF_8);
      byte[] line = Arrays.copyOf(head, head.length + tail.length);
      System.arraycopy(tail, 0, line, head.length, tail.length);
      lines.add(line);
      lines.add(tail);
    }
    return lines;
  }

  static List<byte[]> bytes(List<String> lines) {
    return lines.stream().map(line -> line.getBytes(StandardCharsets.UTF_8)).toList();
  }

  static String shown(byte[] line) {
    return Rule.shown(new String(line, StandardCharsets.ISO_8859_1));
  }
}
