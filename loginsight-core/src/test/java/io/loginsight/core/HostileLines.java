package io.loginsight.core;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * Lines made of pieces of every syntax that is read anywhere, put together and cut at random. The
 * same seed gives the same lines.
 */
public final class HostileLines {

  private static final int MOST_FUZZED = 60;

  /** Runs of lines that are well formed, so that their format is found. */
  private static final List<List<byte[]>> FORMATS =
      List.of(
          lines(
              "2024-03-14 09:53:10.250 INFO  [main] c.acme.Cart - Added item 7 to cart",
              "2024-03-14 09:53:11.250 ERROR [http-1] c.acme.Pay - order 7 failed",
              "java.lang.IllegalStateException: order 7",
              "\tat com.acme.Pay.charge(Pay.java:12)",
              "\tSuppressed: java.io.IOException: close",
              "\t\tat com.acme.Net.close(Net.java:3)",
              "Caused by: java.net.ConnectException: refused",
              "\tat java.base/sun.nio.ch.Net.connect0(Native Method)",
              "\t... 2 more"),
          lines(
              "Traceback (most recent call last):",
              "  File \"/srv/site-packages/shop/cart.py\", line 30, in add",
              "    raise ValueError(item)",
              "ValueError: no item 17",
              "During handling of the above exception, another exception occurred:"),
          lines(
              "panic: no item 17",
              "[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x45]",
              "goroutine 18 [running]:",
              "panic(0x45cb40, 0x47ad70)",
              "main.(*Cart[...]).add(0xc420024120)",
              "\t/srv/cart.go:6 +0x39",
              "acme.org/shop/till.(*Till).Open.func1",
              "created by main.main in goroutine 1"),
          lines(
              "lib/cart.rb:12:in `add': no item 17 (RuntimeError)",
              "\tfrom lib/main.rb:7:in 'Cart#run'",
              "actionpack (7.0.1) lib/a/base.rb:1:in `b'",
              "a.rb:1:in `b)",
              "a.rb:1:in "),
          lines(
              "PHP Fatal error:  Uncaught ItemException: no item 17 in /srv/cart.php:12",
              "Stack trace:",
              "#0 /srv/main.php(7): Cart->add()",
              "#1 {main}",
              "[stacktrace]",
              "#2 main (file:///a.dart:7:3)",
              "<asynchronous suspension>"),
          lines(
              "Acme.ShopException: cannot add ---> Acme.ItemException: no item 17",
              "   at Acme.Cart.List`1[System.String].Add(Int32 id) in /src/Cart.cs:line 12",
              "   --- End of inner exception stack trace ---",
              "TypeError: no item",
              "    at async Object.<anonymous> (/srv/cart.js:12:9)",
              "    at new a.B$$Lambda$14/0x0000000800c03000.run(Unknown Source)",
              "Wrapped by: a.B$Proxy12Exception: x",
              "Exception in thread \"main\" java.lang.Error: x"),
          lines(
              "10.1.2.3 - - [14/Mar/2024:09:53:10 +0000] \"GET /a?b=1 HTTP/1.1\" 200 512 \"-\" \"c/8\"",
              "shop:443 10.1.2.3 - joe [14/Mar/2024:09:53:12 +0000] \"GET /c HTTP/2.0\" 404 7 0.002",
              "::1 - - [14/Mar/2024:09:53:13 +0000] \"\\x16\\x03\\\"\" 400 -"),
          lines(
              "Mar 14 09:53:10 lb1 haproxy[88]: 10.1.2.3:4711 [14/Mar/2024:09:53:10.250] web~"
                  + " shop/s1 0/0/1/40/41 200 512 - - ---- 2/1/0/0/0 0/0 \"GET /a HTTP/1.1\"",
              "10.1.2.3:4711 [14/Mar/2024:09:53:11.250] web shop/<NOSRV> 0/-1/-1/-1/3 503 212 - -"
                  + " SC-- 2/1/0/0/0 0/0 {a|b} \"<BADREQ>\"",
              "10.1.2.3:4711 [14/Mar/2024:09:53:12.250] sql db/d1 1/0/44 912 -- 2/1/1/1/0 0/0"),
          lines(
              "I0314 09:53:10.250000       1 server.go:45] \"Starting\" version=\"v1\"",
              "E0314 09:53:11.250000 1709287200 reflector.go:147] failed to list *v1.Pod: timeout"),
          lines(
              "2024-03-14 09:53:10.250 UTC [71] LOG:  checkpoint starting: time",
              "2024-03-14 09:53:11.250 UTC [72] shop@shop ERROR:  relation \"t\" does not exist",
              "2024-03-14 09:53:11.250 UTC [72] shop@shop STATEMENT:  select 1 from t",
              "\twhere a = 2",
              "2024-03-14 09:53:12 UTC:10.0.0.1(4711):app@shop:[73]:FATAL:  too many"),
          lines(
              "2024-03-14T09:53:10.250000Z 0 [System] [MY-010116] [Server] mysqld starting",
              "# Time: 2024-03-14T09:53:12.250000Z",
              "# User@Host: shop[shop] @ localhost []  Id:     2",
              "# Query_time: 2.011853  Lock_time: 0.011542 Rows_sent: 268  Rows_examined: 268",
              "use shop;",
              "SET timestamp=1710409992;",
              "select 1;"),
          lines(
              "Mar 14, 2024 9:53:10 AM com.acme.Till open",
              "INFO: Till 1 is open",
              "SEVERE: Till 2 is stuck"),
          lines(
              "info: Acme.Shop.Startup[14]",
              "      Cart is full",
              "2024-03-14T09:53:12.250Z dbug: Acme.Shop.Cart[4]"),
          lines(
              "timestamp;severity;host;text",
              "2024-03-14T09:53:10Z;warn;db7;\"disk \"\"a\"\"; nearly full\"",
              "1710409992123;error;db7;gone; for good"),
          lines("time,level,message", "2024-03-14 09:53:10,info,\"{\"\"msg\"\":\"\"x\"\"}\"", ",,"),
          lines(
              "#Software: Acme Web 1.0",
              "#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query sc-status time-taken",
              "2024-03-14 09:53:10 10.0.0.1 GET /a - 200 12",
              "2024-03-14 09:53:11 10.0.0.1 GET /b x=1 500 17"),
          lines(
              "\u001b[32mINFO\u001b[0m till 1 is \u001b[1;31mopen\u001b[0m",
              "\u001b[2K\u001b[33m2024-03-14 09:53:10 till 2 is open",
              "\u001b[",
              "\u001b[1;"),
          lines(
              "shop-1  |  * Running on port 5000",
              "cache-1 | 2024-03-14 09:53:10 INFO up",
              "shop-1  | \tat a.B.c(B.java:1)",
              "cache-1 |",
              "db | {\"msg\":\"x\"}"),
          lines(
              "{\"time\":\"2024-03-14T09:53:10Z\",\"level\":\"info\",\"msg\":\"a \\u00e9\"}",
              "{\"@timestamp\":1710409990.25,\"log.level\":\"warn\",\"message\":\"b\\n\\tat c.D.e(D:1)\"}",
              "{\"instant\":{\"epochSecond\":1710409990,\"nanoOfSecond\":250},\"message\":{\"a\":[1]}}",
              "{\"level\":3,\"short_message\":\"x\",\"timestamp\":1710409990,\"_pid\":7}",
              "{\"level\":50,\"msg\":\"x\",\"err\":{\"stack\":\"Error: x\\n    at a.b (c.js:1:2)\"}}",
              "{\"log\":\"a.rb:1:in `b)\\n\",\"stream\":\"stdout\",\"time\":\"2024-03-14T09:53:10Z\"}",
              "{\"log\":\"{\\\"msg\\\":\\\"in \\\\u00e9\\\"}\\n\",\"time\":\"2024-03-14T09:53:10Z\"}",
              "{\"body\":{\"stringValue\":\"x\"},\"severityText\":\"WARN\",\"attributes\":[{\"key\":"
                  + "\"service.name\",\"value\":{\"stringValue\":\"shop\"}},{\"key\":\"exception.stacktrace\","
                  + "\"value\":{\"stringValue\":\"a.XException\\n\\tat a.B.c(B.java:1)\"}}]}",
              "{\"resourceLogs\":[{\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":"
                  + "{\"stringValue\":\"shop\"}}]},\"scopeLogs\":[{\"logRecords\":[{\"timeUnixNano\":"
                  + "\"1710409990250000000\",\"severityNumber\":17,\"body\":{\"stringValue\":\"x\"},"
                  + "\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\",\"spanId\":\"00f067aa0ba902b7\"}]}]}]}"),
          lines(
              "<34>Mar 14 09:53:10 db7 su[12]: failed for lonvick",
              "<165>1 2024-03-14T09:53:10.003Z db7.acme.com shop 812 ID47 [a@1 k=\"v ] \\\"q\\\"\""
                  + " j=\"1\"][b@2 x=\"y\"] \ufeffAn event",
              "<0>1 - - - - - -",
              "Mar 14 09:53:10 db7 su[12]: no priority",
              "Mar 14 09:53:10 db7 kernel: last message repeated 2 times"),
          lines(
              "2024-03-14T09:53:10.123456789Z stdout F hello",
              "2024-03-14T09:53:10.123456789Z stderr P {\"level\":\"fatal\",\"message\":\"gone\"}",
              "2024-03-14T09:53:10.123456789+01:00 stdout F:a \tat a.B.c(B.java:1)"),
          lines(
              "time=2024-03-14T09:53:10Z level=warn msg=\"disk \\\"a\\\" full\" host=db7 traceID=ab12",
              "ts=\"2024-03-14 09:53:10\" level=info msg=c k=v",
              "level=error err=\"x\\n\\tat a.B.c(B.java:1)\" caller=a.go:12 k= d=\"\""),
          lines(
              "INFO [shop,4bf92f3577b34da6a3ce929d0e0e4736,00f067aa0ba902b7] 1 --- [main] a.b.C : ok",
              "WARN [shop,,] 1 --- [main] a.b.C : ok",
              "INFO [trace_id=4bf92f3577b34da6a3ce929d0e0e4736 span_id=00f067aa0ba902b7] ok"));

