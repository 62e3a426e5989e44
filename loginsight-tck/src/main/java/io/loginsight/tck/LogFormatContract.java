package io.loginsight.tck;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.loginsight.spi.FormatContext;
import io.loginsight.spi.LineParser;
import io.loginsight.spi.LogFormat;
import io.loginsight.spi.LogFormatProvider;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * What every {@link LogFormatProvider}, {@link LogFormat} and {@link LineParser} promises.
 *
 * <p><b>Threads:</b> Confined.
 */
public abstract class LogFormatContract extends ProviderContract<LogFormatProvider> {

  private static final ZoneId ELSEWHERE = ZoneId.of("Asia/Kathmandu"); // +05:45

  private static final int LEAP_YEARS = 4; // from one to the next

  private static final String ALONE =
      "let what is found depend on the bytes of the line alone; what a parser keeps, such as the"
          + " last date, may only make it faster.";

  /** For subclasses. */
  protected LogFormatContract() {
    super(
        LogFormatProvider.class,
        LogFormatProvider::id,
        loader -> ServiceLoader.load(LogFormatProvider.class, loader));
  }

  @Override
  protected abstract LogFormatProvider provider();

  /**
   * Returns lines in this format with what is to be found in them, as different as they can be.
   *
   * @return one line or more
   */
  protected abstract List<ExpectedLine> expected();

  /**
   * Returns further lines in this format, where it takes more to be sure of it.
   *
   * @return lines without line ends, all of them in the format; none unless overridden
   */
  protected List<String> lines() {
    return List.of();
  }

  /**
   * Returns the time zone and the year to assume.
   *
   * @return UTC and 2024, unless overridden
   */
  protected FormatContext context() {
    return new FormatContext(ZoneOffset.UTC, 2024);
  }

  /** How long one call may take. */
  Duration limit() {
    return Call.LIMIT;
  }

  @Override
  Object use(LogFormatProvider provider) {
    LogFormat format = provider.detect(new LentSample(good()), context());
    return format == null ? "no format" : format.description();
  }

  // detect

  @Test
  void detect_itsOwnLines_recognisesThem() {
    Call<LogFormat> call = Call.of(limit(), () -> detect(provider(), good()));
    call.check("detect() failed", "let it return a format or null.");
    Rule.check(
        call.value() != null,
        () ->
            "detect() does not recognise the "
                + good().size()
                + " lines of expected() and lines().",
        "return the format; or let lines() give enough lines that are in it.");
  }

  @Test
  void detect_otherText_givesAFormatOrNull() {
    for (List<byte[]> sample : otherSamples()) {
      Call<LogFormat> call = Call.of(limit(), () -> detect(provider(), sample));
      call.check(
          "detect() failed for a sample of " + sample.size() + " lines of other text",
          "return null for text that is not in the format; a sample may be empty.");
    }
  }

  @Test
  void detect_sampleTakenBack_isNotUsedAfterwards() {
    LogFormat kept = known();
    LentSample sample = new LentSample(good());
    LogFormat format = Objects.requireNonNull(provider().detect(sample, context()));
    sample.takeBack();
    String mend = "copy what the format keeps of the sample: its storage is used again.";
    Call<Boolean> call =
        Call.of(
            limit(),
            () -> {
              LineParser expected = kept.parser();
              LineParser parser = format.parser();
              format.description();
              for (byte[] line : all()) {
                String should = Parsed.by(expected, PlacedLine.alone(line)).outcome();
                if (!should.equals(Parsed.by(parser, PlacedLine.alone(line)).outcome())) {
                  return false;
                }
              }
              return true;
            });
    Rule.check(
        !sample.isUsedAfterwards() && Boolean.TRUE.equals(call.value()),
        () -> "The format still uses the sample that detect() was lent.",
        mend);
  }

  @Test
  void detect_sample_isNotModified() {
    LentSample sample = new LentSample(good());
    LogFormat format = provider().detect(sample, context());
    assumeTrue(format != null, "it does not recognise its own lines");
    Rule.check(
        !sample.isModified(),
        () -> "detect() changed the bytes of the sample.",
        "copy a line before you change it.");
  }

