package io.loginsight.core.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.spi.FormatContext;
import io.loginsight.spi.LogFormat;
import io.loginsight.spi.LogFormatProvider;
import io.loginsight.spi.LogSample;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatChainTest {

  private static final List<LogFormatProvider> ALL =
      List.of(
          new LearnedFormatProvider(),
          new LogfmtFormatProvider(),
          new ContainerFormatProvider(),
          new SyslogFormatProvider(),
          new JsonFormatProvider());

  /** Each way of packing with a few of its lines. */
  private static final Map<String, List<String>> SAMPLES =
      new TreeMap<>(
          Map.of(
              "json",
              List.of(
                  "{\"time\":\"2024-03-14T09:53:10Z\",\"level\":\"info\",\"msg\":\"a\"}",
                  "{\"time\":\"2024-03-14T09:53:11Z\",\"level\":\"info\",\"msg\":\"b\"}"),
              "syslog",
              List.of("<34>Mar 14 09:53:10 h su: x", "<34>1 2024-03-14T09:53:10Z h a - - - m"),
              "container",
              List.of(
                  "2024-03-14T09:53:10.1Z stdout F one thing", "2024-03-14T09:53:11Z stderr P two"),
              "logfmt",
              List.of(
                  "ts=2024-03-14T09:53:10Z level=info msg=up",
                  "level=warn msg=\"not so good\" n=1")));

  @Test
  void serviceLoader_findsAll() {
    List<String> ids = new ArrayList<>();
    ServiceLoader.load(LogFormatProvider.class).forEach(provider -> ids.add(provider.id()));
    assertTrue(
        ids.containsAll(List.of("json", "syslog", "container", "logfmt", "learned")),
        ids::toString);
  }

  @Test
  void detect_eachPackaging_isFoundByItsProviderAlone() {
    SAMPLES.forEach(
        (id, lines) -> {
          FormatChain chain = detect(lines, null);
          assertEquals(List.of(id), chain.entries().stream().map(FormatChain.Entry::id).toList());
          assertEquals(1.0, chain.entries().get(0).confidence());
        });
  }

  @ParameterizedTest
  @EnumSource
  void detect_plainLayouts_areLeftToTheLearnedFormat(Layouts.Layout layout) {
    FormatChain chain = detect(layout.text(200), null);
    assertEquals(List.of("learned"), chain.entries().stream().map(FormatChain.Entry::id).toList());
  }

  @Test
  void detect_mixedSource_findsEachShare() {
    List<String> lines = new ArrayList<>(Layouts.Layout.LOG4J.text(60));
    for (int i = 0; i < 20; i++) {
      lines.add(2 * i, "{\"level\":\"info\",\"msg\":\"item " + i + "\"}");
      lines.add("level=info msg=\"item " + i + "\" n=" + i);
    }
    FormatChain chain = detect(lines, null);
    assertEquals(
        List.of("json", "logfmt", "learned"),
        chain.entries().stream().map(FormatChain.Entry::id).toList());
    assertEquals(0.2, chain.entries().get(0).confidence());
    assertEquals(0.6, chain.entries().get(2).confidence());
    assertEquals(0, read(chain, lines.get(0)));
    assertEquals(1, read(chain, lines.get(99)));
    assertEquals(2, read(chain, lines.get(1)));
    assertEquals(-1, read(chain, "\tat a.B.c(B.java:1)"));
  }

  @Test
  void detect_forcedId_asksItAlone() {
    List<String> lines = Layouts.Layout.LOG4J.text(60);
    assertTrue(detect(lines, "json").entries().isEmpty());
    assertEquals("learned", detect(lines, "learned").entries().get(0).id());
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> detect(lines, "xml"));
    assertTrue(e.getMessage().contains("'xml'") && e.getMessage().contains("logfmt"));
  }

  @Test
  void detect_noLines_findsNothing() {
    assertTrue(detect(List.of(), null).entries().isEmpty());
    assertFalse(detect(List.of(), null).assumesYear());
  }

  @Test
  void detect_providerThrows_namesIt() {
    RuntimeException cause = new IllegalStateException("broken");
    LogFormatProvider broken =
        new LogFormatProvider() {
          @Override
          public String id() {
            return "broken";
          }

          @Override
          public LogFormat detect(LogSample sample, FormatContext context) {
            throw cause;
          }
        };
    FormatProviderException e =
        assertThrows(
            FormatProviderException.class,
            () ->
                FormatChain.detect(
                    List.of(broken), ParsedLine.sample(List.of("x")), ParsedLine.UTC, null));
    assertEquals("broken", e.providerId());
    assertSame(cause, e.getCause());
  }

  /** The format of either would take the lines of the other for their times. */
  @Test
  void with_twoLearnedFormats_readEachItsLines() {
    List<String> first = Layouts.Layout.LOG4J.text(60);
    List<String> second = Layouts.Layout.SPRING_BOOT.text(60);
    FormatChain chain = detect(first, null).with(detect(second, null));
    assertEquals(0, read(chain, first.get(1)));
    assertEquals(1, read(chain, second.get(1)));
  }

  @Test
  void with_lineOfWhichNoFormatIsSure_isReadByTheFirst() {
    FormatChain chain =
        detect(Layouts.Layout.LOG4J.text(60), null)
            .with(detect(Layouts.Layout.SPRING_BOOT.text(60), null));
    assertEquals(0, read(chain, "2024-03-14 09:53:10,123 and no more"));
  }

  @ParameterizedTest
  @EnumSource
  void isSure_linesOfTheSamplesLayout_isTrueOfNearlyAll(Layouts.Layout layout) {
    List<String> lines = layout.text(2_000);
    FormatChain.Reader reader = detect(lines.subList(0, 1_000), null).newReader();
    int sure = 0;
    for (String line : lines) {
      int[] format = {-1};
      ParsedLine.parse(
          (b, from, to, out) -> (format[0] = reader.read(b, from, to, out)) >= 0, line);
      sure += format[0] >= 0 && reader.isSure(format[0]) ? 1 : 0;
    }
    assertTrue(sure > 0.9 * lines.size(), "lines of 2000: " + sure);
  }

  @Test
  void isSure_lineOfAnotherLayoutWithATimeInItsPlace_isFalse() {
    FormatChain.Reader reader = detect(Layouts.Layout.LOG4J.text(60), null).newReader();
    List<Boolean> sure = new ArrayList<>();
    for (Layouts.Layout layout : List.of(Layouts.Layout.LOG4J, Layouts.Layout.SPRING_BOOT)) {
      String line = layout.text(2).get(1);
      ParsedLine.parse((b, from, to, out) -> reader.read(b, from, to, out) >= 0, line);
      sure.add(reader.isSure(0));
    }
    assertEquals(List.of(true, false), sure);
  }

  /** What a line says must not depend on the lines that its parser has read before. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void read_anyOrder_findsTheSame(long seed) {
    Random random = new Random(seed);
    List<String> lines = mixture(random);
    FormatChain chain = detect(lines, null);
    FormatChain.Reader used = chain.newReader();
    for (int i = 0; i < 3_000; i++) {
      String line = lines.get(random.nextInt(lines.size()));
      assertEquals(
          facts(chain.newReader(), line), facts(used, line), () -> line + ", seed " + seed);
    }
  }

  /** Any bytes: no exception, every offset inside the line. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void read_brokenLines_staysInside(long seed) {
    Random random = new Random(seed);
    List<String> lines = mixture(random);
    FormatChain.Reader reader = detect(lines, null).newReader();
    for (int i = 0; i < 40_000; i++) {
      byte[] line = lines.get(random.nextInt(lines.size())).getBytes(StandardCharsets.UTF_8);
      for (int k = random.nextInt(4); k > 0 && line.length > 0; k--) {
        line[random.nextInt(line.length)] = (byte) random.nextInt();
      }
      byte[] cut = java.util.Arrays.copyOf(line, random.nextInt(line.length + 1));
      ParsedLine.parse((b, from, to, out) -> reader.read(b, from, to, out) >= 0, cut);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void detect_randomBytes_doesNotThrow(long seed) {
    Random random = new Random(seed);
    byte[] alphabet =
        " \t{}[]()<>\"\\:=|,-.0123456789aIWEFuJan".getBytes(StandardCharsets.US_ASCII);
    for (int round = 0; round < 60; round++) {
      LineSample sample = new LineSample();
      List<byte[]> lines = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        byte[] line = new byte[random.nextInt(120)];
        for (int k = 0; k < line.length; k++) {
          line[k] =
              random.nextInt(10) == 0
                  ? (byte) random.nextInt()
                  : alphabet[random.nextInt(alphabet.length)];
        }
        lines.add(line);
        sample.add(line, 0, line.length);
      }
      FormatChain chain = FormatChain.detect(ALL, sample, ParsedLine.UTC, null);
      assertNotNull(chain);
      FormatChain.Reader reader = chain.newReader();
      for (byte[] line : lines) {
        ParsedLine.parse((b, from, to, out) -> reader.read(b, from, to, out) >= 0, line);
      }
    }
  }

  private static List<String> mixture(Random random) {
    List<String> lines = new ArrayList<>();
    for (Layouts.Layout layout : Layouts.Layout.values()) {
      lines.addAll(layout.text(20));
    }
    SAMPLES.values().forEach(lines::addAll);
    for (String line : Layouts.Layout.LOG4J.text(10)) {
      lines.add("{\"log\":\"" + line + "\\n\",\"x\":\"\\u00e9\\\"\"}");
      lines.add("<14>1 2024-03-14T09:53:10Z h a - - [x y=\"z\"] " + line);
      lines.add("2024-03-14T09:53:10.5Z stdout F " + line);
    }
    java.util.Collections.shuffle(lines, random);
    return lines;
  }

  private static String facts(FormatChain.Reader reader, String line) {
    int[] format = new int[1];
    ParsedLine parsed =
        ParsedLine.parse(
            (b, from, to, out) -> (format[0] = reader.read(b, from, to, out)) >= 0, line);
    return parsed == null
        ? "none"
        : format[0]
            + " "
            + parsed.time()
            + " "
            + parsed.level()
            + " "
            + parsed.fields()
            + " "
            + parsed.message();
  }

  private static int read(FormatChain chain, String line) {
    int[] format = {-1};
    ParsedLine.parse(
        (b, from, to, out) -> (format[0] = chain.newReader().read(b, from, to, out)) >= 0, line);
    return format[0];
  }

  private static FormatChain detect(List<String> lines, String forcedId) {
    return FormatChain.detect(ALL, ParsedLine.sample(lines), ParsedLine.UTC, forcedId);
  }
}