  private static final byte[][] TIMES =
      pieces(
          "2024-03-14T09:53:10.123Z",
          "2024-03-14 09:53:10,123456789 +01:00",
          "2024/03/14 09:53:10 PM",
          "2024-Mar-14 09:53:10",
          "2024-03-14-09.53.10.123456",
          "20240314-9:53:10:123",
          "20240314T095310Z",
          "20240314095310",
          "24/03/14 09:53:10",
          "03/14/2024 9:53:10 AM",
          "14.03.2024 09:53:10",
          "14/Mar/2024:09:53:10 +0000",
          "Thu Mar 14 09:53:10.123 UTC 2024",
          "Thu, 14 Mar 2024 09:53:10 GMT",
          "Mar  4 09:53:10",
          "2024 Mar 14 09:53:10",
          "14 Mar 2024 09:53:10",
          "03-14 09:53:10.123",
          "240314 095310",
          "09:53:10.123",
          "09:53",
          "I0314 09:53:10.123456",
          "1710409990.123",
          "1710409990123",
          "1710409990123456789",
          "2024-02-30",
          "0000-00-00 00:00:00",
          "9999-12-31T23:59:60Z",
          "1400-01-01 00:00:00",
          "Feb 29 00:00:00",
          "[09:53:10]",
          "(2024-03-14 09:53:10)");