  @Test
  void detect_again_findsTheSame() {
    LogFormat one = known();
    LogFormatProvider provider = provider();
    Call.of(limit(), () -> detect(provider, SampleLines.foreign()));
    LogFormat other = detect(provider, good());
    Rule.check(
        other != null && one.description().equals(other.description()),
        () ->
            ("It found '" + one.description() + "', and for the same sample ")
                + (other == null ? "nothing" : "'" + other.description() + "'"),
        "let detect() follow from sample and context alone.");
  }

  @Test
  void description_isOneLine() {
    String text = known().description();
    Rule.check(
        Rule.isOneLine(text),
        () -> "The description is " + (text == null ? "null" : Rule.shown(text)) + ".",
        "say in one line how the format looks, such as 'timestamp level [thread] message'.");
  }

  @Test
  void assumesYear_isTrueWhenTheContextDecidesTheYear() {
    LogFormat format = known();
    LineParser parser = format.parser();
    LineParser other =
        known(new FormatContext(context().zone(), context().year() + LEAP_YEARS)).parser();
    boolean assumes =
        good().stream()
            .map(PlacedLine::alone)
            .anyMatch(
                line ->
                    !Objects.equals(Parsed.by(parser, line).time(), Parsed.by(other, line).time()));
    Rule.check(
        format.assumesYear() == assumes,
        () ->
            ("assumesYear() is " + format.assumesYear() + ", and with another year in the context ")
                + ("the times are " + (assumes ? "others." : "the same.")),
        assumes
            ? "let assumesYear() return true when dates of the sample name no year."
            : "let assumesYear() return false when all dates of the sample name their year.");
  }

  // parse

  @Test
  void parse_itsOwnLines_acceptsThem() {
    LineParser parser = known().parser();
    for (byte[] line : good()) {
      Rule.check(
          Parsed.by(parser, PlacedLine.alone(line)).isAccepted(),
          () -> "parse() does not accept " + SampleLines.shown(line) + ".",
          "accept every line of the format, or take this one out of expected() or lines().");
    }
  }

  @Test
  void parse_expectedLine_findsWhatIsInIt() {
    LineParser parser = known().parser();
    Rule.check(
        !expected().isEmpty(),
        () -> "expected() is empty, so that nothing is known about what parse() finds.",
        "let expected() return a line of each sort, with what is to be found in it.");
    for (ExpectedLine line : expected()) {
      Parsed parsed = Parsed.by(parser, placed(line));
      String should = line.in(context().zone());
      Rule.check(
          !parsed.isAccepted() || parsed.found().equals(should),
          () ->
              ("In " + Rule.shown(line.line()) + " parse() found something else than expected.")
                  + ("\n  Expected: " + Rule.shown(should))
                  + ("\n  Found: " + Rule.shown(parsed.found())),
          "mend the parser or expected(); times are nanoseconds since 1970, and a field ends in"
              + " front of the offset 'to'.");
    }
  }

  @Test
  void parse_inAnotherZone_movesTheTimesThatNameNone() {
    ZoneId here = context().zone();
    LineParser parser = known().parser();
    LineParser other = known(new FormatContext(ELSEWHERE, context().year())).parser();
    for (ExpectedLine line : expected()) {
      if (Objects.equals(Parsed.by(parser, placed(line)).time(), line.timeIn(here))) {
        Instant should = line.timeIn(ELSEWHERE);
        Instant found = Parsed.by(other, placed(line)).time();
        Rule.check(
            Objects.equals(found, should),
            () ->
                ("With the zone " + ELSEWHERE + " in the context, the time of ")
                    + (Rule.shown(line.line()) + " is " + found + " and not " + should + "."),
            "take the zone of times that name none from FormatContext.zone(), and leave the others"
                + " alone; expected() writes a time without a zone where the line names none.");
      }
    }
  }

  @Test
  void parse_rejectedLine_outIsNotCalled() {
    eachLine(
        (line, parsed) ->
            Rule.check(
                parsed.isAccepted() || parsed.failure() != null || parsed.calls() == 0,
                () -> "parse() called 'out' and then rejected " + SampleLines.shown(line) + ".",
                "find out whether the line is in the format first; then call 'out'."));
  }

  @Test
  void parse_acceptedLine_hasOneMessage() {
    eachLine(
        (line, parsed) ->
            Rule.check(
                !parsed.isAccepted() || parsed.messages() == 1,
                () ->
                    "parse() accepted "
                        + SampleLines.shown(line)
                        + " and called out.message() "
                        + parsed.messages()
                        + " times.",
                "call one of out.message(), which may be empty, out.meta() and out.header() exactly"
                    + " once for a line that is accepted."));
  }

