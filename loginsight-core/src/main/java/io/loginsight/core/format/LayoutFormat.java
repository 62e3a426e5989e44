package io.loginsight.core.format;

import io.loginsight.spi.EventFields;
import io.loginsight.spi.FormatContext;
import io.loginsight.spi.LineParser;
import io.loginsight.spi.LogFormat;
import io.loginsight.spi.LogSample;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a known program: each is in the first of some {@link LineLayout}s that fits. */
final class LayoutFormat implements LogFormat {

  private final String words;
  private final List<LineLayout> layouts;
  private final FormatContext context;
  private final boolean yearless;

  private LayoutFormat(
      String words, List<LineLayout> layouts, FormatContext context, boolean yearless) {
    this.words = words;
    this.layouts = layouts;
    this.context = context;
    this.yearless = yearless;
  }

  /**
   * Looks for a program's lines in a sample.
   *
   * @param enough how many lines must fit, unless half of them do
   * @return the format, or null if too few fit
   */
  static @Nullable LayoutFormat detect(
      String words, List<LineLayout> layouts, int enough, LogSample sample, FormatContext context) {
    Parser parser = new Parser(layouts, context);
    int accepted = 0;
    int sure = 0;
    boolean yearless = false;
    for (int i = 0; i < sample.lines(); i++) {
      if (parser.parse(sample.bytes(), sample.start(i), sample.end(i), NoFields.INSTANCE)) {
        accepted++;
        sure += parser.aside ? 0 : 1;
        yearless |= parser.yearless;
      }
    }
    if (sure == 0 || (sure < enough && 2 * accepted < sample.lines())) {
      return null;
    }
    return new LayoutFormat(words, layouts, context, yearless);
  }

  @Override
  public String description() {
    return words;
  }

  @Override
  public boolean assumesYear() {
    return yearless;
  }

  @Override
  public LineParser parser() {
    return new Parser(layouts, context);
  }

  private static final class Parser implements LineParser {

    private final LineLayout.Reader[] readers;
    private final boolean[] asides;
    private boolean yearless;
    private boolean aside;

    Parser(List<LineLayout> layouts, FormatContext context) {
      Timestamps timestamps = new Timestamps(context);
      readers = new LineLayout.Reader[layouts.size()];
      asides = new boolean[layouts.size()];
      for (int i = 0; i < readers.length; i++) {
        readers[i] = layouts.get(i).new Reader(timestamps);
        asides[i] = layouts.get(i).isAside();
      }
    }

    @Override
    public boolean parse(byte[] line, int from, int to, EventFields out) {
      for (int i = 0; i < readers.length; i++) {
        if (readers[i].read(line, from, to, out)) {
          yearless = readers[i].lacksYear();
          aside = asides[i];
          return true;
        }
      }
      return false;
    }
  }
}
