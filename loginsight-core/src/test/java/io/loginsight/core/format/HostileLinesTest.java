package io.loginsight.core.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.core.HostileLines;
import io.loginsight.spi.LineParser;
import io.loginsight.spi.LogFormat;
import io.loginsight.spi.LogFormatProvider;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a line is, what is said of it is in it and depends on it alone. */
class HostileLinesTest {

  private static final int LINES = 60;
  private static final byte[] AROUND =
      "7\"\\:]. |)ZT-/=,{a\n\r\t\0".getBytes(StandardCharsets.UTF_8);

  private static final List<LogFormatProvider> PROVIDERS =
      ServiceLoader.load(LogFormatProvider.class).stream()
          .map(ServiceLoader.Provider::get)
          .toList();

  private static LongStream seeds() {
    return HostileLines.seeds(60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void parse_hostileLine_givesTheSameWhateverLiesAround(long seed) {
    HostileLines lines = new HostileLines(seed);
    List<byte[]> all = new ArrayList<>();
    for (int i = 0; i < LINES; i++) {
      all.add(lines.next());
    }
    compareWhateverLiesAround(all, ", seed " + seed);
  }

  /** Lets each format that knows the lines read each of them with different bytes around it. */
  static void compareWhateverLiesAround(List<byte[]> all, String from) {
    LineSample sample = new LineSample();
    for (byte[] line : all) {
      sample.add(line, 0, line.length);
    }
    new YearFinder().add(sample);
    for (LogFormatProvider provider : PROVIDERS) {
      LogFormat format = sample.lines() == 0 ? null : provider.detect(sample, ParsedLine.UTC);
      if (format == null) {
        continue;
      }
      LineParser parser = format.parser();
      for (byte[] line : all) {
        Supplier<String> told = () -> provider.id() + from + ": " + HostileLines.told(line);
        byte around = AROUND[line.length % AROUND.length];
        String want = found(parser, line, (byte) '7', told);
        assertEquals(want, found(parser, line, around, told), told);
        assertEquals(want, found(parser, line, (byte) 0, told), told);
      }
    }
  }

  private static String found(LineParser parser, byte[] line, byte around, Supplier<String> told) {
    try {
      return ParsedLine.parsed(parser, line, around);
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(told.get(), e);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void readersWithoutPadding_hostileLine_stayInIt(long seed) {
    HostileLines lines = new HostileLines(seed);
    Random random = new Random(seed);
    StackTrace trace = new StackTrace();
    for (int i = 0; i < LINES; i++) {
      byte[] line = lines.next();
      int from = random.nextInt(1 + random.nextInt(line.length + 1));
      byte[] inside = Arrays.copyOfRange(line, from, line.length);
      Supplier<String> told = () -> "seed " + seed + ": " + HostileLines.told(inside);
      boolean hasHeaders = random.nextBoolean();
      LineRole role = Continuations.classify(inside, 0, inside.length, hasHeaders);
      assertEquals(role, Continuations.classify(line, from, line.length, hasHeaders), told);
      if (random.nextInt(8) == 0) {
        trace.begin();
      }
      trace.add(inside, 0, inside.length);
      assertNotNull(trace.summary(), told);
      assertEquals(trace.isTrace(), trace.fingerprint() != 0, told);
      assertTrue(trace.causes().size() <= 16, told);
      int end = ExceptionNames.end(inside, 0, inside.length);
      assertTrue(end >= 0 && end <= inside.length, told);
      TraceBracket.is(new String(inside, StandardCharsets.ISO_8859_1));
      TraceBracket.is("[" + new String(inside, StandardCharsets.ISO_8859_1));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void scan_hostileLine_givesTheSameWhateverLiesAround(long seed) {
    HostileLines lines = new HostileLines(seed);
    Random random = new Random(seed);
    Timestamps one = new Timestamps(ParsedLine.UTC);
    Timestamps other = new Timestamps(ParsedLine.UTC);
    for (int i = 0; i < LINES; i++) {
      byte[] line = Arrays.copyOf(lines.next(), 60);
      for (int from = 0; from < line.length; from += 1 + random.nextInt(8)) {
        for (int to = from; to <= line.length; to += 1 + random.nextInt(8)) {
          byte[] part = Arrays.copyOfRange(line, from, to);
          Supplier<String> told = () -> "seed " + seed + ": " + HostileLines.told(part);
          byte[] padded = ParsedLine.padded(part, AROUND[to % AROUND.length]);
          int last = padded.length - LineParser.PADDING;
          int end = one.scan(padded, LineParser.PADDING, last);
          int again = other.scan(ParsedLine.padded(part, (byte) 0), LineParser.PADDING, last);
          assertEquals(again, end, told);
          assertTrue(end == -1 || (end > LineParser.PADDING && end <= last), told);
          if (end >= 0) {
            assertEquals(other.nanos, one.nanos, told);
            assertEquals(other.shape, one.shape, told);
            assertEquals(other.precision, one.precision, told);
          }
        }
      }
    }
  }
}