  private static final byte[][] PIECES =
      pieces(
          (" ¦  ¦\t¦[¦]¦(¦)¦{¦}¦<¦>¦\"¦'¦`¦\\¦\\\\¦\\\"¦\\n¦\\r¦\\u¦\\u00e9¦\\ud83d\\ude00¦"
                  + "\\ud83d¦\\u00¦:¦: ¦,¦;¦|¦ | ¦=¦==¦#¦# ¦/¦.¦..¦...¦-¦--¦---¦ - ¦*¦<*>¦~¦@¦$¦$$¦%¦"
                  + "+¦\r¦\u0000¦\u001b[¦\u001b[0m¦\u2028¦\ufeff¦é¦→¦東京¦😀¦0¦1¦-1¦12¦1e5¦1.¦0x¦0xc000¦"
                  + "99999999999999999999¦1.2.3.4¦::1¦fe80::1¦10.0.0.7:8080¦db-2:5432¦"
                  + "00:1b:44:11:3a:b7¦0000:00:1f.2¦0f8fad5b-d9cb-469f-a165-70867728950e¦"
                  + "https://a.org/b?c=d¦/var/log/x.log¦C:\\a\\b¦GET /a HTTP/1.1¦12 KB¦"
                  + "2048 bytes (2.0 KB)¦<1 sec¦1709287200¦INFO¦WARN:¦[ERROR]¦error¦FATAL¦<6>¦level=¦"
                  + "msg=¦time=¦key=value¦k=\"v\"¦{\"¦\":¦\",\"¦\":{¦\":[¦[{¦}]¦null¦true¦\"msg\":\"¦"
                  + "\"level\":¦\"time\":\"¦\"key\":¦\"value\":¦\"attributes\":[¦\"resourceLogs\":[¦"
                  + "\"stringValue\":\"¦\"stack_trace\":\"¦at ¦\tat ¦from ¦in ¦.rb:1:in ¦.rb:¦a.rb¦"
                  + "File \"¦, in ¦line 3¦Caused by: ¦Suppressed: ¦Wrapped by: ¦goroutine 1 ¦"
                  + "panic(0x¦created by ¦---> ¦--- End of ¦#0 ¦#1 ¦#Fields: ¦#Fields:¦# Time: ¦"
                  + "SET timestamp=¦Exception¦a.b.XException¦ValueError¦Error:¦$Proxy12¦"
                  + "$$Lambda$1/0x¦List`1[¦stdout F ¦haproxy[1]: ¦LOG:  ¦STATEMENT:  ¦[1]¦[main]¦"
                  + "a.b.C¦a.b.C:12¦shop-1¦4bf92f3577b34da6a3ce929d0e0e4736¦word¦user anna")
              .split("¦"));