  @Test
  void parse_metaLine_saysNothingElse() {
    eachLine(
        (line, parsed) ->
            Rule.check(
                !parsed.isMeta() || parsed.messages() > 1 || parsed.calls() == 1,
                () ->
                    ("parse() called out.meta() for " + SampleLines.shown(line))
                        + ", and other methods of 'out' as well.",
                "call nothing besides out.meta(): such a line is no event."));
  }

  @Test
  void parse_acceptedLine_offsetsLieInside() {
    eachLine(
        (line, parsed) ->
            Rule.check(
                parsed.outside() == null,
                () -> "In " + SampleLines.shown(line) + " parse() put " + parsed.outside() + ".",
                "let fields lie in from .. to of the line, and the message in the array that is"
                    + " passed with it."));
  }

  @Test
  void parse_linesInAnotherOrder_findsTheSame() {
    List<byte[]> lines = all();
    List<String> expected = outcomes(known(), lines);
    LineParser parser = known().parser();
    for (int i = lines.size() - 1; i >= 0; i--) {
      same(
          lines.get(i),
          expected.get(i),
          Parsed.by(parser, PlacedLine.alone(lines.get(i))),
          "After other lines",
          ALONE);
    }
  }

  @Test
  void parse_byAnotherParserInBetween_findsTheSame() {
    List<byte[]> lines = all();
    LogFormat format = known();
    List<String> expected = outcomes(known(), lines);
    LineParser one = format.parser();
    LineParser other = format.parser();
    for (int i = 0; i < lines.size(); i++) {
      Parsed first = Parsed.by(one, PlacedLine.alone(lines.get(i)));
      Parsed.by(other, PlacedLine.alone(lines.get(lines.size() - 1 - i))).outcome();
      same(
          lines.get(i),
          expected.get(i),
          first,
          "With another parser of the format at work",
          "let parser() make all that a parser needs anew, its buffer for decoding above all.");
    }
  }

  @Test
  void parse_lineElsewhereInTheArray_findsTheSame() {
    List<byte[]> lines = all();
    List<String> expected = outcomes(known(), lines);
    LineParser parser = known().parser();
    for (int i = 0; i < lines.size(); i++) {
      byte[] before = lines.get((i + 1) % lines.size());
      byte[] after = lines.get((i + 2) % lines.size());
      PlacedLine line = PlacedLine.among(lines.get(i), before, after, SampleLines.SEED + i);
      same(
          lines.get(i),
          expected.get(i),
          Parsed.by(parser, line),
          "Among other lines",
          "look only at from .. to: the "
              + LineParser.PADDING
              + " bytes around a line may be read,"
              + " but nothing may depend on them.");
    }
  }

  @Test
  @ResourceLock(Resources.LOCALE)
  @ResourceLock(Resources.TIME_ZONE)
  void parse_inAnotherCountry_findsTheSame() {
    List<byte[]> lines = all();
    List<String> expected = outcomes(known(), lines);
    Call.elsewhere(
        () -> {
          LineParser parser = known().parser();
          for (int i = 0; i < lines.size(); i++) {
            same(
                lines.get(i),
                expected.get(i),
                Parsed.by(parser, PlacedLine.alone(lines.get(i))),
                "With another default locale and time zone",
                "take the zone from the FormatContext, and pass Locale.ROOT to what reads names of"
                    + " months and changes case.");
          }
        });
  }

  @Test
  void parse_line_isNotModified() {
    LineParser parser = known().parser();
    for (byte[] line : all()) {
      PlacedLine placed = PlacedLine.alone(line);
      Parsed.by(parser, placed);
      Rule.check(
          !placed.isModified(),
          () -> "parse() changed the array that holds " + SampleLines.shown(line) + ".",
          "decode into a buffer of the parser's own: others read the line, too.");
    }
  }

