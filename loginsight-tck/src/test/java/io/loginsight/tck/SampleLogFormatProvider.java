package io.loginsight.tck;

import io.loginsight.api.Level;
import io.loginsight.spi.EventFields;
import io.loginsight.spi.Field;
import io.loginsight.spi.FormatContext;
import io.loginsight.spi.LineParser;
import io.loginsight.spi.LogFormat;
import io.loginsight.spi.LogFormatProvider;
import io.loginsight.spi.LogSample;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Reads lines such as {@code !ERROR!till!text}, whose message is written in lower case; or does
 * what {@link Faults} asks for.
 */
public final class SampleLogFormatProvider implements LogFormatProvider {

  private static int detections;

  private int asked;
  private final Gathering gathering = new Gathering("provider_askedByManyThreadsAtOnce_answersAll");

  @Override
  public String id() {
    if (Faults.is("id_isUpTo64LowerCaseLettersDigitsAndHyphens")) {
      return null;
    }
    return Faults.is("id_isTheSameForEachProvider") && asked++ > 0 ? "other" : "sample";
  }

  @Override
  public LogFormat detect(LogSample sample, FormatContext context) {
    gathering.enter();
    int lines = sample.lines();
    if (Faults.is("detect_otherText_givesAFormatOrNull") && lines == 0) {
      throw new IllegalStateException("no lines");
    }
    LineParser parser = new Parser(new byte[100], false);
    boolean accepted = false;
    for (int i = 0; i < lines; i++) {
      accepted |= Parsed.by(parser, PlacedLine.alone(line(sample, i))).isAccepted();
    }
    if (!accepted || Faults.is("detect_itsOwnLines_recognisesThem")) {
      return null;
    }
    if (Faults.is("detect_sample_isNotModified")) {
      sample.bytes()[sample.start(0)] = '?';
    }
    return new Format(sample);
  }

  private static byte[] line(LogSample sample, int i) {
    return Arrays.copyOfRange(sample.bytes(), sample.start(i), sample.end(i));
  }

  private static final class Format implements LogFormat {
    private final LogSample sample;
    private final String number;
    private final byte[] buffer = new byte[1 << 20];

    Format(LogSample sample) {
      this.sample = sample;
      this.number = Faults.is("detect_again_findsTheSame") ? " " + detections++ : "";
    }

    @Override
    public String description() {
      return Faults.is("description_isOneLine") ? " " : "!level!program!message" + number;
    }

    @Override
    public LineParser parser() {
      if (Faults.is("detect_sampleTakenBack_isNotUsedAfterwards")) {
        return new Parser(new byte[1 << 20], sample.bytes()[sample.start(0)] == '#');
      }
      boolean shared = Faults.is("parse_byAnotherParserInBetween_findsTheSame");
      return new Parser(shared ? buffer : new byte[1 << 20], false);
    }
  }

  private static final class Parser implements LineParser {

    private final byte[] own;
    private final boolean broken;
    private byte[] earlier = new byte[0];
    private int lines;

    Parser(byte[] own, boolean broken) {
      this.own = own;
      this.broken = broken;
    }

    @Override
    public boolean parse(byte[] line, int from, int to, EventFields out) {
      if (Faults.is("parse_damagedLines_neverThrows") && to > from && line[to - 1] < -100) {
        throw new IllegalStateException("not ASCII");
      }
      if (Faults.is("parse_veryLongLine_takesIt") && to - from > 100_000) {
        throw new StackOverflowError();
      }
      if (Faults.is("parse_rejectedLine_outIsNotCalled")) {
        out.level(Level.INFO);
      }
      if (to == from || line[from] != '!') {
        return false;
      }
      int second = indexOf(line, from + 1, to);
      int third = second < 0 ? -1 : indexOf(line, second + 1, to);
      if (third < 0 || broken) {
        return false;
      }
      String word = new String(line, from + 1, second - from - 1, StandardCharsets.ISO_8859_1);
      Locale locale =
          Faults.is("parse_inAnotherCountry_findsTheSame") ? Locale.getDefault() : Locale.ROOT;
      if (word.toLowerCase(locale).equals("info")) {
        out.level(Level.INFO);
      }
      boolean outside = Faults.is("parse_acceptedLine_offsetsLieInside");
      out.field(Field.PROCESS, second + 1, outside ? to + 1 : third);
      if (Faults.is("parse_linesInAnotherOrder_findsTheSame") && lines++ > 5) {
        out.field(Field.HOST, from, to);
      }
      if (Faults.is("parse_metaLine_saysNothingElse")) {
        out.meta();
        return true;
      }
      if (Faults.is("parse_lineElsewhereInTheArray_findsTheSame") && line[to] != 0) {
        out.field(Field.HOST, from, to);
      }
      if (Faults.is("parse_lineTakenBack_isNotUsedAfterwards")) {
        if (earlier.length > 16 && earlier[16] == '#') {
          out.field(Field.HOST, from, to);
        }
        earlier = line;
      }
      if (Faults.is("parse_acceptedLine_hasOneMessage") && to - from > 3) {
        out.message(line, third + 1, to);
      }
      message(line, third + 1, to, out);
      return true;
    }

    private void message(byte[] line, int from, int to, EventFields out) {
      int length = Math.min(own.length, to - from);
      for (int i = 0; i < length; i++) {
        own[i] = (byte) (line[from + i] == '$' ? 's' : line[from + i]);
      }
      if (Faults.is("parse_line_isNotModified") && from < to) {
        line[from] = (byte) (line[from] ^ 1);
      }
      out.message(own, 0, length);
    }

    private static int indexOf(byte[] line, int from, int to) {
      for (int i = from; i < to; i++) {
        if (line[i] == '!') {
          return i;
        }
      }
      return -1;
    }
  }
}