  private final Random random;

  /** The run of lines that most lines of this log are taken from. */
  private final List<byte[]> main;

  private final boolean wild;

  /** Makes a log, which has some format of its own. */
  public HostileLines(long seed) {
    random = new Random(seed);
    main = FORMATS.get(random.nextInt(FORMATS.size()));
    wild = random.nextInt(4) == 0;
  }

  /** Returns the seeds of a test: few, or as many as {@code -Dfuzz.seeds} asks for. */
  public static LongStream seeds(int few) {
    long first = Long.getLong("fuzz.first", 1);
    return LongStream.range(first, first + Integer.getInteger("fuzz.seeds", few));
  }

  /** Returns what tells a line in a message of a test. */
  public static String told(byte[] line) {
    StringBuilder text = new StringBuilder();
    for (char c : new String(line, ISO_8859_1).toCharArray()) {
      text.append(c < ' ' || c > '~' ? String.format("\\x%02x", (int) c) : String.valueOf(c));
    }
    return text.toString();
  }

  /** Returns the lines of a log, but only the first {@value #MOST_FUZZED}. */
  public static List<byte[]> linesOf(byte[] log) {
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= log.length && lines.size() < MOST_FUZZED; i++) {
      if (i == log.length ? start < i : log[i] == '\n') {
        lines.add(Arrays.copyOfRange(log, start, i));
        start = i + 1;
      }
    }
    return lines;
  }

  /** Returns a log of lines. */
  public byte[] log(int lines) {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    for (int i = 0; i < lines; i++) {
      log.writeBytes(next());
      int end = random.nextInt(12);
      log.writeBytes(pieces(end == 0 ? "\r\n" : end == 1 ? "\n\n" : "\n")[0]);
    }
    byte[] bytes = log.toByteArray();
    return random.nextBoolean() ? bytes : cut(bytes, bytes.length - random.nextInt(20));
  }

  /** Returns the next line, without its end. */
  public byte[] next() {
    byte[] line =
        switch (random.nextInt(wild ? 10 : 20)) {
          case 0, 1 -> composed(1 + random.nextInt(12));
          case 2 -> joined(pick(TIMES), pieces(" ")[0], composed(1 + random.nextInt(6)));
          case 3 -> joined(whole(), composed(1 + random.nextInt(4)));
          case 4 -> joined(cut(whole()), cut(whole()));
          case 5 -> changed(whole());
          case 6 -> cut(whole());
          case 7 -> cut(joined(pick(TIMES), pick(PIECES)));
          case 8 -> random.nextInt(8) == 0 ? longWord() : spliced(whole());
          case 9 -> new byte[0];
          default -> whole();
        };
    return withoutBreaks(line);
  }

  private byte[] whole() {
    List<byte[]> lines =
        random.nextInt(4) == 0 ? FORMATS.get(random.nextInt(FORMATS.size())) : main;
    return lines.get(random.nextInt(lines.size()));
  }

  private byte[] composed(int parts) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int i = 0; i < parts; i++) {
      int kind = random.nextInt(12);
      line.writeBytes(kind == 0 ? cut(pick(TIMES)) : kind == 1 ? cut(whole()) : pick(PIECES));
    }
    return line.toByteArray();
  }

  private byte[] longWord() {
    byte[] piece = pick(PIECES);
    int times = 1 + random.nextInt(random.nextInt(4) == 0 ? 9_000 : 600);
    byte[] word = new byte[piece.length * times];
    for (int i = 0; i < word.length; i++) {
      word[i] = piece[i % piece.length];
    }
    return joined(cut(whole()), word, cut(whole()));
  }

  /** Puts a piece into the middle of a line. */
  private byte[] spliced(byte[] line) {
    int at = random.nextInt(line.length + 1);
    return joined(
        Arrays.copyOf(line, at),
        random.nextInt(3) == 0 ? cut(pick(TIMES)) : pick(PIECES),
        Arrays.copyOfRange(
            line, random.nextInt(4) == 0 ? at : Math.min(line.length, at + 1), line.length));
  }

  private byte[] changed(byte[] line) {
    byte[] bytes = line.clone();
    for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private byte[] cut(byte[] line) {
    int at = random.nextInt(line.length + 1);
    return random.nextInt(3) == 0 ? Arrays.copyOfRange(line, at, line.length) : cut(line, at);
  }

  private static byte[] cut(byte[] line, int to) {
    return Arrays.copyOf(line, Math.max(0, to));
  }

  private byte[] pick(byte[][] from) {
    return from[random.nextInt(from.length)];
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] withoutBreaks(byte[] line) {
    for (int i = 0; i < line.length; i++) {
      if (line[i] == '\n') {
        byte[] copy = line.clone();
        for (int k = i; k < copy.length; k++) {
          copy[k] = copy[k] == '\n' ? (byte) '\r' : copy[k];
        }
        return copy;
      }
    }
    return line;
  }

  private static List<byte[]> lines(String... lines) {
    return List.of(pieces(lines));
  }

  private static byte[][] pieces(String... pieces) {
    byte[][] bytes = new byte[pieces.length][];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = pieces[i].getBytes(UTF_8);
    }
    return bytes;
  }
}
