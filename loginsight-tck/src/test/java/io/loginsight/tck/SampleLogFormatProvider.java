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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;

/**
 * Reads lines such as {@code !INFO!till!text}, or {@code !INFO!@2024-05-17T08:00:00!text} with a
 * time in place of a program; or does what {@link Faults} asks for.
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
    LineParser parser = new Parser(new byte[100], false, context);
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
    return new Format(sample, context);
  }

  private static byte[] line(LogSample sample, int i) {
    return Arrays.copyOfRange(sample.bytes(), sample.start(i), sample.end(i));
  }

  private static final class Format implements LogFormat {
    private final LogSample sample;
    private final String number;
    private final FormatContext context;
    private final byte[] buffer = new byte[1 << 20];

    Format(LogSample sample, FormatContext context) {
      this.context = context;
      this.sample = sample;
      this.number = Faults.is("detect_again_findsTheSame") ? " " + detections++ : "";
    }

    @Override
    public String description() {
      return Faults.is("description_isOneLine") ? " " : "!level!program!message" + number;
    }

    @Override
    public boolean assumesYear() {
      return Faults.is("assumesYear_isTrueWhenTheContextDecidesTheYear");
    }

    @Override
    public LineParser parser() {
      if (Faults.is("detect_sampleTakenBack_isNotUsedAfterwards")) {
        return new Parser(new byte[1 << 20], sample.bytes()[sample.start(0)] == '#', context);
      }
      boolean shared = Faults.is("parse_byAnotherParserInBetween_findsTheSame");
      return new Parser(shared ? buffer : new byte[1 << 20], false, context);
    }
  }

  private static final class Parser implements LineParser {

    private final byte[] own;
    private final boolean broken;
    private final FormatContext context;
    private byte[] earlier = new byte[0];
    private int lines;

    Parser(byte[] own, boolean broken, FormatContext context) {
      this.context = context;
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
      if (to == from || line[from] != '!') {
        if (Faults.is("parse_rejectedLine_outIsNotCalled")) {
          out.level(Level.INFO);
        }
        return false;
      }
      int second = indexOf(line, from + 1, to);
      int third = second < 0 ? -1 : indexOf(line, second + 1, to);
      if (third < 0 || broken) {
        return false;
      }
      if (Faults.is("parse_itsOwnLines_acceptsThem") && to - from == 3) {
        return false;
      }
      String word = new String(line, from + 1, second - from - 1, StandardCharsets.ISO_8859_1);
      Locale locale =
          Faults.is("parse_inAnotherCountry_findsTheSame") ? Locale.getDefault() : Locale.ROOT;
      if (word.toLowerCase(locale).equals("info")) {
        boolean wrong = Faults.is("parse_expectedLine_findsWhatIsInIt/level");
        out.level(wrong ? Level.WARN : Level.INFO);
      }
      boolean outside = Faults.is("parse_acceptedLine_offsetsLieInside") && to - from == 3;
      if (second + 1 < third && line[second + 1] == '@') {
        time(new String(line, second + 2, third - second - 2, StandardCharsets.ISO_8859_1), out);
      } else if (Faults.is("parse_expectedLine_findsWhatIsInIt/field")) {
        out.field(Field.PROCESS, second + 1, Math.max(second + 1, third - 1));
      } else {
        out.field(Field.PROCESS, second + 1, outside ? to + 1 : third);
      }
      if (Faults.is("parse_linesInAnotherOrder_findsTheSame") && lines++ > 5) {
        out.field(Field.HOST, from, to);
      }
      if (Faults.is("parse_metaLine_saysNothingElse") && to - from == 3) {
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

    private void time(String text, EventFields out) {
      boolean named = text.endsWith("Z");
      boolean fixed = Faults.is("parse_inAnotherZone_movesTheTimesThatNameNone") || named;
      boolean loose = Faults.is("parse_inAnotherZone_movesTheTimesThatNameNone/named");
      try {
        LocalDateTime local = LocalDateTime.parse(named ? text.replace("Z", "") : text);
        if (Faults.is("assumesYear_isTrueWhenTheContextDecidesTheYear/none")) {
          local = local.withYear(context.year());
        }
        Instant time = local.atZone(fixed && !loose ? ZoneOffset.UTC : context.zone()).toInstant();
        boolean milli = Faults.is("parse_expectedLine_findsWhatIsInIt/time");
        out.time(milli ? time.toEpochMilli() : time.getEpochSecond() * 1_000_000_000);
      } catch (DateTimeException e) {
        return; // no time
      }
    }

    private void message(byte[] line, int from, int to, EventFields out) {
      int length = Math.min(own.length, to - from);
      for (int i = 0; i < length; i++) {
        own[i] = (byte) (line[from + i] == '$' ? 's' : line[from + i]);
      }
      if (Faults.is("parse_line_isNotModified") && from < to) {
        line[from] = (byte) (line[from] ^ 1);
      }
      boolean cut = Faults.is("parse_expectedLine_findsWhatIsInIt/message") && length > 0;
      out.message(own, 0, cut ? length - 1 : length);
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