  @Test
  void parse_lineTakenBack_isNotUsedAfterwards() {
    List<byte[]> lines = all();
    List<String> expected = outcomes(known(), lines);
    LineParser parser = known().parser();
    Parsed earlier = null;
    for (int i = 0; i < lines.size(); i++) {
      PlacedLine line = PlacedLine.alone(lines.get(i));
      Parsed parsed = Parsed.by(parser, line);
      boolean kept = earlier != null && earlier.isUsedAfterwards();
      Rule.check(!kept, () -> "parse() called the 'out' of an earlier line.", "keep no 'out'.");
      same(
          lines.get(i),
          expected.get(i),
          parsed,
          "After the array of an earlier line was used again",
          "keep neither line nor 'out' after parse() has returned; copy what is needed.");
      line.poison();
      earlier = parsed;
    }
  }

  @Test
  void parse_damagedLines_neverThrows() {
    eachLine(
        (line, parsed) ->
            Rule.check(
                parsed.failure() == null,
                () -> "For " + SampleLines.shown(line) + " parse() threw " + parsed.failure() + ".",
                "return false for what is not in the format; check each offset against 'to', and"
                    + " read at most "
                    + LineParser.PADDING
                    + " bytes beyond it."));
  }

  @Test
  void parse_veryLongLine_takesIt() {
    LogFormat format = known();
    for (byte[] line : SampleLines.veryLong(good())) {
      LineParser parser = format.parser();
      Call<Parsed> call = Call.of(limit(), () -> Parsed.by(parser, PlacedLine.alone(line)));
      Parsed parsed = call.value();
      Throwable failure = parsed == null ? call.failure() : parsed.failure();
      Rule.check(
          failure == null,
          () ->
              "For a line of "
                  + line.length
                  + " bytes, "
                  + SampleLines.shown(line)
                  + ", parse() failed: "
                  + failure,
          "take every byte once: no recursion by depth, no regular expression, no loop in a loop.");
    }
  }

  private List<byte[]> good() {
    return SampleLines.bytes(
        Stream.concat(expected().stream().map(ExpectedLine::line), lines().stream()).toList());
  }

  private static PlacedLine placed(ExpectedLine line) {
    return PlacedLine.alone(line.line().getBytes(StandardCharsets.UTF_8));
  }

  private List<byte[]> all() {
    List<byte[]> all = new ArrayList<>(good());
    all.addAll(SampleLines.foreign());
    all.addAll(SampleLines.damaged(good()));
    return all;
  }

  private List<List<byte[]>> otherSamples() {
    List<byte[]> foreign =
        SampleLines.foreign().stream().filter(LogFormatContract::isNotBlank).toList();
    List<byte[]> random =
        SampleLines.damaged(List.of()).stream().filter(LogFormatContract::isNotBlank).toList();
    return new ArrayList<>(
        List.of(List.of(), foreign, foreign.subList(0, 1), random, SampleLines.veryLong(good())));
  }

  private static boolean isNotBlank(byte[] line) {
    for (byte b : line) {
      if (b < 0 || b > ' ') {
        return true;
      }
    }
    return false;
  }

  private @Nullable LogFormat detect(LogFormatProvider provider, List<byte[]> lines) {
    return provider.detect(new LentSample(lines), context());
  }

  /** Returns the format of its own lines, or skips the rule: another one says what is wrong. */
  private LogFormat known() {
    return known(context());
  }

  private LogFormat known(FormatContext context) {
    Call<LogFormat> call =
        Call.of(limit(), () -> provider().detect(new LentSample(good()), context));
    LogFormat format = call.value();
    assumeTrue(format != null, "it does not recognise its own lines");
    return Objects.requireNonNull(format);
  }

  private static List<String> outcomes(LogFormat format, List<byte[]> lines) {
    LineParser parser = format.parser();
    List<String> outcomes = new ArrayList<>();
    lines.forEach(line -> outcomes.add(Parsed.by(parser, PlacedLine.alone(line)).outcome()));
    return outcomes;
  }

  private void eachLine(BiConsumer<byte[], Parsed> check) {
    LineParser parser = known().parser();
    for (byte[] line : all()) {
      check.accept(line, Parsed.by(parser, PlacedLine.alone(line)));
    }
  }

  private static void same(byte[] line, String expected, Parsed parsed, String when, String mend) {
    String found = parsed.outcome();
    Rule.check(
        found.equals(expected),
        () ->
            (when
                    + ", parse() found something else in "
                    + SampleLines.shown(line)
                    + ".\n  Before: ")
                + (Rule.shown(expected) + "\n  Now: " + Rule.shown(found)),
        mend);
  }
}
