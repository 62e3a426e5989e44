package io.loginsight.core.engine;

import io.loginsight.core.format.FormatChain;
import io.loginsight.core.format.FormatProviderException;
import io.loginsight.core.format.TableColumns;
import io.loginsight.core.format.YearFinder;
import io.loginsight.spi.EngineSettings;
import io.loginsight.spi.FormatContext;
import io.loginsight.spi.LogFormatProvider;
import io.loginsight.spi.LogSample;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how a source is written, and which year its dates are of if they do not say it: that of
 * other dates in this source or in an earlier one, else the one the user named, else 1970.
 *
 * <p><b>Threads:</b> Confined.
 */
final class FormatFinder {

  private static final int ASSUMED_YEAR = 1970;

  /** The share of lines that makes what is found further behind worth while. */
  private static final double MOST = 0.5;

  /**
   * What was found.
   *
   * @param chain the formats
   * @param notes what a reader of the report must know
   */
  record Found(FormatChain chain, List<String> notes) {}

  private final List<LogFormatProvider> providers; // those that have not failed
  private final EngineSettings.Reading reading;
  private final List<String> problems = new ArrayList<>();
  private int yearSeen = YearFinder.NONE;
  private int yearOfSource = YearFinder.NONE; // that of other dates in it
  private int yearTold = YearFinder.NONE; // in a note of the source
  private int year; // of dates that do not say it
  private int yearAssumed; // how many sources have the year that nobody named

  FormatFinder(List<LogFormatProvider> providers, EngineSettings.Reading reading) {
    this.providers = new ArrayList<>(providers);
    this.reading = reading;
  }

  /** Looks at the first lines of the next source. */
  Found find(LogSample sample) {
    yearOfSource = YearFinder.NONE;
    yearTold = YearFinder.NONE;
    Found found = found(detect(sample));
    if (found.chain.entries().isEmpty() && isAskedFor()) {
      found.notes.add("No line of the first ones is in the format that was asked for");
    }
    return found;
  }

  /**
   * Looks at lines further behind in the same source, of which no format found so far is sure.
   *
   * @return the formats of most of them; null if there are none
   */
  @Nullable Found findMore(LogSample sample) {
    FormatChain chain = detect(sample);
    double share = chain.entries().stream().mapToDouble(FormatChain.Entry::confidence).sum();
    return share > MOST ? found(chain) : null;
  }

  /** Says which column that the user has given a source lacks; null if none. */
  @Nullable String missingColumn(LogSample sample) {
    return TableColumns.missing(sample, reading.columns());
  }

  /** Says whether there is one format by which all sources are read. */
  boolean isAskedFor() {
    return reading.format() != null;
  }

  private Found found(FormatChain chain) {
    List<String> notes = new ArrayList<>();
    if (chain.assumesYear() && year != yearTold) {
      notes.add(note());
      yearTold = year;
    }
    return new Found(chain, notes);
  }

  private FormatChain detect(LogSample sample) {
    YearFinder finder = new YearFinder();
    finder.add(sample);
    if (finder.year() != YearFinder.NONE) {
      yearOfSource = finder.year();
      yearSeen = finder.year();
    }
    year = yearSeen != YearFinder.NONE ? yearSeen : asked();
    return detect(sample, new FormatContext(reading.zone(), year, reading.columns()));
  }

  private int asked() {
    Integer year = reading.year();
    return year == null ? ASSUMED_YEAR : year;
  }

  private String note() {
    String dates = "The dates name no year; " + year + " is ";
    if (yearOfSource != YearFinder.NONE) {
      return dates + "that of other dates in this source";
    }
    if (yearSeen != YearFinder.NONE) {
      return dates + "that of dates in an earlier source";
    }
    if (reading.year() != null) {
      return dates + "what was asked for";
    }
    yearAssumed++;
    return dates + "assumed";
  }

  private FormatChain detect(LogSample sample, FormatContext context) {
    while (true) {
      try {
        return FormatChain.detect(providers, sample, context, reading.format());
      } catch (FormatProviderException e) { // a plugin's; the others go on
        if (!providers.removeIf(provider -> provider.id().equals(e.providerId()))) {
          throw e;
        }
        problems.add(e.getMessage() + "; it is left out");
      }
    }
  }

  /** Returns what went wrong, one line each. */
  List<String> problems() {
    if (yearAssumed == 0) {
      return problems;
    }
    List<String> all = new ArrayList<>(problems);
    String of = yearAssumed == 1 ? "a source" : yearAssumed + " sources";
    all.add(
        "The year "
            + ASSUMED_YEAR
            + " is assumed: the dates of "
            + of
            + " name none (--year sets it)");
    return all;
  }
}
