package io.loginsight.core.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackTraceTest {

  private static final Map<String, String> OTHER_LANGUAGES =
      Map.of(
          "ValueError at cart.add",
          """
          Traceback (most recent call last):
            File "/srv/shop/main.py", line 12, in <module>
              main()
            File "/srv/shop/cart.py", line 30, in add
              raise ValueError(item)
            File "/usr/lib/python3/site-packages/lib.py", line 31, in check
              raise ValueError(item)
          ValueError: no item 17
          """,
          "panic at main.add",
          """
          panic: no item 17

          goroutine 18 [running]:
          panic(0x45cb40, 0x47ad70)
          \t/usr/local/go/src/runtime/panic.go:542 +0x46c
          main.add(0xc420024120)
          \t/srv/cart.go:6 +0x39
          main.main()
          \t/srv/main.go:5 +0x58
          """,
          "TypeError at Cart.add",
          """
          TypeError: no item 17
              at Cart.add (/srv/cart.js:12:9)
              at /srv/main.js:7:1
          """,
          "ItemException at Cart.Add",
          """
          Acme.ShopException: cannot add ---> Acme.ItemException: no item 17
             at Acme.Cart.Add(Int32 id) in /src/Cart.cs:line 12
             --- End of inner exception stack trace ---
             at Acme.Shop.Run() in /src/Shop.cs:line 70
          """,
          "RuntimeError at cart.add",
          """
          lib/cart.rb:12:in `add': no item 17 (RuntimeError)
          \tfrom lib/main.rb:7:in `run'
          """,
          "ItemException at Cart->add",
          """
          PHP Fatal error:  Uncaught ItemException: no item 17 in /srv/cart.php:12
          Stack trace:
          #0 /srv/main.php(7): Cart->add()
          #1 {main}
            thrown in /srv/cart.php on line 12
          """);

  @Test
  void summary_otherLanguages_namesTheCauseAndItsPlace() {
    OTHER_LANGUAGES.forEach((want, text) -> assertEquals(want, read(text).summary()));
  }

  @Test
  void fingerprint_otherLanguages_mindsThePlaceAndNotItsLine() {
    OTHER_LANGUAGES.forEach(
        (want, text) -> {
          long fingerprint = read(text).fingerprint();
          String later = text.replaceAll("\\b(12|7|30|31)\\b", "9$1").replace("0xc42", "0xd5");
          assertEquals(fingerprint, read(later.replace("17", "18")).fingerprint(), want);
          String elsewhere = text.replaceAll("(?i)\\badd\\b(?! -)", "take");
          assertNotEquals(fingerprint, read(elsewhere).fingerprint(), want);
        });
  }

  /** Real traces of nine languages; skipped where {@code ../shared/data} is not. */
  @Test
  void classify_tracesOfManyLanguages_joinsThem() throws java.io.IOException {
    java.nio.file.Path archive =
        java.nio.file.Path.of("..", "..", "shared", "data", "formats", "stack-traces.tar.gz");
    org.junit.jupiter.api.Assumptions.assumeTrue(
        java.nio.file.Files.exists(archive), "skipped: there is no ../shared/data");
    int traces = 0;
    for (String text : files(archive)) {
      StackTrace trace = read(text);
      if (!trace.isTrace()) {
        continue;
      }
      traces++;
      String later = text.replaceAll("(:|line |\\()\\d+", "$199").replaceAll("0x\\w+", "0x1");
      assertEquals(trace.fingerprint(), read(later).fingerprint(), text);
    }
    assertTrue(traces >= 30, traces + " traces");
  }

  /** The files of a tar archive, without the indentation that all their lines share. */
  private static List<String> files(java.nio.file.Path archive) throws java.io.IOException {
    byte[] tar;
    try (var in = new java.util.zip.GZIPInputStream(java.nio.file.Files.newInputStream(archive))) {
      tar = in.readAllBytes();
    }
    List<String> files = new java.util.ArrayList<>();
    int at = 0;
    while (at + 512 <= tar.length && tar[at] != 0) {
      int size =
          Integer.parseInt(new String(tar, at + 124, 11, StandardCharsets.US_ASCII).strip(), 8);
      if (size > 0 && tar[at + 156] == '0') {
        files.add(new String(tar, at + 512, size, StandardCharsets.UTF_8).stripIndent());
      }
      at += 512 + (size + 511) / 512 * 512;
    }
    return files;
  }

  private static final String TRACE =
      """
      Order 12 failed
      com.acme.OrderException: order 12: pool is closed
      \tat com.acme.Orders.place(Orders.java:41)
      \tat com.acme.Web.post(Web.java:7)
      \tat java.base/java.lang.Thread.run(Thread.java:840)
      Caused by: java.net.ConnectException: Connection refused
      \tat java.base/sun.nio.ch.Net.connect0(Native Method)
      \tat com.acme.Pool.connect(Pool.java:99)
      \tat com.acme.Orders.place(Orders.java:39)
      \t... 2 more""";

  @Test
  void read_trace_findsCausesAndSummary() {
    StackTrace trace = read(TRACE);
    assertTrue(trace.isTrace());
    assertEquals(List.of("com.acme.OrderException", "java.net.ConnectException"), trace.causes());
    assertEquals("ConnectException at Pool.connect", trace.summary());
  }

  @Test
  void fingerprint_otherMessagesAndLineNumbers_isTheSame() {
    String other =
        TRACE
            .replace("12", "977")
            .replace("41", "45")
            .replace("99", "101")
            .replace("refused", "reset");
    assertEquals(print(TRACE), print(other));
  }

  @Test
  void fingerprint_otherRootCause_isAnother() {
    assertNotEquals(
        print(TRACE), print(TRACE.replace("java.net.ConnectException", "java.net.BindException")));
  }

  @Test
  void fingerprint_otherPlace_isAnother() {
    assertNotEquals(print(TRACE), print(TRACE.replace("Pool.connect", "Pool.open")));
  }

  @Test
  void fingerprint_truncatedTail_isTheSame() {
    String cut = TRACE.substring(0, TRACE.indexOf("\t... 2 more"));
    assertEquals(print(TRACE), print(cut));
    assertEquals(print(TRACE), print(TRACE.replace("2 more", "2 common frames omitted")));
  }

  @Test
  void fingerprint_messageLineMissing_isTheSame() {
    assertEquals(print(TRACE), print(TRACE.substring(TRACE.indexOf("com.acme.OrderException"))));
    assertEquals(
        print(TRACE),
        print("Exception in thread \"main\" " + TRACE.substring(TRACE.indexOf("com.acme"))));
  }

  @Test
  void fingerprint_lineByLineOrAtOnce_isTheSame() {
    StackTrace whole = new StackTrace();
    byte[] bytes = TRACE.getBytes(UTF_8);
    whole.addText(bytes, 0, bytes.length);
    assertEquals(print(TRACE), whole.fingerprint());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.B$$Lambda$14/0x0000000800c03000.run(Unknown Source)|a.B$$Lambda$27/0x0000000801a0.run(X)",
        "com.sun.proxy.$Proxy12.call(Unknown Source)|com.sun.proxy.$Proxy7.call(Unknown Source)",
        "a.B$$EnhancerBySpringCGLIB$$1a2b3c.run(<generated>)|a.B$$EnhancerBySpringCGLIB$$ff.run(<generated>)",
        "a.B$$SpringCGLIB$$0.run(<generated>)|a.B$$SpringCGLIB$$1.run(<generated>)",
        "a.B.lambda$run$3(B.java:3)|a.B.lambda$run$4(B.java:9)",
        "a.B.access$000(B.java:3)|a.B.access$100(B.java:3)",
        "a.B$1.run(B.java:3)|a.B$2.run(B.java:3)",
        "java.base/a.B.run(B.java:3)|a.B.run(B.java:3)",
        "app//a.B.run(B.java:3)|java.base@17.0.1/a.B.run(B.java:4)",
      })
  void fingerprint_generatedNames_isTheSame(String frames) {
    String[] pair = frames.split("\\|");
    String head = "a.XException: x\n\tat ";
    assertEquals(print(head + pair[0]), print(head + pair[1]));
    assertNotEquals(print(head + pair[0]), print(head + "a.C.other(C.java:1)"));
  }

  @Test
  void fingerprint_reflectionInflates_isTheSame() {
    String head = "a.XException: x\n\tat a.B.run(B.java:1)\n\tat ";
    String tail = "\n\tat java.lang.reflect.Method.invoke(Method.java:1)\n\tat a.C.call(C.java:2)";
    assertEquals(
        print(head + "jdk.internal.reflect.NativeMethodAccessorImpl.invoke0(Native Method)" + tail),
        print(
            head + "jdk.internal.reflect.GeneratedMethodAccessor7.invoke(Unknown Source)" + tail));
  }

  @Test
  void fingerprint_suppressed_doesNotCount() {
    String suppressed =
        TRACE.replace(
            "Caused by: ",
            "\tSuppressed: java.io.IOException: close\n\t\tat a.B.close(B.java:1)\n"
                + "\tCaused by: java.lang.Error: deep\n\t\tat a.B.deep(B.java:1)\nCaused by: ");
    assertEquals(print(TRACE), print(suppressed));
  }

  @Test
  void causes_rootCauseFirst_areReversed() {
    StackTrace trace =
        read(
            "java.net.ConnectException: refused\n\tat com.acme.Pool.connect(Pool.java:99)\n"
                + "Wrapped by: com.acme.OrderException: x\n\tat com.acme.Orders.place(Orders.java:41)");
    assertEquals(List.of("com.acme.OrderException", "java.net.ConnectException"), trace.causes());
    assertEquals("ConnectException at Pool.connect", trace.summary());
  }

  @Test
  void read_exceptionInTheMessage_isTheCause() {
    StackTrace trace = read("giving up: java.io.IOException: reset\n\tat a.B.c(B.java:1)");
    assertEquals(List.of("java.io.IOException"), trace.causes());
  }

  @Test
  void read_noFrames_isNoTrace() {
    StackTrace trace = read("java.io.IOException: reset");
    assertFalse(trace.isTrace());
    assertEquals(0, trace.fingerprint());
    assertEquals("", trace.summary());
  }

  /** Traces of real exceptions: the message never counts, the classes always do. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void fingerprint_realTraces_dependsOnClassesAndPlaces(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      int kind = random.nextInt(3);
      int depth = 1 + random.nextInt(4);
      long first = print(printed(failure(kind, depth, "m" + random.nextInt())));
      assertEquals(first, print(printed(failure(kind, depth, "m" + random.nextInt()))));
      assertNotEquals(first, print(printed(failure(kind + 1, depth, "m"))));
      assertNotEquals(first, print(printed(failure(kind, depth + 1, "m"))));
    }
  }

  @Test
  void read_randomText_doesNotThrow() {
    Random random = new Random(7);
    String[] parts = {
      "\tat ",
      "Caused by: ",
      "\tSuppressed: ",
      "a.b.XException",
      ": ",
      "(F.java:1)",
      "$$Lambda$1/0x",
      "/",
      "$",
      "Proxy12",
      "Wrapped by: ",
      "Exception in thread \"",
      "\"",
      " ",
      "...",
      "File \"",
      ", in ",
      "goroutine 1",
      "main.run",
      ")",
      "#1 ",
      "from ",
      "a.rb:1:in ",
      "`",
      "'",
      "---> ",
      "x".repeat(500)
    };
    StackTrace trace = new StackTrace();
    for (int i = 0; i < 20_000; i++) {
      trace.begin();
      for (int lines = random.nextInt(60); lines >= 0; lines--) {
        StringBuilder line = new StringBuilder();
        for (int k = random.nextInt(6); k >= 0; k--) {
          line.append(parts[random.nextInt(parts.length)]);
        }
        byte[] bytes = line.toString().getBytes(UTF_8);
        trace.add(bytes, 0, bytes.length);
      }
      assertEquals(trace.isTrace(), !trace.summary().isEmpty());
      assertTrue(trace.causes().size() <= 16);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.rb:1:in `b)", "a.rb:1:in ", "a.rb:1:in )", "from a.rb:1:in `"})
  void add_rubyFrameThatIsCutOff_isAFrame(String line) {
    assertTrue(read(line).isTrace());
  }

  private static Throwable failure(int kind, int depth, String message) {
    Throwable root =
        switch (kind) {
          case 0 -> new IllegalStateException(message);
          case 1 -> new UnsupportedOperationException(message);
          case 2 -> new java.io.IOException(message);
          default -> new InterruptedException(message);
        };
    return depth == 1 ? root : new RuntimeException(message, failure(kind, depth - 1, message));
  }

  private static String printed(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static long print(String trace) {
    return read(trace).fingerprint();
  }

  private static StackTrace read(String text) {
    StackTrace trace = new StackTrace();
    for (String line : text.split("\n")) {
      byte[] bytes = line.getBytes(UTF_8);
      trace.add(bytes, 0, bytes.length);
    }
    return trace;
  }
}
