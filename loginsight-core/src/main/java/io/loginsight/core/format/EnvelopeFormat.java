package io.loginsight.core.format;

import io.loginsight.spi.EventFields;
import io.loginsight.spi.Field;
import io.loginsight.spi.FormatContext;
import io.loginsight.spi.LineParser;
import io.loginsight.spi.LogFormat;
import io.loginsight.spi.LogFormatProvider;
import io.loginsight.spi.LogSample;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A format that packs a message, such as JSON or syslog. If the messages of the sample are log
 * lines themselves, each message is read again.
 */
final class EnvelopeFormat implements LogFormat {

  /** The share of messages that must be log lines for them to be unpacked. */
  private static final double UNPACK = 0.5;

  private final String words;
  private final Supplier<? extends EnvelopeReader> readers;
  private final boolean yearless;
  private final @Nullable FormatChain inner;

  private EnvelopeFormat(
      String words,
      Supplier<? extends EnvelopeReader> readers,
      boolean yearless,
      @Nullable FormatChain inner) {
    this.words = words;
    this.readers = readers;
    this.yearless = yearless;
    this.inner = inner;
  }

  /**
   * Looks for a packaging in a sample.
   *
   * @param words the packaging in words
   * @param enough how many lines of the sample must be in it, unless half of them are
   * @param nested the formats that a message may be in
   * @return the format, or null if too few lines are in it
   */
  static @Nullable EnvelopeFormat detect(
      String words,
      Supplier<? extends EnvelopeReader> readers,
      int enough,
      List<LogFormatProvider> nested,
      LogSample sample,
      FormatContext context) {
    EnvelopeReader reader = readers.get();
    Found found = new Found();
    LineSample messages = new LineSample();
    int accepted = 0;
    boolean yearless = false;
    for (int i = 0; i < sample.lines(); i++) {
      found.clear();
      if (reader.read(sample.bytes(), sample.start(i), sample.end(i), found)) {
        accepted++;
        yearless |= found.isYearAssumed();
        if (!found.whole && !found.meta) {
          messages.add(found.text, found.from, found.to);
        }
      }
    }
    if (accepted == 0 || (accepted < enough && 2 * accepted < sample.lines())) {
      return null;
    }
    return new EnvelopeFormat(words, readers, yearless, unpack(messages, nested, context));
  }

  private static @Nullable FormatChain unpack(
      LogSample messages, List<LogFormatProvider> nested, FormatContext context) {
    if (messages.lines() == 0 || nested.isEmpty()) {
      return null;
    }
    FormatChain chain = FormatChain.detect(nested, messages, context, null);
    double share = 0;
    for (FormatChain.Entry entry : chain.entries()) {
      share += entry.confidence();
    }
    return share >= UNPACK ? chain : null;
  }

  @Override
  public String description() {
    if (inner == null) {
      return words;
    }
    StringBuilder text = new StringBuilder(words).append(", its messages");
    String link = " in ";
    for (FormatChain.Entry entry : inner.entries()) {
      text.append(link).append(entry.description());
      link = " or ";
    }
    return text.toString();
  }

  @Override
  public boolean assumesYear() {
    return yearless || (inner != null && inner.assumesYear());
  }

  @Override
  public LineParser parser() {
    return new Parser(readers.get(), inner == null ? null : inner.newReader());
  }

  private static final class Parser implements LineParser {

    private final EnvelopeReader reader;
    private final FormatChain.@Nullable Reader nested;
    private final Found found = new Found();
    private final Found.Inner fields = found.new Inner();

    Parser(EnvelopeReader reader, FormatChain.@Nullable Reader nested) {
      this.reader = reader;
      this.nested = nested;
    }

    @Override
    public boolean parse(byte[] line, int from, int to, EventFields out) {
      found.clear();
      if (!reader.read(line, from, to, found)) {
        return false;
      }
      if (found.meta) {
        out.meta();
        return true;
      }
      if (nested != null && !found.whole) {
        fields.begin(out);
        if (nested.read(found.text, found.from, found.to, fields) >= 0) {
          fields.end();
          return true;
        }
      }
      if (!found.whole && !found.hasLevel() && continues()) {
        out.continuation();
      }
      found.emit(out);
      return true;
    }

    /**
     * A runtime packs each line by itself, those of a stack trace too. Where it names services,
     * others may have headers and this one none, so only what can be nothing else continues.
     */
    private boolean continues() {
      boolean hasHeaders = nested != null && !found.has(Field.SERVICE);
      return Continuations.classify(found.text, found.from, found.to, hasHeaders)
          == LineRole.CONTINUATION;
    }
  }
}
